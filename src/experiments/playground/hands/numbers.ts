import { numbersOf } from '../../../math/nets/written-net.ts';
import { readNumberList, writeNumberList } from '../../../math/number-list.ts';
import type { TileNet } from '../../../lab/draw/charts/tile-net.ts';
import type { Result } from '../playground.ts';
import { nameOf, placeOf } from './units.ts';

/** Single numbers of a net, as a hand takes hold of them: the weight of an edge, the bias of a unit. */

type Layers = Result['layers'];

/** An edge by its place among the edges of the drawing, or a unit, whose bias it is, among its units. */
export type Grip = { edge: number } | { unit: number };

export const sameGrip = (a: Grip | undefined, b: Grip): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Where in that order a number stands. Edges and units of the drawing come in the same order, layer by layer. */
function indexOf(layers: Layers, inputs: number, grip: Grip): number {
  let index = 0,
    edges = 0,
    units = inputs;
  for (const { kernel, bias } of layers) {
    if ('edge' in grip && grip.edge < edges + kernel.length) return index + grip.edge - edges;
    if ('unit' in grip && grip.unit < units + bias.length) return index + kernel.length + grip.unit - units;
    index += kernel.length + bias.length;
    edges += kernel.length;
    units += bias.length;
  }
  throw new RangeError(`invalid grip: ${JSON.stringify(grip)}`);
}

export const numberAt = (layers: Layers, inputs: number, grip: Grip, numbers = numbersOf(layers)): number =>
  numbers[indexOf(layers, inputs, grip)]!;

/** The whole net as a start, with that number changed. @param numbers of the net, where they are not those of the result */
export const withNumber = (
  layers: Layers,
  inputs: number,
  grip: Grip,
  value: number,
  numbers = numbersOf(layers),
): string => writeNumberList(numbers.with(indexOf(layers, inputs, grip), value));

/** The numbers that are set for a net of that shape and not shown yet: two quick keys must both count. */
export function pendingNumbers(layers: Layers, wanted: string, shown: string): number[] {
  const set = wanted === shown ? [] : readNumberList(wanted),
    now = numbersOf(layers);
  return set.length === now.length ? set : now;
}

/** What one can take hold of at a unit: its incoming weights from above, then its bias. */
export function gripsOf({ edges }: TileNet, unit: number, inputs: number): Grip[] {
  if (unit < inputs) return [];
  return [...edges.flatMap(({ to }, edge) => (to === unit ? [{ edge }] : [])), { unit }];
}

/** Where a grip is drawn and taken hold of, in the drawing's pixels. */
export function gripPlace({ edges, units, side }: TileNet, grip: Grip): readonly [number, number] {
  if ('unit' in grip) {
    const { left, top } = units[grip.unit]!;
    return [left, top + side];
  }
  const { x1, y1, x2, y2 } = edges[grip.edge]!,
    share = 0.3;
  return [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
}

export function gripName({ edges }: TileNet, built: Parameters<typeof placeOf>[0], grip: Grip): string {
  if ('unit' in grip) return `${nameOf(built, grip.unit)}的偏置`;
  const { from, to } = edges[grip.edge]!;
  return `${nameOf(built, from)}到${nameOf(built, to)}的权重`;
}

/** What lies nearest to a place that was touched. */
export interface Touched {
  /** The unit whose tile is hit or nearly so. */
  unit?: number;
  grip?: Grip;
}

/** How far from a tile, and from an edge, a finger may come down. */
const BESIDE = 6,
  REACH = 22;

/** @param chosen the unit whose numbers stand out: they are taken hold of before all others */
export function touched(
  net: TileNet,
  [x, y]: readonly [number, number],
  chosen: number | undefined,
  inputs: number,
): Touched {
  const distance = (grip: Grip) => {
    const [u, v] = gripPlace(net, grip);
    return Math.hypot(x - u, y - v);
  };
  const grips = chosen === undefined ? [] : gripsOf(net, chosen, inputs);
  const nearest = grips.toSorted((a, b) => distance(a) - distance(b))[0];
  const beside = net.units.findIndex(
    ({ left, top }) =>
      x >= left - BESIDE && x <= left + net.side + BESIDE && y >= top - BESIDE && y <= top + net.side + BESIDE,
  );
  if (nearest && distance(nearest) <= REACH && (beside < 0 || distance(nearest) < net.side / 2))
    return { grip: nearest };
  if (beside >= 0) return { unit: beside, ...(beside >= inputs && { grip: { unit: beside } }) };
  let best = -1,
    least = REACH;
  net.edges.forEach((edge, i) => {
    const away = fromEdge(edge, x, y);
    if (away < least) [best, least] = [i, away];
  });
  return best < 0 ? {} : { unit: net.edges[best]!.to, grip: { edge: best } };
}

function fromEdge({ x1, y1, x2, y2 }: TileNet['edges'][number], x: number, y: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const share = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy);
}
