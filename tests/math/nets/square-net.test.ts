import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { squareError, squareNet } from '../../../src/math/nets/square-net.ts';
import { evaluate, graph, units } from '../../../src/math/nets/tent.ts';

describe.each([0, 1, 2, 3, 5, 8, 12])('the net for squares with %i folds', (m) => {
  const net = squareNet(m),
    knots = graph(net);

  test('meets x² at the multiples of 2^−m, and nowhere bends between them', () => {
    expect(knots).toHaveLength(2 ** m + 1);
    knots.forEach(({ x, y }, i) => expect([x, y]).toEqual([i / 2 ** m, (i / 2 ** m) ** 2]));
  });

  test('errs by 2^(−2m−2) at most, exactly, in the middle of every piece', () => {
    const { maxError, peaks } = squareError(knots);
    expect(maxError).toBe(2 ** (-2 * m - 2));
    peaks.forEach(({ x, y }, i) => {
      expect(x).toBe((i + 0.5) / 2 ** m);
      expect(y - x * x).toBe(maxError);
    });
    for (let i = 0; i <= 1000; i++) {
      const x = i / 1000;
      expect(Math.abs(evaluate(net, x) - x * x)).toBeLessThanOrEqual(maxError * (1 + 1e-9) + 1e-15);
    }
  });

  test('has 3m − 1 units', () => expect(units(net)).toBe(m === 0 ? 0 : 3 * m - 1));
});

test('the error of a graph that is not Yarotsky’s is found too, at an end or within', () => {
  // x² − ½ on one piece: farthest at the ends.
  expect(
    squareError([
      { x: 0, y: -0.5 },
      { x: 1, y: 0.5 },
    ]).maxError,
  ).toBe(0.5);
  // The best line for x² on [0,1] is x − ⅛.
  expect(
    squareError([
      { x: 0, y: -0.125 },
      { x: 1, y: 0.875 },
    ]).maxError,
  ).toBe(0.125);
});

test('the error of any graph is the greatest at any point of it, and each peak is on its own piece', () => {
  const eighths = fc.integer({ min: -16, max: 24 }).map((k) => k / 8);
  const knots = fc
    .array(eighths, { minLength: 2, maxLength: 9 })
    .map((heights) => heights.map((y, i) => ({ x: i / 8, y })));
  fc.assert(
    fc.property(knots, (graph) => {
      const { maxError, peaks } = squareError(graph);
      let worst = 0;
      graph.slice(1).forEach((right, i) => {
        const left = graph[i]!;
        expect(peaks[i]!.x).toBeGreaterThanOrEqual(left.x);
        expect(peaks[i]!.x).toBeLessThanOrEqual(right.x);
        for (let k = 0; k <= 64; k++) {
          const x = left.x + k / 512;
          worst = Math.max(worst, Math.abs(left.y + (right.y - left.y) * (k / 64) - x * x));
        }
      });
      // Between two of these points a parabola x² rises by (1/1024)² at most above its chord.
      expect(maxError).toBeGreaterThanOrEqual(worst);
      expect(maxError).toBeLessThanOrEqual(worst + 2 ** -20);
    }),
    { numRuns: 100, seed: 1 },
  );
});
