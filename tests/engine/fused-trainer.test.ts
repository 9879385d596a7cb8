import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { dense, denseWeights } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import { createTrainer, type TrainingOptions } from '../../src/engine/trainer.ts';
import { random } from '../../src/math/random.ts';
import { referenceGradients, referenceLoss } from './reference-net.ts';
import { activations, dataOf, losses, optimizers, start, type TrainingCase } from './training-case.ts';

beforeAll(ready);

const shapes = [
  [1, 1, 1],
  [3, 7, 5],
  [5, 17, 3, 1],
  [2, 1, 17, 7],
  [7, 5, 5, 3, 3],
];
const plain: TrainingCase = {
  sizes: [3, 7, 5],
  activation: 'tanh',
  loss: 'meanSquaredError',
  optimizer: optimizers[0]!,
  batch: 7,
  samples: 23,
};

describe('a gradient step equals central differences in float64', () => {
  test.each(
    shapes.flatMap((sizes) =>
      activations.flatMap((activation) => losses.map((loss) => [sizes.join('-'), activation, loss, sizes] as const)),
    ),
  )('%s %s %s', (_, activation, loss, sizes) => {
    // One step over all the data at rate 1: the weights move by minus the gradient.
    const one = start(
      { sizes, activation, loss, optimizer: { kind: 'sgd', learningRate: 1 }, batch: 9, samples: 9, weightDecay: 0.01 },
      'fused',
    );
    const [loss0] = one.trainer.step(1);
    expect(loss0).toBeCloseTo(referenceLoss(one.before, one.activations, one.data, loss), 5);
    const gradients = referenceGradients(one.before, one.activations, one.data, loss);
    one.trainer.commit();
    denseWeights(one.model).forEach(({ kernel, bias }, l) => {
      const { kernel: w, bias: b } = one.before[l]!,
        slope = gradients[l]!;
      kernel.forEach((after, i) => expect(w[i]! - after).toBeCloseTo(slope.kernel[i]! + 0.01 * w[i]!, 4));
      bias.forEach((after, i) => expect(b[i]! - after).toBeCloseTo(slope.bias[i]!, 4));
    });
    one.stop();
  });
});

describe('TensorFlow.js agrees', () => {
  const cases = activations.flatMap((activation) =>
    losses.flatMap((loss) => optimizers.map((optimizer) => ({ activation, loss, optimizer }))),
  );
  test.each(cases)('within 1e-4 after 100 steps: $activation $loss $optimizer', (options) => {
    const one: TrainingCase = { sizes: [5, 17, 7, 3], ...options, batch: 13, samples: 40 };
    const ours = start(one, 'fused'),
      theirs = start(one, 'tfjs');
    const a = ours.trainer.step(100),
      b = theirs.trainer.step(100),
      u = ours.weights(),
      v = theirs.weights();
    const size = Math.sqrt(v.reduce((s, w) => s + w * w, 0)),
      distance = Math.sqrt(v.reduce((s, w, i) => s + (w - u[i]!) ** 2, 0));
    expect(distance / size).toBeLessThan(1e-4);
    a.forEach((loss, i) => expect(Math.abs(loss - b[i]!)).toBeLessThan(1e-4 * Math.max(1, b[i]!)));
    ours.stop();
    theirs.stop();
  });

  test.each([
    [[2, 8, 8, 1], 'tanh', 'binaryCrossentropy'],
    [[8, 33, 4], 'relu', 'categoricalCrossentropy'],
  ] as const)('loss curves within 1 % over 1,000 steps: %s', (sizes, activation, loss) => {
    const one: TrainingCase = {
      sizes,
      activation,
      loss,
      optimizer: { kind: 'adam', learningRate: 1e-3 },
      batch: 32,
      samples: 200,
    };
    const ours = start(one, 'fused'),
      theirs = start(one, 'tfjs'),
      a = ours.trainer.step(1000),
      b = theirs.trainer.step(1000);
    const mean = (values: Float32Array, from: number) =>
      values.subarray(from, from + 50).reduce((s, v) => s + v, 0) / 50;
    for (let from = 0; from < 1000; from += 50) expect(mean(a, from) / mean(b, from)).toBeCloseTo(1, 2);
    ours.stop();
    theirs.stop();
  });
});

test('the TypeScript twin gives the same bits: losses, weights, every layer, for any shape', () => {
  const size = fc.integer({ min: 1, max: 19 });
  fc.assert(
    fc.property(
      fc.record({
        sizes: fc.array(size, { minLength: 2, maxLength: 5 }),
        activation: fc.constantFrom(...activations),
        loss: fc.constantFrom(...losses),
        optimizer: fc.constantFrom(...optimizers),
        batch: fc.integer({ min: 1, max: 21 }),
        samples: fc.integer({ min: 1, max: 40 }),
        weightDecay: fc.constantFrom(0, 0.03),
        seed: fc.nat(1000),
      }),
      (one) => {
        const fused = start(one, 'fused'),
          twin = start(one, 'twin');
        expect(fused.trainer.path).toBe('fused');
        expect(twin.trainer.path).toBe('twin');
        expect(twin.trainer.step(30)).toEqual(fused.trainer.step(30));
        expect(twin.weights()).toEqual(fused.weights());
        const { x, samples } = fused.data;
        expect(twin.trainer.activations(x, samples)).toEqual(fused.trainer.activations(x, samples));
        fused.stop();
        twin.stop();
      },
    ),
    { numRuns: 80 },
  );
});

