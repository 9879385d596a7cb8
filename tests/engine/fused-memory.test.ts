import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { planMemory } from '../../src/engine/fused-plan.ts';
import { ready } from '../../src/engine/ready.ts';
import { inUse } from './memory-in-use.ts';
import { plain, start } from './training-case.ts';

beforeAll(ready);

test('100,000 steps leave no tensor behind and do not grow the memory; the weights stay the model’s', () => {
  const one = start({ ...plain, sizes: [2, 4, 5] }, 'fused');
  one.trainer.step(10);
  const { numTensors } = tf.memory(),
    before = inUse();
  for (let i = 0; i < 100; i++) one.trainer.step(1000);
  one.trainer.predict(one.data.x, one.data.samples);
  one.trainer.commit();
  expect(tf.memory().numTensors).toBe(numTensors);
  expect(inUse() - before).toBeLessThan(32);
  expect(one.weights()).toHaveLength(2 * 4 + 4 + 4 * 5 + 5);
});

test('no more memory than data, parameters with their moments, activations and work space', () => {
  const layers = [
    { inputs: 784, units: 500, activation: 'relu' as const },
    { inputs: 500, units: 500, activation: 'relu' as const },
    { inputs: 500, units: 1, activation: 'linear' as const },
  ];
  const [batch, samples] = [128, 1000];
  const { bytes } = planMemory({ layers, batch, samples, loss: 'meanSquaredError', optimizer: 'adam' });
  const parameters = 643_501,
    activations = (256 + 2 * 128) * (784 + 500 + 500 + 1),
    work = 1.5 * 784 * 256;
  expect(bytes / 4).toBeGreaterThan(samples * 785 + 3 * parameters);
  expect(bytes / 4).toBeLessThan(samples * 785 + 3 * parameters + activations + work + 2 ** 17);
});
