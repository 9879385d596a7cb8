import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { carpet, testPoints, trainingPoints, validationPoints } from '../../src/datasets/carpet.ts';
import experiment from '../../src/experiments/carpet-sweep/experiment.ts';
import { compare } from '../../src/experiments/carpet-sweep/comparison.ts';
import { errorShares } from '../../src/experiments/carpet-sweep/errors.ts';
import { sweep, type Options, type Result } from '../../src/experiments/carpet-sweep/sweep.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import { netKinds } from '../../src/math/nets/equal-nets.ts';
import { streams, type Streams } from '../../src/math/random.ts';
import { pairedInterval } from '../../src/math/statistics/paired-interval.ts';
import { parametersOf } from './parameters.ts';

/** The sweep over numbers of points and learning rates: a small one whole, and those that are published. */

beforeAll(() => experiment.prepare!());

/** A sweep of small nets, but for what is given. */
const smallOne = (given: Partial<Options>): Options => ({
  side: 4,
  width: 4,
  start: 'zero',
  schedule: 'linear',
  steps: 500,
  decay: 0,
  seeds: 1,
  ...given,
});

const published = loadResults('carpet-sweep')!.runs.map(({ result }) => result as unknown as Result);

/** Shares of 5000 validation points are even numbers of ten-thousandths; those of 10,000 test points are not. */
function expectApart({ validation, test }: Result['measured']['deep']): void {
  const odd = (shares: readonly number[]) => shares.filter((share) => Math.round(share * 1e4) % 2 === 1).length;
  expect(odd(validation)).toBe(0);
  expect(odd(test)).toBeGreaterThan(test.length / 4);
}

/** Means over the seeds, by rate, at the s-th number of points. */
const byRate = (shares: readonly number[], s: number, { rates, seeds }: Result): number[] =>
  rates.map(
    (_, r) =>
      shares.slice((s * rates.length + r) * seeds, (s * rates.length + r + 1) * seeds).reduce((a, b) => a + b) / seeds,
  );

it('picks the rate by points that are not those of the test', () => {
  for (const result of published) {
    const { measured, best, rates, seeds, sizes } = result;
    expect(seeds).toBeGreaterThanOrEqual(5);
    for (const kind of netKinds) {
      const { validation } = measured[kind];
      expectApart(measured[kind]);
      expect(best[kind].map(({ points }) => points)).toEqual(sizes);
      best[kind].forEach(({ rate }, s) => {
        const scores = byRate(validation, s, result);
        expect(scores[rates.indexOf(rate)]!).toBeGreaterThan(Math.max(...scores) - 1e-4);
      });
    }
  }
});

