import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mean } from '../../../src/math/statistics/mean.ts';
import { median, quantiles } from '../../../src/math/statistics/quantiles.ts';
import { standardError } from '../../../src/math/statistics/standard-error.ts';
import { variance } from '../../../src/math/statistics/variance.ts';

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const values = fc.array(value, { minLength: 1, maxLength: 30 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('quantiles', () => {
  test('of the whole numbers from 0 to n are n times the probability, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.nat(60), share, fc.nat(), (n, probability, turn) => {
        const grid = Array.from({ length: n + 1 }, (_, i) => (i + turn) % (n + 1));
        expect(quantiles(grid, [probability])[0]).toBeCloseTo(n * probability, 10);
      }),
    );
  });

  test('are R’s default: of 1, 2, 4, 8 the quarters are 1.75, 3 and 5', () => {
    expect(quantiles([8, 1, 4, 2], [0, 0.25, 0.5, 0.75, 1])).toEqual([1, 1.75, 3, 5, 8]);
  });

  test('grow with the probability, stay between least and greatest, and turn over with the values', () => {
    fc.assert(
      fc.property(values, share, share, (given, a, b) => {
        const [low, high] = quantiles(given, [Math.min(a, b), Math.max(a, b)]) as [number, number];
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(Math.min(...given));
        expect(high).toBeLessThanOrEqual(Math.max(...given));
        const turned = quantiles(
          given.map((x) => -x),
          [1 - a],
        )[0]!;
        expect(turned).toBeCloseTo(-quantiles(given, [a])[0]!, 6);
      }),
    );
  });

  test('the median halves: as many lie below as above', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    fc.assert(
      fc.property(values, (given) => {
        const middle = median(given);
        expect(given.filter((x) => x < middle).length).toBeLessThanOrEqual(given.length / 2);
        expect(given.filter((x) => x > middle).length).toBeLessThanOrEqual(given.length / 2);
      }),
    );
  });

  test('leave their values as they were, sort infinite ones, and refuse what has no order', () => {
    const given = [3, 1, 2];
    median(given);
    expect(given).toEqual([3, 1, 2]);
    expect(quantiles([Infinity, 1, -Infinity, Infinity], [0, 1])).toEqual([-Infinity, Infinity]);
    expect(quantiles([1, Infinity, Infinity], [0.5, 0.75])).toEqual([Infinity, Infinity]);
    expect(() => median([])).toThrow('invalid values');
    expect(() => median([1, NaN])).toThrow('invalid values');
    for (const wrong of [-0.1, 1.1, NaN]) expect(() => quantiles([1], [wrong])).toThrow('invalid probability');
  });
});

describe('the variance', () => {
  test('of two values is half the square of their distance', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const expected = ((a - b) * (a - b)) / 2;
        expect(Math.abs(variance([a, b]) - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected));
      }),
    );
  });

  test('of 1 … n is n(n + 1)/12, and a mean of 1e9 loses no digits of it', () => {
    for (const n of [2, 3, 10, 1001]) {
      const numbers = Array.from({ length: n }, (_, i) => i + 1);
      expect(variance(numbers) / ((n * (n + 1)) / 12)).toBeCloseTo(1, 13);
      expect(variance(numbers.map((x) => x + 1e9)) / ((n * (n + 1)) / 12)).toBeCloseTo(1, 12);
    }
  });

  test('is a mean over all pairs: half the mean squared distance of two different draws', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 2, maxLength: 12 }), (given) => {
        const pairs = given.flatMap((a, i) => given.slice(i + 1).map((b) => ((a - b) * (a - b)) / 2));
        expect(variance(given)).toBeCloseTo(mean(pairs), 8);
      }),
    );
  });

  test('needs two values; the standard error is that of the mean of n', () => {
    expect(() => variance([1])).toThrow('invalid values');
    expect(() => standardError([1])).toThrow('invalid values');
    expect(standardError([1, 2, 3, 4])).toBeCloseTo(Math.sqrt(5 / 3 / 4), 15);
  });
});