test('the twin follows through a divergence to infinity and NaN', () => {
  const one: TrainingCase = { ...plain, activation: 'relu', optimizer: { kind: 'sgd', learningRate: 1e3 } };
  const fused = start(one, 'fused'),
    twin = start(one, 'twin'),
    losses = fused.trainer.step(60);
  expect(losses.some((loss) => !Number.isFinite(loss))).toBe(true);
  expect(twin.trainer.step(60)).toEqual(losses);
});

test('predict and activations are the model with the committed weights', () => {
  const one = start({ ...plain, activation: 'sigmoid', samples: 600 }, 'fused');
  one.trainer.step(20);
  const { x, samples } = one.data,
    predicted = one.trainer.predict(x, samples),
    all = one.trainer.activations(x, samples);
  one.trainer.commit();
  const expected = (one.model.predict(tf.tensor2d(x, [samples, 3])) as tf.Tensor).dataSync();
  predicted.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5));
  expect(all.map((values) => values.length)).toEqual([samples * 7, samples * 5]);
  expect(all.at(-1)).toEqual(predicted);
});

test('steps taken one by one, or in one call longer than the order buffer, are the same', () => {
  const one: TrainingCase = { ...plain, batch: 5000, samples: 6000, sizes: [1, 2, 1] };
  const whole = start(one, 'fused'),
    single = start(one, 'fused');
  const losses = whole.trainer.step(30);
  expect(Array.from({ length: 30 }, () => single.trainer.step(1)[0])).toEqual([...losses]);
  expect(single.weights()).toEqual(whole.weights());
});

describe('the choice of a path', () => {
  const options = (): TrainingOptions => ({
    loss: 'meanSquaredError',
    optimizer: { kind: 'adam', learningRate: 1e-3 },
    batch: 4,
    shuffle: random(1, 's'),
  });
  test('dense stacks are fused', () => {
    const { path, why } = createTrainer(
      dense(3, [{ units: 2, activation: 'relu' }], random(1, 'w')),
      dataOf({ ...plain, sizes: [3, 2] }),
      options(),
    );
    expect([path, why]).toEqual(['fused', 'the model is a stack of dense layers']);
  });
  test.each([
    ['dropout', layers.dropout({ rate: 0.5 }), /Dropout layer/],
    ['an unknown activation', layers.dense({ units: 4, activation: 'elu' }), /activation elu/],
    ['no bias', layers.dense({ units: 4, useBias: false }), /no bias/],
    ['a regularizer', layers.dense({ units: 4, kernelRegularizer: 'l1l2' }), /kernelRegularizer/],
  ])('a model with %s trains by TensorFlow.js and says why', (_, layer, why) => {
    const model = sequential({
      layers: [layers.dense({ units: 4, inputShape: [3], activation: 'relu' }), layer, layers.dense({ units: 2 })],
    });
    const trainer = createTrainer(model, dataOf({ ...plain, sizes: [3, 2] }), options());
    expect(trainer.path).toBe('tfjs');
    expect(trainer.why).toMatch(why);
    expect(Number.isFinite(trainer.step(2)[1])).toBe(true);
  });
});

describe('faults', () => {
  const model = () => dense(3, [{ units: 2, activation: 'linear' }], random(1, 'w')),
    options = () => ({ ...plain, batch: 4, shuffle: random(1, 's') });
  test('bad data are refused with the index', () => {
    const { x, y, samples } = dataOf({ ...plain, sizes: [3, 2] });
    const spoiled = x.slice();
    spoiled[4] = NaN;
    expect(() => createTrainer(model(), { x: spoiled, y, samples }, options())).toThrow('invalid x: NaN at index 4');
    expect(() =>
      createTrainer(model(), { x: new Float32Array(), y: new Float32Array(), samples: 0 }, options()),
    ).toThrow('invalid samples: 0');
    expect(() => createTrainer(model(), { x: x.subarray(1), y, samples }, options())).toThrow(
      /invalid x: 68 values for 23 × 3/,
    );
    expect(() => createTrainer(model(), { x, y: y.subarray(1), samples }, options())).toThrow(/invalid y/);
  });
  test('out of memory is an error that says how much was wanted, and the next trainer works', () => {
    const wide = start({ ...plain }, 'fused');
    expect(() => start({ ...plain, sizes: [3, 7, 5], batch: 2 ** 28 }, 'fused')).toThrow(
      /out of memory: training needs \d+ MiB/,
    );
    expect(Number.isFinite(wide.trainer.step(1)[0])).toBe(true);
  });
  test('a disposed trainer says so', () => {
    const one = start(plain, 'fused');
    one.trainer.dispose();
    expect(() => one.trainer.step(1)).toThrow('disposed');
  });
});

test('100,000 steps leave no tensor behind and do not grow the memory; the weights stay the model’s', () => {
  const one = start({ ...plain, sizes: [2, 4, 5] }, 'fused');
  one.trainer.step(10);
  const { numTensors } = tf.memory(),
    before = process.memoryUsage().arrayBuffers;
  for (let i = 0; i < 100; i++) one.trainer.step(1000);
  one.trainer.predict(one.data.x, one.data.samples);
  one.trainer.commit();
  expect(tf.memory().numTensors).toBe(numTensors);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 2 ** 20);
  expect(one.weights()).toHaveLength(2 * 4 + 4 + 4 * 5 + 5);
});
