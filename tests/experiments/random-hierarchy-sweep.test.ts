import { expect, test } from 'vitest';
import { crossing, sweep, type Result } from '../../src/experiments/random-hierarchy-sweep/sweep.ts';
import {
  jobs,
  keep,
  SETTINGS,
  sizesOf,
  slots,
  unpack,
  type Job,
} from '../../src/experiments/random-hierarchy-sweep/trials.ts';
import { telling } from '../../src/datasets/random-hierarchy.ts';
import { streams } from '../../src/math/random.ts';

const all = (seeds: number, solved: (setting: number, kind: Job['kind']) => boolean = () => false) => [
  ...jobs(seeds, solved),
];

test('what is kept of a training is read back', () => {
  const changes = {
    trained: [
      [0.5, 1],
      [0.1, null],
    ],
    untrained: [
      [1, 2],
      [3, 4],
    ],
  };
  const one = { validation: 0.25, test: 0.5, steps: 300, fitted: true };
  expect(unpack(keep(one))).toEqual(one);
  expect(unpack(keep({ ...one, changes }))).toEqual({ ...one, changes });
});

test('a need lies on the line between two numbers of data, against their logarithm', () => {
  expect(crossing([100, 400], [0.2, 0])).toBeCloseTo(200, 6);
  expect(crossing([100, 200, 400], [0.5, 0.3, 0.2])).toBeNull();
  expect(crossing([100, 200], [0.05, 0.4])).toBe(100);
});

test('every number of data is asked for at every rate and seed, and what is solved no more', () => {
  expect(all(2)).toHaveLength(slots(2));
  const without = all(2, (setting, kind) => setting === 0 && kind === 'local');
  expect(without).toHaveLength(slots(2) - sizesOf(SETTINGS[0]!).length * 3 * 2);
  expect(without.at(-1)!.slot).toBe(slots(2));
  for (const setting of SETTINGS) {
    const sizes = sizesOf(setting);
    expect(sizes[0]!).toBeLessThan(telling(setting));
    expect(sizes.at(-1)!).toBeGreaterThanOrEqual(2 * telling(setting));
    expect(sizes.at(-1)!).toBeLessThanOrEqual(setting.most);
  }
});

test('errors are told at the rate that validates best, needs as multiples of each other, and the slope of a power', () => {
  const seeds = 3;
  /** Along the tree as many data as expected are needed, otherwise four and sixteen times as many; the middle rate validates best. */
  const factor = { local: 1, deep: 4, shallow: 16 };
  const measured = all(seeds).map(({ setting, kind, points, rate, seed }) => {
    const need = telling(SETTINGS[setting]!) * factor[kind] * 2 ** (seed - 1);
    const error = Math.min(1, Math.max(0.02, 0.1 - 0.02 * Math.log2(points / need)));
    return keep({
      validation: rate === 0.025 ? error : error + 0.1,
      test: rate === 0.025 ? error : 0,
      steps: 100,
      fitted: true,
    });
  });
  // All is there: nothing is trained.
  const { settings, slope, finished } = [
    ...sweep({ steps: 100, seeds }, streams(0), { measured } as unknown as Result),
  ].at(-1)!;
  expect(finished).toBe(measured.length);
  const main = settings[0]!;
  expect(main.rows.local.every(({ rate }) => rate === 0.025)).toBe(true);
  expect(main.needs.local.mean! / main.expected).toBeCloseTo(1, 2);
  expect(main.needs.local.each).toHaveLength(seeds);
  expect(main.times.deep!.mean).toBeCloseTo(4, 1);
  expect(main.times.shallow!.mean).toBeCloseTo(16, 0);
  // A fourth of the data is two doublings, of which each takes two points.
  expect(main.lessShallow.deep[0]).toEqual({ points: sizesOf(SETTINGS[0]!)[0]!, mean: -0.04, low: -0.04, high: -0.04 });
  expect(slope!.mean).toBeCloseTo(1, 1);
});