describe('whatever was measured', () => {
  const share = fc.integer({ min: 0, max: 5000 }).map((right) => right / 5000);
  const seeds = 2,
    { sizes, rates } = published[0]!;
  const count = sizes.length * rates.length * seeds;
  const shares = fc.array(share, { minLength: count, maxLength: count });
  const measured = fc.record({
    validation: shares,
    test: shares,
    train: shares,
    stoppedValidation: shares,
    stoppedTest: shares,
    stoppedAt: shares,
    mirrored: shares,
    moved: shares,
  });
  /** What a sweep says from which nothing is left to be done but to choose. */
  function best(deep: Result['measured']['deep'], shallow: Result['measured']['deep']): Result['best'] {
    const before = { ...published[0]!, seeds, finished: 2 * count, part: 0, measured: { deep, shallow } };
    return sweep(smallOne({ seeds }), streams(0), before).next().value!.best;
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

/** A result of which all but the last two trainings are done, with nothing in them. */
function nearlyDone(): Result {
  const done = published[0]!.sizes.length * published[0]!.rates.length - 1;
  const none = () => new Array<number>(done).fill(0);
  const nothing = () => ({
    validation: none(),
    test: none(),
    train: none(),
    stoppedValidation: none(),
    stoppedTest: none(),
    stoppedAt: none(),
    mirrored: none(),
    moved: none(),
  });
  const measured = { deep: nothing(), shallow: nothing() };
  return { ...published[0]!, seeds: 1, finished: 2 * done, part: 0, measured };
}

describe('the last two trainings of a sweep', () => {
  const end = (given: Partial<Options> = {}, random: Streams = streams(5)) =>
    [...sweep(smallOne(given), random, nearlyDone())].at(-1)!;
  const last = ({ measured }: Result, kind: 'deep' | 'shallow') => {
    const { validation, test, train, stoppedValidation, stoppedTest, stoppedAt, mirrored, moved } = measured[kind];
    return {
      validation: validation.at(-1)!,
      test: test.at(-1)!,
      train: train.at(-1)!,
      stoppedValidation: stoppedValidation.at(-1)!,
      stoppedTest: stoppedTest.at(-1)!,
      stoppedAt: stoppedAt.at(-1)!,
      mirrored: mirrored.at(-1)!,
      moved: moved.at(-1)!,
    };
  };

  it('answer other test points elsewhere, and everything else to the bit as before', () => {
    const [one, other] = [end(), end({}, (name) => streams(name.includes('test') ? 6 : 5)(name))];
    expect(one.finished).toBe(nearlyDone().finished + 2);
    for (const kind of netKinds) {
      const { test, stoppedTest, mirrored, moved, ...rest } = last(other, kind);
      expect(test).not.toBe(last(one, kind).test);
      expect({ ...last(one, kind), test, stoppedTest, mirrored, moved }).toEqual({
        ...rest,
        test,
        stoppedTest,
        mirrored,
        moved,
      });
    }
  });

  it('stop where the validation points are answered best, never after the end', () => {
    const stopped = end({ width: 12, schedule: 'constant' });
    for (const kind of netKinds) {
      const { validation, test, stoppedValidation, stoppedTest, stoppedAt } = last(stopped, kind);
      expect(stoppedValidation).toBeGreaterThanOrEqual(validation);
      expect(stoppedAt).toBeLessThanOrEqual(500);
      if (stoppedAt === 500) expect([stoppedValidation, stoppedTest]).toEqual([validation, test]);
    }
    // At a tenth of a rate nets jump: of two, one was better before the end.
    expect(netKinds.some((kind) => last(stopped, kind).stoppedAt < 500)).toBe(true);
  });

  it('heed schedule, decay and start', () => {
    const usual = last(end(), 'shallow');
    for (const given of [{ schedule: 'constant' }, { decay: 0.001 }, { start: 'scattered' }] as const)
      expect(last(end(given), 'shallow'), JSON.stringify(given)).not.toEqual(usual);
  });
});

it('shares no chance between numbers of points or seeds, and all but the weights between nets and rates', () => {
  const asked: string[] = [];
  const random: Streams = (name) => (asked.push(name), streams(0)(name));
  const run = sweep(smallOne({ steps: 500, seeds: 2 }), random);
  for (let result = run.next().value!; result.finished < 12; result = run.next().value!);
  run.return();
  const [first, second] = [new Set(asked.filter((name) => name.endsWith('0') || !/ \d+$/.test(name))), new Set(asked)];
  expect([...second].every((name) => name.startsWith('300 points, '))).toBe(true);
  // Training, validation and test points, order, and weights of either net: six chances, of each of two seeds.
  expect(second.size).toBe(12);
  expect(first.size).toBe(6);
});

describe('the comparison', () => {
  const share = fc.integer({ min: 0, max: 1000 }).map((right) => right / 1000);
  const grid = { sizes: [300, 1000], rates: [0.01, 0.03, 0.1], seeds: 3 };
  const list = fc.array(share, { minLength: 18, maxLength: 18 });
  const scores = fc.record({ validation: list, test: list });

  it('is the paired interval of the test accuracies at the chosen rates, and turns its sign with the nets', () => {
    fc.assert(
      fc.property(scores, scores, (deep, shallow) => {
        const one = compare({ deep, shallow }, grid),
          other = compare({ deep: shallow, shallow: deep }, grid);
        one.difference.forEach(({ points, mean, low, high }, s) => {
          const wanted = pairedInterval(one.best.deep[s]!.each, one.best.shallow[s]!.each);
          expect(points).toBe(grid.sizes[s]);
          expect(
            [mean, low, high].map((value, i) => Math.abs(value! - [wanted.value, wanted.low, wanted.high][i]!) < 6e-5),
          ).toEqual([true, true, true]);
          expect(other.difference[s]!.mean).toBeCloseTo(-mean, 3);
        });
        expect(other.ahead).toEqual({ deep: one.ahead.shallow, shallow: one.ahead.deep });
        expect(one.ahead.deep).toBe(one.difference.filter(({ low }) => low! > 0).length);
        expect(one.ahead.shallow).toBe(one.difference.filter(({ high }) => high! < 0).length);
      }),
      { numRuns: 50, seed: 2 },
    );
  });

  it('says when the rate is at the edge of those tried, and takes the lower of two that are as good', () => {
    const scored = (best: number) => {
      const validation = grid.sizes.flatMap(() =>
        grid.rates.flatMap((_, r) => [0, 0, 0].map(() => (r === best ? 0.9 : 0.5))),
      );
      return { validation, test: validation };
    };
    const { best, edges } = compare({ deep: scored(0), shallow: scored(1) }, grid);
    expect([best.deep[0]!.edge, best.shallow[0]!.edge]).toEqual([true, false]);
    expect(edges).toEqual({ deep: 2, shallow: 0 });
    expect(compare({ deep: scored(2), shallow: scored(9) }, grid).best).toMatchObject({
      deep: [{ rate: 0.1, edge: true }, {}],
      shallow: [{ rate: 0.01, edge: true }, {}],
    });
  });

  it('has no interval of a single seed', () => {
    const one = { ...grid, seeds: 1 };
    const flat = { validation: [1, 0, 0, 1, 0, 0], test: [0.75, 0, 0, 0.5, 0, 0] };
    const { difference, ahead } = compare({ deep: flat, shallow: { ...flat, test: [0.5, 0, 0, 0.5, 0, 0] } }, one);
    expect(difference[0]).toEqual({ points: 300, mean: 0.25, low: null, high: null });
    expect(ahead).toEqual({ deep: 0, shallow: 0 });
  });
});

describe('where a net errs', () => {
  const test = testPoints(4, 4000, streams(2));
  const net = (answer: (x: number, y: number) => number) => ({
    predict: (x: Float32Array, samples: number) =>
      Float32Array.from({ length: samples }, (_, i) => answer(x[2 * i]!, x[2 * i + 1]!)),
  });
  const logit = (x: number, y: number) => carpet(4, x, y) - 0.5;

  it('it errs in every mirror image if it folds, in none if it is wrong on one side only', () => {
    const flipped = (wrong: (x: number, y: number) => boolean) => net((x, y) => (wrong(x, y) ? -1 : 1) * logit(x, y));
    expect(
      errorShares(
        test,
        flipped((x) => Math.abs(x) > 0.9),
      ),
    ).toEqual({ mirrored: 1, moved: 0 });
    expect(
      errorShares(
        test,
        flipped((x) => x > 0.5),
      ),
    ).toEqual({ mirrored: 0, moved: 0 });
    expect(
      errorShares(
        test,
        flipped((x) => (x > 0 && x < 0.5) || x < -0.5),
      ),
    ).toEqual({ mirrored: 0, moved: 1 });
    expect(
      errorShares(
        test,
        flipped((_, y) => y > 0),
      ),
    ).toEqual({ mirrored: 1, moved: 1 });
    expect(errorShares(test, net(logit))).toEqual({ mirrored: null, moved: null });
  });
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

describe('told in words', () => {
  const params = parametersOf(experiment, {});
  const result = published[0]!;

  it('a table has of either net how far it is ahead, of the two the opposite', () => {
    const { columns, rows } = experiment.table(result, params);
    const from = columns.findIndex(({ label }) => label.includes('比另一个'));
    result.difference.forEach(({ mean, low, high }, s) => {
      expect(rows[s]!.slice(from, from + 3)).toEqual([mean, low, high]);
      expect(rows[result.sizes.length + s]!.slice(from, from + 3)).toEqual([-mean, -high!, -low!]);
    });
    expect(rows.map((row) => row.at(-1))).toEqual(
      netKinds.flatMap((kind) => result.stopped.best[kind].map(({ mean }) => mean)),
    );
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
  });

  it('a sentence tells the last number of points and the interval, in percentage points; of one seed none', () => {
    const difference = [{ points: 300, mean: -0.0655, low: -0.1031, high: -0.028 }];
    const some = { ...result, difference };
    expect(experiment.describe(some, params)).toContain('深减浅 −6.55 个百分点（95% 区间从 −10.31 到 −2.80）');
    const single = { ...result, difference: [{ ...difference[0]!, low: null, high: null }] };
    expect(experiment.describe(single, params)).not.toContain('区间');
  });
});
