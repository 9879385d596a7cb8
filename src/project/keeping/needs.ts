import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { init, parse } from 'es-module-lexer';
import { readTags } from '../tags.ts';

/**
 * What every page of a built site needs to be read and run without a network, found by reading the built files: what its HTML names, what these name in
 * turn, programs that are imported only when they are needed, workers, WebAssembly, data and published results. Figures and experiments are found
 * by globs, each under the path of its source; of these a page needs those of its own experiments.
 */

/** What a page needs, by paths in the site's folder; `library` is what its search needs besides. */
export interface Needs {
  files: Set<string>;
  library: Set<string>;
}

interface Import {
  to: string;
  /** The source that a glob found it by. */
  source?: string;
}
interface Script {
  imports: Import[];
  /** Files that are named in strings: workers, WebAssembly, data. */
  named: Import[];
}

/** Attributes of a page by which it names what it loads. */
const NAMING = ['src', 'component-url', 'renderer-url', 'before-hydration-url'];
const LOADED = /^(stylesheet|modulepreload|icon|apple-touch-icon|manifest)$/;

const exactly = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * @param page its path @param html what it is read as, if not as it lies there @param programs by their addresses, which it begins with though it does
 * not name them
 */
type Reader = (page: string, html?: string, programs?: readonly string[]) => Needs;

/** Reads the pages of a site. @param base where it is mounted */
export async function reader(dist: string, base: string): Promise<Reader> {
  await init;
  const scripts = new Map<string, Script>();
  const text = (path: string) => readFileSync(join(dist, path), 'utf8');
  const local = (address: string): string | undefined =>
    address.startsWith(base) && existsSync(join(dist, address.slice(base.length)))
      ? address.slice(base.length)
      : undefined;
  const inString = new RegExp(`(?:([\\w$]+)=)?["'\`]${exactly(base)}(_astro/[\\w.-]+)["'\`]`, 'g');

  /** @param at the script's own path; a page's for one that stands in it */
  function readScript(code: string, at: string): Script {
    const deps = /__vite__mapDeps=.*?\[((?:"[^"]*",?)*)\]/.exec(code)?.[1];
    const preloads: string[] = deps === undefined ? [] : (JSON.parse(`[${deps}]`) as string[]);
    const imports: Import[] = [];
    for (const { n: name, s: start, e: end, d: dynamic } of parse(code)[0]) {
      if (dynamic === -2 || name === undefined) continue;
      const to = name.startsWith('.') ? posix.join(posix.dirname(at), name) : local(name);
      if (to === undefined || !existsSync(join(dist, to))) throw new Error(`${at} imports ${name}, which is not there`);
      const source = dynamic === -1 ? undefined : /["'`](\/src\/[^"'`]+)["'`]:[^"'`]*$/.exec(code.slice(0, start))?.[1];
      imports.push({ to, ...(source === undefined ? {} : { source }) });
      // Styles that come with it; its programs are found by reading it.
      const with_ =
        dynamic === -1
          ? undefined
          : /^[^[\]`"']*[`"')][^[\]]*?__vite__mapDeps\(\[([\d,]+)\]\)/.exec(code.slice(end, end + 2000))?.[1];
      for (const place of with_?.split(',') ?? []) {
        const path = preloads[Number(place)]!;
        if (path.endsWith('.css')) imports.push({ to: path, ...(source === undefined ? {} : { source }) });
      }
    }
    const named = [...code.matchAll(inString)].flatMap(([, variable, path]): Import[] => {
      if (!existsSync(join(dist, path!))) return [];
      const source = variable && new RegExp(`["'\`](/src/[^"'\`]+)["'\`]:${exactly(variable)}[,}]`).exec(code)?.[1];
      return [{ to: path!, ...(source ? { source } : {}) }];
    });
    return { imports, named };
  }
  const script = (path: string): Script => {
    const known = scripts.get(path);
    if (known) return known;
    const read = readScript(text(path), path);
    scripts.set(path, read);
    return read;
  };
  const inSheet = (path: string): string[] =>
    [...text(path).matchAll(/url\(["']?([^"')]+)/g)]
      .map(([, address]) => address!)
      .filter((address) => !address.startsWith('data:'))
      .map((address) => (address.startsWith('/') ? local(address)! : posix.join(posix.dirname(path), address)));

  /** The book's words, and beside them how they sound: their files are called alike, and named only by a program. */
  const beside = (words: string): string[] => {
    const [folder, stem] = [posix.dirname(words), posix.basename(words, '.bin')];
    return readdirSync(join(dist, folder))
      .filter((name) => name.startsWith(`${stem}.`))
      .map((name) => posix.join(folder, name));
  };

  return (page, html = text(page), programs = []) => {
    const labs = new Set<string>();
    const files = new Set<string>();
    const library = new Set<string>();
    /** Whether a source that a glob found is of an experiment of this page, or a recording that one of them names. */
    const isWanted = (source: string): boolean => {
      const [, id] = /^\/src\/experiments\/([^/]+)\//.exec(source) ?? [];
      if (id !== undefined) return labs.has(id);
      return html.includes(`"${source.replace(/\?.*$/, '').split('/').at(-1)}"`);
    };
    const follow = ({ imports, named }: Script): void => {
      for (const { to, source } of [...imports, ...named]) if (source === undefined || isWanted(source)) add(to);
    };
    const add = (path: string): void => {
      if (files.has(path)) return;
      files.add(path);
      if (path.endsWith('.js')) follow(script(path));
      else if (path.endsWith('.css')) inSheet(path).forEach(add);
    };
    const found = programs.map((address) => local(address)!);
    readTags(html, ({ name, attributes }) => {
      if (attributes['data-lab']) labs.add(attributes['data-lab']);
      const named = NAMING.map((attribute) => (name === 'a' ? undefined : attributes[attribute]));
      if (name === 'link' && LOADED.test(attributes.rel ?? '')) named.push(attributes.href);
      found.push(...named.flatMap((address) => local(address ?? '') ?? []));
      const searched = local(attributes['data-library'] ?? '');
      if (searched !== undefined) beside(searched).forEach((file) => library.add(file));
    });
    add(page);
    found.forEach(add);
    for (const [, code] of html.matchAll(/<script type="module">([\s\S]*?)<\/script>/g))
      follow(readScript(code!, page));
    for (const id of labs) {
      const folder = `experiments/${id}/published`;
      if (existsSync(join(dist, folder))) for (const name of readdirSync(join(dist, folder))) add(`${folder}/${name}`);
    }
    return { files, library };
  };
}
