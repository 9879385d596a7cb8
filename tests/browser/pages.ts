import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { testedSite } from '../../src/project/machine/tested-site.ts';

/** Where the built site lies that is visited. */
export const site: string = testedSite.folder;

/** Addresses of all built pages (not of what readers take home or print, see one-file.spec.ts and worksheets.spec.ts), from the site's root wherever it is mounted: './', './chapters/universality/', './404.html' … */
export const pages: string[] = readdirSync(site, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.html') && !/^(one-file|worksheets)\b/.test(name))
  .map((name) => `./${name.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`)
  .sort();

/** Whether a page is of the book proper; embeds are shown bare, in frames of other sites. */
export const isOfTheBook = (path: string): boolean => !path.startsWith('./embed/');
/**
 * The tags of a page's tests: of the book's pages they hang on fonts. A frame shows what the experiment's own page shows: of frames the first
 * stands for all where time is short, and so does the first page of `alike`.
 */
export function pageTags(path: string, alike: (path: string) => boolean = () => false): { tag: string[] } {
  const firstOf = (kind: (path: string) => boolean) => pages.find(kind) === path;
  const isFrame = (path: string) => !isOfTheBook(path);
  const waits = [isFrame, alike].some((kind) => kind(path) && !firstOf(kind));
  return { tag: [...(isFrame(path) ? [] : ['@fonts']), ...(waits ? ['@slow'] : [])] };
}
/** An experiment's own page. */
export const isExperiment = (path: string): boolean => /^\.\/experiments\/[^/]+\/$/.test(path);
export const isChapter = (path: string): boolean => path.startsWith('./chapters/');
/** Chapters are made of the same parts, and this one has nearly all of them: what is dear is looked at here, in the others in test:all. */
export const standsForChapters = (path: string): boolean => path === './chapters/universality/';

/** The built file behind an address. */
export const fileOf = (path: string): string => join(site, path.endsWith('/') ? `${path}index.html` : path);

/** The built file that answers a request for this path of the server. */
export const fileOfRequest = (path: string): string => fileOf(path.replace(testedSite.base, './'));
