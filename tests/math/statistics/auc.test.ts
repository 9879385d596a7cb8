import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auc } from '../../../src/math/statistics/auc.ts';

/** Small scores, so that many tie; both classes there. */
const samples = fc
  .array(fc.tuple(fc.integer({ min: -4, max: 4 }), fc.constantFrom(0, 1)), { minLength: 2, maxLength: 40 })
  .filter((all) => new Set(all.map(([, c]) => c)).size === 2);
const of = (all: [number, number][]) => [all.map(([s]) => s), all.map(([, c]) => c)] as const;

test('is the share of pairs of a 1 and a 0 that are in order, ties half', () => {
  fc.assert(
    fc.property(samples, (all) => {
      const ones = all.filter(([, c]) => c === 1),
        zeros = all.filter(([, c]) => c === 0);
      let pairs = 0;
      for (const [one] of ones) for (const [zero] of zeros) pairs += one > zero ? 1 : one === zero ? 0.5 : 0;
      expect(auc(...of(all))).toBe(pairs / (ones.length * zeros.length));
    }),
  );
});

test('is U of the rank sum, n₁n₀ times: Mann and Whitney’s formula with mid-ranks', () => {
  fc.assert(
    fc.property(samples, (all) => {
      const rank = (score: number) =>
        all.filter(([s]) => s < score).length + (all.filter(([s]) => s === score).length + 1) / 2;
      const ones = all.filter(([, c]) => c === 1);
      const u = ones.reduce((sum, [s]) => sum + rank(s), 0) - (ones.length * (ones.length + 1)) / 2;
      expect(auc(...of(all)) * ones.length * (all.length - ones.length)).toBeCloseTo(u, 9);
    }),
  );
});

test('only the order of scores counts; turned over, scores or classes, it is what is left of 1', () => {
  fc.assert(
    fc.property(samples, (all) => {
      const [scores, classes] = of(all),
        area = auc(scores, classes);
      expect(auc(scores.map(Math.exp), classes)).toBe(area);
      expect(
        auc(
          Float32Array.from(scores, (s) => s ** 3 - 7),
          Float32Array.from(classes),
        ),
      ).toBe(area);
      expect(
        auc(
          scores.map((s) => -s),
          classes,
        ),
      ).toBeCloseTo(1 - area, 12);
      expect(
        auc(
          scores,
          classes.map((c) => 1 - c),
        ),
      ).toBeCloseTo(1 - area, 12);
    }),
  );
});

test('is 1 where a threshold sorts all, 0 where it sorts all wrongly, ½ where all scores are the same', () => {
  expect(auc([0, 1, 2, 3], [0, 0, 1, 1])).toBe(1);
  expect(auc([0, 1, 2, 3], [1, 1, 0, 0])).toBe(0);
  expect(auc([7, 7, 7], [1, 0, 0])).toBe(0.5);
  expect(auc([0, -0], [1, 0])).toBe(0.5);
  expect(auc([Infinity, 1, -Infinity], [1, 0, 0])).toBe(1);
});

test('without one of the classes, or with a score that is no number, there is none', () => {
  expect(auc([1, 2], [1, 1])).toBeNaN();
  expect(auc([], [])).toBeNaN();
  expect(auc([1, NaN], [1, 0])).toBeNaN();
  expect(auc([NaN, 1], [1, 0])).toBeNaN();
  expect(() => auc([1, 2], [1])).toThrow('invalid classes: 1 for 2 scores');
  expect(() => auc([1, 2, 3], [0, 1, 2])).toThrow('invalid classes');
});
