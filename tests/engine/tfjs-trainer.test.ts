import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { dense, denseWeights, setDenseWeights, type Activation } from '../../src/engine/models.ts';
import { backend, ready } from '../../src/engine/ready.ts';
import { tfjsTrainer } from '../../src/engine/tfjs-trainer.ts';
import type { Dataset, TrainingOptions } from '../../src/engine/training.ts';
import { random, streams } from '../../src/math/random.ts';
import { referenceGradients, referenceLoss } from './reference-net.ts';

const backends = ['wasm', 'cpu'];
const kinds: Activation[] = ['linear', 'relu', 'tanh', 'sigmoid'];
const lossNames = ['meanSquaredError', 'binaryCrossentropy', 'categoricalCrossentropy'] as const;

function data(samples: number, inputs: number, outputs: number): Dataset {
  const values = random(5, 'data');
  const y = new Float32Array(samples * outputs);
  for (let i = 0; i < samples; i++) y[i * outputs + values.integer(outputs)] = 1;
  return { x: Float32Array.from({ length: samples * inputs }, () => values.normal()), y, samples };
}

const options = (given: Partial<TrainingOptions>): TrainingOptions => ({
  loss: 'meanSquaredError',
  optimizer: { kind: 'sgd', learningRate: 0.1 },
  batch: 8,
  shuffle: random(2, 'shuffle'),
  ...given,
});

const net = (activation: Activation) =>
  dense(
    3,
    [
      { units: 7, activation },
      { units: 5, activation },
      { units: 3, activation: 'linear' },
    ],
    random(1, 'weights'),
  );

beforeAll(ready);
afterAll(() => tf.setBackend('wasm'));

test('Node and vitest get the WebAssembly backend', () => expect(backend()).toBe('wasm'));

