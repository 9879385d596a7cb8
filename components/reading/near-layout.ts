/**
 * A chapter on a phone is laid out near the reader only (page.css); the rest keeps places of estimated height until it comes near. Who follows a
 * link far away needs the true heights of all that lies between: then the whole page is laid out once, and every block's height is remembered.
 */

const root = document.documentElement;
const isFar = ({ target }: Event) => target instanceof Element && target.closest('a[href*="#"], [data-symbol]');

/** Width of the window for which the heights are remembered. */
let known = 0;

export function learnHeights(): void {
  if (root.dataset.layout !== 'near' || known === innerWidth) return;
  known = innerWidth;
  root.dataset.layout = 'whole';
  // A height is remembered at the end of a frame.
  requestAnimationFrame(() => requestAnimationFrame(() => (root.dataset.layout = 'near')));
}

export function attachNearLayout(): void {
  document.addEventListener('click', (event) => isFar(event) && learnHeights(), true);
  addEventListener('popstate', learnHeights);
}
