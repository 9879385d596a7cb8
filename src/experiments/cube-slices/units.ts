import type { Slice } from '../../math/circuits/cube-slices.ts';
import { writeRows } from '../../math/number-list.ts';

/** Units as rows of the parameter: the threshold, then a weight a bit. */

/** The unit of a row, for d bits: weights that are missing are 0, and more than d do not count. */
export const fromRow = ([threshold = 0, ...weights]: readonly number[], d: number): Slice => ({
  threshold,
  weights: Array.from({ length: d }, (_, i) => weights[i] ?? 0),
});

export const toRows = (slices: readonly Slice[]): string =>
  writeRows(slices.map(({ threshold, weights }) => [threshold, ...weights]));

/** An input as the book writes it, x₁ first. */
export const bitsText = (input: number, d: number): string =>
  Array.from({ length: d }, (_, i) => (input >> i) & 1).join('');
