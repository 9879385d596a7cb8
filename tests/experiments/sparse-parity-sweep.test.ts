import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arms, nextAsked } from '../../src/experiments/sparse-parity-sweep/arms.ts';
import { sweep, type Result } from '../../src/experiments/sparse-parity-sweep/sweep.ts';
import { streams } from '../../src/math/random.ts';
import { logLogSlope } from '../../src/math/statistics/growth-exponent.ts';

/** What is said of trainings that are all done: nothing more is trained. */
function told(measured: (number | null)[], seeds: number): Result {
  const all = [...sweep({ rate: 0.1, limit: 1000, seeds }, streams(0), { measured } as Result)];
  expect(all).toHaveLength(1);
  return all[0]!;
}

test('the slope of a power is its exponent, whatever its factor', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 2, max: 100 }), { minLength: 2, maxLength: 8 }),
      fc.double({ min: -4, max: 4, noNaN: true }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      (x, p, c) => {
        expect(
          logLogSlope(
            x,
            x.map((d) => c * d ** p),
          ),
        ).toBeCloseTo(p, 8);
      },
    ),
  ));

test('a slope needs different positive numbers, as many on either side', () => {
  expect(() => logLogSlope([1, 2], [1])).toThrow('pairs');
  expect(() => logLogSlope([0, 2], [1, 1])).toThrow('value');
  expect(() => logLogSlope([3, 3], [1, 2])).toThrow('same');
});

test('what is read off a net that is asked now and then is late by less than a thirty-second of it, whatever it is', () => {
  const late: number[] = [];
  for (let before = 0, asked = nextAsked(0); asked < 20_000; [before, asked] = [asked, nextAsked(asked)])
    late.push((asked - (before + 1)) / asked);
  expect(Math.max(...late)).toBeLessThan(1 / 32);
  // Seldom enough that a long training is not mostly asking.
  expect(late.length).toBeLessThan(400);
});

const power = (seed: number) =>
  arms.map(({ kind, k, d }) => (kind === 'full' ? 0.5 : kind === 'stepwise' ? 3 * d : (1 + seed) * d ** k));

test('each number of bits that count has the exponent of its own steps, and help is compared with the same seed', () => {
  const seeds = [0, 1, 2];
  const { price, helped, full } = told(
    arms.flatMap((_, a) => seeds.map((seed) => power(seed)[a]!)),
    seeds.length,
  );
  for (const { k, slope, unlearned } of price) {
    expect(slope!.mean).toBeCloseTo(k, 3);
    expect(unlearned).toBe(0);
  }
  const stepwise = helped.find(({ help }) => help === 'stepwise')!;
  expect(stepwise.slope!.mean).toBeCloseTo(1, 3);
  for (const { d, mean } of stepwise.times) expect(mean / ((2 * d ** 3) / 3)).toBeCloseTo(1, 4);
  expect(full.map(({ start }) => start)).toEqual(['signs', 'uniform', 'normal']);
  expect(full[0]!.points.every(({ mean, each }) => mean === 0.5 && each.length === 3)).toBe(true);
});

test('who has not learned is counted, and its number of inputs has no part in the slope', () => {
  const seeds = 2;
  const measured = arms.flatMap((_, a) => [power(0)[a]!, power(1)[a]!] as (number | null)[]);
  const last = arms.findLastIndex(({ kind, k }) => kind === 'price' && k === 4);
  measured[last * seeds] = null;
  const { price, helped } = told(measured, seeds);
  const four = price.at(-1)!;
  expect(four.unlearned).toBe(1);
  expect(four.slope!.mean).toBeCloseTo(4, 3);
  expect(helped[1]!.times.map(({ d }) => d)).not.toContain(arms[last]!.d);
});
