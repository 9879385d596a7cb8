import { describe, expect, it } from 'vitest';
import { compose, leastFrames, poolScorer, type AcousticModel, type Step } from '../../../src/math/markov/acoustic.ts';
import { flatStart, splitStates, trainingStep, type Utterance } from '../../../src/math/markov/acoustic-training.ts';
import { align } from '../../../src/math/markov/alignment.ts';
import { trellisOf } from '../../../src/math/markov/forward-backward.ts';
import { logSumExp } from '../../../src/math/log-sum-exp.ts';
import { logDensities, type Mixture } from '../../../src/math/mixtures/mixture.ts';
import { random } from '../../../src/math/random.ts';

const gaussian = (mean: number, variance = 1): Mixture => ({
  dims: 1,
  shape: 'diagonal',
  weights: Float64Array.of(1),
  means: Float64Array.of(mean),
  covariances: Float64Array.of(variance),
});
/** Two phones of two and one states, and silence. */
const model: AcousticModel = {
  states: [gaussian(0), gaussian(10), gaussian(20), gaussian(-10)],
  stay: Float64Array.of(0.5, 0.6, 0.7, 0.8),
  units: { a: [0, 1], b: [2], sil: [3] },
};
const steps = (text: string): Step[] =>
  text.split(' ').map((unit) => (unit.endsWith('?') ? { unit: unit.slice(0, -1), optional: true } : { unit }));
const features = (...values: number[]) => ({ dims: 1, values: Float64Array.from(values) });

describe('a row of units', () => {
  it('is one left-to-right chain whose ways from beginning to end have probability 1', () => {
    for (const text of ['a', 'a b', 'sil? a b sil?', 'a sil? sil? b', 'a a']) {
      const { chain, pool } = compose(model, steps(text));
      // Whatever is heard: the chances of having ended after n frames add up to 1.
      let ended = 0;
      for (let frames = 1; frames < 150; frames++)
        ended += Math.exp(trellisOf(chain, new Float64Array(frames * pool.length)).logProbability);
      expect(ended).toBeCloseTo(1, 6);
    }
  });
  it('knows each state’s phone and place, and begins and ends where it may', () => {
    const { pool, step, place, chain } = compose(model, steps('sil? a b'));
    expect([[...pool], [...step], [...place]]).toEqual([
      [3, 0, 1, 2],
      [0, 1, 1, 2],
      [0, 0, 1, 0],
    ]);
    expect([...chain.initial].map(Math.exp)).toEqual([0.5, 0.5, 0, 0].map((v) => expect.closeTo(v, 14)));
    expect([...chain.final].map(Math.exp)).toEqual([0, 0, 0, 0.3].map((v) => expect.closeTo(v, 14)));
    expect(leastFrames(model, steps('sil? a b'))).toBe(3);
  });
  it('refuses unknown units and rows that may be nothing', () => {
    expect(() => compose(model, steps('a c'))).toThrow('invalid unit: c');
    expect(() => compose(model, steps('constructor'))).toThrow('invalid unit: constructor');
    expect(() => compose(model, steps('a? b?'))).toThrow('no unit');
    expect(() => compose(model, [])).toThrow('no unit');
  });
  it('takes each state’s density from its mixture', () => {
    const frames = features(0.3, 9, 21);
    const logs = poolScorer(model.states).emissions(frames, Int32Array.of(0, 1, 0));
    [0, 1, 0].forEach((p, s) =>
      logDensities(model.states[p]!, frames).forEach((log, t) => expect(logs[3 * t + s]).toBe(log)),
    );
  });
});

describe('forced alignment', () => {
  it('finds where each state begins and ends', () => {
    const { segments } = align(model, steps('sil? a b sil?'), features(-10, -9, 1, 0, 0, 11, 9, 20, 21, 20))!;
    expect(segments).toEqual([
      { step: 0, place: 0, pool: 3, start: 0, end: 2 },
      { step: 1, place: 0, pool: 0, start: 2, end: 5 },
      { step: 1, place: 1, pool: 1, start: 5, end: 7 },
      { step: 2, place: 0, pool: 2, start: 7, end: 10 },
    ]);
  });
  it('keeps the same phone said twice apart, and passes a pause that is not there', () => {
    const { segments } = align(model, steps('b sil? b'), features(20, 21, 20))!;
    expect(segments.map(({ step }) => step)).toEqual([0, 2]);
    expect(segments.at(-1)!.end).toBe(3);
  });
  it('has probability of the moves times densities along it', () => {
    const { logProbability } = align(model, steps('a'), features(0, 0, 10))!;
    const density = -0.5 * Math.log(2 * Math.PI);
    expect(logProbability).toBeCloseTo(Math.log(0.5 * 0.5 * 0.4) + 3 * density, 12);
  });
  it('is nothing for fewer frames than states', () =>
    expect(align(model, steps('a b'), features(1, 2))).toBeUndefined());
});

