/** The cursor as it is seen and heard: a ring and a cross over the drawing, and the words in a live region. */

const SVG = 'http://www.w3.org/2000/svg';
const RADIUS = 8;

export interface Marker {
  /** Rings a place of a panel, in the units of its axes. */
  mark(drawing: SVGSVGElement, panel: number, place: { x: number; y: number }): void;
  /** In a live region. */
  say(words: string): void;
  /** Words that are only seen, until something is said. */
  hint(words: string): void;
  /** Takes both away. */
  clear(): void;
}

/** Puts the marker into an element that lies over the stage. */
export function createMarker(over: HTMLElement): Marker {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('aria-hidden', 'true');
  const shape = (name: string, className: string) => {
    const made = document.createElementNS(SVG, name);
    made.setAttribute('class', className);
    svg.append(made);
    return made;
  };
  const [across, up, rim, ring] = [
    shape('line', 'points-cross'),
    shape('line', 'points-cross'),
    shape('circle', 'points-rim'),
    shape('circle', 'points-ring'),
  ];
  const [words, hint] = ['p', 'p'].map((name) => document.createElement(name)) as [HTMLElement, HTMLElement];
  for (const one of [words, hint]) one.className = 'points-words';
  words.setAttribute('role', 'status');
  hint.setAttribute('aria-hidden', 'true');
  over.append(svg, words, hint);
  const set = (element: Element, values: Record<string, number>) => {
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, String(value));
  };
  svg.style.display = 'none';
  return {
    mark(drawing, panel, place) {
      const found = placeIn(drawing, panel, place);
      svg.style.display = found ? '' : 'none';
      if (!found) return;
      const { x, y, left, right, top, bottom } = found;
      const [width, height] = [Number(drawing.getAttribute('width')), Number(drawing.getAttribute('height'))];
      svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
      set(across!, { x1: left, x2: right, y1: y, y2: y });
      set(up!, { x1: x, x2: x, y1: top, y2: bottom });
      for (const circle of [rim!, ring!]) set(circle, { cx: x, cy: y, r: RADIUS });
      // The words stand under the panel, over the numbers of its axis: on a phone a figure is higher than the screen, and a panel hardly higher than they.
      words.style.top = `${(100 * bottom) / height}%`;
      for (const part of [words, ring!]) part.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
    say(text) {
      hint.textContent = '';
      words.textContent = text;
    },
    hint(text) {
      hint.textContent = text;
    },
    clear() {
      svg.style.display = 'none';
      for (const one of [words, hint]) one.textContent = '';
    },
  };
}

/** Plot's drawing knows its scales. */
interface Scale {
  apply: (value: number) => number;
  range: readonly number[];
}
type Plotted = SVGSVGElement & { scale?: (name: 'x' | 'y') => Scale | undefined };

/** Where a place of a panel's axes is in the whole drawing, and the frame of the panel; at the frame's edge if it lies beyond. */
export function placeIn(drawing: SVGSVGElement, panel: number, { x, y }: { x: number; y: number }) {
  const panels = [...drawing.children].filter(({ localName }) => localName === 'svg') as Plotted[];
  const plot = panels[panel];
  const [across, up] = [plot?.scale?.('x'), plot?.scale?.('y')];
  if (!plot || !across || !up) return undefined;
  const [offX, offY] = [Number(plot.getAttribute('x') ?? 0), Number(plot.getAttribute('y') ?? 0)];
  const ends = ({ range }: Scale, off: number) => [Math.min(...range) + off, Math.max(...range) + off] as const;
  const [left, right] = ends(across, offX),
    [top, bottom] = ends(up, offY);
  const [px, py] = [across.apply(x) + offX, up.apply(y) + offY];
  if (!Number.isFinite(px) || !Number.isFinite(py)) return undefined;
  const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
  return { x: within(px, left, right), y: within(py, top, bottom), left, right, top, bottom };
}
