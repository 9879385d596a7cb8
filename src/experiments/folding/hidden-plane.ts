import { sigmoid } from '../../math/elementary.ts';
import { pair, type Pair } from './results.ts';

/** The layer of two units as a map of the plane, what it does on the way, and the cut drawn back. */

export type ActivationName = 'sigmoid' | 'relu';

/** Two units on two inputs: z = (w₁₁x₁ + w₁₂x₂ + b₁, w₂₁x₁ + w₂₂x₂ + b₂), each through the activation. */
export interface HiddenLayer {
  /** w₁₁, w₁₂, b₁, w₂₁, w₂₂, b₂. */
  weights: readonly number[];
  activation: ActivationName;
}

type Place = readonly [x: number, y: number];

const activate = (name: ActivationName, z: number): number => (name === 'relu' ? Math.max(0, z) : sigmoid(z));

export function hiddenPlace({ weights, activation }: HiddenLayer, [x, y]: Place): Pair {
  const [a, b, c, d, e, f] = weights as [number, number, number, number, number, number];
  return [activate(activation, a * x + b * y + c), activate(activation, d * x + e * y + f)];
}

/**
 * Where a point of the input plane lies at a stage: 0 in the input plane, 1 when the first unit has put its value in the place of x₁, 2 in
 * the hidden plane; in between on the straight way.
 */
export function placeAt(layer: HiddenLayer, stage: number, place: Place): Pair {
  const [h1, h2] = hiddenPlace(layer, place);
  const [first, second] = [Math.min(1, stage), Math.max(0, stage - 1)];
  return [place[0] + first * (h1 - place[0]), place[1] + second * (h2 - place[1])];
}

/** The part of the plane that is drawn, both axes alike. */
export const SHOWN: Pair = [-0.75, 1.75];
const LINES = 11;
const PLACES = 26;

/** Lines of a net over the input plane, as they lie at that stage. */
export function gridAt(layer: HiddenLayer, stage: number): Pair[][] {
  const [low, high] = SHOWN;
  const at = (i: number, count: number) => low + ((high - low) * i) / (count - 1);
  return Array.from({ length: 2 * LINES }, (_, line) =>
    Array.from({ length: PLACES }, (_, i) => {
      const fixed = at(line % LINES, LINES),
        free = at(i, PLACES);
      return pair(placeAt(layer, stage, line < LINES ? [fixed, free] : [free, fixed]));
    }),
  );
}

export const logit = (layer: HiddenLayer, [v1, v2, c]: readonly number[], place: Place): number => {
  const [h1, h2] = hiddenPlace(layer, place);
  return v1! * h1 + v2! * h2 + c!;
};

const CELLS = 40;
const HALVINGS = 40;

/**
 * The cut unfolded: where the logit is 0 in the input plane. Marching squares (Lorensen & Cline 1987, in the plane) on a grid of 40 × 40 cells,
 * each crossing of a cell's edge found by bisection to the last bit; a piece inside a cell is straight.
 */
export function boundaryOf(layer: HiddenLayer, cut: readonly number[]): [Pair, Pair][] {
  const [low, high] = SHOWN;
  const at = (i: number) => low + ((high - low) * i) / CELLS;
  const value = (place: Place) => logit(layer, cut, place);
  const corners = Array.from({ length: (CELLS + 1) * (CELLS + 1) }, (_, k) =>
    value([at(k % (CELLS + 1)), at(Math.floor(k / (CELLS + 1)))]),
  );
  const crossing = (p: Place, q: Place): Pair => {
    let [from, to] = [p, q];
    const negative = value(p) < 0;
    for (let i = 0; i < HALVINGS; i++) {
      const middle: Place = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
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
