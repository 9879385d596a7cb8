import * as tf from '@tensorflow/tfjs-core';
import { layers, loadLayersModel, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { dense, denseWeights } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import { createTrainer } from '../../src/engine/trainer.ts';
import type { TrainingOptions } from '../../src/engine/training.ts';
import { random } from '../../src/math/random.ts';
import { dataOf, plain, start, type TrainingCase } from './training-case.ts';

beforeAll(ready);

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

test('the model predicts by what was committed, not by packed copies of older weights', () => {
  const one = start(plain, 'fused'),
    { x, samples } = one.data;
  const predict = (model: LayersModel) =>
    tf.tidy(() => (model.predict(tf.tensor2d(x, [samples, 3])) as tf.Tensor).dataSync().slice());
  for (let round = 0; round < 3; round++) {
    const before = predict(one.model);
    one.trainer.step(20);
    expect(predict(one.model)).toEqual(before); // until the commit
    one.trainer.commit();
    const after = predict(one.model),
      ours = one.trainer.predict(x, samples);
    expect(after).not.toEqual(before);
    after.forEach((value, i) => expect(value).toBeCloseTo(ours[i]!, 5));
  }
});

test('a saved and loaded model has the trained weights, to the bit, and trains on', async () => {
  const one = start(plain, 'fused');
  one.trainer.step(20);
  const weights = one.weights();
  let saved: tf.io.ModelArtifacts | undefined;
  await one.model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      saved = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    }),
  );
  const loaded = await loadLayersModel(tf.io.fromMemory(saved!));
  expect(denseWeights(loaded).flatMap(({ kernel, bias }) => [...kernel, ...bias])).toEqual(weights);
  const trainer = createTrainer(loaded, one.data, {
    loss: 'meanSquaredError',
    optimizer: { kind: 'adam', learningRate: 1e-3 },
    batch: 7,
    shuffle: random(2, 's'),
  });
  expect(trainer.path).toBe('fused');
  expect(trainer.predict(one.data.x, one.data.samples)).toEqual(one.trainer.predict(one.data.x, one.data.samples));
});

test('training and evaluation are kernels of TensorFlow.js, on every backend of the book, and seen in its profile', async () => {
  for (const name of ['FusedDenseSteps', 'FusedDenseForward']) {
    for (const backend of ['wasm', 'cpu']) expect(tf.getKernel(name, backend)?.kernelFunc).toBeTypeOf('function');
  }
  const one = start(plain, 'fused');
  const { kernelNames, newTensors } = await tf.profile(() => {
    one.trainer.step(3);
    one.trainer.predict(one.data.x, one.data.samples);
    return [];
  });
  expect(kernelNames).toEqual(expect.arrayContaining(['FusedDenseSteps', 'FusedDenseForward']));
  expect(newTensors).toBe(0);
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
    expect([path, why]).toEqual(['fused', '模型由全连接层组成，整步训练由本书的 WebAssembly 内核一次算完。']);
    expect(start(plain, 'twin').trainer.why).toContain('TypeScript');
  });
  test.each([
    ['dropout', layers.dropout({ rate: 0.5 }), /是 Dropout 层/],
    ['an unknown activation', layers.dense({ units: 4, activation: 'elu' }), /激活函数是 elu/],
    ['no bias', layers.dense({ units: 4, useBias: false }), /没有偏置/],
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
  test.each([
    ['learningRate', { optimizer: { kind: 'sgd', learningRate: NaN } }],
    ['momentum', { optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 1 } }],
    ['beta1', { optimizer: { kind: 'adam', learningRate: 0.1, beta1: -0.1 } }],
    ['beta2', { optimizer: { kind: 'adam', learningRate: 0.1, beta2: 1 } }],
    ['epsilon', { optimizer: { kind: 'adam', learningRate: 0.1, epsilon: Infinity } }],
    ['batch', { batch: 0 }],
    ['batch', { batch: 1.5 }],
    ['weightDecay', { weightDecay: -1 }],
  ] as const)('an impossible %s is refused', (name, wrong) => {
    expect(() => createTrainer(model(), dataOf({ ...plain, sizes: [3, 2] }), { ...options(), ...wrong })).toThrow(
      `invalid ${name}: `,
    );
  });
  test('cross-entropy after a layer that squashes is refused', () => {
    const squashed = dense(3, [{ units: 2, activation: 'sigmoid' }], random(1, 'w'));
    const wanted = { ...options(), loss: 'binaryCrossentropy' } as const;
    expect(() => createTrainer(squashed, dataOf({ ...plain, sizes: [3, 2] }), wanted)).toThrow(/takes logits/);
  });
  test('steps and rows that cannot be', () => {
    const { trainer, data } = start(plain, 'fused');
    expect(() => trainer.step(-1)).toThrow('invalid steps: -1');
    expect(() => trainer.step(0.5)).toThrow('invalid steps: 0.5');
    expect(trainer.step(0)).toHaveLength(0);
    expect(() => trainer.predict(data.x, 5)).toThrow(/invalid x: 69 values for 5 × 3/);
    expect(trainer.predict(new Float32Array(), 0)).toHaveLength(0);
    expect(Number.isFinite(trainer.step(1)[0])).toBe(true);
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
