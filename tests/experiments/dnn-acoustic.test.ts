import { beforeAll, describe, expect, test } from 'vitest';
import { corpusOf, cutToWord } from '../../src/acoustic/corpus.ts';
import { mixtureLogits } from '../../src/acoustic/mixture-scoring.ts';
import { aligningModel } from '../../src/acoustic/corpus.ts';
import { logPriors } from '../../src/acoustic/scoring.ts';
import { sameSpeakers, speakersOf } from '../../src/acoustic/splits.ts';
import digitNet from '../../src/datasets/digit-net.json' with { type: 'json' };
import { digitFeatures } from '../../src/datasets/spoken-digits.ts';
import { syntheticDigits } from '../../src/datasets/synthetic-digits.ts';
import { ready } from '../../src/engine/ready.ts';
import { contest, groundOf, type Turn } from '../../src/experiments/dnn-acoustic/contest.ts';
import experiment, { type Contest } from '../../src/experiments/dnn-acoustic/experiment.ts';
import { errorsWith, summaryOf } from '../../src/experiments/dnn-acoustic/summary.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import { streams } from '../../src/math/random.ts';

beforeAll(() => ready());
const recordings = syntheticDigits({ speakers: 2, takes: 5 }, streams(5));

describe('one turn', () => {
  const settings = {
    ...{ hidden: [32], activation: 'relu' as const, learningRate: 2e-3, weightDecay: 0 },
    ...{ steps: 120, batch: 128, looks: 2 },
  };
  test('both learn, and everyone who is asked is counted once', () => {
    const ground = groundOf(recordings);
    const split = sameSpeakers(ground.corpus, 1);
    const going = contest(ground, split, speakersOf(ground.corpus), settings, streams(1));
    let next = going.next();
    while (!next.done) next = going.next();
    const turn = next.value;
    expect(turn.asked).toEqual([10, 10]);
    for (const way of ['gmm', 'net', 'undivided'] as const)
      turn[way].forEach((wrong, s) => expect(wrong).toBeLessThan(turn.asked[s]! / 2));
    const frames = split.test.reduce((sum, one) => sum + one.frames, 0);
    expect(turn.frames.asked).toBe(frames);
    expect(turn.frames.net).toBeGreaterThan(0);
    expect(turn.frames.net).toBeLessThan(0.6 * frames);
    // Nobody told the mixtures where a state begins: theirs are their own.
    expect(turn.frames.gmm).toBeGreaterThan(turn.frames.net);
  });
  test('of a model that made the states its frames are right, told by the same logits as a net has', () => {
    const corpus = corpusOf(recordings.map((one) => ({ ...cutToWord(one), states: undefined as never })));
    const priors = logPriors(corpus.states);
    let [right, all] = [0, 0];
    for (const { samples, first, frames } of corpus.utterances.slice(0, 20)) {
      const logits = mixtureLogits(aligningModel(), digitFeatures()({ samples }), priors);
      for (let t = 0; t < frames; t++, all++) {
        const own = Array.from(logits.subarray(58 * t, 58 * (t + 1)));
        if (own.indexOf(Math.max(...own)) === corpus.states[first + t]) right++;
      }
    }
    expect(right / all).toBeGreaterThan(0.35);
  });
});

test('a recording is cut to its word with its states', () => {
  const [one] = recordings;
  const silent = new Float32Array(4000 + one!.samples.length);
  silent.set(one!.samples, 2400);
  const states = Uint8Array.from({ length: 30 + one!.states!.length + 20 }, (_, t) => one!.states![t - 30] ?? 57);
  const cut = cutToWord({ ...one!, samples: silent, states });
  expect(cut.samples.length).toBeLessThan(silent.length - 2000);
  expect(cut.states).toHaveLength(Math.floor((cut.samples.length - 200) / 80) + 1);
  const spoken = (list: Uint8Array) => Array.from(list).filter((state) => state !== 57);
  expect(spoken(cut.states!)).toEqual(spoken(one!.states!));
  expect(cutToWord(cut)).toEqual(cut);
});

test('sums of turns: means, differences turn by turn, nothing where nobody was asked', () => {
  const of = (gmm: number, net: number, undivided: number): Turn => ({
    ...{ asked: [10, 10], gmm: [gmm, 0], net: [net, 1], undivided: [undivided, 1] },
    frames: { asked: 100, gmm: 50, net: 20 + net },
    chosen: { mixtures: 4, gmm: true, net: false },
  });
  expect(summaryOf([])).toBeNull();
  expect(summaryOf([of(2, 1, 3)])).toMatchObject({ gmm: 0.1, net: 0.1, undivided: 0.2, difference: null });
  const both = summaryOf([of(2, 1, 3), of(4, 1, 5)])!;
  expect(both).toMatchObject({ gmm: 0.15, net: 0.1, undivided: 0.25, gmmFrames: 0.5, netFrames: 0.21 });
  expect(both.difference!.value).toBe(-0.05);
  expect(both.loss!.value).toBe(0.15);
  expect(both.frameDifference!.value).toBe(-0.29);
  expect(both.difference!.low).toBeLessThan(-0.5);
  expect(errorsWith([of(2, 1, 3), of(4, 1, 5)], 0)).toEqual({ gmm: 0.3, net: 0.1, undivided: 0.4 });
  expect(errorsWith([{ ...of(0, 0, 0), asked: [0, 10] }], 0)).toBeNull();
});

test('the net that is published by itself is the one that was taught; shares follow from counts; sizes are what they are', () => {
  const { runs } = loadResults('dnn-acoustic')!;
  const { net, parameters, same, unseen, turns } = runs[0]!.result as unknown as Contest;
  expect(net).toEqual(digitNet);
  expect(parameters.net).toBe(254 * 96 + 97 * 96 + 97 * 96 + 97 * 58);
  expect(parameters.gmm.map(({ count }) => count)).toEqual([1, 2, 4, 8].map((m) => 58 * (79 * m - 1 + 1)));
  expect(summaryOf(turns.same)).toEqual(same);
  expect(summaryOf(turns.unseen)).toEqual(unseen);
  expect([turns.same.length, turns.unseen.length]).toEqual([5, 6]);
  // Everyone is asked about all recordings once, and as a stranger twice.
  const asked = (all: Turn[]) => all[0]!.asked.map((_, s) => all.reduce((sum, turn) => sum + turn.asked[s]!, 0));
  expect(asked(turns.same)).toEqual(Array(6).fill(500));
  expect(asked(turns.unseen)).toEqual(Array(6).fill(1000));
  expect(experiment.describe(runs[0]!.result as never, runs[0]!.params as never)).toContain('熟人');
});
