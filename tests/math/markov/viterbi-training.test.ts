import { describe, expect, it } from 'vitest';
import type { AcousticModel, Step } from '../../../src/math/markov/acoustic.ts';
import { align } from '../../../src/math/markov/alignment.ts';
import { alignAll, learnAligned } from '../../../src/math/markov/viterbi-training.ts';
import { bestWord, recogniserOf } from '../../../src/math/markov/word-scores.ts';
import { readModel, writeModel } from '../../../src/math/markov/written-model.ts';
import type { Mixture } from '../../../src/math/mixtures/mixture.ts';

const gaussian = (mean: number): Mixture => ({
  dims: 1,
  shape: 'diagonal',
  weights: Float64Array.of(1),
  means: Float64Array.of(mean),
  covariances: Float64Array.of(1),
});
const model: AcousticModel = {
  states: [gaussian(0), gaussian(10), gaussian(20)],
  stay: Float64Array.of(0.5, 0.5, 0.5),
  units: { a: [0, 1], b: [2] },
};
const row = (...units: string[]): Step[] => units.map((unit) => ({ unit }));
const features = (...values: number[]) => ({ dims: 1, values: Float64Array.from(values) });
const spoken = [
  { row: row('a', 'b'), features: features(0, 1, 9, 20, 21, 22) },
  { row: row('b', 'a'), features: features(19, 0, -1, 2, 10, 11) },
  { row: row('a', 'b'), features: features(0, 10) }, // too short
];

describe('training along the best path', () => {
  const aligned = alignAll(model, spoken);
  it('gives every frame to one state', () => {
    expect(aligned.frames.map((frames) => [...frames])).toEqual([
      [0, 1, 0, -1, 2],
      [9, 10, 11],
      [20, 21, 22, 19],
    ]);
    expect(aligned.count).toBe(12);
    const paths = spoken.slice(0, 2).map((one) => align(model, one.row, one.features)!.logProbability);
    expect(aligned.logProbability).toBeCloseTo(paths[0]! + paths[1]!, 10);
    // Two visits each: the first state is left twice in five frames.
    expect([...aligned.stay]).toEqual([3 / 5, 1 / 3, 2 / 4].map((p) => expect.closeTo(p, 12)));
  });
  it('learns each state from its own frames, and never makes the best paths less likely', () => {
    const learnt = learnAligned(model, aligned, { floor: 1e-3, steps: 1 });
    expect(learnt.states.map(({ means }) => means[0])).toEqual([0.4, 10, 20.5].map((mean) => expect.closeTo(mean, 12)));
    expect(learnt.states[1]!.covariances[0]).toBeCloseTo(2 / 3, 12);
    expect(alignAll(learnt, spoken).logProbability).toBeGreaterThan(aligned.logProbability);
  });
  it('leaves a state without frames as it was', () => {
    const some = alignAll(model, [{ row: row('b'), features: features(20, 22) }]);
    const learnt = learnAligned(model, some, { floor: 0.5, steps: 1 });
    expect(learnt.states[0]).toBe(model.states[0]);
    expect(learnt.stay[0]).toBe(0.5);
    expect(learnt.states[2]!.means[0]).toBe(21);
  });
});

describe('recognising words', () => {
  const words = [row('a'), row('b'), row('a', 'b')];
  const { paths } = recogniserOf(model, words);
  it('finds for every word the path that alignment to it finds', () => {
    const heard = features(0, 1, 9, 20, 21);
    expect(paths(heard)).toEqual(words.map((word) => align(model, word, heard)));
    expect(bestWord(paths(heard))).toBe(2);
    expect(bestWord(paths(features(0, 9, 10)))).toBe(0);
  });
  it('leaves out words that the recording is too short for', () => {
    expect(paths(features(0)).map((path) => path !== undefined)).toEqual([false, true, false]);
    expect(bestWord([undefined, undefined])).toBe(-1);
  });
});

describe('a written model', () => {
  const mixture: Mixture = {
    dims: 2,
    shape: 'diagonal',
    weights: Float64Array.of(0.25, 0.75, 0),
    means: Float64Array.of(1.234, -0.001, 7, 8.006, 1, 1),
    covariances: Float64Array.of(0.25, 4, 1e-9, 1, 1, 1),
  };
  const written = writeModel({ states: [mixture], stay: Float64Array.of(0.123456), units: { a: [0] } });
  it('has weights, means and standard deviations, rounded, and no component that weighs nothing', () => {
    expect(written).toEqual({
      dims: 2,
      units: { a: [0] },
      stay: [123456],
      states: [
        [
          [250000, 123, 0, 50, 200],
          [750000, 700, 801, 1, 100],
        ],
      ],
    });
  });
  it('is read as what it says, and written as the same again', () => {
    const read = readModel(JSON.parse(JSON.stringify(written)));
    expect(read.states[0]).toEqual({
      dims: 2,
      shape: 'diagonal',
      weights: Float64Array.of(0.25, 0.75),
      means: Float64Array.of(1.23, 0, 7, 8.01),
      covariances: Float64Array.of(0.25, 4, 0.0001, 1),
    });
    expect(writeModel(read)).toEqual(written);
  });
});
