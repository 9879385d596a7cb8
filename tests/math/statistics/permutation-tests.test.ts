import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random, type Random } from '../../../src/math/random.ts';
import { groupPermutationTest } from '../../../src/math/statistics/group-permutation-test.ts';
import { pairedPermutationTest } from '../../../src/math/statistics/paired-permutation-test.ts';

/** A stream from which nothing may be drawn. */
const none = new Proxy({} as Random, {
  get(_, name) {
    throw new Error(`drew ${String(name)}`);
  },
});
const near = (p: number, exact: number, resamples: number) =>
  expect(Math.abs(p - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / resamples) + 1 / resamples);

describe('of pairs', () => {
  test('by hand: of 1, 2, 3 two of eight signs are as far out, of 1, 2, −3 all, of 1, −2, 4 four', () => {
    expect(pairedPermutationTest([1, 2, 3], 1, none)).toEqual({ p: 2 / 8, exact: true });
    expect(pairedPermutationTest([1, 2, -3], 1, none)).toEqual({ p: 1, exact: true });
    // ±1 ±2 ±4 are ±1, ±3, ±5, ±7; what was seen is 3
    expect(pairedPermutationTest([1, -2, 4], 1, none)).toEqual({ p: 6 / 8, exact: true });
  });

  test('of n differences of one sign p is 2/2ⁿ, the least there is', () => {
    for (let n = 1; n <= 12; n++) {
      const { p, exact } = pairedPermutationTest(
        Array.from({ length: n }, (_, i) => 0.1 * (i + 1)),
        1,
        none,
      );
      expect([p, exact]).toEqual([2 / 2 ** n, true]);
    }
  });

  test('sums that are equal but for rounding are equal: tenths count as whole numbers do', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 8 }), (whole) => {
        const tenths = whole.map((x) => x / 10);
        const found = pairedPermutationTest(whole, 1, none);
        expect(pairedPermutationTest(tenths, 1, none)).toEqual(found);
        // Whatever unit they are in.
        for (const unit of [2 ** 60, 2 ** -60])
          expect(
            pairedPermutationTest(
              tenths.map((x) => x * unit),
              1,
              none,
            ),
          ).toEqual(found);
      }),
    );
  });

  test('order and overall sign do not count', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 8 }), (given) => {
        const { p } = pairedPermutationTest(given, 1, none);
        expect(pairedPermutationTest(given.toReversed(), 1, none).p).toBe(p);
        expect(
          pairedPermutationTest(
            given.map((x) => -x),
            1,
            none,
          ).p,
        ).toBe(p);
      }),
    );
  });

  test('random signs come near what counting all gives, and p is never 0', () => {
    // Thirteen differences: 8192 signs, counted here.
    const given = [3, -1, 4, 1, -5, 9, 2, 6, -5, 3, 5, -8, 9],
      seen = Math.abs(given.reduce((a, b) => a + b));
    let extreme = 0;
    for (let signs = 0; signs < 8192; signs++)
      if (Math.abs(given.reduce((sum, x, i) => sum + ((signs >> i) & 1 ? -x : x), 0)) >= seen) extreme++;
    const { p, exact } = pairedPermutationTest(given, 20_000, random(1, 'signs'));
    expect(exact).toBe(false);
    near(p, extreme / 8192, 20_000);
    expect(pairedPermutationTest(given, 20_000, random(1, 'signs')).p).toBe(p);
    const sure = Array.from({ length: 60 }, () => 1);
    expect(pairedPermutationTest(sure, 99, random(1, 'signs')).p).toBe(1 / 100);
  });

  test('where there is nothing, p ≤ α is as rare as α', () => {
    const noise = random(2, 'noise'),
      trials = 1500;
    let rejected = 0;
    for (let trial = 0; trial < trials; trial++) {
      const { p } = pairedPermutationTest(
        Array.from({ length: 8 }, () => noise.normal()),
        1,
        none,
      );
      if (p <= 0.125) rejected++;
    }
    near(rejected / trials, 0.125, trials); // 32 of 256 signs: attained exactly
  });
});

describe('of two groups', () => {
  test('by hand: 1, 2 against 3, 4, 5 is the least or greatest of ten sums, and so is one other', () => {
    expect(groupPermutationTest([1, 2], [3, 4, 5], 1, none)).toEqual({ p: 2 / 10, exact: true });
    expect(groupPermutationTest([3], [1, 2, 4, 5], 1, none)).toEqual({ p: 1, exact: true });
    // Sums of two of 1, 2, 3, 4, 5 about their mean 6: 3 4 5 5 6 6 7 7 8 9; 8 is 2 away, as are 3, 4 and 9.
    expect(groupPermutationTest([3, 5], [1, 2, 4], 1, none)).toEqual({ p: 4 / 10, exact: true });
  });

  test('groups may be named the other way round, and moved together', () => {
    const group = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(group, group, fc.integer({ min: -9, max: 9 }), (a, b, shift) => {
        const { p } = groupPermutationTest(a, b, 1, none);
        expect(groupPermutationTest(b, a, 1, none).p).toBe(p);
        const moved = (values: number[]) => values.map((x) => (x + shift) / 10);
        expect(groupPermutationTest(moved(a), moved(b), 1, none).p).toBe(p);
      }),
    );
  });

  test('all ways are counted up to 4096: 3432 of 7 out of 14, but not the 5005 of 6 out of 15', () => {
    const upTo = (n: number) => Array.from({ length: n }, (_, i) => i * i);
    expect(groupPermutationTest(upTo(7), upTo(7), 1, none)).toEqual({ p: 1, exact: true });
    expect(groupPermutationTest(upTo(6), upTo(9), 9, random(1, 'deals')).exact).toBe(false);
    expect(groupPermutationTest(upTo(40), upTo(40), 9, random(1, 'deals')).exact).toBe(false);
  });

  test('random deals come near what counting all gives: eleven zeros and ones, by the binomials', () => {
    // 7 of 12 ones in the first group of 12, 1 in the second: hypergeometric, two-sided.
    const first = Array.from({ length: 12 }, (_, i) => Number(i < 7)),
      second = Array.from({ length: 12 }, (_, i) => Number(i < 1));
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    const exactly = (ones: number) => (choose(12, ones) * choose(12, 8 - ones)) / choose(24, 8);
    const expected = exactly(0) + exactly(1) + exactly(7) + exactly(8);
    const { p, exact } = groupPermutationTest(first, second, 20_000, random(3, 'deals'));
    expect(exact).toBe(false);
    near(p, expected, 20_000);
  });
});

test('empty, infinite and uncounted things are refused', () => {
  const chance = random(0, 'chance');
  expect(() => pairedPermutationTest([], 9, chance)).toThrow('invalid values');
  expect(() => pairedPermutationTest([NaN], 9, chance)).toThrow('invalid values');
  expect(() => pairedPermutationTest([1], 0, chance)).toThrow('invalid resamples');
  expect(() => groupPermutationTest([], [1], 9, chance)).toThrow('invalid values');
  expect(() => groupPermutationTest([1], [], 9, chance)).toThrow('invalid values');
  expect(() => groupPermutationTest([1], [Infinity], 9, chance)).toThrow('invalid values');
  expect(() => groupPermutationTest([1], [2], 1.5, chance)).toThrow('invalid resamples');
});
