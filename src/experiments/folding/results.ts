import type { Matrix } from '../../math/plane/plane-folding.ts';

/** What the two modes find. `mode` tells them apart. Coordinates are rounded to 4 decimals, [x, y] each. */

export type Pair = [x: number, y: number];

export interface XorResult {
  mode: 'xor';
  /** Weights and cut as they are now: as given, or as learned so far. */
  weights: number[];
  cut: number[];
  /** One entry a point, the first class's points first. */
  points: Pair[];
  classes: number[];
  hidden: Pair[];
  logits: number[];
  correct: number;
  /** Whether one line separates the classes in the input plane, and in the hidden plane. */
  separable: { input: boolean; hidden: boolean };
  /** Points and lines of the input plane as they lie at this stage. */
  moved: Pair[];
  grid: Pair[][];
  /** The cut drawn back into the input plane: short pieces, two ends each. */
  boundary: [Pair, Pair][];
  /** Steps trained at each point of the curve, and the mean cross-entropy between two of them. */
  reached: number[];
  losses: number[];
}

export interface PaperResult {
  mode: 'paper';
  order: number;
  /** Directions of the creases. */
  creases: Pair[];
  /** Most layers of paper on one another after each fold. */
  thickness: number[];
  layers: number;
  units: number;
  parameters: number;
  /** Where each sheet lies, as the map of the folded wedge to its place: on the open paper, and after each fold. */
  stages: Matrix[][];
  cuts: {
    /** Corners on the folded paper; it may reach over a crease, where it is cut off. */
    outline: Pair[];
    copies: number;
    /** Where the cut's middle comes to lie, found by running the net backwards. */
    places: Pair[];
  }[];
  holes: number;
  /** Largest distance between the middle of a cut and what the TensorFlow.js net makes of one of its copies. */
  largestError: number;
}

export type Result = XorResult | PaperResult;

export const rounded = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;
export const pair = ([x, y]: readonly [number, number]): Pair => [rounded(x), rounded(y)];
