import { foldWithPlaces } from '../../src/search/fold.ts';

/** A page's text as a search folds it, and where in the page it was read. */
export interface PageText {
  folded: string;
  pieces: {
    node: Text;
    /** Where its folded text begins. */
    from: number;
    /** For every unit of its folded text, where in the node it stands. */
    places: number[];
    /** The formula whose LaTeX it is. */
    formula?: HTMLElement;
  }[];
}

/** What is on a page but not of the book's text: what is pressed, what leads elsewhere, what is said a second time. */
const apart = [
  'script, style, svg, nav, button, [hidden], form.search-bar, .facts, .sections, .chapter-end, .margin-notes, .heading-anchor',
  '.katex-html, .proof-controls, .qed, legend, .answer > label, .answer-task, .answer-row, :is(.hint, .solution) > summary',
].join(', ');

function isRead(node: Text): boolean {
  const parent = node.parentElement!;
  if (parent.closest(apart)) return false;
  if (parent.closest('.katex-mathml')) return parent.localName === 'annotation';
  return !parent.closest('[data-lab]') || parent.closest('.lab-title, .lab-sentence') !== null;
}

/** Reads on from an element to the end of the page, from its top if there is none. */
export function readPage(main: Element, from: Element | null): PageText {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  if (from && main.contains(from)) walker.currentNode = from;
  const pieces: PageText['pieces'] = [];
  let folded = '';
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (!isRead(node)) continue;
    const own = foldWithPlaces(node.data);
    if (own.folded === '') continue;
    const formula = node.parentElement!.closest<HTMLElement>('.katex');
    pieces.push({ node, from: folded.length, places: own.places, ...(formula ? { formula } : {}) });
    folded += own.folded;
  }
  return { folded, pieces };
}

/** Of all places of the words the one nearest to where they are expected. */
export function nearestPlace(folded: string, words: string, expected: number): number | undefined {
  let best: number | undefined;
  for (let at = folded.indexOf(words); at >= 0; at = folded.indexOf(words, at + 1)) {
    if (best !== undefined && Math.abs(at - expected) >= Math.abs(best - expected)) break;
    best = at;
  }
  return best;
}
