/**
 * Formulas' side of "formula and figure speak to each other". A symbol marked by \show is a button that asks figures to show it
 * (`symbol:show`); a figure whose parameter is dragged lights it up and tells its value (`symbol:lit`).
 */
export function attachSymbols(): void {
  for (const symbol of document.querySelectorAll<HTMLElement>('.katex-html [data-symbol]')) {
    if (!isShownSomewhere(symbol.dataset.symbol!)) continue;
    symbol.role = 'button';
    symbol.tabIndex = 0;
    symbol.ariaLabel = `在图中显示 ${symbol.dataset.spoken}`;
    const show = () =>
      symbol.dispatchEvent(
        new CustomEvent('symbol:show', { bubbles: true, detail: { symbol: symbol.dataset.symbol } }),
      );
    symbol.addEventListener('click', show);
    symbol.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      show();
    });
    symbol.addEventListener('animationend', () => delete symbol.dataset.lit);
    paint(symbol);
  }
  document.addEventListener('symbol:lit', (event) => {
    const { symbol: name, value } = (event as CustomEvent<{ symbol: string; value?: unknown }>).detail;
    for (const symbol of document.querySelectorAll<HTMLElement>(`.katex-html [data-symbol="${CSS.escape(name)}"]`)) {
      if (value === undefined || value === null) delete symbol.dataset.value;
      else symbol.dataset.value = String(value);
      // Two animations that do the same, in turn: the fading starts anew with every change, and no layout is asked for in between.
      symbol.dataset.lit = symbol.dataset.lit === 'once' ? 'again' : 'once';
    }
  });
}

/** A symbol that no figure of the page has is a letter like any other. */
const isShownSomewhere = (symbol: string): boolean =>
  document.querySelector(
    `[data-lab] :is(.symbol-${CSS.escape(symbol)}, [data-control-symbol="${CSS.escape(symbol)}"], [data-folds~="${CSS.escape(symbol)}"])`,
  ) !== null;

/**
 * Gives a symbol's underline the colour of the mark that shows it, as written there: to ask for the style that came of it would lay out the whole
 * chapter before the reader sees it.
 */
function paint(symbol: HTMLElement): void {
  const mark = document.querySelector(`svg .symbol-${CSS.escape(symbol.dataset.symbol!)}`);
  const drawn = mark?.querySelector('path, line, rect, circle, text') ?? mark;
  const colour = drawn && (written(drawn, 'stroke') ?? written(drawn, 'fill'));
  if (colour) symbol.style.setProperty('--symbol', colour);
}

const written = (mark: Element, attribute: 'stroke' | 'fill'): string | undefined => {
  const colour = mark.closest(`[${attribute}]:not(svg)`)?.getAttribute(attribute);
  return colour && colour !== 'none' && colour !== 'transparent' ? colour : undefined;
};
