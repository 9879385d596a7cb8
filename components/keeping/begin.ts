/**
 * What every page does so that it can be kept on the device: nothing before it has loaded, and then only where something was kept before, or once the
 * reader reads (scrolls, points, types) and does not save data, or asks for it. Frames keep nothing, nor does a page that was opened from a file.
 */
const { serviceWorker, connection } = navigator as Navigator & { connection?: { saveData?: boolean } };

if (import.meta.env.PROD && serviceWorker && isSecureContext && self === top) {
  const keeping = () => import('./keeping.ts');
  const lines = document.querySelectorAll<HTMLElement>('[data-keep]');
  for (const line of lines) {
    line.dataset.ready = '';
    line.querySelector('button')!.onclick = () => keeping().then(({ keepFrom }) => keepFrom(line));
  }
  const follow = () => keeping().then(({ follow }) => follow(lines));
  addEventListener('load', () => {
    if (serviceWorker.controller) setTimeout(follow, 1);
    else if (!connection?.saveData)
      for (const type of ['scroll', 'pointerdown', 'keydown']) addEventListener(type, follow, { once: true });
  });
}
