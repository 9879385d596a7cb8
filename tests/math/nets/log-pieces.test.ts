import { expect, test } from 'vitest';
import { errorOfPieces, piecesFor } from '../../../src/math/nets/log-pieces.ts';

/** The least greatest error of one straight line on [a, b], by trying slopes and heights on a fine grid of points. */
function bestLine(a: number, b: number): number {
  const xs = Array.from({ length: 2001 }, (_, i) => a * (b / a) ** (i / 2000));
  const chord = Math.log(b / a) / (b - a);
  let best = Infinity;
  for (let k = 0.6; k <= 1.4; k += 0.01) {
    const off = xs.map((x) => Math.log(x) - k * chord * x);
    best = Math.min(best, (Math.max(...off) - Math.min(...off)) / 2);
  }
  return best;
}

test('one straight piece is as good as the best line, wherever the interval lies', () => {
  for (const span of [0.3, 1, 2.5])
    for (const a of [0.01, 1, 300]) expect(errorOfPieces(span, 1)).toBeCloseTo(bestLine(a, a * Math.exp(span)), 5);
});

test('no placing of breaks beats equal ratios: the greatest of the pieces errors falls to theirs', () => {
  const span = 6,
    steps = 60;
  // Least greatest error of n pieces whose breaks lie on a grid of logarithms.
  let row = Array.from({ length: steps + 1 }, (_, j) => (j === 0 ? 0 : errorOfPieces((span * j) / steps, 1)));
  for (let n = 2; n <= 5; n++) {
    row = row.map((_, j) => {
      let best = Infinity;
      for (let i = 1; i < j; i++) best = Math.min(best, Math.max(row[i]!, errorOfPieces((span * (j - i)) / steps, 1)));
      return j < n ? Infinity : best;
    });
    if (steps % n === 0) expect(row[steps]).toBeCloseTo(errorOfPieces(span, n), 12);
    expect(row[steps]).toBeGreaterThanOrEqual(errorOfPieces(span, n) - 1e-12);
  }
});

test('small pieces have a sixteenth of their square, and the fewest pieces are the fewest', () => {
  expect(errorOfPieces(4, 200) * (200 / 4) ** 2).toBeCloseTo(1 / 16, 3);
  for (const error of [0.5, 0.1, 0.02]) {
    const n = piecesFor(8.6, error);
    expect(errorOfPieces(8.6, n)).toBeLessThanOrEqual(error);
    expect(errorOfPieces(8.6, n - 1)).toBeGreaterThan(error);
  }
  expect(piecesFor(1, 1)).toBe(1);
  expect(() => errorOfPieces(0, 3)).toThrow('invalid pieces');
  expect(() => piecesFor(2, 0)).toThrow('invalid error');
});
