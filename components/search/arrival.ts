import { ASKED } from '../../src/search/asked.ts';
import { fold } from '../../src/search/fold.ts';
import { nearestPlace, readPage, type PageText } from './page-text.ts';

/** Shows what was looked for where it stands: opens what it is folded into, goes there, marks it for a while, and lets a screen reader go on from there. */

const MARK = 'found';
/** Until the reader does something, or so long. */
const MARKED_FOR = 20_000;

/** Who comes to a page that is asked to show something; not who comes back to it, or loads it anew. */
export function arrive(): void {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!entry || entry.type === 'navigate') show(new URL(location.href));
}

/** Goes to a passage of the page that is being read; a step back leads to where the reader was. */
export function goWithin(address: string): void {
  history.pushState(null, '', address);
  delete document.documentElement.dataset.layout; // see near-layout.ts: what lies far away needs its true height
  show(new URL(address));
}

const decoded = (hash: string): string => {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
};

function show({ searchParams, hash }: URL): void {
  const anchor = document.getElementById(decoded(hash.slice(1)));
  const main = document.querySelector('main');
  const words = fold(searchParams.get(ASKED.words) ?? '');
  if (!main || words === '') return anchor?.scrollIntoView();
  const place = Number.parseInt(searchParams.get(ASKED.place) ?? '') || 0;
  const page = readPage(main, anchor);
  const at = nearestPlace(page.folded, words, place);
  if (at === undefined) return anchor?.scrollIntoView();
  reveal(rangeOf(page, at, at + words.length), blockOf(page, at));
}

/** The part of the page that the folded text from one place to another was read from; formulas whole. */
function rangeOf({ pieces }: PageText, start: number, end: number): Range {
  const range = document.createRange();
  const first = pieces.findLast(({ from }) => from <= start)!;
  const last = pieces.findLast(({ from }) => from < end)!;
  if (first.formula) range.setStartBefore(first.formula);
  else range.setStart(first.node, first.places[start - first.from]!);
  if (last.formula) range.setEndAfter(last.formula);
  else range.setEnd(last.node, last.places[end - 1 - last.from]! + 1);
  return range;
}

const blocks =
  'p, li, td, th, dt, dd, summary, figcaption, h1, h2, h3, h4, label, pre, .formula, .statement-head, [role=status]';

function blockOf({ pieces }: PageText, at: number): HTMLElement {
  const { node, formula } = pieces.findLast(({ from }) => from <= at)!;
  const element = formula ?? node.parentElement!;
  return element.closest<HTMLElement>(blocks) ?? (element as HTMLElement);
}

function reveal(range: Range, block: HTMLElement): void {
  for (let box = block.closest('details'); box; box = box.parentElement?.closest('details') ?? null) box.open = true;
  if (!block.matches('a, button, input, summary')) block.tabIndex = -1;
  block.focus({ preventScroll: true });
  const end = mark(range, block);
  const go = () => scrollBy({ top: range.getBoundingClientRect().top - innerHeight / 3, behavior: 'instant' });
  go();
  const done = new AbortController();
  let hasScrolled = false;
  addEventListener('wheel', () => (hasScrolled = true), { once: true, passive: true });
  // Browsers go to the address's anchor once more when everything has come.
  const again = () => done.signal.aborted || hasScrolled || go();
  if (document.readyState !== 'complete') addEventListener('load', () => requestAnimationFrame(again), { once: true });
  const rest = () => {
    if (done.signal.aborted) return;
    done.abort();
    end();
    forget();
  };
  for (const type of ['pointerdown', 'keydown'])
    addEventListener(type, rest, { signal: done.signal, capture: true, passive: true });
  setTimeout(rest, MARKED_FOR);
}

const isAsked = (piece: string): boolean => Object.values<string>(ASKED).includes(piece.split('=')[0]!);

/** What was asked of the address is done: who passes it on from now on passes on the page. */
function forget(): void {
  const pieces = location.search.slice(1).split('&');
  const others = pieces.filter((piece) => !isAsked(piece)).join('&');
  if (pieces.some(isAsked))
    history.replaceState(history.state, '', location.pathname + (others && `?${others}`) + location.hash);
}

/** @returns what takes the mark away */
function mark(range: Range, block: HTMLElement): () => void {
  if (!('highlights' in CSS)) {
    block.classList.add('is-found');
    return () => block.classList.remove('is-found');
  }
  const highlight = new Highlight(range);
  CSS.highlights.set(MARK, highlight);
  return () => {
    if (CSS.highlights.get(MARK) === highlight) CSS.highlights.delete(MARK);
  };
}