describe.each(backends)('on %s', (name) => {
  beforeAll(() => tf.setBackend(name));

  test.each(kinds.flatMap((kind) => lossNames.map((loss) => [kind, loss] as const)))(
    'one gradient step, %s, %s, equals the float64 reference',
    (activation, loss) => {
      const model = net(activation),
        before = denseWeights(model),
        given = data(8, 3, 3);
      const trainer = tfjsTrainer(model, given, options({ loss, weightDecay: 0.01 }), 'test');
      const stack = [activation, activation, 'linear'] as const;
      const [measured] = trainer.step(1);
      expect(measured).toBeCloseTo(referenceLoss(before, stack, given, loss), 5);
      const gradients = referenceGradients(before, stack, given, loss);
      denseWeights(model).forEach((layer, i) => {
        layer.kernel.forEach((after, j) => {
          const w = before[i]!.kernel[j]!;
          expect(after).toBeCloseTo(w - 0.1 * (gradients[i]!.kernel[j]! + 0.01 * w), 5);
        });
        layer.bias.forEach((after, j) =>
          expect(after).toBeCloseTo(before[i]!.bias[j]! - 0.1 * gradients[i]!.bias[j]!, 5),
        );
      });
      trainer.dispose();
      model.dispose();
    },
  );

  test('momentum and Adam follow their formulas over several steps of full batches', () => {
    const given = data(8, 3, 3),
      stack = ['tanh', 'tanh', 'linear'] as const;
    for (const optimizer of [
      { kind: 'sgd', learningRate: 0.05, momentum: 0.9 },
      { kind: 'adam', learningRate: 0.01 },
      { kind: 'adam', learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-3 },
    ] as const) {
      const model = net('tanh');
      const weights = denseWeights(model).map(({ kernel, bias }) => ({ kernel: [...kernel], bias: [...bias] }));
      const trainer = tfjsTrainer(model, given, options({ optimizer }), 'test');
      const moments = new Map<string, [number, number]>();
      for (let step = 1; step <= 10; step++) {
        trainer.step(1);
        const gradients = referenceGradients(weights, stack, given, 'meanSquaredError');
        weights.forEach((layer, i) =>
          (['kernel', 'bias'] as const).forEach((part) =>
            layer[part].forEach((w, j) => {
              const g = gradients[i]![part][j]!,
                key = `${i}${part}${j}`;
              let [m, v] = moments.get(key) ?? [0, 0];
              if (optimizer.kind === 'sgd') {
                m = 0.9 * m + g;
                layer[part][j] = w - optimizer.learningRate * m;
              } else {
                const { beta1, beta2, epsilon } = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, ...optimizer };
                m = beta1 * m + (1 - beta1) * g;
                v = beta2 * v + (1 - beta2) * g * g;
                layer[part][j] =
                  w -
                  (optimizer.learningRate * (m / (1 - beta1 ** step))) / (Math.sqrt(v / (1 - beta2 ** step)) + epsilon);
              }
              moments.set(key, [m, v]);
            }),
          ),
        );
      }
      denseWeights(model).forEach((layer, i) => {
        layer.kernel.forEach((w, j) => expect(w).toBeCloseTo(weights[i]!.kernel[j]!, 4));
        layer.bias.forEach((w, j) => expect(w).toBeCloseTo(weights[i]!.bias[j]!, 4));
      });
      trainer.dispose();
      model.dispose();
    }
  });

  test('no tensor is left: constant from the first step on, none after disposing', () => {
    const start = tf.memory().numTensors;
    for (const loss of lossNames) {
      for (const optimizer of [
        { kind: 'sgd', learningRate: 0.1 },
        { kind: 'sgd', learningRate: 0.1, momentum: 0.5 },
        { kind: 'adam', learningRate: 0.1 },
      ] as const) {
        const model = net('relu');
        const trainer = tfjsTrainer(
          model,
          data(20, 3, 3),
          options({ loss, optimizer, batch: 7, weightDecay: 0.1 }),
          'test',
        );
        trainer.step(1);
        const running = tf.memory().numTensors;
        trainer.step(50);
        trainer.predict(new Float32Array(30), 10);
        trainer.activations(new Float32Array(30), 10);
        expect(tf.memory().numTensors).toBe(running);
        trainer.dispose();
        model.dispose();
      }
    }
    expect(tf.memory().numTensors).toBe(start);
  });

  test('the same seeds give the same bits', () => {
    const run = () => {
      const model = net('sigmoid'),
        trainer = tfjsTrainer(model, data(20, 3, 3), options({ batch: 7, shuffle: streams(3)('shuffle') }), 'test');
      const curve = trainer.step(60),
        weights = denseWeights(model);
      trainer.dispose();
      model.dispose();
      return { curve, weights };
    };
    expect(run()).toEqual(run());
  });
});

test('predict and activations evaluate any number of rows alike, and activations end in predict', () => {
  const model = net('relu'),
    trainer = tfjsTrainer(model, data(5, 3, 3), options({}), 'test');
  const many = data(9000, 3, 3).x;
  const all = trainer.predict(many, 9000),
    parts = trainer.activations(many, 9000);
  expect(parts.map((p) => p.length)).toEqual([63_000, 45_000, 27_000]);
  expect(parts[2]).toEqual(all);
  expect(trainer.predict(many.slice(3 * 4500, 3 * 4501), 1)).toEqual(all.slice(3 * 4500, 3 * 4501));
  expect(trainer.predict(new Float32Array(0), 0)).toEqual(new Float32Array(0));
  expect(() => trainer.predict(new Float32Array(4), 1)).toThrow('invalid x: 4 values for 1 × 3');
  trainer.dispose();
});

test('inputs of any rank: a model that flattens pictures trains as the dense one does', () => {
  const given = data(12, 12, 2),
    flat = dense(12, [{ units: 2, activation: 'linear' }], random(1, 'weights'));
  const pictures = sequential({ layers: [layers.flatten({ inputShape: [2, 3, 2] }), layers.dense({ units: 2 })] });
  setDenseWeights(pictures, denseWeights(flat));
  const curves = [flat, pictures].map((model) =>
    tfjsTrainer(model, given, options({ shuffle: random(8, 'shuffle') }), 'test').step(30),
  );
  expect(curves[0]).toEqual(curves[1]);
});
