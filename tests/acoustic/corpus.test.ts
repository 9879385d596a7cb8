import { expect, test } from 'vitest';
import { aligningModel, corpusOf, FRAME, STATES } from '../../src/acoustic/corpus.ts';
import { sameSpeakers, shareOf, speakersOf, unseenSpeakers } from '../../src/acoustic/splits.ts';
import { DIGIT_RATE, DIGIT_ROWS, digitFeatures, digitUnits, HOP } from '../../src/datasets/spoken-digits.ts';
import { syntheticDigits } from '../../src/datasets/synthetic-digits.ts';
import { compose, poolScorer } from '../../src/math/markov/acoustic.ts';
import { streams } from '../../src/math/random.ts';
import { frameCount } from '../../src/signal/frames.ts';

const recordings = syntheticDigits({ speakers: 6, takes: 10 }, streams(3));
const corpus = corpusOf(recordings);

test('58 states; frames of 200 samples, 80 apart, all of them', () => {
  expect([STATES, FRAME, HOP]).toEqual([58, 200, 80]);
  expect(corpus.utterances).toHaveLength(600);
  expect(corpus.frames).toBe(recordings.reduce((sum, { samples }) => sum + frameCount(samples.length, 200, 80), 0));
  expect(corpus.states).toHaveLength(corpus.frames);
  let next = 0;
  corpus.utterances.forEach(({ index, first, frames }, i) => {
    expect([index, first]).toEqual([i, next]);
    expect(corpus.states.slice(first, first + frames)).toEqual(recordings[i]!.states);
    next += frames;
  });
});

test('without states of its own a recording is aligned along the best path through its word; what is around the word is silent', () => {
  const model = aligningModel();
  const scorer = poolScorer(model.states);
  const featuresOf = digitFeatures();
  for (const one of recordings.filter((_, i) => i % 97 === 0)) {
    const quiet = new Float32Array(4000 + one.samples.length);
    quiet.set(one.samples, 2400);
    const { utterances, states } = corpusOf([{ name: one.name, sampleRate: DIGIT_RATE, samples: quiet }]);
    const [{ frames, digit }] = utterances as [(typeof utterances)[number]];
    expect(states).toHaveLength(frames);
    // 300 ms of nothing, of which a margin of 80 ms may be heard.
    expect(states.slice(0, 20).every((state) => state === 57)).toBe(true);
    const row = DIGIT_ROWS[digit]!.flatMap(({ unit }) => digitUnits(3)[unit]!);
    const visited = states.filter((state, t) => t === 0 || state !== states[t - 1]);
    const inner = (list: readonly number[]) => list.filter((state) => state !== 57);
    expect(inner([...visited])).toEqual(inner(row));

    // No way of moving one boundary by a frame is more likely.
    const features = featuresOf({ samples: quiet });
    const from = features.start / HOP;
    const known = scorer.emissions(
      features,
      Int32Array.from({ length: STATES }, (_, s) => s),
    );
    const { pool } = compose(model, DIGIT_ROWS[digit]!);
    expect(new Set(pool)).toEqual(new Set(row));
    const score = (t: number, state: number) => known[(t - from) * STATES + state]!;
    for (let t = from + 1; t < from + features.values.length / features.dims - 1; t++) {
      const [before, after] = [states[t - 1]!, states[t]!];
      if (before === after) continue;
      const bend = (p: number) => Math.log(model.stay[p]!);
      // The first frame of the later state given to the earlier one, where a frame is left for it.
      if (states[t + 1] === after)
        expect(score(t, before) + bend(before)).toBeLessThanOrEqual(score(t, after) + bend(after) + 1e-9);
    }
  }
});

test('recordings too short for their word are left out, names that say nothing are refused', () => {
  const short = { name: '7_a_0.wav', sampleRate: DIGIT_RATE, samples: new Float32Array(900).fill(0.1) };
  const { utterances, frames } = corpusOf([short, recordings[0]!]);
  expect(utterances).toHaveLength(1);
  expect(utterances[0]).toMatchObject({ index: 0, first: 0, frames });
  expect(() => corpusOf([{ ...recordings[0]!, name: 'zero.wav' }])).toThrow('zero.wav 的名字看不出说的是什么');
});

const names = (utterances: readonly { digit: number; speaker: string; take: number }[]) =>
  utterances.map(({ digit, speaker, take }) => `${digit} ${speaker} ${take}`);

test('the same speakers in all parts, no recording in two, every one tested once in five folds', () => {
  const tested: string[] = [];
  for (let fold = 0; fold < 5; fold++) {
    const { training, validation, test: asked } = sameSpeakers(corpus, fold);
    const all = [...names(training), ...names(validation), ...names(asked)];
    expect(new Set(all).size).toBe(600);
    expect(all).toHaveLength(600);
    expect([training.length, validation.length, asked.length]).toEqual([420, 60, 120]);
    for (const part of [training, validation, asked]) expect(new Set(part.map(({ speaker }) => speaker)).size).toBe(6);
    tested.push(...names(asked));
  }
  expect(new Set(tested).size).toBe(600);
  expect(names(sameSpeakers(corpus, 5).test)).toEqual(names(sameSpeakers(corpus, 0).test));
});

test('unseen speakers: three, one and two apart, everyone tested equally often', () => {
  const times = new Map<string, number>();
  for (let turn = 0; turn < 6; turn++) {
    const split = unseenSpeakers(corpus, turn);
    const by = [split.training, split.validation, split.test].map(
      (part) => new Set(part.map(({ speaker }) => speaker)),
    );
    expect(by.map(({ size }) => size)).toEqual([3, 1, 2]);
    expect(new Set(by.flatMap((part) => [...part])).size).toBe(6);
    expect(split.training.length + split.validation.length + split.test.length).toBe(600);
    for (const speaker of by[2]!) times.set(speaker, (times.get(speaker) ?? 0) + 1);
  }
  expect([...times.values()]).toEqual([2, 2, 2, 2, 2, 2]);
  expect(speakersOf(corpus)).toEqual(['s1', 's2', 's3', 's4', 's5', 's6']);
  const two = corpusOf(recordings.filter(({ name }) => /_s[12]_/.test(name)));
  expect(() => unseenSpeakers(two, 0)).toThrow('只有 2 个说话人，至少要 3 个');
  const few = corpusOf(recordings.filter(({ name }) => /_[0-3]\.wav/.test(name)));
  expect(() => sameSpeakers(few, 0)).toThrow('说话人 s1 的数字 0 只有 4 段录音，至少要 5 段');
});

test('a share is taken of every speaker and digit alike, at least one; validation and test stay whole', () => {
  for (const [share, each] of [
    [1, 7],
    [0.5, 4],
    [0.1, 1],
    [0.01, 1],
  ] as const) {
    const part = sameSpeakers(corpus, 2, share);
    expect(part.training).toHaveLength(60 * each);
    expect(new Set(names(part.training)).size).toBe(60 * each);
    expect(names(part.validation)).toEqual(names(sameSpeakers(corpus, 2).validation));
    expect(unseenSpeakers(corpus, 0, share).test).toHaveLength(200);
  }
  expect(shareOf(corpus.utterances, 1)).toHaveLength(600);
});
