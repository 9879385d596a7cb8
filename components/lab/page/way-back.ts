import { isCalm } from '../../../src/lab/hands/animate.ts';
import { note } from './figure-notes.ts';

/** From a figure that was shown out of the reader's sight, back to where the reader was. */
interface WayBack {
  figure: Element;
  from: Element;
  /** Where it stood in the window. */
  top: number;
  seen: IntersectionObserver;
}

let way: WayBack | undefined;

const behavior = (): ScrollBehavior => (isCalm() ? 'auto' : 'smooth');

/** Forgets the way back: the reader went another one. */
export function forgetWayBack(): void {
  if (!way) return;
  way.seen.disconnect();
  note(way.figure, 'formula', []);
  way = undefined;
}

/** Brings the reader to where they were, and the focus too. @returns whether there was a way back */
export function goBack(): boolean {
  if (!way) return false;
  const { from, top } = way;
  forgetWayBack();
  scrollBy({ top: from.getBoundingClientRect().top - top, behavior: behavior() });
  if (from instanceof HTMLElement) from.focus({ preventScroll: true });
  return true;
}

/** Scrolls to what a figure shows, and offers the way back there; it is no longer needed once the reader has come back by themselves. */
export function leadTo(figure: Element, shown: Element, from: Element, words: string): void {
  forgetWayBack();
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'lab-quiet';
  button.textContent = '回到公式';
  button.addEventListener('click', goBack);
  let left = false;
  const seen = new IntersectionObserver((entries) => {
    const inSight = entries.at(-1)!.isIntersecting;
    if (inSight && left) forgetWayBack();
    left ||= !inSight;
  });
  way = { figure, from, top: from.getBoundingClientRect().top, seen };
  seen.observe(from);
  note(figure, 'formula', [[document.createTextNode(`${words} · `), button]]);
  shown.scrollIntoView({ block: 'nearest', behavior: behavior() });
}
