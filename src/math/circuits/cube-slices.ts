import { binomial } from '../plane/region-bounds.ts';
import { isOdd } from './truth-table.ts';

/**
 * Threshold units as cuts through the cube {0,1}^d: a unit [w·x ≥ t] cuts an edge, two inputs that differ in one bit, if it answers
 * differently at its two ends. A net of one hidden layer computes parity only if every edge is cut (O'Neil 1971; Saks 1993). Inputs are
 * numbers as in truth-table.ts: bit i of the number is x_{i+1}. Weights and thresholds are integers, so every answer is exact.
 */
export interface Slice {
  /** The unit answers 1 where w·x is at least this. */
  threshold: number;
  /** One a bit. */
  weights: readonly number[];
}

/** An edge: the input with the bit at 0, and which bit, from 0. */
export interface CubeEdge {
  input: number;
  bit: number;
}

/** All d·2^(d−1) edges, by input and then by bit. */
export const edgesOf = (d: number): CubeEdge[] =>
  Array.from({ length: 2 ** d }, (_, input) =>
    Array.from({ length: d }, (_, bit) => ({ input, bit })).filter(({ bit }) => ((input >> bit) & 1) === 0),
  ).flat();

/** The number at the edge's other end. */
export const otherEnd = ({ input, bit }: CubeEdge): number => input | (1 << bit);

/** w·x at each of the 2^d inputs. */
export function weighed(weights: readonly number[]): number[] {
  const sums = [0];
  for (const weight of weights) sums.push(...sums.map((sum) => sum + weight));
  return sums;
}

/** What the unit answers at each of the inputs. */
export const answersOf = ({ threshold, weights }: Slice): boolean[] => weighed(weights).map((sum) => sum >= threshold);

/** Whether each edge is cut, in the order of `edgesOf`. */
export function cutsOf(slice: Slice): boolean[] {
  const answers = answersOf(slice);
  return edgesOf(slice.weights.length).map((edge) => answers[edge.input] !== answers[otherEnd(edge)]);
}

/** Inputs that all units answer alike, as the units' answers tell them apart: no output can tell more. */
export interface Cell {
  even: number[];
  odd: number[];
}

/** The cells of the cube's inputs under the units, by first input. */
export function cellsOf(slices: readonly Slice[], d: number): Cell[] {
  const answers = slices.map(answersOf);
  const cells = new Map<string, Cell>();
  for (let input = 0; input < 2 ** d; input++) {
    const key = answers.map((unit) => (unit[input] ? '1' : '0')).join('');
    const cell = cells.get(key) ?? { even: [], odd: [] };
    cell[isOdd(input) ? 'odd' : 'even'].push(input);
    cells.set(key, cell);
  }
  return [...cells.values()];
}

/** O'Neil's limit: no unit cuts more than ⌈d/2⌉·C(d, ⌈d/2⌉) edges. */
export const mostCuts = (d: number): number => Math.ceil(d / 2) * Number(binomial(d, Math.ceil(d / 2)));

/** By counting alone: so many units at least, for d·2^(d−1) edges of which each cuts at most `mostCuts`. */
export const fewestByCounting = (d: number): number => Math.ceil((d * 2 ** (d - 1)) / mostCuts(d));

/** Unit i: [x_i = 1]. They cut every edge, each those of its own direction. */
export const bitSlices = (d: number): Slice[] =>
  Array.from({ length: d }, (_, i) => ({
    threshold: 1,
    weights: Array.from({ length: d }, (_, j) => Number(i === j)),
  }));

/** Unit j: [at least j ones]. They cut every edge, each those between two neighbouring levels. */
export const levelSlices = (d: number): Slice[] =>
  Array.from({ length: d }, (_, j) => ({ threshold: j + 1, weights: Array.from({ length: d }, () => 1) }));

/**
 * Paterson's five for six bits. In ±1 they are v·y > 0 with these v, as M. Ziegler's page prints them (Emamy-Khansary & Ziegler 2001); with
 * y = 2x − 1 that is 2 v·x > Σv, and all Σv are odd.
 */
export const patersonSlices: readonly Slice[] = [
  [1, 1, 1, -3, -3, -6],
  [3, 3, 3, 1, 1, -4],
  [2, 2, 2, -3, -3, 1],
  [3, 3, 3, 1, 1, 8],
  [1, 1, 1, 3, 3, -4],
].map((weights) => ({ threshold: (weights.reduce((sum, v) => sum + v, 0) + 1) / 2, weights }));

/**
 * Four units of three bits that cut every edge and yet answer 000 and 111, whose parities differ, alike: that every edge is cut does not
 * suffice. The first two part the ring of the other six inputs from both, and the last two cut what is left of the ring.
 */
export const mixingSlices: readonly Slice[] = [
  { threshold: 1, weights: [1, -2, 1] },
  { threshold: 1, weights: [-1, 2, -1] },
  { threshold: 2, weights: [1, -1, 1] },
  { threshold: 1, weights: [-1, 1, -1] },
];

/**
 * How few units cut every edge, for 2 to 6 bits: each takes d up to 5 (d ≤ 4 O'Neil 1971 and Emamy-Khansary, checked in the tests by trying
 * every threshold function; 5 Sohler & Ziegler 2000), and 6 bits take 5: Paterson's, and no fewer, for half of the cube is one of five bits.
 */
export const fewestKnown: Readonly<Record<number, number>> = { 2: 2, 3: 3, 4: 4, 5: 5, 6: 5 };
