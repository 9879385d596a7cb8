import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { planMemory } from '../../src/engine/fused-plan.ts';
import { dense } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import { createTrainer } from '../../src/engine/trainer.ts';
import { random } from '../../src/math/random.ts';
import { plain, start } from './training-case.ts';

beforeAll(ready);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const MIB = 2 ** 20;
/** Memory in use, in MiB, once what nothing holds is gone. */
const inUse = () => {
  collect();
  return process.memoryUsage().rss / MIB;
};

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

/** A trainer whose data take 200 MiB. */
function large() {
  const samples = 100 * 2 ** 10,
    model = dense(511, [{ units: 1, activation: 'linear' }], random(1, 'w'));
  const data = { x: new Float32Array(samples * 511).fill(1), y: new Float32Array(samples), samples };
  const optimizer = { kind: 'sgd', learningRate: 1e-6 } as const;
  const options = { loss: 'meanSquaredError', optimizer, batch: 8, shuffle: random(1, 's') } as const;
  return { model, trainer: createTrainer(model, data, options) };
}

test('memory goes with the trainer', () => {
  const before = inUse();
  for (let i = 0; i < 6; i++) {
    const { model, trainer } = large();
    expect(trainer.step(2)).toHaveLength(2);
    expect(inUse() - before).toBeGreaterThan(150);
    trainer.dispose();
    model.dispose();
  }
  // Six of at least 150 MiB were made; less than two of them are left, whatever the allocator keeps for itself.
  expect(inUse() - before).toBeLessThan(300);
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
