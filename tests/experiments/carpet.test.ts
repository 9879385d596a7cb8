import { beforeAll, describe, expect, it } from 'vitest';
import experiment from '../../src/experiments/carpet/experiment.ts';
import type {
  ExactResult,
  FoldsResult,
  Result,
  SweepResult,
  TrainResult,
} from '../../src/experiments/carpet/results.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import { streams } from '../../src/math/random.ts';
import { parametersOf } from './parameters.ts';

/** The carpet's four modes, at small sizes. */

beforeAll(() => experiment.prepare!());

const parameters = (given: Record<string, unknown>) => parametersOf(experiment, given);
const begin = (given: Record<string, unknown>, seed = 0, before?: Result) =>
  experiment.run(parameters(given), streams(seed), before) as Generator<Result, void, void>;
const last = <R extends Result>(given: Record<string, unknown>, seed = 0, before?: Result): R =>
  [...begin(given, seed, before)].at(-1) as R;

describe('train', () => {
  const quick = { points: 1000, width: 12, steps: 500, deepRate: 0.01, shallowRate: 0.03 };

  it('two nets of exactly as many parameters learn the same points, better than chance', () => {
    const { deep, shallow, steps, columns } = last<TrainResult>(quick);
    expect(deep.parameters).toBe(shallow.parameters);
    expect([deep.units, shallow.units]).toEqual([36, 90]);
    expect(steps.at(-1)).toBe(500);
    for (const net of [deep, shallow]) {
      expect(net.test.at(-1)!).toBeGreaterThan(0.55);
      expect(net.train).toHaveLength(steps.length);
      expect(net.surface).toMatch(new RegExp(`^[0-8]{${columns ** 2}}$`));
    }
  });

  it('the number of points and the learning rate of one net leave the other’s beginnings alone', () => {
    const first = (given: object) => begin({ ...quick, ...given }).next().value as TrainResult;
    const [a, b] = [first({}), first({ shallowRate: 0.3 })];
    expect(b.deep).toEqual(a.deep);
    expect(first({ points: 5000 }).deep.surface).toBe(a.deep.surface);
  });

  it('takes any learning rate: one far too high ends without a fault', () => {
    const { deep } = last<TrainResult>({ ...quick, deepRate: 1 });
    expect(deep.test.every((share) => share >= 0 && share <= 1)).toBe(true);
  });
});

describe('sweep', () => {
  const small = { mode: 'sweep', width: 4, steps: 500, seeds: 1 };

  it('goes on from any of its results and ends with the same bits', () => {
    const whole = [...begin(small, 5)] as SweepResult[];
    const end = whole.at(-1)!;
    expect(end.finished).toBe(end.sizes.length * end.rates.length * end.seeds * 2);
    expect(experiment.progress!(end, parameters(small))).toBe(1);
    for (const at of [0, 17, Math.floor(whole.length / 2) + 3, whole.length - 1]) {
      // As a cache would give it back.
      const before = JSON.parse(JSON.stringify(whole[at])) as SweepResult;
      expect(last(small, 5, before), `from result ${at}`).toEqual(end);
    }
  }, 60_000);

  it('picks the rate by points that are not those of the test', () => {
    for (const { result } of loadResults('carpet')!.runs) {
      const { mode, measured, best, rates, seeds, sizes } = result as unknown as SweepResult;
      if (mode !== 'sweep') continue;
      expect(seeds).toBeGreaterThanOrEqual(5);
      for (const kind of ['deep', 'shallow'] as const) {
        expect(best[kind].map(({ points }) => points)).toEqual(sizes);
        best[kind].forEach(({ rate, each, low, high, mean }, s) => {
          const scores = rates.map((_, r) =>
            measured[kind].validation
              .slice((s * rates.length + r) * seeds, (s * rates.length + r + 1) * seeds)
              .reduce((a, b) => a + b, 0),
          );
          expect(scores[rates.indexOf(rate)]).toBeCloseTo(Math.max(...scores), 3);
          expect([low, high]).toEqual([Math.min(...each), Math.max(...each)]);
          expect(mean).toBeGreaterThanOrEqual(low);
          expect(mean).toBeLessThanOrEqual(high);
        });
      }
    }
  });
});

it('exact: neither net is wrong anywhere on the grid, with 57 and 65 parameters for 4 × 4', () => {
  for (const diamonds of ['2', '4', '8']) {
    const { deep, shallow, folds, checked } = last<ExactResult>({ mode: 'exact', diamonds });
    expect([deep.wrong, shallow.wrong]).toEqual([0, 0]);
    expect(checked).toBeGreaterThan(60_000);
    expect(2 ** (folds - 1)).toBe(Number(diamonds));
  }
  const { deep, shallow } = last<ExactResult>({ mode: 'exact' });
  expect([deep.parameters, shallow.parameters]).toEqual([57, 65]);
});

it('folds: the cut is learned only when all folds are made, and folding helps the nearest neighbour', () => {
  const { logisticMean, nearestMean, copies, sizes } = last<FoldsResult>({ mode: 'folds', seeds: 1 });
  expect(copies).toBe(64);
  const all = logisticMean.length - 1;
  sizes.forEach((points, s) => {
    if (points >= 100) expect(logisticMean[all]![s]).toBeGreaterThan(0.9);
    for (let folds = 0; folds < all; folds++) expect(logisticMean[folds]![s]).toBeLessThan(0.7);
    expect(nearestMean.folded[s]).toBeGreaterThan(nearestMean.raw[s]!);
  });
}, 30_000);
