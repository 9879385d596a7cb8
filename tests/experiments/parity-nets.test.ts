import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import experiment from '../../src/experiments/parity-nets/experiment.ts';
import { ready } from '../../src/engine/ready.ts';
import figure, { netHeightFor } from '../../src/experiments/parity-nets/figure.ts';
import { pictureOf } from '../../src/experiments/parity-nets/picture.ts';
import { panelWidth } from '../../src/lab/draw/draw.ts';
import type { ParamsOf, ResultOf } from '../../src/lab/declare/define.ts';
import { drain } from '../../src/lab/run/host.ts';
import { evenParity, parityNetKinds } from '../../src/math/nets/parity-nets.ts';

type Params = ParamsOf<typeof experiment>;
type Result = ResultOf<typeof experiment>;

const quick: Params = { d: 3, net: 'fold', factor: 1, steps: 120, learningRate: 0.01, tries: 2 };
const run = async (given: Partial<Params>, seed = 0) =>
  (await drain(experiment as never, { ...quick, ...given }, seed)).result as unknown as Result;

beforeAll(ready);

describe.each([2, 3, 5, 8, 11, 16])('%i bits', (d) => {
  test.each(parityNetKinds)(
    'all constructions answer every input; what the units of %s say ends in parity',
    async (net) => {
      const { nets, responses, construction } = await run({ d, net, steps: 100, tries: 1 });
      for (const kind of parityNetKinds) expect(nets[kind].errors).toBe(0);
      expect(responses.at(-1)).toEqual([Array.from({ length: d + 1 }, (_, s) => (s % 2 === 0 ? 1 : 0))]);
      expect(responses.map((layer) => layer.length)).toEqual(construction.layers.map(({ units }) => units));
      expect(nets[net].units).toBe(responses.slice(0, -1).flat().length);
    },
  );
});

test('the drawn weights, worked out by hand, answer as the model does', async () => {
  for (const net of parityNetKinds) {
    const {
      construction: { layers, skip },
    } = await run({ d: 6, net, tries: 1 });
    for (let n = 0; n < 64; n++) {
      const x = Array.from({ length: 6 }, (_, i) => (n >> i) & 1);
      const [answer] = layers.reduce(
        (h, { units, activation, kernel, bias }, l) =>
          Array.from({ length: units }, (_, j) => {
            let v = h.reduce((sum, value, i) => sum + value * kernel[i * units + j]!, bias[j]!);
            if (skip && l === layers.length - 1) v += x.reduce((sum, value, i) => sum + value * skip[i]!, 0);
            return activation === 'step' ? Number(v > 0) : activation === 'relu' ? Math.max(0, v) : v;
          }),
        x,
      );
      expect(answer).toBe(evenParity(n));
    }
  }
});

test('the constructions do not depend on the seed, the training does', async () => {
  const [a, b, again] = [await run({}, 1), await run({}, 2), await run({}, 1)];
  expect(again).toEqual(a);
  expect({ ...b, training: null }).toEqual({ ...a, training: null });
  expect(b.training.attempts).not.toEqual(a.training.attempts);
  expect(a.training.attempts[0]).not.toEqual(a.training.attempts[1]);
});

test('one try more leaves the earlier ones as they were', async () => {
  const [two, three] = [await run({ tries: 2 }), await run({ tries: 3 })];
  expect(three.training.attempts.slice(0, 2)).toEqual(two.training.attempts);
});

test('two bits are learned, and the counts agree with the curves', async () => {
  const { training } = await run({ d: 2, net: 'relu', factor: 4, steps: 600, learningRate: 0.05, tries: 4 });
  const final = training.attempts.map(({ errors }) => errors.at(-1)!);
  expect(training.solved).toBe(final.filter((wrong) => wrong === 0).length);
  expect(training.solved).toBeGreaterThanOrEqual(3);
  expect([training.best, training.worst]).toEqual([Math.min(...final), Math.max(...final)]);
  for (const { errors, losses } of training.attempts) {
    expect(errors).toHaveLength(training.steps.length);
    expect(losses).toHaveLength(training.steps.length - 1);
    if (errors.at(-1) === 0) expect(losses.at(-1)!).toBeLessThan(0.3);
  }
});

test.each([
  [1, 33],
  [2, 81],
  [4, 225],
])('folding nets %i times as wide have %i parameters at 8 bits', async (factor, parameters) => {
  const { training, nets } = await run({ d: 8, factor, steps: 100, tries: 1 });
  expect(training.parameters).toBe(parameters);
  if (factor === 1) expect(training.parameters).toBe(nets.fold.parameters);
});

test.each([2, 8, 12, 16])(
  'a finger tells %i inputs of the drawn net apart, on a phone and on a wide screen',
  async (d) => {
    const result = await run({ d, steps: 100, tries: 1 });
    for (const width of [340, 1000]) {
      const places = pictureOf(result, d, panelWidth(width, 4), netHeightFor(width, d)).units.filter(
        ({ kind }) => kind === 'input',
      );
      expect(places).toHaveLength(d);
      for (let i = 1; i < d; i++) expect(places[i]!.y - places[i - 1]!.y).toBeGreaterThanOrEqual(24 - 1e-9);
    }
  },
);

test('a run that is dropped half-way leaves no tensor', async () => {
  await experiment.prepare?.();
  const before = tf.memory().numTensors;
  const { streams } = await import('../../src/math/random.ts');
  const running = experiment.run({ ...quick, net: 'thresholdSkip' }, streams(0));
  for (let i = 0; i < 3; i++) running.next();
  running.return();
  expect(tf.memory().numTensors).toBe(before);
});

test('a diverging run stays plain JSON and can be drawn', async () => {
  const result = await run({ net: 'relu', learningRate: 0.3, factor: 8, steps: 1000, tries: 3 });
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  expect(
    Array.isArray(figure(result, { ...quick, net: 'relu', learningRate: 0.3, factor: 8, steps: 1000 }, { width: 340 })),
  ).toBe(true);
});

afterAll(() => expect(tf.memory().numTensors).toBe(0));
