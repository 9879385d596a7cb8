import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random } from '../../../src/math/random.ts';
import { bootstrapInterval } from '../../../src/math/statistics/bootstrap-interval.ts';
import { mean } from '../../../src/math/statistics/mean.ts';
import { pairedInterval } from '../../../src/math/statistics/paired-interval.ts';
import { median } from '../../../src/math/statistics/quantiles.ts';

/** ±4 standard deviations of a share of `n` trials. */
const near = (share: number, expected: number, n: number) =>
  expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / n));

describe('the paired interval', () => {
  test('is the textbook’s: Student’s own ten patients gained 1.58 hours of sleep, 0.70 to 2.46', () => {
    // Student 1908, table of Cushny & Peebles; R: t.test(…, paired = TRUE) prints 0.7001142 and 2.4598858.
    const first = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
      second = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const { value, low, high } = pairedInterval(first, second);
    expect(value).toBeCloseTo(1.58, 12);
    expect(low).toBeCloseTo(0.7001142, 7);
    expect(high).toBeCloseTo(2.4598858, 7);
  });

  test.each([
    [2, 0.95],
    [5, 0.95],
    [5, 0.5],
    [20, 0.9],
  ])('of %i pairs at level %f holds the true mean that often', (n, level) => {
    const noise = random(n, 'noise'),
      trials = 2000;
    let held = 0;
    for (let trial = 0; trial < trials; trial++) {
      // What a pair shares is much larger than what tells it apart.
      const seeds = Array.from({ length: n }, () => 100 * noise.normal());
      const first = seeds.map((shared) => shared + 0.3 + noise.normal());
      const { low, high } = pairedInterval(first, seeds, level);
      if (low <= 0.3 && 0.3 <= high) held++;
    }
    near(held / trials, level, trials);
  });

  test('turns over with the pairs, moves and stretches with the values, and grows with the level', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
      minLength: 2,
      maxLength: 15,
    });
    fc.assert(
      fc.property(pairs, fc.integer({ min: -20, max: 20 }), (given, shift) => {
        const [a, b] = [given.map(([x]) => x), given.map(([, x]) => x)];
        const { value, low, high } = pairedInterval(a, b),
          turned = pairedInterval(b, a),
          moved = pairedInterval(
            a.map((x) => 2 * (x + shift)),
            b.map((x) => 2 * x),
          ),
          wider = pairedInterval(a, b, 0.99);
        expect(turned.value).toBeCloseTo(-value, 10);
        expect(turned.low).toBeCloseTo(-high, 10);
        expect(moved.low).toBeCloseTo(2 * (low + shift), 8);
        expect(moved.high).toBeCloseTo(2 * (high + shift), 8);
        expect(wider.low).toBeLessThanOrEqual(low);
        expect(wider.high).toBeGreaterThanOrEqual(high);
      }),
    );
  });

  test('refuses halves that do not pair, single pairs and what is no level', () => {
    expect(() => pairedInterval([1, 2], [1])).toThrow('invalid pairs: 2 and 1');
    expect(() => pairedInterval([1], [1])).toThrow('invalid values');
    expect(() => pairedInterval([1, 2], [1, 2], 1)).toThrow('invalid level');
  });
});

describe('the bootstrap interval', () => {
  const draw = (n: number, seed: number) => {
    const stream = random(seed, 'sample');
    return Array.from({ length: n }, () => stream.normal());
  };

  test('follows from its stream, and from another differs', () => {
    const sample = draw(30, 1);
    const once = (seed: number) => bootstrapInterval(sample, mean, {}, random(seed, 'bootstrap'));
    expect(once(3)).toEqual(once(3));
    expect(once(3)).not.toEqual(once(4));
  });

  test('holds the mean of a symmetric sample, and lies within its values', () => {
    const halves = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(halves, fc.nat(1000), (half, seed) => {
        const sample = half.flatMap((x) => [x, -x]);
        const { value, low, high } = bootstrapInterval(sample, mean, { resamples: 500 }, random(seed, 'bootstrap'));
        expect(Math.abs(value)).toBeLessThan(1e-9);
        expect(low).toBeLessThan(0);
        expect(high).toBeGreaterThan(0);
        expect(low).toBeGreaterThanOrEqual(Math.min(...sample));
        expect(high).toBeLessThanOrEqual(Math.max(...sample));
      }),
    );
  });

  test('of a mean is as wide as the normal’s: ±z·σ̂/√n, at both levels', () => {
    const sample = draw(100, 2);
    const spread = Math.sqrt(mean(sample.map((x) => (x - mean(sample)) ** 2)) / sample.length); // the plug-in, over n
    for (const [level, z] of [
      [0.95, 1.959964],
      [0.5, 0.67449],
    ] as const) {
      const { low, high } = bootstrapInterval(sample, mean, { level, resamples: 10_000 }, random(5, 'bootstrap'));
      expect((high - mean(sample)) / spread).toBeCloseTo(z, 1);
      expect((mean(sample) - low) / spread).toBeCloseTo(z, 1);
    }
  });

  test('of the median of 40 normal values holds the true one as often as said, nearly', () => {
    const trials = 300,
      chance = random(9, 'bootstrap');
    let held = 0;
    for (let trial = 0; trial < trials; trial++) {
      const { low, high } = bootstrapInterval(draw(40, trial), median, { level: 0.9, resamples: 200 }, chance);
      if (low <= 0 && 0 <= high) held++;
    }
    expect(held / trials).toBeGreaterThan(0.85);
    expect(held / trials).toBeLessThan(0.96);
  });

  test('of equal values has no width; of none there is none', () => {
    const chance = random(0, 'bootstrap');
    expect(bootstrapInterval([2, 2, 2], mean, {}, chance)).toEqual({ value: 2, low: 2, high: 2 });
    expect(() => bootstrapInterval([], mean, {}, chance)).toThrow('invalid values');
    expect(() => bootstrapInterval([1], mean, { resamples: 0 }, chance)).toThrow('invalid resamples');
    expect(() => bootstrapInterval([1], mean, { level: 95 }, chance)).toThrow('invalid level');
  });
});
