import { forgetWayBack, goBack, leadTo, listenForBack } from './way-back.ts';

/**
 * Formula and figure speak to each other. A formula's symbol sends `symbol:show` { symbol } from its element; the nearest figure that has
 * marks of class `symbol-<name>`, or a control of that symbol, answers: its other marks fade, its control is lit; a figure out of sight is
 * scrolled to and offers the way back. It ends at the next touch elsewhere, or with Escape, which leads back too. A figure whose parameter is dragged sends `symbol:lit` { symbol, value }.
 */

const figuresOf = () => [...document.querySelectorAll<HTMLElement>('[data-lab]')];
const isWord = (symbol: unknown): symbol is string =>
  typeof symbol === 'string' && /^[A-Za-z][A-Za-z0-9-]*$/.test(symbol);

const marksOf = (figure: Element, symbol: string) => [...figure.querySelectorAll(`.symbol-${symbol}`)];
const controlsOf = (figure: Element, symbol: string) => [
  ...figure.querySelectorAll<HTMLElement>(`[data-control-symbol="${symbol}"], [data-folds~="${symbol}"]`),
];
const has = (figure: Element, symbol: string) => marksOf(figure, symbol).length + controlsOf(figure, symbol).length > 0;

/** Vertical distance between two boxes; 0 if they are level. */
function distance(a: DOMRect, b: DOMRect): number {
  return Math.max(0, a.top - b.bottom, b.top - a.bottom);
}

/** Marks what stands for the symbol in this figure. */
function mark(figure: HTMLElement, symbol: string): void {
  for (const shown of marksOf(figure, symbol)) {
    shown.classList.add('is-lit');
    for (let above: Element | null = shown.parentElement; above && above !== figure; above = above.parentElement) {
      if (above.namespaceURI === shown.namespaceURI) above.classList.add('has-lit');
    }
  }
  for (const control of controlsOf(figure, symbol)) control.classList.add('is-lit');
}

/** A figure that is drawn anew while it shows a symbol is marked anew. */
let redrawn: MutationObserver | undefined;

function stopShowing(): void {
  redrawn?.disconnect();
  for (const figure of document.querySelectorAll<HTMLElement>('[data-lab][data-showing]')) {
    delete figure.dataset.showing;
    for (const lit of figure.querySelectorAll('.is-lit, .has-lit')) lit.classList.remove('is-lit', 'has-lit');
  }
}

function show(symbol: string, from: Element): void {
  stopShowing();
  forgetWayBack();
  const here = from.getBoundingClientRect();
  const able = figuresOf().filter((figure) => has(figure, symbol));
  const [figure] = able.sort(
    (a, b) => distance(a.getBoundingClientRect(), here) - distance(b.getBoundingClientRect(), here),
  );
  if (!figure) return;
  figure.dataset.showing = symbol;
  mark(figure, symbol);
  const stage = figure.querySelector('.lab-stage') ?? figure;
  redrawn = new MutationObserver(() => mark(figure, symbol));
  redrawn.observe(stage, { childList: true, subtree: true });
  const box = stage.getBoundingClientRect();
  const off = box.bottom < 40 || box.top > innerHeight - 40;
  if (off) leadTo(figure, stage, from, '公式里点的记号在这里');
}

/** Listens once for the whole page; figures need not be running for it, nor even hydrated. */
export function listenForSymbols(): void {
  listenForBack();
  document.addEventListener('symbol:show', (event) => {
    const { symbol } = (event as CustomEvent<{ symbol?: unknown }>).detail ?? {};
    if (isWord(symbol)) show(symbol, event.target instanceof Element ? event.target : document.documentElement);
    else stopShowing();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!(event.target instanceof Element && event.target.closest('[data-symbol], [data-showing]'))) stopShowing();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    stopShowing();
    // In a field Escape takes back what was typed.
    if (!(event.target instanceof Element && event.target.closest('input, select, textarea'))) goBack();
  });
}

/** Tells the formulas that a symbol's value is being changed. */
export function light(from: Element, symbol: string, value: unknown): void {
  from.dispatchEvent(new CustomEvent('symbol:lit', { detail: { symbol, value }, bubbles: true }));
}
