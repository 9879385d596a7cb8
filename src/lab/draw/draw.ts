import { plot, type PlotOptions } from '@observablehq/plot';
import type { ParamsOf, ResultOf } from '../declare/define.ts';

/**
 * Drawing for every figure: the Plot marks they use, and the one function that turns a figure's options into an SVG. It runs
 * at build with linkedom's document and live with the browser's. Nothing else imports Plot, so that only these pieces are sent
 * to readers; a figure that needs another mark adds its name here.
 */
export { areaY, dot, line, link, rect, ruleX, ruleY, text } from '@observablehq/plot';
export { heatmap, polygons } from './shapes.ts';

/** Plot's options; the `title` stands above the panel. */
export type Panel = PlotOptions;
/** One panel, or several. */
export type Figure = Panel | Panel[];

/** What a figure is drawn into. */
export interface Frame<R> {
  /** Width of the whole figure in CSS pixels: 340 on a phone, 680 in the text column, 960 on the experiment's own page. */
  width: number;
  /** The published result of the figure that the reader started from: a faint line behind a live one. */
  published?: R;
}

/** What a figure.ts exports by default. */
export type FigureOf<E> = (result: ResultOf<E>, params: ParamsOf<E>, frame: Frame<ResultOf<E>>) => Figure;

/**
 * Draws a figure into a host a panel at a time, so that the page never waits for a whole one; the latest request wins. `then` is given
 * the drawing when it stands in the host.
 */
export type Draw = (host: Element, make: () => Figure, then?: (svg: SVGSVGElement) => void) => void;

/** What the component that a view.tsx exports by default is given: it shows a result in the drawing's place and may change parameters by being touched. */
export interface ViewProps<E> {
  result: ResultOf<E>;
  params: ParamsOf<E>;
  /** Sets of one gesture (a number ≥ 0, such as all of one drag) are undone as one. */
  set: (name: string, value: unknown, gesture?: number) => void;
  draw: Draw;
  width: number;
  /** The published result of the figure that the reader started from, as a figure's frame has it. */
  published?: ResultOf<E> | undefined;
}

const SVG = 'http://www.w3.org/2000/svg';
const GAP = 28;
/** A panel's title stands above it and pushes it down by so much. */
export const TITLE_HEIGHT = 24;
/** From this width on panels stand side by side. */
const SIDE_BY_SIDE = 560;

/** Width of each of `count` panels in a figure of that width: side by side (at most three in a row) when there is room. */
export function panelWidth(width: number, count: number): number {
  const columns = columnsOf(width, count);
  return Math.floor((width - GAP * (columns - 1)) / columns);
}

const columnsOf = (width: number, count: number) =>
  width < SIDE_BY_SIDE || count === 1 ? 1 : count === 4 ? 2 : Math.min(count, 3);

/** Options of a panel that is drawn in pixels, from its upper left corner, without axes or margins: a circuit, a net. */
export const inPixels = (width: number, height: number) => ({
  height,
  margin: 0,
  marginTop: 0,
  marginRight: 0,
  marginBottom: 0,
  marginLeft: 0,
  x: { axis: null, domain: [0, width], range: [0, width] },
  y: { axis: null, domain: [0, height], range: [0, height] },
  r: { type: 'identity' as const },
});

/** Font size in a figure of that width. */
const fontSize = (width: number): number => (width < SIDE_BY_SIDE ? 12 : 13);

/** How a short text stands beside its line in the line's colour, with a rim of paper so that it can be read across other marks. */
export function beside(
  color: string,
  options: { dx?: number; dy?: number; textAnchor?: 'start' | 'middle' | 'end'; className?: string } = {},
) {
  return {
    fill: color,
    stroke: 'var(--paper)',
    strokeWidth: 4,
    fontWeight: 600,
    textAnchor: 'start' as const,
    dx: 6,
    ...options,
  };
}

export interface Drawing {
  document: Document;
  width: number;
  /** Makes the ids in this SVG differ from those of any other on the page. */
  prefix: string;
}

