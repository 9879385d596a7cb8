import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digitFeatures, DIGIT_ROWS, HOP } from '../../src/datasets/spoken-digits.ts';
import { readWav } from '../../src/datasets/wav.ts';
import model from '../../src/datasets/digit-model.json' with { type: 'json' };
import type { Recording } from '../../src/datasets/kinds.ts';
import experiment from '../../src/experiments/word-alignment/experiment.ts';
import sounds from '../../src/experiments/word-alignment/sound.ts';
import { compose, poolScorer } from '../../src/math/markov/acoustic.ts';
import { readModel } from '../../src/math/markov/written-model.ts';
import { streams } from '../../src/math/random.ts';
import { parametersOf } from './parameters.ts';

const shipped = (digit: number): Recording => {
  const name = `${digit}.wav`;
  return readWav({
    name,
    bytes: new Uint8Array(readFileSync(`${import.meta.dirname}/../../src/datasets/recordings/${name}`)),
  });
};
const voice = Array.from({ length: 10 }, (_, digit) => shipped(digit));
const run = (given: Record<string, unknown> = {}, recordings = voice) => {
  const params = parametersOf(experiment, given);
  return { params, result: [...experiment.run({ ...params, voice: recordings } as never, streams(0))].at(-1)! };
};

describe('a word laid over a recording', () => {
  it('goes through its states in order, one step at most a frame, from end to end', () => {
    for (const item of [4, 7, 8]) {
      const { result } = run({ item });
      const { path, frames, states, word } = result;
      expect(word).toBe(item - 1);
      expect(path).toHaveLength(frames);
      const said = path.map((s) => states[s]!).filter(({ unit }) => unit !== 'SIL');
      const passed = said.filter((state, t) => state !== said[t - 1]);
      const phones = DIGIT_ROWS[word]!.filter(({ optional }) => !optional);
      expect(passed).toEqual(phones.flatMap(({ unit }) => [1, 2, 3].map((place) => ({ unit, place }))));
      path.forEach((s, t) => expect(s - path[Math.max(0, t - 1)]!).toBeGreaterThanOrEqual(0));
    }
  });
  it('is in some state at every frame', () => {
    const { gamma, frames, states } = run().result;
    for (let t = 0; t < frames; t++) {
      const sum = states.reduce((total, _, s) => total + gamma[s * frames + t]!, 0);
      expect(Math.abs(sum - 1)).toBeLessThan(0.002 * states.length);
    }
  });
  it('is worth what its path is: each step and each frame once', () => {
    const { path, viterbi, forward, frames, word } = run({ item: 7 }).result;
    const acoustic = readModel(model);
    const features = digitFeatures()(voice[6]!);
    const { chain, pool } = compose(acoustic, DIGIT_ROWS[word]!);
    const emissions = poolScorer(acoustic.states).emissions(features, pool);
    let total = chain.initial[path[0]!]! + chain.final[path.at(-1)!]!;
    path.forEach((s, t) => {
      total += emissions[t * chain.states + s]!;
      if (t === 0) return;
      for (let a = chain.into[s]!; a < chain.into[s + 1]!; a++)
        if (chain.from[a] === path[t - 1]) total += chain.logs[a]!;
    });
    expect(total / frames).toBeCloseTo(viterbi!, 2);
    expect(forward!).toBeGreaterThan(viterbi!);
  });
  it('fits another word worse, however sure of it it is', () => {
    const [right, wrong] = [run().result, run({ word: 8 }).result];
    expect(right.viterbi!).toBeGreaterThan(wrong.viterbi! + 0.5);
    expect(wrong.sure!).toBeGreaterThan(0.7);
  });
  it('tells when there is not room for its states', () => {
    const short = [{ ...voice[6]!, samples: voice[6]!.samples.subarray(0, 900) }];
    const { result, params } = run({}, short);
    expect(result).toMatchObject({ viterbi: null, forward: null, sure: null, segments: [], path: [] });
    expect(experiment.describe(result, params)).toContain('走不完');
  });
});

describe('what is heard of it', () => {
  it('is a phone by itself, cut where the path says', () => {
    const { result, params } = run();
    const heard = sounds(result, { ...params, voice: 'allison' });
    expect(heard.map(({ label }) => label)).toEqual(['S', 'IH', 'K', 'S（第 2 个）']);
    const second = heard[1]!.make({ voice });
    const phone = result.segments.filter(({ unit }) => unit === 'IH');
    const frames = phone.at(-1)!.end - phone[0]!.start;
    expect(second.samples).toHaveLength(Math.round((frames + 2.5) * HOP));
    const from = Math.round((result.start + (phone[0]!.start - 1) * 0.01) * 8000);
    // Away from its faded edges it is the recording, louder or softer.
    const [cut, whole] = [second.samples.subarray(100, 200), voice[6]!.samples.subarray(from + 100, from + 200)];
    const loudest = whole.indexOf(whole.reduce((most, x) => Math.max(most, x)));
    cut.forEach((x, n) => expect(x * whole[loudest]!).toBeCloseTo(whole[n]! * cut[loudest]!, 6));
    expect(Math.max(...second.samples.map(Math.abs))).toBeCloseTo(0.3, 2);
    expect(Math.abs(second.samples[0]!)).toBe(0);
  });
});
