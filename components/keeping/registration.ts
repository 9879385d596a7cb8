import { link } from '../../src/book/set/link.ts';
import type { Build } from '../../src/keeping/build.ts';
import type { Message } from '../../src/keeping/messages.ts';

/** The service worker, as pages see it. */

const AN_HOUR = 3_600_000;
let registering: Promise<ServiceWorkerRegistration> | undefined;

/** Registers it, once a page. @throws (rejects) Error where the browser does not let it */
export function registration(): Promise<ServiceWorkerRegistration> {
  registering ??= navigator.serviceWorker
    .register(link('/sw.js'), { scope: link('/'), updateViaCache: 'none' })
    .then((registration) => registration ?? Promise.reject(new Error('not registered')));
  registering.catch(() => (registering = undefined));
  return registering;
}

export const send = (worker: ServiceWorker, message: Message, ports: Transferable[] = []): void =>
  worker.postMessage(message, ports);

let asking: Promise<Build> | undefined;

/** The build that pages are served from now. */
export function servedBuild(): Promise<Build> {
  asking ??= (async () => {
    await registration();
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    return new Promise<Build>((resolve) => {
      port1.onmessage = ({ data }: MessageEvent<Build>) => resolve(data);
      send(active!, { ask: 'build' }, [port2]);
    });
  })();
  asking.catch(() => (asking = undefined));
  return asking;
}

/** Calls back when a worker of another build is ready and waits, at once or later. */
export async function whenNewer(tell: (waiting: ServiceWorker) => void): Promise<void> {
  const known = await registration();
  const look = () => known.waiting && navigator.serviceWorker.controller && tell(known.waiting);
  const watch = () => known.installing?.addEventListener('statechange', look);
  known.addEventListener('updatefound', watch);
  watch();
  look();
  let asked = Date.now();
  // A browser looks by itself whenever a page is opened; this one may stay open for days.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - asked < AN_HOUR) return;
    asked = Date.now();
    known.update().catch(() => {});
  });
}
