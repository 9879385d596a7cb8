import { isPiecewise, logit, SHOWN, type HiddenLayer } from './hidden-plane.ts';
import { signChanges } from '../../math/plane/contour.ts';
import { pair, type Pair } from '../../math/plane/rounded.ts';

/** The cut drawn back into the input plane. */

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

/** The cut unfolded where it is curved: where the logit is 0 in the input plane. */
const marchedBoundary = (layer: HiddenLayer, cut: readonly number[]): [Pair, Pair][] =>
  signChanges((place) => logit(layer, cut, place), SHOWN, CELLS);
