import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ready } from '../../../src/engine/ready.ts';
import { activations, losses, optimizers } from '../training-case.ts';
import { chains, conv, directionOf, plainChain, pooling, startChain, type ChainCase } from './chain-case.ts';

beforeAll(ready);
afterAll(() => tf.setBackend('wasm'));

const length = (values: ArrayLike<number>) => Math.sqrt(Array.from(values).reduce((sum, v) => sum + v * v, 0));
/** Length of the difference over the length of the second, or of 1e-3 where that is less. */
const apart = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  length(Array.from(a, (v, i) => v - b[i]!)) / Math.max(1e-3, length(b));

/** Trains by the kernels and by TensorFlow.js: weights, losses, every layer and the input's gradients must agree. */
function expectAgreement(one: ChainCase, steps: number): void {
  const ours = startChain(one, 'fused'),
    theirs = startChain(one, 'tfjs'),
    { x, samples } = ours.data;
  ours.layers.forEach(({ to }, l) => {
    const direction = directionOf(to.height * to.width * to.channels);
    expect(
      apart(
        ours.trainer.inputGradient(x, samples, l, direction),
        theirs.trainer.inputGradient(x, samples, l, direction),
      ),
    ).toBeLessThan(1e-4);
  });
  expect(apart(ours.trainer.step(steps), theirs.trainer.step(steps))).toBeLessThan(1e-4);
  expect(apart(ours.weights(), theirs.weights())).toBeLessThan(1e-4);
  const all = theirs.trainer.activations(x, samples);
  ours.trainer.activations(x, samples).forEach((values, l) => expect(apart(values, all[l]!)).toBeLessThan(1e-4));
  ours.stop();
  theirs.stop();
}

/**
 * What can be compared: no ReLU, at whose kink rounding decides; no mean over a window that hangs over the edge, whose
 * gradient TensorFlow.js divides by the whole window (its forward pass and we by what is there); and something must train.
 */
const comparable = (one: ChainCase): ChainCase => {
  const convolutions = one.body.filter(({ kind }) => kind === 'convolution').length;
  return {
    ...one,
    activation: one.activation === 'relu' ? 'tanh' : one.activation,
    body: one.body.map((layer) => {
      if (layer.kind === 'convolution')
        return { ...layer, activation: layer.activation === 'relu' ? 'tanh' : layer.activation };
      return layer.kind === 'maximum' ? layer : { ...layer, padding: 'valid' };
    }),
    frozen: one.frozen?.filter((l) => l < convolutions + one.head.length - 1) ?? [],
  };
};

describe.each(['wasm', 'cpu'])('TensorFlow.js on %s agrees', (backend) => {
  beforeAll(() => tf.setBackend(backend));

  test.each([1, 3, 5, 7])('with %i channels, and padding that is not the same on both sides', (channels) => {
    for (const [height, width, stride] of [
      [7, 10, [1, 1]],
      [8, 9, [2, 2]],
      [9, 8, [2, 1]],
    ] as const) {
      const body = [
        conv(channels, [4, 3], { padding: 'same', stride }),
        pooling('maximum', [3, 2], [2, 1], 'same'),
        conv(7, [2, 4], { padding: 'same' }),
        pooling('average', [2, 2], [1, 1]),
      ];
      const images = [height, width, channels] as const,
        one = { ...plainChain, images, body, batch: 4, samples: 6, optimizer: optimizers[2]! };
      expectAgreement(comparable({ ...one, weightDecay: 0.02 }), 3);
    }
  });
});

test('TensorFlow.js on cpu agrees for any chain', async () => {
  await tf.setBackend('cpu');
  fc.assert(
    fc.property(chains(), (one) => expectAgreement(comparable(one), 2)),
    { numRuns: 12 },
  );
});

test('sound: images of height 1, a ReLU and a maximum', async () => {
  await tf.setBackend('wasm');
  const body = [conv(9, [1, 40], { stride: [1, 5], activation: 'relu' }), pooling('maximum', [1, 2])];
  expectAgreement({ ...plainChain, images: [1, 200, 1], body, head: [16, 6], activation: 'relu' }, 20);
});

test('an image of four numbers of one channel, as wide as a padded pixel', async () => {
  await tf.setBackend('cpu');
  expectAgreement({ ...plainChain, images: [1, 4, 1], body: [conv(1, [1, 1])] }, 3);
});

test.each(
  activations.flatMap((activation, i) =>
    losses.map((loss, j) => ({ activation, loss, optimizer: optimizers[(i + j) % 3]! })),
  ),
)('after 30 steps: $activation $loss $optimizer.kind', async ({ activation, loss, optimizer }) => {
  await tf.setBackend('cpu');
  const body = [
    conv(5, [3, 3], { activation }),
    pooling('maximum', [2, 2]),
    conv(6, [2, 2], { activation, padding: 'same' }),
  ];
  const slow = { ...optimizer, learningRate: optimizer.learningRate / 4 };
  expectAgreement({ ...plainChain, body, activation, loss, optimizer: slow, samples: 9 }, 30);
});
