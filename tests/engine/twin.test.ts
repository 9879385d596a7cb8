import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { headerWords, planMemory, settingWords } from '../../src/engine/fused-plan.ts';
import { kernelMemory } from '../../src/engine/kernels.ts';
import { ready } from '../../src/engine/ready.ts';
import { activations, losses, optimizers, plain, start, type TrainingCase } from './training-case.ts';

beforeAll(ready);

/** Sizes on both sides of every threshold of the kernels: vectors of 4, panels of 8, blocks of 16, copies from 17 and 48 on. */
const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 19, 31, 33, 47, 48, 49, 65];

/** Trains on both paths and holds every number of the one against the other. */
function expectSameBits(one: TrainingCase, steps: number): void {
  const fused = start(one, 'fused'),
    twin = start(one, 'twin');
  expect(fused.trainer.path).toBe('fused');
  expect(twin.trainer.path).toBe('twin');
  expect(twin.trainer.step(steps)).toEqual(fused.trainer.step(steps));
  expect(twin.weights()).toEqual(fused.weights());
  const { x, samples } = fused.data;
  expect(twin.trainer.activations(x, samples)).toEqual(fused.trainer.activations(x, samples));
  expect(twin.trainer.predict(x, samples)).toEqual(fused.trainer.predict(x, samples));
  fused.stop();
  twin.stop();
}

/** Any case with those sizes. */
const cases = (size: fc.Arbitrary<number>, batch: fc.Arbitrary<number>) =>
  fc.record({
    sizes: fc.array(size, { minLength: 2, maxLength: 5 }),
    activation: fc.constantFrom(...activations),
    loss: fc.constantFrom(...losses),
    optimizer: fc.constantFrom(...optimizers),
    batch,
    samples: fc.integer({ min: 1, max: 40 }),
    weightDecay: fc.constantFrom(0, 0.03),
    frozen: fc.oneof(fc.constant([]), fc.subarray([0, 1, 2, 3])),
    seed: fc.nat(1000),
  });

test('the TypeScript twin gives the same bits: losses, weights, every layer, for any small shape', () => {
  const small = cases(fc.integer({ min: 1, max: 19 }), fc.integer({ min: 1, max: 21 }));
  fc.assert(
    fc.property(small, (one) => expectSameBits(one, 30)),
    { numRuns: 80 },
  );
});

test('and on both sides of every threshold of the kernels', () => {
  const odd = cases(fc.constantFrom(...sizes), fc.constantFrom(...sizes, 100));
  fc.assert(
    fc.property(odd, (one) => expectSameBits(one, 3)),
    { numRuns: 150 },
  );
});

test.each([1, 2, 3, 4, 5, 8, 9, 17, 48])('and for each width beside %i', (inputs) => {
  for (const units of [1, 2, 3, 4, 5, 8, 9, 17, 48]) {
    expectSameBits(
      {
        ...plain,
        sizes: [inputs, units, inputs],
        activation: 'tanh',
        optimizer: optimizers[2]!,
        batch: 49,
        samples: 30,
      },
      2,
    );
  }
});

describe('zeros that are skipped', () => {
  const wide = [47, 48, 49, 63, 64, 65, 96, 100];
  test.each(wide.flatMap((units) => [1, 7, 48].map((batch) => [units, batch] as const)))(
    'ReLU layers of %i units, batch %i',
    (units, batch) => {
      const sizes = [units, units - 5, units + 1, 9, units, 3];
      expectSameBits({ ...plain, sizes, activation: 'relu', optimizer: optimizers[2]!, batch }, 3);
    },
  );
  test.each([0.4, 0.6, 0.9, 1])('data of which %f is 0', (zeros) => {
    for (const activation of activations) {
      expectSameBits({ ...plain, sizes: [70, 50, 2], activation, zeros, batch: 33, samples: 60 }, 5);
    }
  });
  test('through a divergence, where a zero times infinity would count', () => {
    const optimizer = { kind: 'sgd', learningRate: 1e3 } as const;
    const one: TrainingCase = {
      ...plain,
      sizes: [60, 60, 60, 2],
      activation: 'relu',
      zeros: 0.7,
      optimizer,
      batch: 20,
    };
    const { trainer } = start(one, 'fused');
    expect(trainer.step(60).some((loss) => !Number.isFinite(loss))).toBe(true);
    expectSameBits(one, 60);
  });
});

test('a last layer that is not linear', () => {
  for (const activation of activations) {
    expectSameBits({ ...plain, sizes: [3, 5, 3], activation, last: activation, weightDecay: 0.1 }, 50);
    expectSameBits({ ...plain, sizes: [3, 5, 1], activation, last: activation, weightDecay: 0.1 }, 50);
  }
});

test('the twin follows through a divergence to infinity and NaN', () => {
  const one: TrainingCase = { ...plain, activation: 'relu', optimizer: { kind: 'sgd', learningRate: 1e3 } };
  const fused = start(one, 'fused'),
    twin = start(one, 'twin'),
    losses = fused.trainer.step(60);
  expect(losses.some((loss) => !Number.isFinite(loss))).toBe(true);
  expect(twin.trainer.step(60)).toEqual(losses);
});

test('moments whose gradients stay 0 fade to 0, not into subnormal numbers', () => {
  for (const path of ['fused', 'twin'] as const) {
    for (const optimizer of ['momentum', 'adam'] as const) {
      const layers = [{ inputs: 3, units: 5, activation: 'linear' as const }];
      const plan = planMemory({ layers, batch: 2, samples: 2, loss: 'meanSquaredError', optimizer });
      const kernels = kernelMemory(plan.bytes, path),
        floats = new Float32Array(kernels.buffer);
      // Data, weights and targets are all 0, and so is every gradient.
      new Int32Array(kernels.buffer, plan.at).set(plan.words);
      const place = (word: number) => plan.at / 4 + word;
      floats.set([0, 0.9, 0.999, 1e-7, 0], place(settingWords.rate));
      const moment = plan.words[headerWords.firstMoment]! / 4;
      floats.fill(0.5, moment, moment + 3 * 8);
      kernels.train(plan.at, 500);
      expect(floats[moment]).toBeGreaterThan(1e-30);
      kernels.train(plan.at, 500);
      for (let i = 0; i < 3; i++)
        expect([...floats.subarray(moment + 8 * i, moment + 8 * i + 5)]).toEqual([0, 0, 0, 0, 0]);
    }
  }
});
