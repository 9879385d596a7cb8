import { expect, test } from 'vitest';
import { SEIDE, SEIDE_WIDE } from '../../src/datasets/seide2011.ts';
import experiment from '../../src/experiments/depth-sweep/experiment.ts';
import published from '../../src/experiments/depth-sweep/result.json' with { type: 'json' };
import { ready } from '../../src/engine/ready.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { startRun } from '../../src/lab/run/host.ts';
import { matchingFatWidth, denseParameters, sizesOf } from '../../src/math/nets/dense-parameters.ts';
import { pairedInterval } from '../../src/math/statistics/paired-interval.ts';
import { syntheticDigits } from '../../src/datasets/synthetic-digits.ts';
import { streams } from '../../src/math/random.ts';
import { parametersOf } from './parameters.ts';

type Result = ResultOf<typeof experiment>;
const runs = loadResults('depth-sweep')!.runs.map(({ params, result }) => ({
  params,
  result: result as unknown as Result,
}));

test('every published run of real speech is of all 3,000 recordings, 125,237 frames, five seeds', () => {
  expect(published.runs.length).toBeGreaterThan(0);
  for (const { params, result } of runs.filter(({ params }) => params.speech === 'fsdd')) {
    expect([result.recordings, result.frames]).toEqual([3000, 125_237]);
    expect([result.synthetic, result.seeds]).toEqual([false, 5]);
    expect(result.finished).toBe(result.of);
    expect(result.nets.map(({ layers }) => layers)).toEqual([1, 2, 3, 5, 7]);
    const inputs = params.sight === 'raw' ? 200 : 253;
    for (const { layers, parameters } of result.nets)
      expect(parameters).toBe(denseParameters(sizesOf(inputs, layers, 128, 58), true));
  }
});

test('what is published follows from the trials that are published with it', () => {
  for (const { result } of runs) {
    const [one] = result.nets;
    result.nets.forEach(({ learningRate, weightDecay, frame, digit, overOne }, n) => {
      const setting = result.settings.findIndex(
        (tried) => tried.learningRate === learningRate && tried.weightDecay === weightDecay,
      );
      const own = result.measured[n]!.filter((trial) => trial.setting === setting);
      expect(own.map(({ seed }) => seed).sort()).toEqual(Array.from({ length: result.seeds }, (_, s) => s));
      for (const [kind, errors] of [
        ['frame', frame],
        ['digit', digit],
      ] as const) {
        expect(errors.each).toEqual(own.toSorted((a, b) => a.seed - b.seed).map((trial) => trial[kind]));
        const told = overOne[kind];
        if (result.seeds === 1) {
          expect([told.low, told.high]).toEqual([null, null]);
          expect(told.mean).toBeCloseTo(errors.each[0]! - one![kind].each[0]!, 4);
          continue;
        }
        const { value, low, high } = pairedInterval(errors.each, one![kind].each);
        expect([told.mean, told.low!, told.high!].map((x, i) => Math.abs(x - [value, low, high][i]!) < 1e-4)).toEqual([
          true,
          true,
          true,
        ]);
      }
      // No other setting had fewer mistakes in validation, over the seeds that tried them all.
      const means = result.settings.map((_, s) => {
        const first = result.measured[n]!.filter((trial) => trial.setting === s && trial.seed < 2);
        return first.reduce((sum, { validation }) => sum + validation, 0) / first.length;
      });
      expect(means[setting]).toBe(Math.min(...means));
    });
  }
});

test('the table of 2011: 29 % fewer errors from one layer to seven, none for six, and the wide nets are as wide as weights say', () => {
  expect(SEIDE.map(({ layers }) => layers)).toEqual([1, 2, 3, 4, 5, 7]);
  const error = (layers: number) => SEIDE.find((row) => row.layers === layers)!.wordError;
  expect((100 * (error(1) - error(7))) / error(1)).toBeCloseTo(29.34, 2);
  SEIDE.slice(1).forEach(({ wordError }, i) => expect(wordError).toBeLessThan(SEIDE[i]!.wordError));
  const match = (layers: number) =>
    matchingFatWidth(denseParameters(sizesOf(429, layers, 2048, 9304), false), 429, 9304, false);
  expect(SEIDE_WIDE.slice(0, 2).map(({ width }) => width)).toEqual([match(5), match(7)]);
  for (const { wordError } of SEIDE_WIDE) expect(wordError).toBeGreaterThan(error(2));
});

test('a live run on speakers that are made up tells that they are, and teaches net after net', async () => {
  await ready();
  const speech = syntheticDigits({ speakers: 3, takes: 5 }, streams(1));
  const params = parametersOf(experiment, { seeds: 1, steps: 100, width: 8, sight: 'raw' });
  const run = startRun(experiment as never, params as never, 0, { data: { speech } });
  const seen: Result[] = [];
  for (const result of run) {
    seen.push(result as unknown as Result);
    if (seen.at(-1)!.nets.length === 2) break;
  }
  const last = seen.at(-1)!;
  expect(last.synthetic).toBe(true);
  expect(experiment.describe(last as never, params as never)).toMatch(/^合成的声音，不是真人：/);
  expect(last.nets[1]!.overOne.frame.low).toBeNull();
  expect(seen.filter(({ training }) => training !== null).length).toBeGreaterThan(10);
  const progress = seen.map((result) => experiment.progress!(result as never, params as never));
  progress.slice(1).forEach((share, i) => expect(share).toBeGreaterThanOrEqual(progress[i]! - 1e-9));
});
