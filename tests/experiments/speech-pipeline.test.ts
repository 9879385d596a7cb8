import { beforeAll, expect, test } from 'vitest';
import { corpusOf } from '../../src/acoustic/corpus.ts';
import { featuresOf, type Features } from '../../src/acoustic/features.ts';
import { sameSpeakers } from '../../src/acoustic/splits.ts';
import { syntheticDigits } from '../../src/datasets/synthetic-digits.ts';
import { ready } from '../../src/engine/ready.ts';
import experiment from '../../src/experiments/speech-pipeline/experiment.ts';
import { wayAt, workText } from '../../src/experiments/speech-pipeline/line-panel.ts';
import { teach } from '../../src/experiments/speech-pipeline/teaching.ts';
import type { Way } from '../../src/experiments/speech-pipeline/ways.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import { denseParameters } from '../../src/math/nets/dense-parameters.ts';
import { streams } from '../../src/math/random.ts';
import { mean } from '../../src/math/statistics/mean.ts';
import { pairedInterval } from '../../src/math/statistics/paired-interval.ts';
import { parametersOf } from './parameters.ts';

type Result = ResultOf<typeof experiment>;
const runs = loadResults('speech-pipeline')!.runs.map(({ params, result }) => ({
  params,
  result: result as unknown as Result,
}));
beforeAll(() => ready());

test('what learns more has more numbers to learn: a bank its weights, kernels theirs', () => {
  for (const { params, result } of runs) {
    const hidden = String(params.hidden).split(',').map(Number);
    const behind = (inputs: number) => denseParameters([inputs, ...hidden, 58], true);
    const kernels = 33 * 24 + (8 * 24 + 1) * 32 + (3 * 32 + 1) * 48;
    // 243 places, of four one, less 7; of four one, less 2.
    const places = Math.floor((Math.floor(243 / 4) - 7) / 4) - 2;
    expect(result.ways.slice(1).map(({ parameters }) => parameters)).toEqual([
      behind(11 * 13),
      behind(11 * 23),
      behind(11 * 23),
      behind(11 * 23) + 129 * 23,
      kernels + behind(48 * places),
    ]);
    // Components of 39 means, 39 variances and a weight.
    expect(result.ways[0]!.parameters! % 79).toBe(0);
  }
});

test('validation chooses the setting, and what is told of errors is of the seeds that took it', () => {
  for (const { params, result } of runs) {
    const { seeds } = params as { seeds: number };
    const each = Math.min(2, seeds);
    expect(result.finished).toBe(result.expected);
    result.ways.forEach(({ frames, digits, frame, learningRate, overLogMel }, w) => {
      const trials = result.measured[w]!;
      const tried = w === 0 ? 1 : result.settings.length;
      const means = Array.from({ length: tried }, (_, s) =>
        mean(trials.filter(({ setting }, i) => setting === s && i < tried * each).map(({ validation }) => validation)),
      );
      const chosen = means.indexOf(Math.min(...means));
      expect(learningRate).toBe(w === 0 ? null : result.settings[chosen]!.learningRate);
      const own = trials.filter(({ setting }) => setting === chosen).sort((a, b) => a.seed - b.seed);
      expect(own.map(({ seed }) => seed)).toEqual(Array.from({ length: seeds }, (_, seed) => seed));
      expect(frames).toEqual(own.map((one) => one.frame));
      expect(digits).toEqual(own.map((one) => one.digit));
      expect(frame).toBeCloseTo(mean(frames), 4);
      if (seeds < 2) return expect(overLogMel!.frame.low).toBeNull();
      const { low, high } = pairedInterval(frames, result.ways[2]!.frames);
      expect(overLogMel!.frame.low).toBeCloseTo(low, 4);
      expect(overLogMel!.frame.high).toBeCloseTo(high, 4);
    });
    expect(result.ranks).toHaveLength(seeds);
  }
});

