import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { createConvolutionTrainer } from '../../../src/engine/convolution/create.ts';
import { planConvolutions } from '../../../src/engine/convolution/plan.ts';
import { dense, denseWeights } from '../../../src/engine/models.ts';
import { ready } from '../../../src/engine/ready.ts';
import { createTrainer, trainedBy } from '../../../src/engine/trainer.ts';
import type { TrainingOptions } from '../../../src/engine/training.ts';
import { random } from '../../../src/math/random.ts';
import { inUse } from '../memory-in-use.ts';
import { dataOf as denseData, plain, optimizers } from '../training-case.ts';
import { conv, dataOf, modelOf, plainChain, pooling, startChain } from './chain-case.ts';

beforeAll(ready);

const options = (): TrainingOptions => ({
  loss: 'meanSquaredError',
  optimizer: { kind: 'adam', learningRate: 1e-3 },
  batch: 4,
  shuffle: random(1, 's'),
});

test('what is committed is what the model then says; it can be evaluated in any number of rows', () => {
  const { trainer, model, data, stop } = startChain({ ...plainChain, samples: 60 }, 'fused');
  const { x, samples } = data;
  trainer.step(20);
  const predicted = trainer.predict(x, samples),
    all = trainer.activations(x, samples);
  trainer.commit();
  const said = tf.tidy(() => (model.predict(tf.tensor(x, [samples, 9, 8, 3])) as tf.Tensor).dataSync());
  predicted.forEach((value, i) => expect(value).toBeCloseTo(said[i]!, 5));
  expect(all.at(-1)).toEqual(predicted);
  const inputs = 9 * 8 * 3;
  expect(trainer.predict(x.slice(11 * inputs, 12 * inputs), 1)).toEqual(predicted.slice(11 * 4, 12 * 4));
  expect(trainer.predict(new Float32Array(), 0)).toHaveLength(0);
  stop();
});

test('steps taken one by one or in one call are the same; a share of 0 moves nothing', () => {
  const whole = startChain(plainChain, 'fused'),
    single = startChain(plainChain, 'fused');
  expect(Array.from({ length: 12 }, () => single.trainer.step(1)[0])).toEqual([...whole.trainer.step(12)]);
  expect(single.weights()).toEqual(whole.weights());
  const before = whole.weights();
  whole.trainer.step(3, 0);
  expect(whole.weights()).toEqual(before);
  expect(() => whole.trainer.step(1, -1)).toThrow('invalid share of the learning rate: -1');
});

test('a dense stack is a chain too, with the bits of the dense trainer', () => {
  const train = (create: typeof createTrainer) => {
    const model = dense(
      3,
      [7, 50, 5].map((units, i) => ({ units, activation: i === 2 ? 'linear' : 'relu' })),
      random(1, 'w'),
    );
    const trainer = create(model, denseData({ ...plain, sizes: [3, 5] }), options()),
      losses = trainer.step(30);
    trainer.commit();
    return { path: trainer.path, losses, weights: denseWeights(model) };
  };
  expect(train(createConvolutionTrainer)).toEqual(train(createTrainer));
});

describe('the choice of a path', () => {
  const zeros = { kernelInitializer: 'zeros', biasInitializer: 'zeros' } as const;
  const first = { inputShape: [6, 6, 2], filters: 3, kernelSize: 2, activation: 'relu' as const, ...zeros };
  const net = (...between: Parameters<ReturnType<typeof sequential>['add']>[0][]) =>
    sequential({ layers: [layers.conv2d(first), ...between, layers.flatten(), layers.dense({ units: 2, ...zeros })] });
  const data = () => dataOf({ ...plainChain, images: [6, 6, 2], head: [2] });
  const create = (model: LayersModel) => createConvolutionTrainer(model, data(), options());

  test('chains are fused', () => {
    const { path, why } = create(net());
    expect([path, why]).toEqual([
      'fused',
      '模型由卷积、池化和全连接层一层接一层组成，整步训练由本书的 WebAssembly 内核一次算完。',
    ]);
    expect(trainedBy()).toBe(why);
    expect(startChain(plainChain, 'twin').trainer.why).toContain('TypeScript');
  });
  test.each([
    ['dropout', () => net(layers.dropout({ rate: 0.5 })), /是 Dropout 层/],
    [
      'an unknown activation',
      () => net(layers.conv2d({ filters: 2, kernelSize: 2, activation: 'elu' })),
      /激活函数是 elu/,
    ],
    ['no bias', () => net(layers.conv2d({ filters: 2, kernelSize: 2, useBias: false })), /没有偏置/],
    ['a regularizer', () => net(layers.conv2d({ filters: 2, kernelSize: 2, kernelRegularizer: 'l1l2' })), /有正则项/],
    ['dilation', () => net(layers.conv2d({ filters: 2, kernelSize: 2, dilationRate: 2 })), /隔着像素取/],
    ['a dense layer on images', () => net(layers.dense({ units: 2 })), /输入不是一行数/],
  ] as const)('a model with %s trains by TensorFlow.js and says why', (what, build, why) => {
    const trainer = create(build());
    expect(trainer.path).toBe('tfjs');
    expect(trainer.why).toMatch(why);
    if (what === 'dilation') return; // TensorFlow.js has no gradient for it and will say so
    expect(Number.isFinite(trainer.step(2)[1])).toBe(true);
    expect(trainer.inputGradient(data().x, 23, 0, new Float32Array(75).fill(1))).toHaveLength(23 * 72);
    trainer.dispose();
  });
  test('images whose size is not told are refused', () => {
    const model = sequential({
      layers: [layers.conv2d({ ...first, inputShape: [null, 6, 2] }), layers.globalMaxPooling2d({})],
    });
    expect(() => create(model)).toThrow(/one input and one output of fixed shape/);
  });
});

