import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';

/** Attributes by which a page names other files. */
const naming = ['href', 'src', 'component-url', 'renderer-url', 'before-hydration-url', 'poster'];

/**
 * Reads every page of a built site and follows every address on it.
 * @param dist the built site's folder
 * @param base where it is mounted: '/' or '/name/'
 * @returns a line for every address that leads nowhere: outside the base, to no file, or to no element
 */
export function brokenLinks(dist: string, base: string): string[] {
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  const documents = new Map(
    names.map((name) => [
      `${base}${name.replace(/(^|\/)index\.html$/, '$1')}`,
      parseHTML(readFileSync(join(dist, name), 'utf8')).document,
    ]),
  );
  const broken: string[] = [];
  for (const [page, document] of documents) {
    for (const element of document.querySelectorAll(naming.map((name) => `[${name}]`).join())) {
      for (const name of naming) {
        const address = element.getAttribute(name);
        if (address === null || address.startsWith('data:') || element.getAttribute('rel') === 'canonical') continue;
        const url = new URL(address, `http://book.invalid${page}`);
        if (url.host !== 'book.invalid') continue;
        const fault = whyBroken(url, dist, base, documents);
        if (fault) broken.push(`${page}: ${name}="${address}" ${fault}`);
      }
    }
  }
  return broken;
}

function whyBroken(
  { pathname, hash }: URL,
  dist: string,
  base: string,
  documents: ReadonlyMap<string, Document>,
): string | undefined {
  const path = decodeURIComponent(pathname),
    id = decodeURIComponent(hash.slice(1));
  if (!path.startsWith(base)) return `is outside ${base}`;
  const target = documents.get(path);
  if (!target) return existsSync(join(dist, path.slice(base.length))) && !path.endsWith('/') ? undefined : 'is no file';
  return id === '' || target.getElementById(id) ? undefined : 'is no element';
}

/** Addresses on other hosts that a page would load by itself (not links that a reader follows). */
export function foreignLoads(dist: string): string[] {
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.(html|css)$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(join(dist, name), 'utf8');
      const inCss = [...text.matchAll(/url\(\s*["']?((?:https?:)?\/\/[^"')]+)|@import\s+["']([^"']+)/g)].map(
        (match) => match[1] ?? match[2]!,
      );
      if (name.endsWith('.css')) return inCss.map((address) => `${name}: ${address}`);
      const { document } = parseHTML(text);
      const named = [...document.querySelectorAll('[src], link[href]:not([rel=canonical])')].map(
        (element) => element.getAttribute('src') ?? element.getAttribute('href')!,
      );
      return [...named, ...inCss]
        .filter((address) => /^(https?:)?\/\//.test(address))
        .map((address) => `${name}: ${address}`);
    });
}
