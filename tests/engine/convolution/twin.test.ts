import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { schedules } from '../../../src/engine/fit/schedules.ts';
import { ready } from '../../../src/engine/ready.ts';
import { activations, optimizers } from '../training-case.ts';
import { chains, conv, directionOf, plainChain, pooling, startChain, type ChainCase } from './chain-case.ts';

beforeAll(ready);

/** Trains on both paths and holds every number of the one against the other. */
function expectSameBits(one: ChainCase, steps: number): void {
  const fused = startChain(one, 'fused'),
    twin = startChain(one, 'twin'),
    { x, samples } = fused.data;
  expect([fused.trainer.path, twin.trainer.path]).toEqual(['fused', 'twin']);
  const share = (step: number) => schedules.cosine(step, 2 * steps);
  for (let step = 0; step < steps; step++)
    expect(twin.trainer.step(1, share(step))).toEqual(fused.trainer.step(1, share(step)));
  expect(twin.weights()).toEqual(fused.weights());
  expect(twin.trainer.activations(x, samples)).toEqual(fused.trainer.activations(x, samples));
  expect(twin.trainer.predict(x, samples)).toEqual(fused.trainer.predict(x, samples));
  fused.layers.forEach(({ to }, l) => {
    const direction = directionOf(to.height * to.width * to.channels);
    expect(twin.trainer.inputGradient(x, samples, l, direction)).toEqual(
      fused.trainer.inputGradient(x, samples, l, direction),
    );
  });
  fused.stop();
  twin.stop();
}

test('the TypeScript twin gives the same bits for any chain: losses, weights, every layer, gradients of the input', () => {
  fc.assert(
    fc.property(chains(), (one) => expectSameBits(one, 3)),
    { numRuns: 80 },
  );
});

describe('where the kernels choose', () => {
  // On either side of where lists of what is not 0 begin to pay, behind a ReLU, a max pooling, both and none of them.
  test.each([[33], [45], [57], [65], [67]])('a window of %i numbers', (width) => {
    for (const activation of activations) {
      for (const behind of [[], [pooling('maximum', [1, 2])], [pooling('average', [1, 2])]])
        expectSameBits(
          { ...plainChain, images: [1, 80, 1], body: [conv(9, [1, width], { activation }), ...behind] },
          3,
        );
    }
  });
  test.each([1, 3, 5, 8])('windows of 5 × 5 over %i channels', (channels) => {
    for (const padding of ['valid', 'same'] as const) {
      const body = [conv(8, [5, 5], { padding, activation: 'relu' }), pooling('maximum', [2, 2])];
      expectSameBits({ ...plainChain, images: [12, 12, channels], body: [...body, ...body], batch: 5 }, 2);
    }
  });
  test('one layer of each kind alone', () => {
    for (const body of [
      [],
      [conv(1, [1, 1])],
      [conv(1, [9, 8])],
      [pooling('maximum', [2, 2])],
      [pooling('average', [3, 3], [1, 2], 'same')],
    ])
      expectSameBits({ ...plainChain, body, optimizer: optimizers[2]! }, 3);
  });
});

test('the twin follows through a divergence to infinity and NaN', () => {
  const optimizer = { kind: 'sgd', learningRate: 1e3 } as const;
  for (const activation of ['relu', 'linear'] as const) {
    const body = [
      conv(8, [3, 3], { activation }),
      pooling('maximum', [2, 2]),
      conv(6, [3, 3], { activation, padding: 'same' }),
    ];
    const one: ChainCase = { ...plainChain, body, activation, loss: 'meanSquaredError', optimizer };
    const { trainer, stop } = startChain(one, 'fused');
    expect(trainer.step(30).some((loss) => !Number.isFinite(loss))).toBe(true);
    stop();
    expectSameBits(one, 30);
  }
});
