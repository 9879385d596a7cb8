import { expect, test } from 'vitest';
import { signChanges } from '../../../src/math/plane/contour.ts';

test('a circle is found to the last decimal that is written, all the way round', () => {
  const pieces = signChanges(([x, y]) => x * x + y * y - 1, [-2, 3], 40);
  for (const [x, y] of pieces.flat()) expect(Math.hypot(x, y)).toBeCloseTo(1, 3);
  const length = pieces.reduce((sum, [[a, b], [c, d]]) => sum + Math.hypot(c - a, d - b), 0);
  // Chords of cells of ⅛ are a little shorter than their arcs.
  expect(length / (2 * Math.PI)).toBeGreaterThan(0.998);
  expect(length / (2 * Math.PI)).toBeLessThan(1);
});

test('a jump is found as a root is, and what keeps its sign has no piece', () => {
  const pieces = signChanges(([x]) => (x >= 0.3 ? 1 : -1), [0, 1], 7);
  expect(pieces).toHaveLength(7);
  for (const [x] of pieces.flat()) expect(x).toBeCloseTo(0.3, 4);
  expect(signChanges(() => 1, [0, 1], 7)).toEqual([]);
  expect(signChanges(() => 0, [0, 1], 7)).toEqual([]);
});

test('where two pieces meet in a cell, each joins two of its edges', () => {
  // A saddle: the sign changes on all four edges of the one cell.
  const pieces = signChanges(([x, y]) => (x - 0.5) * (y - 0.5), [0, 1], 1);
  expect(pieces).toHaveLength(2);
});
