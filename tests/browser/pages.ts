import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const dist = 'dist';

/** Addresses of all built pages, from the site's root: '/', '/chapters/universality/', '/404.html' … */
export const pages: string[] = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.html'))
  .map((name) => `/${name.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`)
  .sort();

/** Pages of the book proper; embeds are shown bare, in frames of other sites. */
export const bookPages: string[] = pages.filter((path) => !path.startsWith('/embed/'));
export const chapterPages: string[] = pages.filter((path) => path.startsWith('/chapters/'));

/** The built file behind an address. */
export const fileOf = (path: string): string => join(dist, path.endsWith('/') ? `${path}index.html` : path);