test('what is shown of what was learnt is what was learnt: peaks of 1, one a channel or kernel', () => {
  for (const { result } of runs) {
    const { bank, kernels, transform, absorption, logs } = result;
    for (const values of [bank!.start, bank!.end]) {
      expect(values).toHaveLength(129 * 23);
      for (let c = 0; c < 23; c++) expect(Math.max(...values.filter((_, i) => i % 23 === c))).toBe(1);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    }
    expect(bank!.validation).toBe(Math.min(...result.measured[4]!.map(({ validation }) => validation)));
    expect(kernels!.values).toHaveLength(32 * 24);
    for (let c = 0; c < 24; c++)
      expect(Math.max(...kernels!.values.filter((_, i) => i % 24 === c).map(Math.abs))).toBe(1);
    expect(kernels!.validation).toBe(Math.min(...result.measured[5]!.map(({ validation }) => validation)));
    // Rows of the cosine transform: the first is flat, all are at right angles.
    const row = (i: number) => transform.slice(23 * i, 23 * (i + 1));
    expect(new Set(row(0)).size).toBe(1);
    for (let i = 1; i < 13; i++)
      expect(row(i).reduce((sum, value, j) => sum + value * row(i - 1)[j]!, 0)).toBeCloseTo(0, 3);
    for (const [one, other] of absorption!.pairs)
      expect(Math.abs(one - other)).toBeLessThanOrEqual(absorption!.difference + 1e-4);
    expect(logs.quantiles).toEqual([...logs.quantiles].sort((a, b) => a - b));
  }
});

test('mel energies without their logarithm are those whose logarithm the other net sees', () => {
  const corpus = corpusOf(syntheticDigits({ speakers: 1, takes: 5 }, streams(3)));
  const logMel = featuresOf(corpus, 'logMel');
  const energies = { ...logMel, values: logMel.values.map((own) => own.map((value) => Math.exp(value))) };
  const taught = (way: Way, features: Features) => {
    const split = sameSpeakers(corpus, 0);
    const setting = { learningRate: 0.004, weightDecay: 0 };
    const teaching = teach(way, { features: () => features, split, hidden: [8], steps: 60, setting }, streams(2));
    for (;;) {
      const { done, value } = teaching.next();
      if (done) return value;
    }
  };
  const unlogged = taught('mel', logMel);
  expect(unlogged.validation).toBeCloseTo(taught('logMel', energies).validation, 2);
  expect(unlogged.validation).not.toBe(taught('logMel', logMel).validation);
});

test('a run that is broken off goes on to the same bits', () => {
  const speech = syntheticDigits({ speakers: 1, takes: 5 }, streams(3));
  const params = parametersOf(experiment, { seeds: 1, steps: 50, tried: 2, hidden: '8', share: '0.1' });
  const run = (before?: Result) => experiment.run({ ...params, speech } as never, streams(1), before);
  let whole: Result | undefined, broken: Result | undefined;
  for (const result of run()) {
    whole = result;
    // In the middle of the bank's second training.
    if (result.measured[4]!.length === 1 && result.training) broken ??= structuredClone(result);
  }
  let on: Result | undefined;
  for (const result of run(broken)) on = result;
  expect(on).toEqual(whole);
  expect(whole!.finished).toBe(whole!.expected);
});

test('the border stands where the finger is, and says what is made by hand', () => {
  const width = 340;
  expect(wayAt(0, width)).toBe(5);
  expect(wayAt(width, width)).toBe(0);
  // Between the sixth and the seventh of seven boxes.
  expect(wayAt(14 + (6 * (width - 28)) / 7, width)).toBe(1);
  expect(workText(0)).toBe('手工的是分帧、频谱、梅尔、对数、余弦，学的是混合');
  expect(workText(2)).toBe('手工的是分帧、频谱、梅尔、对数，学的是网络');
  expect(workText(4)).toBe('手工的是分帧、频谱、对数，学的是滤波器、网络');
  expect(workText(5)).toBe('没有手工的，学的是三层卷积、网络');
});
