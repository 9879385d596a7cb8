import { pair, type Pair } from './rounded.ts';

type Point = readonly [x: number, y: number];

const HALVINGS = 40;

/**
 * Where a function of the plane changes its sign, in short straight pieces of two ends each: marching squares (Lorensen & Cline 1987, in the
 * plane) on a grid of `cells` × `cells`, each crossing of a cell's edge found by bisection to the last bit, also where the function jumps. What a cell
 * encloses whole is not seen.
 * @param value below 0 on one side, 0 or more on the other
 * @param square its left and right; its bottom and top are the same
 */
export function signChanges(
  value: (place: Point) => number,
  [low, high]: readonly [low: number, high: number],
  cells: number,
): [Pair, Pair][] {
  const at = (i: number) => low + ((high - low) * i) / cells;
  const corners = Array.from({ length: (cells + 1) * (cells + 1) }, (_, k) =>
    value([at(k % (cells + 1)), at(Math.floor(k / (cells + 1)))]),
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
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
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
        if (corners[r * (cells + 1) + c]! < 0 !== corners[r2 * (cells + 1) + c2]! < 0)
          ends.push(crossing([at(c), at(r)], [at(c2), at(r2)]));
      });
      for (let i = 0; i + 1 < ends.length; i += 2) pieces.push([ends[i]!, ends[i + 1]!]);
    }
  }
  return pieces;
}
