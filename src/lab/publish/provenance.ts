import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown, type Plugin } from 'rolldown';
import { experimentFolder } from './catalogue.ts';
import { withoutHostParts } from './computing-part.ts';
import type { Provenance } from './results.ts';

/**
 * What computes an experiment's result, as a hash: everything of this project that `run` and `prepare` reach, bundled, types, comments
 * and layout removed, unused code shaken off; with the versions of the packages it imports. Rewording a title, a claim or a comment
 * leaves the hash alone; changing what runs does not. The trainer's AssemblyScript counts as the compiled bytes in the module generated from it.
 */

const HOME = fileURLToPath(new URL('../../../', import.meta.url));
const RANDOM = join(HOME, 'src/math/random.ts');
const DEFINE = join(HOME, 'src/lab/declare/define.ts');
const ENTRY = '\0entry';
const ASSET = '\0asset:';

/** Of the experiment as it is now. @param root folder of experiment folders @throws UnknownExperiment, or the bundler's error */
export async function provenanceOf(id: string, root?: string): Promise<Provenance> {
  const { parts, packages } = await computingCode(id, root);
  const code = digest(
    [...parts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, text]) => `${name}\n${text}\n`)
      .join(''),
  );
  return { code, versions: versionsOf(packages) };
}

/** All that counts: `parts` of this project by name (the bundled code; hashes of files that are no code), and the packages outside it. */
export async function computingCode(
  id: string,
  root?: string,
): Promise<{ parts: Map<string, string>; packages: Set<string> }> {
  const file = join(experimentFolder(id, root), 'experiment.ts');
  const packages = new Set<string>();
  const parts = new Map<string, string>();
  const bundle = await rolldown({
    input: ENTRY,
    platform: 'neutral',
    cwd: HOME,
    logLevel: 'silent',
    shimMissingExports: true,
    plugins: [project(file, packages, parts)],
  });
  try {
    const { output } = await bundle.generate({
      format: 'es',
      codeSplitting: false,
      comments: false,
      minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    });
    for (const chunk of output) {
      if (chunk.type === 'asset') parts.set(`asset ${chunk.fileName}`, digest(chunk.source));
      else {
        parts.set(`code ${chunk.fileName}`, chunk.code);
        for (const name of [...chunk.imports, ...chunk.dynamicImports]) packages.add(name);
      }
    }
  } finally {
    await bundle.close();
  }
  return { parts, packages };
}

/** One Chinese clause: why a published result is out of date; undefined if it isn't. */
export function staleness(published: Provenance, now: Provenance): string | undefined {
  if (published.code !== now.code) return '算出它的代码已经改了';
  for (const name of new Set([...Object.keys(published.versions), ...Object.keys(now.versions)])) {
    const [then, today] = [published.versions[name] ?? '无', now.versions[name] ?? '无'];
    if (then !== today) return `${name} 的版本从 ${then} 变成了 ${today}`;
  }
  return undefined;
}

const digest = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 32);

/** Bundles this project's own modules; packages stay outside and are noted, files that are no code count by their bytes. */
function project(file: string, packages: Set<string>, parts: Map<string, string>): Plugin {
  return {
    name: 'provenance',
    resolveId(source, importer) {
      if (source === ENTRY) return ENTRY;
      const own = source.startsWith('.') || source.startsWith('/');
      if (!own) return { id: source, external: true };
      const [path, query] = source.split('?') as [string, string?];
      const absolute = importer === undefined || importer === ENTRY ? path : resolve(dirname(importer), path);
      if (query === undefined && /\.(?:[mc]?[jt]sx?|json)$/.test(path)) return absolute;
      return { id: ASSET + absolute, moduleSideEffects: true };
    },
    load(id) {
      // The streams come from the host, so they belong to the run though the experiment does not import them.
      if (id === ENTRY) {
        return `import experiment from ${JSON.stringify(file)};\nimport { streams } from ${JSON.stringify(RANDOM)};\nexport { experiment, streams };`;
      }
      // What it puts among the controls is for hosts.
      if (id === DEFINE) return 'export function defineExperiment(experiment) { return experiment; }';
      return id.startsWith(ASSET) ? `export default ${JSON.stringify(bytesOf(id.slice(ASSET.length)))};` : null;
    },
    transform(code, id) {
      for (const [, path] of code.matchAll(/new URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g)) {
        const absolute = resolve(dirname(id), path!);
        const library = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(absolute)?.[1];
        if (library !== undefined) packages.add(library);
        else parts.set(`file ${basename(absolute)}`, bytesOf(absolute));
      }
      return id === file ? withoutHostParts(code) : null;
    },
  };
}

/** A generated file may not be built yet; what it is generated from counts by itself. */
const bytesOf = (path: string): string => (existsSync(path) ? digest(readFileSync(path)) : 'not built');

function versionsOf(specifiers: Iterable<string>): Record<string, string> {
  const names = [...specifiers]
    .filter((name) => !name.startsWith('node:'))
    .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)![0]);
  const version = (name: string): string => {
    const found = findPackageJSON(name, pathToFileURL(join(HOME, 'package.json')).href);
    return found === undefined ? '无' : (JSON.parse(readFileSync(found, 'utf8')) as { version: string }).version;
  };
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, version(name)]));
}
