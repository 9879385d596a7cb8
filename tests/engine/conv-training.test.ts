import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { ready } from '../../src/engine/ready.ts';
import { tfjsTrainer } from '../../src/engine/tfjs-trainer.ts';
import { random } from '../../src/math/random.ts';

beforeAll(ready);

const values = (name: string, shape: number[]) => {
  const draw = random(11, name);
  return Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => draw.normal());
};

describe('a convolutional model on wasm', () => {
  const images = () => values('images', [6, 8, 8, 2]),
    labels = () => Float32Array.from({ length: 18 }, (_, i) => Number(i % 3 === Math.floor(i / 3) % 3));
  function model() {
    const zeros = { kernelInitializer: 'zeros', biasInitializer: 'zeros' } as const;
    const net = sequential({
      layers: [
        layers.conv2d({
          inputShape: [8, 8, 2],
          filters: 4,
          kernelSize: 3,
          strides: 2,
          padding: 'same',
          activation: 'tanh',
          ...zeros,
        }),
        layers.conv2d({ filters: 3, kernelSize: 2, padding: 'valid', activation: 'sigmoid', ...zeros }),
        layers.averagePooling2d({ poolSize: 2, strides: 1 }),
        layers.flatten(),
        layers.dense({ units: 3, ...zeros }),
      ],
    });
    const draw = random(4, 'weights');
    tf.tidy(() =>
      net.setWeights(
        net.weights.map((w) =>
          tf.tensor(
            Float32Array.from({ length: (w.shape as number[]).reduce((a, b) => a * b, 1) }, () => 0.5 * draw.normal()),
            w.shape as number[],
          ),
        ),
      ),
    );
    return net;
  }
  let net: ReturnType<typeof model>;
  beforeEach(async () => {
    await tf.setBackend('wasm');
    net = model();
  });
  afterEach(() => net.dispose());

  test('its gradients agree with finite differences', () => {
    const data = { x: images(), y: labels(), samples: 6 };
    const options = {
      loss: 'categoricalCrossentropy',
      optimizer: { kind: 'sgd', learningRate: 1 },
      batch: 6,
      shuffle: random(1, 's'),
    } as const;
    const variables = net.trainableWeights.map((w) => w.read() as tf.Variable);
    const before = variables.map((v) => Float32Array.from(v.dataSync()));
    const put = (at: number, weights: Float32Array) =>
      tf.tidy(() => (variables[at] as tf.Variable).assign(tf.tensor(weights, variables[at]!.shape)));
    const trainer = tfjsTrainer(net, data, options, 'test');
    trainer.step(1);
    const gradients = variables.map((v, i) => v.dataSync().map((w, j) => before[i]![j]! - w));
    before.forEach((weights, i) => put(i, weights));
    const still = tfjsTrainer(net, data, { ...options, optimizer: { kind: 'sgd', learningRate: 0 } }, 'test');
    const pick = random(3, 'pick'),
      h = 1e-2;
    before.forEach((weights, i) => {
      for (let n = 0; n < 6; n++) {
        const j = pick.integer(weights.length),
          moved = weights.slice();
        const lossAt = (shift: number) => {
          moved[j] = weights[j]! + shift;
          put(i, moved);
          return still.step(1)[0] as number;
        };
        // Fourth-order differences: float32 losses carry about 1e-7 of noise, so h must be wide.
        const slope = (8 * (lossAt(h) - lossAt(-h)) - (lossAt(2 * h) - lossAt(-2 * h))) / (12 * h);
        expect(Math.abs(slope - gradients[i]![j]!)).toBeLessThan(1e-4);
        put(i, weights);
      }
    });
    trainer.dispose();
    still.dispose();
  });

  test('it learns, without leaking', () => {
    const trainer = tfjsTrainer(
      net,
      { x: images(), y: labels(), samples: 6 },
      {
        loss: 'categoricalCrossentropy',
        optimizer: { kind: 'adam', learningRate: 0.03 },
        batch: 3,
        shuffle: random(1, 's'),
      },
      'test',
    );
    const first = trainer.step(2)[0] as number,
      tensors = tf.memory().numTensors;
    const last = trainer.step(150).at(-1) as number;
    expect(last).toBeLessThan(first / 5);
    expect(tf.memory().numTensors).toBe(tensors);
    trainer.dispose();
  });
});
