/**
 * A chapter on a phone is laid out near the reader first (page.css); the rest of it keeps places of estimated height until, while the page has
 * nothing else to do, every block has been laid out once and its height is remembered. Who wants to go far before that has all of it laid out.
 */

const root = document.documentElement;
const isNear = () => root.dataset.layout === 'near';

/** Lays the whole page out from now on. */
export function layOutWhole(): void {
  delete root.dataset.layout;
}

/** Blocks that are laid out together; a slow phone needs some 30 ms for them. */
const TOGETHER = 4;
const frame = () => new Promise(requestAnimationFrame);
const idle = () => new Promise<unknown>((resolve) => requestIdleCallback(resolve, { timeout: 500 }));

/** Heights hold for one width: a learning that another has overtaken ends. */
let turn = 0;

async function learnHeights(): Promise<void> {
  const mine = ++turn;
  const blocks = [...document.querySelectorAll<HTMLElement>('article > *')].filter(
    (block) => getComputedStyle(block).contentVisibility === 'auto',
  );
  for (let i = 0; i < blocks.length; i += TOGETHER) {
    await idle();
    if (mine !== turn || !isNear()) return;
    const some = blocks.slice(i, i + TOGETHER);
    for (const { style } of some) style.contentVisibility = 'visible';
    // A height is remembered at the end of a frame.
    await frame();
    await frame();
    for (const { style } of some) style.contentVisibility = '';
  }
  if (mine === turn) root.dataset.heights = 'known';
}

export function attachNearLayout(): void {
  if (!isNear() || !('requestIdleCallback' in window)) return layOutWhole();
  void learnHeights();
  let width = innerWidth;
  addEventListener('resize', () => {
    if (width === innerWidth) return;
    width = innerWidth;
    delete root.dataset.heights;
    void learnHeights();
  });
  const isFar = ({ target }: Event) => target instanceof Element && target.closest('a[href*="#"], [data-symbol]');
  document.addEventListener('click', (event) => isFar(event) && !root.dataset.heights && layOutWhole(), true);
}
