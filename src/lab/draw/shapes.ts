/** Polygons, which Plot has not: a mark that is a function, which Plot calls with its scales. It draws at build with linkedom's document as in a browser. */

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
  dimensions: { width: number; height: number; marginTop: number; marginLeft?: number },
  context: { document: Document },
) => SVGElement;

export type Pair = readonly [x: number, y: number];
type Setting<T, V> = V | ((datum: T, index: number) => V);

export interface PolygonOptions<T> {
  /** Corners in the figure's own units. */
  points?: (datum: T) => readonly Pair[];
  /** Several outlines that do not overlap, drawn as one: a map of a thousand regions in a few paints is a few elements. */
  outlines?: (datum: T) => readonly (readonly Pair[])[];
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

/** To a hundredth of a pixel; of many outlines, which nobody sees one by one, to a tenth. */
const rounded = (value: number, parts: number): string => String(Math.round(value * parts) / parts);

/** One path a datum, corners taken through the figure's x and y scales. */
export function polygons<T>(data: readonly T[], options: PolygonOptions<T>): Mark {
  const { points = () => [], outlines = (datum: T) => [points(datum)], closed = true, ...settings } = options;
  return (_index, { x = (v) => v, y = (v) => v }, _values, _dimensions, { document }) => {
    const group = document.createElementNS(SVG, 'g');
    group.setAttribute('stroke-linejoin', 'round');
    data.forEach((datum, i) => {
      const path = document.createElementNS(SVG, 'path');
      const all = outlines(datum),
        parts = all.length > 1 ? 10 : 100;
      const drawn = all.map((points) => {
        const corners = points.map(([a, b]) => `${rounded(x(a), parts)},${rounded(y(b), parts)}`);
        return corners.length === 0 ? '' : `M${corners.join('L')}${closed ? 'Z' : ''}`;
      });
      path.setAttribute('d', drawn.join(''));
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
