import { isCalm } from '../../../src/lab/hands/animate.ts';
import { note } from './figure-notes.ts';

/** From a figure that was shown out of the reader's sight, back to where the reader was. */
interface WayBack {
  figure: Element;
  from: Element;
  /** Where it stood in the window. */
  top: number;
  seen: IntersectionObserver;
  /** The step of the browser's history that led here. */
  step: Step;
}

/** How a step of the history that was made here can be told from others: parameters that are changed after it make steps of their own. */
interface Step {
  symbolShown: number;
  address: string;
}

let way: WayBack | undefined;
let shown = 0;

const isHere = ({ symbolShown, address }: Step): boolean =>
  (history.state as Partial<Step> | null)?.symbolShown === symbolShown && location.href === address;

const behavior = (): ScrollBehavior => (isCalm() ? 'auto' : 'smooth');

/** Forgets the way back: the reader went another one. */
export function forgetWayBack(): void {
  if (!way) return;
  way.seen.disconnect();
  note(way.figure, 'formula', []);
  way = undefined;
}

/** Brings the reader to where they were, and the focus too: by the browser's own back, if nothing has been done since. */
export function goBack(): void {
  if (way && isHere(way.step)) history.back();
  else bring(behavior());
}

function bring(behavior: ScrollBehavior): void {
  if (!way) return;
  const { from, top } = way;
  forgetWayBack();
  const stand = (behavior: ScrollBehavior) => scrollBy({ top: from.getBoundingClientRect().top - top, behavior });
  stand(behavior);
  // What comes into sight is laid out only then, and may be higher than it was thought to be.
  if (behavior === 'instant') requestAnimationFrame(() => requestAnimationFrame(() => stand(behavior)));
  if (from instanceof HTMLElement) from.focus({ preventScroll: true });
}

/** Scrolls to what a figure shows, and offers the way back there; it is no longer needed once the reader has come back by themselves. */
export function leadTo(figure: Element, place: Element, from: Element, words: string): void {
  forgetWayBack();
  const step: Step = { symbolShown: ++shown, address: location.href };
  history.pushState(step, '');
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
  way = { figure, from, top: from.getBoundingClientRect().top, seen, step };
  seen.observe(from);
  note(figure, 'formula', [[document.createTextNode(`${words} · `), button]]);
  place.scrollIntoView({ block: 'nearest', behavior: behavior() });
}

/** When the reader goes back past the step that led to the figure, the formula stands where it stood, whatever the browser remembers of that. */
export const listenForBack = (): void =>
  addEventListener('popstate', () => {
    if (way && (history.state as Partial<Step> | null)?.symbolShown !== way.step.symbolShown)
      requestAnimationFrame(() => bring('instant'));
  });
