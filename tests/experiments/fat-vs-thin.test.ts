import { expect, test } from 'vitest';
import experiment from '../../src/experiments/fat-vs-thin/experiment.ts';
import { ready } from '../../src/engine/ready.ts';
import { syntheticDigits } from '../../src/datasets/synthetic-digits.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { startRun } from '../../src/lab/run/host.ts';
import { denseParameters, sizesOf } from '../../src/math/nets/dense-parameters.ts';
import { streams } from '../../src/math/random.ts';
import { pairedInterval } from '../../src/math/statistics/paired-interval.ts';
import { parametersOf } from './parameters.ts';

type Result = ResultOf<typeof experiment>;
const runs = loadResults('fat-vs-thin')!.runs.map(({ params, result }) => ({
  params,
  result: result as unknown as Result,
}));

test('nets have as many weights, to less than half a unit of the wide one, and the remainder is told', () => {
  for (const { params, result } of runs) {
    const inputs = params.sight === 'raw' ? 200 : 253;
    const thin = result.nets.find(({ layers }) => layers === 3)!;
    for (const { layers, width, weights, parameters, remainder } of result.nets) {
      expect(weights).toBe(denseParameters(sizesOf(inputs, layers, width, 58), false));
      expect(parameters).toBe(weights + layers * width + 58);
      expect(remainder).toBe(weights - thin.weights);
      expect(Math.abs(remainder)).toBeLessThanOrEqual((inputs + 58) / 2);
    }
  }
  const raw = runs.find(({ params }) => params.sight === 'raw' && params.speech === 'fsdd')!;
  expect(raw.result.nets.map(({ layers, width }) => [layers, width])).toEqual([
    [1, 383],
    [3, 167],
  ]);
});

test('differences are of pairs, first with one decay, then each net with that of its fewest mistakes in validation', () => {
  for (const { result } of runs) {
    expect(result.finished).toBe(result.of);
    expect(result.differences.map(({ weightDecay }) => weightDecay)).toEqual([...result.decays, null]);
    for (const { weightDecay, layers, frame } of result.differences) {
      const own = (depth: number) =>
        (weightDecay === null ? result.chosen : result.tried.filter((one) => one.weightDecay === weightDecay)).find(
          (one) => one.layers === depth,
        )!;
      const { value, low, high } = pairedInterval(own(layers).frame.each, own(1).frame.each);
      expect(Math.abs(frame.mean - value)).toBeLessThan(1e-4);
      expect(Math.abs(frame.low! - low)).toBeLessThan(1e-4);
      expect(Math.abs(frame.high! - high)).toBeLessThan(1e-4);
    }
    for (const one of result.chosen)
      for (const other of result.tried.filter(({ layers }) => layers === one.layers))
        expect(one.validation).toBeLessThanOrEqual(other.validation);
  }
});

test('a live run on speakers that are made up says so from the first result on', async () => {
  await ready();
  const speech = syntheticDigits({ speakers: 3, takes: 5 }, streams(1));
  const params = parametersOf(experiment, { seeds: 1, steps: 100, width: 8 });
  const first = startRun(experiment as never, params as never, 0, { data: { speech } }).next().value;
  expect(experiment.describe(first as never, params as never)).toMatch(/^合成的声音，不是真人：/);
});
