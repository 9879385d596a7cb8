import { isPiecewise, logit, SHOWN, type HiddenLayer } from './hidden-plane.ts';
import { pair, type Pair } from '../../math/plane/rounded.ts';

/** The cut drawn back into the input plane. */

type Point = readonly [x: number, y: number];

/** The cut unfolded, in short pieces: exactly where the layer is linear in pieces, else by marching squares. */
export const boundaryOf = (layer: HiddenLayer, cut: readonly number[]): [Pair, Pair][] =>
  isPiecewise(layer) ? exactBoundary(layer, cut) : marchedBoundary(layer, cut);

/**
 * Each pair of signs of z₁ and z₂ has a part of the plane of its own, where the logit is one formula: there the cut is the straight piece of
 * that formula's line inside that part. Where the logit is 0 all over nothing is drawn.
 */
function exactBoundary({ weights, activation }: HiddenLayer, [v1, v2, c]: readonly number[]): [Pair, Pair][] {
  const below = activation === 'abs' ? -1 : 0;
  const units = [weights.slice(0, 3), weights.slice(3)];
  return [
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1],
  ].flatMap((signs): [Pair, Pair][] => {
    const slopes = signs.map((sign, u) => (u === 0 ? v1! : v2!) * (sign > 0 ? 1 : below));
    const [a, b, d] = [0, 1, 2].map(
      (k) => slopes[0]! * units[0]![k]! + slopes[1]! * units[1]![k]! + (k === 2 ? c! : 0),
    ) as [number, number, number];
    const square = a * a + b * b;
    if (square === 0) return [];
    // Along the line from its point nearest to the origin, cut off by the part's borders and the window's.
    const [x0, y0] = [(-d * a) / square, (-d * b) / square];
    let [from, to] = [-Infinity, Infinity];
    const keep = (at: number, slope: number) => {
      if (slope > 0) from = Math.max(from, -at / slope);
      else if (slope < 0) to = Math.min(to, -at / slope);
      else if (at < 0) to = -Infinity;
    };
    units.forEach(([p, q, r], u) => keep(signs[u]! * (p! * x0 + q! * y0 + r!), signs[u]! * (q! * a - p! * b)));
    const [low, high] = SHOWN;
    keep(x0 - low, -b);
    keep(high - x0, b);
    keep(y0 - low, a);
    keep(high - y0, -a);
    if (!(from < to)) return [];
    return [[pair([x0 - from * b, y0 + from * a]), pair([x0 - to * b, y0 + to * a])]];
  });
}

const CELLS = 40;
const HALVINGS = 40;

/**
 * The cut unfolded where it is curved: where the logit is 0 in the input plane. Marching squares (Lorensen & Cline 1987, in the plane) on a grid of 40 × 40 cells,
 * each crossing of a cell's edge found by bisection to the last bit; a piece inside a cell is straight.
 */
function marchedBoundary(layer: HiddenLayer, cut: readonly number[]): [Pair, Pair][] {
  const [low, high] = SHOWN;
  const at = (i: number) => low + ((high - low) * i) / CELLS;
  const value = (place: Point) => logit(layer, cut, place);
  const corners = Array.from({ length: (CELLS + 1) * (CELLS + 1) }, (_, k) =>
    value([at(k % (CELLS + 1)), at(Math.floor(k / (CELLS + 1)))]),
  );
  const crossing = (p: Point, q: Point): Pair => {
    let [from, to] = [p, q];
    const negative = value(p) < 0;
    for (let i = 0; i < HALVINGS; i++) {
      const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
      if (value(middle) < 0 === negative) from = middle;
      else to = middle;
    }
    return pair([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
  };
  const pieces: [Pair, Pair][] = [];
  for (let row = 0; row < CELLS; row++) {
    for (let column = 0; column < CELLS; column++) {
      // Round the cell; a crossing lies between two corners of different sign.
      const round = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ] as const;
      const ends: Pair[] = [];
      round.forEach(([c, r], i) => {
        const [c2, r2] = round[(i + 1) % 4]!;
        if (corners[r * (CELLS + 1) + c]! < 0 !== corners[r2 * (CELLS + 1) + c2]! < 0)
          ends.push(crossing([at(c), at(r)], [at(c2), at(r2)]));
      });
      for (let i = 0; i + 1 < ends.length; i += 2) pieces.push([ends[i]!, ends[i + 1]!]);
    }
  }
  return pieces;
}
