import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { testPoints, trainingPoints, validationPoints } from '../../src/datasets/carpet.ts';
import experiment from '../../src/experiments/carpet-sweep/experiment.ts';
import { sweep, type Result } from '../../src/experiments/carpet-sweep/sweep.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import { netKinds } from '../../src/math/nets/equal-nets.ts';
import { streams, type Streams } from '../../src/math/random.ts';
import { parametersOf } from './parameters.ts';

/** The sweep over numbers of points and learning rates: a small one whole, and those that are published. */

beforeAll(() => experiment.prepare!());

const published = loadResults('carpet-sweep')!.runs.map(({ result }) => result as unknown as Result);

/** Shares of 5000 validation points are even numbers of ten-thousandths; those of 10,000 test points are not. */
function expectApart({ validation, test }: Result['measured']['deep']): void {
  const odd = (shares: readonly number[]) => shares.filter((share) => Math.round(share * 1e4) % 2 === 1).length;
  expect(odd(validation)).toBe(0);
  expect(odd(test)).toBeGreaterThan(test.length / 4);
}

it('goes on from any of its results and ends with the same bits', () => {
  const small = parametersOf(experiment, { width: 4, steps: 500, seeds: 1 });
  const whole = [...experiment.run(small, streams(5))];
  const end = whole.at(-1)!;
  expect(end.finished).toBe(end.sizes.length * end.rates.length * end.seeds * 2);
  expect(experiment.progress!(end, small)).toBe(1);
  for (const kind of netKinds) expectApart(end.measured[kind]);
  // From within a training, from between two, and from the end; near it, for what was done before is not done again.
  const all = end.finished;
  const within = whole.find(({ finished, part }) => finished === all - 9 && part > 0)!;
  const between = whole.find(({ finished, part }) => finished === all - 4 && part === 0)!;
  for (const one of [within, between, end]) {
    // As a cache would give it back.
    const before = JSON.parse(JSON.stringify(one)) as Result;
    const rest = [...experiment.run(small, streams(5), before)];
    expect(rest.at(-1), `from ${one.finished} and ${one.part}`).toEqual(end);
    expect(rest[0]!.finished).toBe(one.finished);
    expect(before, 'what it goes on from is left as it was').toEqual(one);
  }
}, 180_000);

/** Means over the seeds, by rate, at the s-th number of points. */
const byRate = (shares: readonly number[], s: number, { rates, seeds }: Result): number[] =>
  rates.map(
    (_, r) =>
      shares.slice((s * rates.length + r) * seeds, (s * rates.length + r + 1) * seeds).reduce((a, b) => a + b) / seeds,
  );

it('picks the rate by points that are not those of the test', () => {
  let others = 0;
  for (const result of published) {
    const { measured, best, rates, seeds, sizes } = result;
    expect(seeds).toBeGreaterThanOrEqual(5);
    for (const kind of netKinds) {
      const { validation, test } = measured[kind];
      expectApart(measured[kind]);
      expect(best[kind].map(({ points }) => points)).toEqual(sizes);
      best[kind].forEach(({ rate }, s) => {
        const scores = byRate(validation, s, result),
          tests = byRate(test, s, result);
        expect(scores[rates.indexOf(rate)]!).toBeGreaterThan(Math.max(...scores) - 1e-4);
        if (tests[rates.indexOf(rate)]! < Math.max(...tests) - 1e-4) others++;
      });
    }
  }
  // Here and there another rate does better on the test: whoever tuned on it would report that one.
  expect(others).toBeGreaterThan(2);
});

describe('whatever was measured', () => {
  const share = fc.integer({ min: 0, max: 5000 }).map((right) => right / 5000);
  const seeds = 2,
    { sizes, rates } = published[0]!;
  const count = sizes.length * rates.length * seeds;
  const shares = fc.array(share, { minLength: count, maxLength: count });
  const measured = fc.record({ validation: shares, test: shares, train: shares });
  /** What a sweep says from which nothing is left to be done but to choose. */
  function best(deep: Result['measured']['deep'], shallow: Result['measured']['deep']): Result['best'] {
    const before = { ...published[0]!, seeds, finished: 2 * count, part: 0, measured: { deep, shallow } };
    const options = { side: 4, width: 4, start: 'zero', steps: 500, seeds } as const;
    return sweep(options, streams(0), before).next().value!.best;
  }

  it('other answers on the test points, or of the other net, choose no other rate; nor do those on known points', () => {
    fc.assert(
      fc.property(measured, measured, measured, (deep, shallow, other) => {
        const rateOf = ({ rate }: { rate: number }) => rate;
        const chosen = best(deep, shallow).deep.map(rateOf);
        expect(best({ ...deep, test: other.test }, shallow).deep.map(rateOf)).toEqual(chosen);
        expect(best({ ...deep, train: other.train }, other).deep.map(rateOf)).toEqual(chosen);
        // And no rate has better validation answers.
        chosen.forEach((rate, s) => {
          const scores = byRate(deep.validation, s, { ...published[0]!, seeds });
          expect(scores[rates.indexOf(rate)]!).toBeGreaterThan(Math.max(...scores) - 1e-4);
        });
      }),
      { numRuns: 30, seed: 1 },
    );
  });
});

it('answers other test points elsewhere, and everything else to the bit as before', () => {
  const options = { side: 4, width: 4, start: 'zero', steps: 500, seeds: 1 } as const;
  const { sizes, rates } = published[0]!;
  // All but the last two trainings are behind it.
  const done = sizes.length * rates.length - 1;
  const nothing = () => new Array<number>(done).fill(0);
  const none = () => ({ validation: nothing(), test: nothing(), train: nothing() });
  const before = {
    ...published[0]!,
    seeds: 1,
    finished: 2 * done,
    part: 0,
    measured: { deep: none(), shallow: none() },
  };
  const end = (random: Streams) => [...sweep(options, random, before)].at(-1)!;
  const one = end(streams(5)),
    other = end((name) => streams(name.includes('test') ? 6 : 5)(name));
  expect(one.finished).toBe(2 * done + 2);
  for (const kind of netKinds) {
    expect(other.measured[kind].test).not.toEqual(one.measured[kind].test);
    expect({ ...other.measured[kind], test: [] }).toEqual({ ...one.measured[kind], test: [] });
  }
});

it('chooses, tests and trains on points of which no two are the same', () => {
  const random = streams(3);
  const sets = [
    trainingPoints(4, 3000, 0, random),
    trainingPoints(4, 3000, 1, random),
    validationPoints(4, 3000, random),
    testPoints(4, 3000, random),
  ];
  const points = sets.flatMap(({ x, samples }) =>
    Array.from({ length: samples }, (_, i) => `${x[2 * i]},${x[2 * i + 1]}`),
  );
  expect(new Set(points).size).toBe(12_000);
});

it('reports the seeds at that rate: each, their mean, the worst and the best', () => {
  for (const result of published) {
    const { measured, best, rates, seeds } = result;
    for (const kind of netKinds) {
      best[kind].forEach(({ rate, each, low, high, mean, train }, s) => {
        const from = (s * rates.length + rates.indexOf(rate)) * seeds;
        expect(each).toEqual(measured[kind].test.slice(from, from + seeds));
        expect([low, high]).toEqual([Math.min(...each), Math.max(...each)]);
        expect(mean).toBeCloseTo(each.reduce((a, b) => a + b) / seeds, 4);
        expect(train).toBeCloseTo(byRate(measured[kind].train, s, result)[rates.indexOf(rate)]!, 4);
      });
    }
  }
});
