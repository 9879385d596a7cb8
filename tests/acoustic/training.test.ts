import { beforeAll, expect, test } from 'vitest';
import { corpusOf, STATES } from '../../src/acoustic/corpus.ts';
import { featuresOf, framesOf, standardOf, type FrameSet } from '../../src/acoustic/features.ts';
import { openNet } from '../../src/acoustic/net.ts';
import { decodeDigits, digitError, frameError, logPriors } from '../../src/acoustic/scoring.ts';
import { sameSpeakers, type Split } from '../../src/acoustic/splits.ts';
import { trainNet, type NetSettings, type TrainingLook } from '../../src/acoustic/training.ts';
import { DIGIT_PHONES, digitUnits } from '../../src/datasets/spoken-digits.ts';
import { syntheticDigits } from '../../src/datasets/synthetic-digits.ts';
import { annealed } from '../../src/engine/fit/annealed.ts';
import { ready } from '../../src/engine/ready.ts';
import { streams } from '../../src/math/random.ts';

const SETTINGS: NetSettings = {
  hidden: [32, 32],
  activation: 'relu',
  learningRate: 2e-3,
  weightDecay: 0,
  steps: 300,
  batch: 128,
  looks: 6,
};
let split: Split;
let [training, validation, asked]: FrameSet[] = [];
const learn = (settings: NetSettings, seed = 1): TrainingLook[] => {
  const random = streams(seed);
  return [...trainNet(training!, validation!, settings, { weights: random('weights'), shuffle: random('shuffle') })];
};

beforeAll(async () => {
  await ready();
  const corpus = corpusOf(syntheticDigits({ speakers: 3, takes: 5 }, streams(2)));
  split = sameSpeakers(corpus, 0);
  const features = featuresOf(corpus, 'logMel');
  const standard = standardOf(features, split.training);
  [training, validation, asked] = [split.training, split.validation, split.test].map((part) =>
    framesOf(features, part, standard, 5),
  );
});

test('a net learns the states of made-up speech, and the best look of validation is what is left', () => {
  const looks = learn(SETTINGS);
  expect(looks.map(({ done }) => done)).toEqual([0, 50, 100, 150, 200, 250, 300]);
  expect(looks[0]!.loss).toBeNull();
  expect(looks.at(-1)!.loss!).toBeLessThan(0.5 * Math.log(STATES));
  expect(looks[0]!.parameters).toBe(253 * 32 + 32 + 32 * 32 + 32 + 32 * STATES + STATES);
  const { best } = looks.at(-1)!;
  const net = openNet(best);
  const least = Math.min(...looks.map(({ validation: error }) => error));
  expect(frameError(net.logits(validation!.x, validation!.frames), validation!.states)).toBeCloseTo(least, 3);
  const logits = net.logits(asked!.x, asked!.frames);
  expect(frameError(logits, asked!.states)).toBeLessThan(0.4);
  expect(digitError(logits, split.test, best.priors)).toBeLessThan(0.2);
  const layers = net.activations(asked!.x, asked!.frames);
  expect(layers.map(({ length }) => length / asked!.frames)).toEqual([32, 32, STATES]);
  expect(layers[2]).toEqual(logits);
  expect(layers[0]!.every((value) => value >= 0)).toBe(true);
  net.close();
});

test('the same seed gives the same weights, another seed others; an early best is not written over by a later one', () => {
  const brief = { ...SETTINGS, steps: 60, looks: 2 };
  const weightsOf = (looks: TrainingLook[]) => looks.at(-1)!.best.weights.map(({ kernel }) => Array.from(kernel));
  expect(weightsOf(learn(brief))).toEqual(weightsOf(learn(brief)));
  expect(weightsOf(learn(brief, 2))).not.toEqual(weightsOf(learn(brief)));
  // A rate that ruins it: the best look is that with the fewest mistakes, wherever it was.
  const ruined = learn({ ...brief, learningRate: 30 });
  const { best } = ruined.at(-1)!;
  const net = openNet(best);
  const error = frameError(net.logits(validation!.x, validation!.frames), validation!.states);
  expect(error).toBeCloseTo(Math.min(...ruined.map((look) => look.validation)), 3);
  net.close();
});

test('sigmoids squash, and decay pulls weights to nothing', () => {
  const sigmoid = learn({ ...SETTINGS, activation: 'sigmoid', steps: 30, looks: 1 }).at(-1)!;
  const net = openNet(sigmoid.best);
  const [hidden] = net.activations(asked!.x, asked!.frames);
  expect(hidden!.every((value) => value > 0 && value < 1)).toBe(true);
  net.close();
  const size = (looks: TrainingLook[]) =>
    looks.at(-1)!.best.weights.reduce((sum, { kernel }) => Array.from(kernel).reduce((all, w) => all + w * w, sum), 0);
  expect(size(learn({ ...SETTINGS, weightDecay: 0.05 }))).toBeLessThan(0.5 * size(learn(SETTINGS)));
});

test('the rate is whole, three tenths, a tenth', () => {
  const shares = Array.from({ length: 10 }, (_, i) => annealed(i, 10));
  expect(shares).toEqual([1, 1, 1, 1, 1, 0.3, 0.3, 0.3, 0.1, 0.1]);
});

test('a frame is wrong if another state has the greatest logit; priors are shares', () => {
  const logits = new Float32Array(2 * STATES);
  logits[7] = 3;
  logits[STATES + 2] = 1;
  expect(frameError(logits, Uint8Array.of(7, 2))).toBe(0);
  expect(frameError(logits, Uint8Array.of(7, 3))).toBe(0.5);
  const priors = logPriors(Uint8Array.of(0, 0, 0, 1));
  expect(Math.exp(priors[0]!)).toBeCloseTo(0.75, 12);
  expect(Math.exp(priors[5]!)).toBeCloseTo(0.125, 12);
});

test('logits that know the truth give the digits; a number added to all of a frame changes nothing; priors can turn the answer', () => {
  const sure = new Float32Array(asked!.frames * STATES).map((_, i) =>
    i % STATES === asked!.states[Math.floor(i / STATES)] ? 20 : 0,
  );
  expect(digitError(sure, split.test)).toBe(0);
  const shifted = sure.map((value, i) => value + Math.floor(i / STATES) * 0.5);
  expect(decodeDigits(shifted, split.test)).toEqual(split.test.map(({ digit }) => digit));
  // A net that says of every frame how frequent the states are knows nothing, and is as good as one that is silent once that is divided out.
  const priors = logPriors(training!.states);
  const idle = new Float32Array(asked!.frames * STATES).map((_, i) => priors[i % STATES]!);
  const flat = new Float32Array(asked!.frames * STATES);
  expect(decodeDigits(idle, split.test, priors)).toEqual(decodeDigits(flat, split.test));
  // What is rare counts for more: where the states of "three" are said to be next to impossible, silence of the net means "three".
  const three = new Set(DIGIT_PHONES[3]!.flatMap((phone) => digitUnits(3)[phone]!));
  const rare = new Float64Array(STATES).map((_, s) => (three.has(s) ? -50 : 0));
  expect(decodeDigits(flat, split.test, rare)).toEqual(split.test.map(() => 3));
  expect(decodeDigits(new Float32Array(2 * STATES), [{ frames: 2 }])).toEqual([-1]);
});
