import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { dense, denseWeights, parameterCount } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import { createTrainer } from '../../src/engine/trainer.ts';
import { random } from '../../src/math/random.ts';
import { dataOf, optimizers, plain } from './training-case.ts';

beforeAll(ready);

const sizes = [3, 7, 6, 5];
const stack = sizes
  .slice(1)
  .map((units, l) => ({ units, activation: l === 2 ? ('linear' as const) : ('tanh' as const) }));

test.each(
  optimizers.flatMap((optimizer) =>
    [[0], [1], [2], [0, 2], [0, 1]].map((frozen) => ({ frozen, optimizer, kind: JSON.stringify(optimizer) })),
  ),
)('layers $frozen that do not train keep every bit, all others move: $kind', ({ frozen, optimizer }) => {
  const model = dense(3, stack, random(1, 'weights'));
  const data = dataOf({ ...plain, sizes });
  for (const l of frozen) model.layers[l]!.trainable = false;
  const before = denseWeights(model).map(({ kernel, bias }) => ({ kernel: kernel.slice(), bias: bias.slice() }));
  const trainer = createTrainer(model, data, {
    loss: 'meanSquaredError',
    optimizer,
    batch: 7,
    weightDecay: 0.05,
    shuffle: random(1, 'shuffle'),
  });
  const kept = before.filter((_, l) => !frozen.includes(l));
  expect(parameterCount(model)).toBe(kept.reduce((sum, { kernel, bias }) => sum + kernel.length + bias.length, 0));
  trainer.step(10);
  trainer.commit();
  denseWeights(model).forEach(({ kernel, bias }, l) => {
    if (frozen.includes(l)) expect([kernel, bias]).toEqual([before[l]!.kernel, before[l]!.bias]);
    else {
      expect(kernel.every((w, i) => w !== before[l]!.kernel[i])).toBe(true);
      expect(bias.every((w, i) => w !== before[l]!.bias[i])).toBe(true);
    }
  });
  // What it predicts is what the model with these weights says.
  const said = tf.tidy(() => (model.predict(tf.tensor2d(data.x, [data.samples, 3])) as tf.Tensor).dataSync());
  trainer.predict(data.x, data.samples).forEach((value, i) => expect(value).toBeCloseTo(said[i]!, 5));
  trainer.dispose();
  model.dispose();
});
