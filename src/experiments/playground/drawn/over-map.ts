import { alive } from '../../../lab/draw/live-marks.ts';
import { lineEnds } from '../../../lab/draw/line-ends.ts';
import type { Mark } from '../../../lab/draw/shapes.ts';
import type { Result } from '../playground.ts';

/** What lies over the map on request and changes as the net learns: the first layer's lines, the net's pieces. Each is one path, drawn anew alone. */

export const SQUARE = [-3, 3] as const;

const SVG = 'http://www.w3.org/2000/svg';
type Place = readonly [x: number, y: number];

/** Lines through the places of each row; closed, they go back to the first. */
const pathMark = (
  name: string,
  rows: readonly (readonly Place[])[],
  closed: boolean,
  style: Record<string, string>,
): Mark =>
  alive(name, (_index, { x = (v) => v, y = (v) => v }, _values, _size, { document }) => {
    const path = document.createElementNS(SVG, 'path');
    const at = ([u, v]: Place) => `${Math.round(100 * x(u)) / 100},${Math.round(100 * y(v)) / 100}`;
    const d = rows.map((row) => `M${row.map(at).join('L')}${closed ? 'Z' : ''}`).join('');
    for (const [key, value] of Object.entries({ d, fill: 'none', stroke: 'var(--ink)', ...style }))
      path.setAttribute(key, value);
    return path;
  });

/** The borders of the pieces of the plane in each of which the net is one affine function; of a result that has not counted them nothing. */
export const piecesMark = ({ pieces }: Pick<Result, 'pieces'>): Mark =>
  pathMark('pieces', pieces?.outlines ?? [], true, { 'stroke-width': '0.6', 'stroke-linejoin': 'round' });

/** The lines on which the units of the first layer answer 0, where the net sees the coordinates alone. */
export const linesMark = ({ layers }: Pick<Result, 'layers'>, inputs: string): Mark =>
  pathMark('lines', linesOf(layers, inputs), false, { 'stroke-width': '1.6', 'stroke-dasharray': '6 4' });

export function linesOf(layers: Result['layers'], inputs: string): [Place, Place][] {
  const first = layers[0]!;
  if (layers.length < 2 || inputs !== '1100000') return [];
  return Array.from({ length: first.units }, (_, j) =>
    lineEnds([first.kernel[j]!, first.kernel[first.units + j]!, first.bias[j]!], { x: SQUARE, y: SQUARE }),
  ).flatMap((ends) => (ends ? [ends as [Place, Place]] : []));
}
