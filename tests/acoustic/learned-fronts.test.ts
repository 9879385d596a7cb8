import { beforeAll, expect, test } from 'vitest';
import { corpusOf } from '../../src/acoustic/corpus.ts';
import { featuresOf, framesOf, standardOf } from '../../src/acoustic/features.ts';
import { learnedBank, shapeOf } from '../../src/acoustic/learned-bank.ts';
import { learnedFront } from '../../src/acoustic/learned-front.ts';
import { openNet, type LearntNet } from '../../src/acoustic/net.ts';
import { placesOf, turnsOf } from '../../src/acoustic/places.ts';
import { frameError } from '../../src/acoustic/scoring.ts';
import { stackOf } from '../../src/acoustic/training.ts';
import { syntheticDigits } from '../../src/datasets/synthetic-digits.ts';
import { chainOf } from '../../src/engine/convolution/chain.ts';
import { fusedConvolutionTrainer } from '../../src/engine/convolution/trainer.ts';
import { dense } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import { absorption } from '../../src/experiments/speech-pipeline/absorption.ts';
import { random, streams } from '../../src/math/random.ts';
import { rankCorrelation } from '../../src/math/statistics/rank-correlation.ts';

const corpus = corpusOf(syntheticDigits({ speakers: 1, takes: 2 }, streams(6)));
const settings = {
  ...{ hidden: [24], steps: 60, batch: 32, learningRate: 3e-3, weightDecay: 0 },
  ...{ channels: 8, context: 2, pace: 40 },
};
const streamsOf = (seed: number) => ({
  bank: random(seed, 'bank'),
  weights: random(seed, 'weights'),
  shuffle: random(seed, 'shuffle'),
});
beforeAll(() => ready());

test('the gradient with respect to the input is the slope of the loss', () => {
  const draw = random(3, 'x');
  const model = dense(
    5,
    [
      { units: 7, activation: 'tanh' },
      { units: 4, activation: 'linear' },
    ],
    random(3, 'w'),
  );
  const chain = chainOf(model);
  if ('obstacle' in chain) throw new Error(chain.obstacle);
  const x = Float32Array.from({ length: 15 }, () => draw.normal());
  const y = Float32Array.from({ length: 12 }, (_, i) => (i % 4 === Math.floor(i / 4) ? 1 : 0));
  const trainer = fusedConvolutionTrainer(model, chain.layers, { x, y, samples: 3 }, {
    ...{ loss: 'categoricalCrossentropy', optimizer: { kind: 'sgd', learningRate: 0 } },
    ...{ batch: 3, shuffle: random(3, 's') },
  } as const);
  const lossAt = (moved: Float32Array) => {
    const logits = trainer.predict(moved, 3);
    let loss = 0;
    for (let n = 0; n < 3; n++) {
      const own = Array.from(logits.subarray(4 * n, 4 * n + 4));
      loss += Math.log(own.reduce((sum, logit) => sum + Math.exp(logit), 0)) - own[n]!;
    }
    return loss / 3;
  };
  const gradient = trainer.lossGradient(x, y, 3);
  x.forEach((_, i) => {
    const moved = (by: number) => x.map((value, j) => (i === j ? value + by : value));
    expect(gradient[i]).toBeCloseTo((lossAt(moved(1e-2)) - lossAt(moved(-1e-2))) / 2e-2, 3);
  });
  // What it is fed is what it trains on.
  const other = x.map((value) => value + 1);
  trainer.feed(other, y);
  expect(trainer.step(1)[0]).toBeCloseTo(lossAt(other), 5);
  expect(() => trainer.feed(x.subarray(1), y)).toThrow('invalid samples');
  trainer.dispose();
  model.dispose();
});

test('a bank learns with its net: its weights stay positive and move, fewer frames are mistaken, the same seed gives the same bits', () => {
  const features = featuresOf(corpus, 'logPower');
  const learn = (steps: number) => {
    const bank = learnedBank(features, corpus.utterances, settings, streamsOf(1));
    for (let i = 0; i < steps; i++) bank.step(1);
    const { logits, states } = bank.answers(corpus.utterances);
    const found = { weights: bank.weights(), error: frameError(logits, states), parameters: bank.parameters };
    bank.close();
    return found;
  };
  const [before, after] = [learn(0), learn(60)];
  expect(after.parameters).toBe(129 * 8 + (5 * 8 + 1) * 24 + 25 * 58);
  expect(after.error).toBeLessThan(before.error - 0.2);
  expect(after.weights.every((weight) => weight > 0)).toBe(true);
  expect(after.weights.some((weight, i) => Math.abs(Math.log(weight / before.weights[i]!)) > 0.5)).toBe(true);
  expect(learn(5).weights).toEqual(learn(5).weights);
});

