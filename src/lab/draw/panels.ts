import type { Figure, Panel } from './frame.ts';
import { separateIds } from './ids.ts';
import { columnsOf, fontSize, GAP, panelWidth, ROW_GAP, TITLE_HEIGHT } from './layout.ts';
import { drawPanel, redrawPanel, type DrawnPanel } from './panel.ts';

/** A figure's options turned into an SVG: at build with linkedom's document, live with the browser's. */

const SVG = 'http://www.w3.org/2000/svg';

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

/** The same one part of a panel at a time, so that a page can do something else in between. */
export function* drawPanels(
  figure: Figure,
  { document, width, prefix }: Drawing,
): Generator<void, SVGSVGElement, void> {
  const panels = Array.isArray(figure) ? figure : [figure];
  const each = panelWidth(width, panels.length);
  // Panels that have places are one row, whose columns are where they say.
  const columns = panels[0]?.place ? panels.length : columnsOf(width, panels.length);
  const root = document.createElementNS(SVG, 'svg');
  const slots: Slot[] = [];
  let top = 0;
  for (let row = 0; row * columns < panels.length; row++) {
    const placed = panels.slice(row * columns, (row + 1) * columns);
    const titled = placed.some(({ title }) => title);
    if (row > 0) top += ROW_GAP;
    let height = 0;
    for (const [column, panel] of placed.entries()) {
      const { left, top: upper, width: wide } = panel.place ?? { left: column * (each + GAP), top: 0, width: each };
      const title =
        typeof panel.title === 'string' ? heading(document, panel.title, left, top + upper + 14) : undefined;
      if (title) root.append(title);
      const drawn = yield* drawPanel(panel, { document, width: wide, size: fontSize(width) }),
        { plot } = drawn;
      const pushed = upper + ((panel.place ? title : titled) ? TITLE_HEIGHT : 0);
      plot.setAttribute('x', String(left));
      plot.setAttribute('y', String(top + pushed));
      height = Math.max(height, Number(plot.getAttribute('height')) + pushed);
      root.append(plot);
      slots.push({ title, drawn });
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
  drawings.set(root, slots);
  return root;
}

/** A panel in a drawing. */
interface Slot {
  title: SVGElement | undefined;
  drawn: DrawnPanel;
}
const drawings = new WeakMap<SVGSVGElement, Slot[]>();

/** A panel drawn anew whose marks are not yet in their place. */
export interface Redrawn {
  plot: SVGElement;
  /** Puts them there. @returns the panel that stands, which is changed no more than it must be */
  place(): SVGSVGElement;
}

/**
 * Draws a figure into a drawing of the same width that has as many panels, each as high and titled or not as here: panel by panel, those that
 * are seen now before the others. Nothing if it does not fit.
 */
export function redrawPanels(
  root: SVGSVGElement,
  figure: Figure,
  { document, width, prefix }: Drawing,
  isSeen: (plot: SVGSVGElement) => boolean,
): Generator<Redrawn, void, void> | undefined {
  const panels = Array.isArray(figure) ? figure : [figure];
  const slots = drawings.get(root) ?? [];
  const widthOf = ({ place }: Panel) => place?.width ?? panelWidth(width, panels.length);
  const fits = (panel: Panel, i: number) => {
    const { title, drawn } = slots[i]!,
      stands = (name: string) => Number(drawn.plot.getAttribute(name));
    const { place } = panel;
    return (
      (typeof panel.title === 'string') === (title !== undefined) &&
      panel.height === stands('height') &&
      (!place ||
        (place.left === stands('x') &&
          place.top + (title ? TITLE_HEIGHT : 0) === stands('y') &&
          place.width === stands('width')))
    );
  };
  if (slots.length !== panels.length || root.getAttribute('width') !== String(width) || !panels.every(fits))
    return undefined;
  return (function* () {
    const seen = slots.map(({ drawn }) => isSeen(drawn.plot));
    const order = [...slots.keys()].sort((a, b) => Number(seen[b]) - Number(seen[a]) || a - b);
    for (const i of order) {
      const { title, drawn } = slots[i]!;
      const panel = panels[i]!;
      const { plot, place } = redrawPanel(drawn, panel, { document, width: widthOf(panel), size: fontSize(width) });
      separateIds(plot, `${prefix}-panel${i}`);
      yield {
        plot,
        place() {
          if (title && title.textContent !== panel.title) title.textContent = panel.title as string;
          place();
          return drawn.plot;
        },
      };
    }
  })();
}

function heading(document: Document, title: string, x: number, y: number): SVGElement {
  const element = document.createElementNS(SVG, 'text');
  const attributes = { x, y, fill: 'var(--ink)', 'font-weight': 600, 'text-anchor': 'start' };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.textContent = title;
  return element;
}
