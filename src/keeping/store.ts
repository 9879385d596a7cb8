import { HASH_DIGITS, isContentNamed, keyOf, needed, type Build, type KeptFile } from './build.ts';

/**
 * What is kept on the device: one cache for all builds. A file is under its address, and its hash where the address does not tell what it holds, so
 * the files of two builds never mix, and one that did not change is there already. That a page is kept is a mark beside it, which is
 * set after its last file.
 */

/** Why something could not be kept: no network, files of another build on the server, no room, or the reader's own word. */
export type Reason = 'network' | 'changed' | 'full' | 'stopped';

export class NotKept extends Error {
  readonly reason: Reason;
  constructor(reason: Reason, cause?: unknown) {
    super(`not kept: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** A request for a file that is being kept: the worker leaves it alone. */
export const KEEPING = 'x-keeping';
const AT_ONCE = 4;

export const openStore = ({ base }: Pick<Build, 'base'>): Promise<Cache> => caches.open(`why-deep ${base}`);

const markOf = ({ base }: Build, path: string): string => `${base}~kept/${path}`;
export const isMark = ({ base }: Build, key: string): boolean => key.startsWith(`${base}~`);

const addressOf = ({ url }: Request): string => new URL(url).pathname + new URL(url).search;

/** Every key there is. */
export const keysOf = async (store: Cache): Promise<Set<string>> => new Set((await store.keys()).map(addressOf));

/** The pages that the reader has said to keep. */
export const keptPages = (build: Build, keys: ReadonlySet<string>): string[] => {
  const start = markOf(build, '');
  return [...keys].filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
};

/** The pages of which some build's text is there: kept, or read. */
export const seenPages = (build: Build, keys: ReadonlySet<string>): string[] => {
  const seen = new Set([...keys].filter((key) => key.includes('?')).map((key) => key.split('?')[0]!));
  return Object.keys(build.pages).filter((path) => seen.has(build.base + path));
};

export const missing = (build: Build, files: readonly KeptFile[], keys: ReadonlySet<string>): KeptFile[] =>
  files.filter((file) => !keys.has(keyOf(build, file)));

/** Whether a page and all that it needs to be read and run is there. */
export const isComplete = ({ files, pages, ...build }: Build, path: string, keys: ReadonlySet<string>): boolean =>
  pages[path] !== undefined && pages[path].every((place) => keys.has(keyOf(build, files[place]!)));

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.slice(0, HASH_DIGITS / 2), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Fetches one file and keeps it, if it is what the build says. */
async function keepFile(store: Cache, build: Build, file: KeptFile, signal?: AbortSignal): Promise<void> {
  const [path, bytes, hash] = file;
  let response: Response, body: ArrayBuffer;
  try {
    const cache = isContentNamed(path) ? 'default' : 'no-cache';
    response = await fetch(build.base + path, { cache, headers: { [KEEPING]: '1' }, ...(signal && { signal }) });
    body = await response.arrayBuffer();
  } catch (error) {
    throw new NotKept(signal?.aborted ? 'stopped' : 'network', error);
  }
  if (response.status >= 500) throw new NotKept('network');
  if (!response.ok || body.byteLength !== bytes || (hash !== undefined && hash !== (await hashOf(body))))
    throw new NotKept('changed', path);
  if (signal?.aborted) throw new NotKept('stopped');
  const headers = { 'content-type': response.headers.get('content-type') ?? 'application/octet-stream' };
  try {
    await store.put(keyOf(build, file), new Response(body, { headers }));
  } catch (error) {
    throw new NotKept('full', error);
  }
}

export interface Watching {
  signal?: AbortSignal;
  /** Told after every file, with its key. */
  kept?(key: string, bytes: number): void;
}

/** Brings files that are not there yet. @throws NotKept with the first obstacle; what came before it stays */
export async function bring(
  store: Cache,
  build: Build,
  files: readonly KeptFile[],
  { signal, kept }: Watching = {},
): Promise<void> {
  const waiting = missing(build, files, await keysOf(store));
  let fault: unknown;
  const fetching = async () => {
    for (let file = waiting.shift(); file && !fault; file = waiting.shift()) {
      try {
        await keepFile(store, build, file, signal);
        kept?.(keyOf(build, file), file[1]);
      } catch (error) {
        fault ??= error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetching));
  if (fault) throw fault;
}

export const mark = (store: Cache, build: Build, path: string): Promise<void> =>
  store.put(markOf(build, path), new Response('')).catch((error: unknown) => {
    throw new NotKept('full', error);
  });

export const unmark = (store: Cache, build: Build, path: string): Promise<boolean> => store.delete(markOf(build, path));

/** Takes pages away, with what none of the pages that stay needs. */
export async function remove(store: Cache, build: Build, paths: readonly string[]): Promise<void> {
  for (const path of paths) await unmark(store, build, path);
  const stay = seenPages(build, await keysOf(store)).filter((path) => !paths.includes(path));
  const still = new Set(needed(build, stay).map((file) => keyOf(build, file)));
  const gone = needed(build, paths).map((file) => keyOf(build, file));
  await Promise.all(gone.filter((key) => !still.has(key)).map((key) => store.delete(key)));
}