test('a bank alone goes downhill, and moves only where there is something to hear', () => {
  const features = featuresOf(corpus, 'logPower');
  const [one] = corpus.utterances;
  const heard = 40;
  // Nothing at all at the other lines.
  const values = features.values.map((own) => own.map((value, i) => (i % 129 === heard ? value : -1500)));
  // The net stands still, and a batch is all there is.
  const still = { ...settings, batch: one!.frames, learningRate: 1e-9, pace: 1e6 };
  const bank = learnedBank({ ...features, values }, [one!], still, streamsOf(4));
  const loss = () => {
    const { logits, states } = bank.answers([one!]);
    return states.reduce((sum, state, row) => {
      const own = Array.from(logits.subarray(58 * row, 58 * row + 58));
      return sum + Math.log(own.reduce((a, logit) => a + Math.exp(logit), 0)) - own[state]!;
    }, 0);
  };
  const [before, weights] = [loss(), bank.weights()];
  for (let i = 0; i < 20; i++) bank.step(1);
  expect(loss()).toBeLessThan(before);
  const moved = bank.weights().map((weight, i) => Math.abs(weight - weights[i]!));
  moved.forEach((by, i) => expect(by > 0).toBe(Math.floor(i / 8) === heard));
  bank.close();
});

test('a frame is heard by itself and by two neighbours on either side, and by no other', () => {
  const features = featuresOf(corpus, 'logPower');
  const [one, two] = corpus.utterances;
  const changed = 20;
  const asked = (values: readonly Float32Array[]) => {
    const bank = learnedBank({ ...features, values }, [one!], settings, streamsOf(4));
    const { logits } = bank.answers([two!]);
    bank.close();
    return logits;
  };
  const louder = features.values.map((own, u) =>
    own.map((value, i) => (u === 1 && Math.floor(i / 129) === changed ? value + 3 : value)),
  );
  const [before, after] = [asked(features.values), asked(louder)];
  for (let t = 0; t < two!.frames; t++) {
    const same = before.subarray(58 * t, 58 * t + 58).every((logit, s) => logit === after[58 * t + s]);
    expect(same).toBe(Math.abs(t - changed) > 2);
  }
});

test('a net with nothing made by hand in front of it learns too', () => {
  const front = learnedFront(featuresOf(corpus, 'raw'), corpus.utterances, settings, streamsOf(2));
  const wrong = () => {
    const { logits, states } = front.answers(corpus.utterances);
    return frameError(logits, states);
  };
  const before = wrong();
  for (let i = 0; i < 80; i++) front.step(1);
  expect(wrong()).toBeLessThan(before - 0.1);
  front.close();
});

test('a cosine transform is absorbed by the layer that it goes to', () => {
  const [mfcc, logMel] = [featuresOf(corpus, 'mfcc'), featuresOf(corpus, 'logMel')];
  const standard = standardOf(mfcc, corpus.utterances);
  const { x, inputs, frames } = framesOf(mfcc, corpus.utterances, standard, 2);
  const layers = stackOf({ hidden: [16], activation: 'relu' });
  const draw = random(5, 'weights');
  const net: LearntNet = {
    inputs,
    layers,
    weights: layers.map(({ units }, l) => ({
      kernel: Float32Array.from({ length: (l === 0 ? inputs : 16) * units }, () => draw.normal() / 8),
      bias: Float32Array.from({ length: units }, () => draw.normal()),
    })),
    priors: new Float64Array(58),
  };
  const open = openNet(net);
  const logits = open.logits(x, frames);
  open.close();
  const found = absorption(net, standard, logMel, corpus.utterances, logits, 2);
  expect(found.frames).toBe(frames);
  expect(found.greatest).toBeGreaterThan(1);
  expect(found.difference).toBeLessThan(1e-4 * found.greatest);
});

test('every frame comes once before any comes again', () => {
  const places = placesOf(corpus.utterances.slice(0, 2));
  const turn = turnsOf(places, places.length, random(1, 'order'));
  const [first, second] = [turn(), turn()];
  expect(new Set(first).size).toBe(places.length);
  expect(new Set(second).size).toBe(places.length);
  expect(first).not.toEqual(second);
});

test('a channel lies where half of its weight does, and is as wide as the middle half of it', () => {
  const even = Float64Array.from({ length: 10 }, () => 1);
  expect(shapeOf(even, 1, 0)).toEqual({ centre: 4.5, width: 5 });
  const two = Float64Array.of(0, 9, 4, 0, 0, 0, 0, 0);
  expect(shapeOf(two, 2, 0)).toEqual({ centre: 1, width: 0.5 });
  expect(shapeOf(two, 2, 1)).toEqual({ centre: 0, width: 0.5 });
});

test('ranks: Spearman by hand', () => {
  expect(rankCorrelation([1, 2, 3, 10], [2, 4, 8, 9])).toBe(1);
  expect(rankCorrelation([1, 2, 3], [9, 4, 1])).toBe(-1);
  expect(rankCorrelation([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(0.8, 12);
  expect(rankCorrelation([1, 1, 2], [1, 2, 3])).toBeCloseTo(1.5 / Math.sqrt(1.5 * 2), 12);
  expect(rankCorrelation([1, 1], [1, 2])).toBe(0);
  expect(() => rankCorrelation([1], [])).toThrow('invalid pairs');
});