/** Draws a figure as one SVG element whose size is its true size: text of 12 or 13 px. Colours stay custom properties of the page. */
export function drawFigure(figure: Figure, drawing: Drawing): SVGSVGElement {
  const steps = drawPanels(figure, drawing);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same one panel at a time, so that a page can do something else in between. */
export function* drawPanels(
  figure: Figure,
  { document, width, prefix }: Drawing,
): Generator<void, SVGSVGElement, void> {
  const panels = Array.isArray(figure) ? figure : [figure];
  const columns = columnsOf(width, panels.length),
    each = panelWidth(width, panels.length);
  const root = document.createElementNS(SVG, 'svg');
  let top = 0;
  for (let row = 0; row * columns < panels.length; row++) {
    const placed = panels.slice(row * columns, (row + 1) * columns);
    const titled = placed.some(({ title }) => title);
    if (row > 0) top += GAP / 2;
    let height = 0;
    for (const [column, panel] of placed.entries()) {
      const left = column * (each + GAP);
      if (typeof panel.title === 'string') root.append(heading(document, panel.title, left, top + 14));
      const svg = drawPanel(panel, document, each, fontSize(width));
      svg.setAttribute('x', String(left));
      svg.setAttribute('y', String(top + (titled ? TITLE_HEIGHT : 0)));
      height = Math.max(height, Number(svg.getAttribute('height')) + (titled ? TITLE_HEIGHT : 0));
      root.append(svg);
      yield;
    }
    top += height;
  }
  const attributes = {
    width,
    height: top,
    viewBox: `0 0 ${width} ${top}`,
    fill: 'currentColor',
    'font-size': fontSize(width),
    'text-anchor': 'middle',
  };
  for (const [name, value] of Object.entries(attributes)) root.setAttribute(name, String(value));
  separateIds(root, prefix);
  return root;
}

/** A number beside an axis as the book writes it: a thin space between thousands from five digits on, a real minus sign. */
function tickText(value: unknown): string {
  if (typeof value !== 'number') return String(value);
  const [whole, fraction] = String(Number(Math.abs(value).toPrecision(12))).split('.') as [string, string?];
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(?:\d{3})+$)/g, '\u202f') : whole;
  return `${value < 0 ? '\u2212' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** Plot writes ticks as English does; logarithmic axes choose their labels themselves. */
const withTicks = (scale: PlotOptions['x']): PlotOptions['x'] =>
  scale === null || (typeof scale === 'object' && scale.type === 'log')
    ? scale
    : { tickFormat: tickText, ...(scale as object) };

function drawPanel(
  { title: _title, ...given }: PlotOptions,
  document: Document,
  width: number,
  size: number,
): SVGSVGElement {
  const options = { ...given, x: withTicks(given.x), y: withTicks(given.y) } as PlotOptions;
  const svg = plot({
    marginTop: 28,
    marginRight: 12,
    marginBottom: 44,
    marginLeft: 48,
    ...options,
    width,
    document,
    figure: false,
  }) as SVGSVGElement;
  svg.querySelector('style')?.remove(); // its rules are in the page's own style sheet
  for (const name of ['font-family', 'class']) svg.removeAttribute(name);
  // Plot names groups by the English names of its marks, which would be read aloud; the figure's sentence says what they show.
  for (const group of svg.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  svg.setAttribute('font-size', String(size));
  svg.setAttribute('overflow', 'visible');
  return svg;
}

function heading(document: Document, title: string, x: number, y: number): SVGElement {
  const element = document.createElementNS(SVG, 'text');
  const attributes = { x, y, fill: 'var(--ink)', 'font-weight': 600, 'text-anchor': 'start' };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.textContent = title;
  return element;
}

/** Plot numbers its clip paths from 1 in every process; a page holds drawings of several, so each gets a prefix. */
function separateIds(root: SVGSVGElement, prefix: string): void {
  const named = [...root.querySelectorAll('[id]')];
  if (named.length === 0) return;
  const names = new Map(named.map((element, i) => [element.id, `${prefix}-${i}`]));
  for (const element of named) element.id = names.get(element.id)!;
  for (const element of root.querySelectorAll(
    '[clip-path],[mask],[marker-start],[marker-mid],[marker-end],[fill^=url]',
  )) {
    for (const name of ['clip-path', 'mask', 'marker-start', 'marker-mid', 'marker-end', 'fill']) {
      const value = element.getAttribute(name);
      if (value?.startsWith('url('))
        element.setAttribute(
          name,
          value.replace(/#([^)]+)/, (whole, id: string) => (names.has(id) ? `#${names.get(id)}` : whole)),
        );
    }
  }
}
