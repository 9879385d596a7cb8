/**
 * A build of the book as a device keeps it: every file, and which of them each page needs. It is written into the service worker when the book is
 * built (src/project/keeping), so that a worker and the files it knows are always of one build.
 */

/** Its address behind the base, its bytes, and the beginning of its SHA-256 in hex where its name does not tell what it holds. */
export type KeptFile = readonly [path: string, bytes: number, hash?: string];

export interface Build {
  /** The hash of everything below. */
  id: string;
  /** Where the site is mounted: '/' or '/name/'. */
  base: string;
  files: readonly KeptFile[];
  /** The places in `files` of what a page needs to be read and run, itself among them, by its address behind the base: '' or 'chapters/x/'. */
  pages: Readonly<Record<string, readonly number[]>>;
  /** What every device has: the page that is shown in place of one that is not there. */
  shell: readonly number[];
  /** The text of the whole book, for the search. */
  library: readonly number[];
}

/** The page that stands for one that cannot be had. */
export const SHELF = 'offline/';

/** In this folder every chapter lies as one file, for readers to take home. None of it is kept for reading on the site. */
export const ONE_FILE = 'one-file/';

/** Digits of a hash. */
export const HASH_DIGITS = 16;

/** Whether a name changes with what it names, so that whatever was once had under it is right for ever. */
export const isContentNamed = (path: string): boolean =>
  /^(_astro\/|library\/|experiments\/[^/]+\/published\/)/.test(path);

/** Under which address a file is kept: two builds' pages of one address are two entries. */
export const keyOf = ({ base }: Pick<Build, 'base'>, [path, , hash]: KeptFile): string =>
  `${base}${path}${hash === undefined ? '' : `?${hash}`}`;

/** What is to be kept for pages: all that they need, the search and the shell. Each file once, in an order that brings pages to an end one by one. */
export function needed(build: Build, paths: readonly string[]): KeptFile[] {
  const places = [...build.shell, ...paths.flatMap((path) => build.pages[path] ?? []), ...build.library];
  return [...new Set(places)].map((place) => build.files[place]!);
}

export const bytesOf = (files: readonly KeptFile[]): number => files.reduce((sum, [, bytes]) => sum + bytes, 0);