describe('faults', () => {
  const one = { ...plainChain, batch: 4 };
  test('bad data are refused with the index', () => {
    const { x, y, samples } = dataOf(one),
      spoiled = x.slice();
    spoiled[4] = NaN;
    const create = (data: ReturnType<typeof dataOf>) => createConvolutionTrainer(modelOf(one), data, options());
    expect(() => create({ x: spoiled, y, samples })).toThrow('invalid x: NaN at index 4');
    expect(() => create({ x: x.subarray(1), y, samples })).toThrow('invalid x: 4967 values for 23 × 216');
    expect(() => create({ x, y: y.subarray(1), samples })).toThrow('invalid y: 91 values for 23 × 4');
    expect(() => createConvolutionTrainer(modelOf(one), { x, y, samples }, { ...options(), batch: 0 })).toThrow(
      'invalid batch: 0',
    );
  });
  test('rows, layers and directions that cannot be', () => {
    const { trainer, data, stop } = startChain(one, 'fused');
    expect(() => trainer.predict(data.x, 5)).toThrow('invalid x: 4968 values for 5 × 216');
    expect(() => trainer.step(-1)).toThrow('invalid steps: -1');
    expect(() => trainer.inputGradient(data.x, 23, 6, [])).toThrow('invalid layer: 6, of 6');
    expect(() => trainer.inputGradient(data.x, 23, 0, [1])).toThrow('invalid direction: 1 values for 245');
    expect(Number.isFinite(trainer.step(1)[0])).toBe(true);
    stop();
    expect(() => trainer.step(1)).toThrow('disposed');
  });
  test('out of memory is an error that says how much was wanted, and the next trainer works', () => {
    expect(() => startChain({ ...one, batch: 2 ** 24 }, 'fused')).toThrow(/out of memory: training needs \d+ MiB/);
    const { trainer, stop } = startChain(one, 'fused');
    expect(Number.isFinite(trainer.step(1)[0])).toBe(true);
    stop();
  });
});

describe('memory', () => {
  test('10,000 steps leave no tensor behind and do not grow the memory', () => {
    const { trainer, data, model, stop } = startChain(
      { ...plainChain, images: [3, 4, 1], body: [conv(2, [2, 2])] },
      'fused',
    );
    trainer.step(10);
    const { numTensors } = tf.memory(),
      before = inUse();
    for (let i = 0; i < 100; i++) trainer.step(100);
    for (let i = 0; i < 100; i++) {
      trainer.predict(data.x, data.samples);
      trainer.inputGradient(data.x, data.samples, 0, new Float32Array(12).fill(1));
      trainer.commit();
    }
    expect(tf.memory().numTensors).toBe(numTensors);
    expect(inUse() - before).toBeLessThan(32);
    expect(model.countParams()).toBeGreaterThan(0);
    stop();
  });

  test('no more than data, parameters with their moments, activations with their deltas, and a little work space', () => {
    const { layers, stop } = startChain(
      {
        ...plainChain,
        images: [28, 28, 1],
        body: [conv(8, [5, 5]), pooling('maximum', [2, 2]), conv(16, [5, 5]), pooling('maximum', [2, 2])],
        head: [10],
      },
      'fused',
    );
    const [batch, samples] = [64, 1000];
    const { bytes } = planConvolutions({ layers, batch, samples, loss: 'categoricalCrossentropy', optimizer: 'adam' });
    const parameters = 25 * 8 + 8 + 200 * 16 + 16 + 256 * 10 + 12,
      activations = 576 * 8 + 144 * 8 + 64 * 16 + 16 * 16 + 12;
    expect(bytes / 4).toBeGreaterThan(samples * 794 + 3 * parameters + batch * 2 * activations);
    // Data of the batch, the gradient of the input in pixels of four, sample numbers of a call, work space.
    expect(bytes / 4).toBeLessThan(samples * 794 + 3 * parameters + batch * (2 * activations + 5 * 784 + 12) + 2 ** 17);
    stop();
  });
});

test('it learns: stripes that lie from those that stand', () => {
  const draw = random(5, 'stripes'),
    samples = 60,
    x = new Float32Array(samples * 64),
    y = new Float32Array(samples * 2);
  for (let n = 0; n < samples; n++) {
    const phase = draw.integer(2);
    for (let i = 0; i < 64; i++) x[n * 64 + i] = (((n % 2 ? i : i >> 3) + phase) % 2) + 0.3 * draw.normal();
    y[2 * n + (n % 2)] = 1;
  }
  const model = modelOf({
    ...plainChain,
    images: [8, 8, 1],
    body: [conv(4, [3, 3], { activation: 'relu' }), pooling('maximum', [2, 2])],
    head: [2],
  });
  const trainer = createConvolutionTrainer(
    model,
    { x, y, samples },
    { ...options(), loss: 'categoricalCrossentropy', optimizer: optimizers[2]!, batch: 10 },
  );
  trainer.step(200);
  const z = trainer.predict(x, samples);
  for (let n = 0; n < samples; n++) expect(z[2 * n + (n % 2)]! > z[2 * n + 1 - (n % 2)]!).toBe(true);
  trainer.dispose();
});

test('units cannot be held still here', () => {
  expect(() =>
    createConvolutionTrainer(modelOf(plainChain), dataOf(plainChain), { ...options(), held: [[0]] }),
  ).toThrow('only a stack of dense layers');
});