/** Recordings of words over two sounds, drawn from a known model. */
function recordings(count: number, dims = 2): Utterance[] {
  const r = random(4, 'speech');
  const sounds: Record<string, number[]> = { a: [0, 12], b: [24, 30], sil: [-20] };
  return Array.from({ length: count }, (_, n) => {
    const row = steps(['sil a b sil', 'sil b a sil', 'sil a sil', 'sil b b sil'][n % 4]!);
    const values = row.flatMap(({ unit }) =>
      sounds[unit]!.flatMap((mean) =>
        Array.from({ length: 3 + r.integer(6) }, () => {
          // Each state is two heaps.
          const heap = 8 * (r.integer(2) - 0.5);
          return Array.from({ length: dims }, () => mean + r.normal() + heap);
        }).flat(),
      ),
    );
    return { row, features: { dims, values: Float64Array.from(values) } };
  });
}

describe('training from a flat start', () => {
  const utterances = recordings(24);
  const units = { a: [0, 1], b: [2, 3], sil: [4] };
  const floor = 0.5;
  let now = flatStart(utterances, units, { floor });
  const curve: number[] = [];
  const train = (times: number) => {
    let last = trainingStep(now, utterances, floor);
    for (let i = 0; i < times; i++) {
      curve.push(last.logLikelihood);
      now = last.model;
      last = trainingStep(now, utterances, floor);
    }
    return last;
  };
  it('begins with all states alike', () => {
    expect(now.states).toHaveLength(5);
    expect(new Set(now.states.map(({ means }) => [...means].join())).size).toBe(1);
  });
  it('never lowers the likelihood, and finds the sounds without having been told where they are', () => {
    const { occupancy, impossible, frames } = train(25);
    curve.slice(1).forEach((value, i) => expect(value).toBeGreaterThanOrEqual(curve[i]! - 1e-6));
    expect(impossible).toEqual([]);
    expect(occupancy.reduce((s, v) => s + v, 0)).toBeCloseTo(frames, 6);
    expect(frames).toBe(utterances.reduce((s, { features }) => s + features.values.length / 2, 0));
    [0, 12, 24, 30, -20].forEach((mean, p) => expect(now.states[p]!.means[0]).toBeCloseTo(mean, -0.5));
    for (const { weights } of now.states) expect([...weights]).toEqual([1]);
    // Sounds last 3 to 8 frames, 5.5 on average: one stays for 4.5 of 5.5.
    expect(now.stay[0]).toBeCloseTo(4.5 / 5.5, 1);
  });
  it('and splitting finds the two heaps of each state', () => {
    const { occupancy, logLikelihood } = trainingStep(now, utterances, floor);
    now = splitStates(now, 2, { occupancy, least: 10 });
    expect(now.states.map(({ weights }) => weights.length)).toEqual([2, 2, 2, 2, 2]);
    curve.length = 0;
    // Near the split both halves see nearly the same frames: they part slowly at first.
    const grown = train(25);
    curve.slice(1).forEach((value, i) => expect(value).toBeGreaterThanOrEqual(curve[i]! - 1e-6));
    expect(grown.logLikelihood).toBeGreaterThan(logLikelihood + 300);
    for (const { means } of now.states) expect(Math.abs(means[1]! - means[3]!)).toBeCloseTo(8, -0.5);
    const poor = splitStates(now, 8, { occupancy: new Float64Array(5).fill(25), least: 10 });
    expect(poor).toEqual(now);
  });
  it('leaves out what no path goes through, and a state that nothing is said of stays as it was', () => {
    const short = { row: steps('a b'), features: { dims: 2, values: Float64Array.of(0, 0, 1, 1) } };
    const { impossible, model: same, frames } = trainingStep(now, [short], floor);
    expect([impossible, frames]).toEqual([[0], 0]);
    expect(same.states.map(({ means }) => [...means])).toEqual(now.states.map(({ means }) => [...means]));
    expect(same.states.every(({ weights }) => Math.abs(logSumExp(weights.map(Math.log))) < 1e-12)).toBe(true);
    expect([...same.stay]).toEqual([...now.stay]);
  });
  it('keeps staying and leaving possible', () => {
    const once = { row: steps('a'), features: { dims: 2, values: Float64Array.of(0, 0, 12, 12) } };
    const { model: hasty } = trainingStep(now, [once], floor);
    expect(hasty.stay[0]).toBe(1e-3);
  });
});
