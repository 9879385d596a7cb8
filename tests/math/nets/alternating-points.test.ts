import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alternatingErrors,
  alternatingPoints,
  countedWidth,
  fewestErrors,
  follower,
  mostPieces,
  telgarskyWidth,
} from '../../../src/math/nets/alternating-points.ts';
import { valuesAt } from '../../../src/math/nets/one-layer-net.ts';
import { compose, graph, tent, type Net } from '../../../src/math/nets/tent.ts';

const folded = (k: number) => {
  let net: Net = { layers: [], readout: [1] };
  for (let i = 0; i < k; i++) net = compose(tent(), net);
  return net;
};

test('zero folds are the identity, the fold itself is right on every alternating point', () => {
  expect(graph(folded(0))).toEqual([
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ]);
  for (const k of [1, 4, 7]) {
    const knots = graph(folded(k));
    expect(alternatingErrors(valuesAt(follower(knots, knots.length - 1), alternatingPoints(2 ** k)))).toBe(0);
  }
});

test('no continuous piecewise linear function errs less than its pieces allow', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 255 }), { maxLength: 20 }),
      fc.array(fc.double({ min: -1, max: 2, noNaN: true }), { minLength: 22, maxLength: 22 }),
      (k, inner, heights) => {
        const xs = [0, ...inner.toSorted((a, b) => a - b).map((i) => i / 256), 1];
        const knots = xs.map((x, i) => ({ x, y: heights[i]! }));
        const net = follower(knots, knots.length - 1);
        const errors = alternatingErrors(valuesAt(net, alternatingPoints(2 ** k)));
        return errors >= fewestErrors(knots.length - 1, 2 ** k);
      },
    ),
    { numRuns: 300 },
  );
});

test('the follower of few units errs by at most one point more than the fewest', () => {
  for (const k of [2, 5, 8]) {
    const knots = graph(folded(k)),
      places = alternatingPoints(2 ** k);
    for (let m = 0; m < 2 ** k; m++) {
      const errors = alternatingErrors(valuesAt(follower(knots, m), places)),
        fewest = fewestErrors(mostPieces(m, 1), 2 ** k);
      expect(errors - fewest).toBeGreaterThanOrEqual(0);
      expect(errors - fewest).toBeLessThanOrEqual(1);
    }
  }
});

describe('Telgarsky’s widths', () => {
  test('are the largest with m ≤ 2^((k−3)/ℓ − 1), and force a sixth of the points wrong', () => {
    for (let k = 1; k <= 16; k++)
      for (let layers = 1; layers <= k; layers++) {
        const m = telgarskyWidth(k, layers);
        if (m > 0) {
          expect((2 * m) ** layers).toBeLessThanOrEqual(2 ** (k - 3));
          expect(fewestErrors(mostPieces(m, layers), 2 ** k) / 2 ** k).toBeGreaterThanOrEqual(13 / 32);
        }
        expect((2 * (m + 1)) ** layers).toBeGreaterThan(2 ** (k - 3));
        expect(countedWidth(k, layers)).toBeGreaterThanOrEqual(m);
      }
  });

  test('counted widths are the largest for which the count still gives a sixth', () => {
    for (let k = 3; k <= 14; k++)
      for (const layers of [1, 2, 3, 5]) {
        const m = countedWidth(k, layers),
          share = (width: number) => fewestErrors(mostPieces(width, layers), 2 ** k) / 2 ** k;
        if (m > 0) expect(share(m)).toBeGreaterThanOrEqual(1 / 6);
        expect(share(m + 1)).toBeLessThan(1 / 6);
      }
  });
});
