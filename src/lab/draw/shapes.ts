/**
 * Marks that Plot has not, as functions that Plot calls with its scales: polygons, and fields of cells in a few colours. They draw at build
 * with linkedom's document as in a browser.
 */

const SVG = 'http://www.w3.org/2000/svg';

interface Scales {
  x?: (value: number) => number;
  y?: (value: number) => number;
}
/** What Plot hands to a mark that is a function. */
export type Mark = (
  index: unknown,
  scales: Scales,
  values: unknown,
  dimensions: unknown,
  context: { document: Document },
) => SVGElement;

export type Pair = readonly [x: number, y: number];
type Setting<T, V> = V | ((datum: T, index: number) => V);

export interface PolygonOptions<T> {
  /** Corners in the figure's own units. */
  points: (datum: T) => readonly Pair[];
  /** Colours are constants of the page such as 'var(--indigo)'; nothing is filled or drawn without one. */
  fill?: Setting<T, string>;
  fillOpacity?: Setting<T, number>;
  stroke?: Setting<T, string>;
  strokeWidth?: Setting<T, number>;
  strokeDasharray?: Setting<T, string>;
  className?: Setting<T, string>;
  /** False leaves the outline open: a line through the points. */
  closed?: boolean;
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/** One path a datum, its corners taken through the figure's x and y scales. */
export function polygons<T>(data: readonly T[], options: PolygonOptions<T>): Mark {
  const { points, closed = true, ...settings } = options;
  return (_index, { x = (v) => v, y = (v) => v }, _values, _dimensions, { document }) => {
    const group = document.createElementNS(SVG, 'g');
    group.setAttribute('stroke-linejoin', 'round');
    data.forEach((datum, i) => {
      const path = document.createElementNS(SVG, 'path');
      const corners = points(datum).map(([a, b]) => `${rounded(x(a))},${rounded(y(b))}`);
      path.setAttribute('d', corners.length === 0 ? '' : `M${corners.join('L')}${closed ? 'Z' : ''}`);
      path.setAttribute('fill', 'none');
      for (const [name, given] of Object.entries(settings)) {
        const value = typeof given === 'function' ? given(datum, i) : given;
        if (value !== undefined) path.setAttribute(attributes[name] ?? name, String(value));
      }
      group.append(path);
    });
    return group;
  };
}

const attributes: Record<string, string> = {
  fillOpacity: 'fill-opacity',
  strokeWidth: 'stroke-width',
  strokeDasharray: 'stroke-dasharray',
  className: 'class',
};

export interface HeatmapOptions {
  /** Cells in a row. */
  columns: number;
  /** The rectangle that the cells fill; the first row lies along y[0]. */
  x: Pair;
  y: Pair;
  /** One colour a level. */
  colors: readonly string[];
}

/**
 * A field of cells, each of one of at most 36 levels. One path a level, of its cells in runs along the rows: a few hundred runs, not
 * thousands of rectangles.
 * @param levels one base-36 digit a cell, row by row
 * @throws RangeError if the digits do not fill whole rows, or one has no colour
 */
export function heatmap(levels: string, { columns, x: [x0, x1], y: [y0, y1], colors }: HeatmapOptions): Mark {
  const rows = levels.length / columns;
  if (!Number.isInteger(rows) || rows === 0)
    throw new RangeError(`invalid levels: ${levels.length} for ${columns} columns`);
  const runs = colors.map((): [row: number, from: number, to: number][] => []);
  for (let row = 0; row < rows; row++) {
    for (let from = 0; from < columns;) {
      const digit = levels[row * columns + from]!;
      let to = from + 1;
      while (to < columns && levels[row * columns + to] === digit) to++;
      const level = runs[parseInt(digit, 36)];
      if (!level) throw new RangeError(`invalid level: ${digit} of ${colors.length}`);
      level.push([row, from, to]);
      from = to;
    }
  }
  return (_index, { x = (v) => v, y = (v) => v }, _values, _dimensions, { document }) => {
    const group = document.createElementNS(SVG, 'g');
    // Neighbouring cells would show hairlines between them.
    group.setAttribute('shape-rendering', 'crispEdges');
    const [left, bottom] = [x(x0), y(y0)];
    const [across, up] = [(x(x1) - left) / columns, (y(y1) - bottom) / rows];
    group.setAttribute('transform', `translate(${rounded(left)} ${rounded(bottom)}) scale(${across} ${up})`);
    // In cells, from the first: a third of the length that coordinates of the figure would take.
    runs.forEach((level, i) => {
      if (level.length === 0) return;
      const path = document.createElementNS(SVG, 'path');
      path.setAttribute('d', level.map(([row, from, to]) => `M${from} ${row}h${to - from}v1h${from - to}z`).join(''));
      path.setAttribute('fill', colors[i]!);
      group.append(path);
    });
    return group;
  };
}
