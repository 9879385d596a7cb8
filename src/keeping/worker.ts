import { isContentNamed, keyOf, needed, ONE_FILE, SHELF, type Build, type KeptFile } from './build.ts';
import type { Message } from './messages.ts';
import { bring, isMark, KEEPING, keptPages, keysOf, openStore, seenPages, unmark } from './store.ts';

/**
 * The service worker. It serves one build: pages that are on the device as that build has them, whatever the server has by now, so that a page and
 * its programs always fit; all else from the network. The worker of the next build fetches in the background what the reader keeps, then waits
 * until the reader takes it or all pages are closed. What an open page may still ask for stays until that page is gone.
 */

/** As much of a worker's global as is used: the library of types of pages knows none. */
interface Waitable extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
interface Fetching extends Waitable {
  request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Told extends Waitable {
  data: Message;
  ports: readonly MessagePort[];
}
interface Global {
  registration: ServiceWorkerRegistration;
  clients: { matchAll(options: object): Promise<{ id: string }[]>; claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listen: (event: Waitable) => void): void;
  addEventListener(type: 'fetch', listen: (event: Fetching) => void): void;
  addEventListener(type: 'message', listen: (event: Told) => void): void;
}
declare const self: Global & typeof globalThis;
/** Written in front of this program when the book is built. */
declare const build: Build;

const store = openStore(build);
const files = new Map<string, KeptFile>(build.files.map((file) => [file[0], file]));
/** Under this key are the clients that were there before this worker, as long as one of them still is. */
const OLD = `${build.base}~old`;

async function install(): Promise<void> {
  const keys = await keysOf(await store);
  const kept = keptPages(build, keys).filter((path) => path in build.pages);
  await bring(await store, build, kept.length > 0 ? needed(build, kept) : places(build.shell));
  // What was only read is brought along if it can be.
  for (const path of seenPages(build, keys)) {
    const needs = places(build.pages[path]!);
    await bring(await store, build, needs).catch(() => {});
  }
}

const places = (all: readonly number[]): KeptFile[] => all.map((place) => build.files[place]!);
const clientIds = async (): Promise<string[]> =>
  (await self.clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id);

async function activate(): Promise<void> {
  await (await store).put(OLD, new Response(JSON.stringify(await clientIds())));
  await self.clients.claim();
  await collect();
}

/** Throws away what is of no use to this build, once no page is open that another may have opened. */
async function collect(): Promise<void> {
  const noted = await (await store).match(OLD);
  // The next worker has brought files of its own, and will tidy up itself.
  if (!noted || self.registration.waiting || self.registration.installing) return;
  const old = (await noted.json()) as string[];
  const here = await clientIds();
  if (old.some((id) => here.includes(id))) return;
  const keys = await keysOf(await store);
  const known = new Set(build.files.map((file) => keyOf(build, file)));
  for (const path of keptPages(build, keys)) if (!(path in build.pages)) await unmark(await store, build, path);
  for (const key of keys) if (!known.has(key) && !isMark(build, key)) await (await store).delete(key);
  await (await store).delete(OLD);
}

async function kept(path: string): Promise<Response | undefined> {
  const file = files.get(path);
  return file && (await store).match(keyOf(build, file));
}

async function page(request: Request, path: string): Promise<Response> {
  const here = await kept(path);
  if (here) return here;
  if (`${path}/` in build.pages && (await kept(`${path}/`))) return Response.redirect(`${build.base}${path}/`, 301);
  try {
    return await fetch(request);
  } catch {
    const shelf = await kept(SHELF);
    return shelf ? new Response(shelf.body, { status: 503, headers: shelf.headers }) : Response.error();
  }
}

/** A file whose name tells what it holds, of this build or of the page that asks. */
async function lasting(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const here = await (await store).match(pathname, { ignoreVary: true });
  if (here) return here;
  const response = await fetch(request);
  // Where there is no room it is not kept, and comes all the same.
  if (response.status === 200) void (await store).put(pathname, response.clone()).catch(() => {});
  return response;
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || !pathname.startsWith(build.base)) return;
  if (request.headers.has(KEEPING)) return;
  const path = pathname.slice(build.base.length);
  // What is taken home comes from the network or not at all: no other page may lie in a reader's folder under its name.
  if (path.startsWith(ONE_FILE)) return;
  if (request.mode === 'navigate') {
    event.respondWith(page(request, path));
    event.waitUntil(collect());
  } else if (isContentNamed(path)) event.respondWith(lasting(request));
  else if (files.has(path)) event.respondWith(kept(path).then((here) => here ?? fetch(request)));
});
self.addEventListener('message', ({ data, ports }) => {
  if (data.ask === 'build') ports[0]?.postMessage(build);
  else if (data.ask === 'take-over') void self.skipWaiting();
});
