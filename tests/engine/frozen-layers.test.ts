import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { planMemory } from '../../src/engine/fused-plan.ts';
import { kernelMemory } from '../../src/engine/kernels.ts';
import { dense, denseWeights, parameterCount } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import { createTrainer } from '../../src/engine/trainer.ts';
import { random } from '../../src/math/random.ts';
import { plainChain, startChain, type ChainCase } from './convolution/chain-case.ts';
import { optimizers, plain, start, type TrainingCase } from './training-case.ts';

beforeAll(ready);

const paths = ['fused', 'twin', 'tfjs'] as const;
const sets = [[0], [1], [2], [0, 2], [0, 1]];
/** Three layers with weights each, on every path; the convolutional one with a pooling and a flattening between. */
const nets = {
  dense: (path: (typeof paths)[number], more: Partial<TrainingCase>) =>
    start({ ...plain, sizes: [3, 7, 6, 5], weightDecay: 0.05, ...more }, path),
  convolutional: (path: (typeof paths)[number], more: Partial<ChainCase>) =>
    startChain({ ...plainChain, head: [4], weightDecay: 0.05, ...more }, path),
};
type Kind = keyof typeof nets;
const kinds = Object.keys(nets) as Kind[];

const copied = (weights: ReturnType<typeof denseWeights>) =>
  weights.map(({ kernel, bias }) => ({ kernel: kernel.slice(), bias: bias.slice() }));

describe.each(kinds)('%s', (kind) => {
  // TensorFlow.js is slow with convolutions, and of the same mind with each optimizer.
  const seldom = (path: string) => path === 'tfjs' && kind === 'convolutional';
  test.each(
    paths.flatMap((path) =>
      optimizers
        .slice(seldom(path) ? 2 : 0)
        .flatMap((optimizer) =>
          sets
            .slice(seldom(path) ? 3 : 0)
            .map((frozen) => ({ path, frozen, optimizer, name: JSON.stringify(optimizer) })),
        ),
    ),
  )('$path: layers $frozen that do not train keep every bit, all others move: $name', ({ path, frozen, optimizer }) => {
    const { model, before, data, trainer, stop } = nets[kind](path, { frozen, optimizer }),
      first = copied(before),
      kept = first.filter((_, l) => !frozen.includes(l));
    expect(trainer.path).toBe(path);
    expect(parameterCount(model)).toBe(kept.reduce((sum, { kernel, bias }) => sum + kernel.length + bias.length, 0));
    trainer.step(10);
    trainer.commit();
    denseWeights(model).forEach(({ kernel, bias }, l) => {
      if (frozen.includes(l)) expect([kernel, bias]).toEqual([first[l]!.kernel, first[l]!.bias]);
      else {
        expect(kernel.every((w, i) => w !== first[l]!.kernel[i])).toBe(true);
        expect(bias.every((w, i) => w !== first[l]!.bias[i])).toBe(true);
      }
    });
    // What it predicts is what the model with these weights says.
    const shape = [data.samples, ...(model.inputs[0]!.shape.slice(1) as number[])];
    const said = tf.tidy(() => (model.predict(tf.tensor(data.x, shape)) as tf.Tensor).dataSync());
    trainer.predict(data.x, data.samples).forEach((value, i) => expect(value).toBeCloseTo(said[i]!, 5));
    stop();
  });

  test.each(sets)('the layers besides %j learn as TensorFlow.js lets them', (...frozen) => {
    for (const optimizer of optimizers) {
      const [fused, tfjs] = (['fused', 'tfjs'] as const).map((path) => {
        const { trainer, weights, stop } = nets[kind](path, { frozen, optimizer }),
          losses = trainer.step(20),
          learnt = weights();
        stop();
        return [...losses, ...learnt];
      });
      fused!.forEach((value, i) => expect(value).toBeCloseTo(tfjs![i]!, 4));
    }
  });

  test.each(['fused', 'twin'] as const)('%s: a first step is that of the net that trains as a whole', (path) => {
    const step = (frozen: number[]) => {
      const { model, trainer, stop } = nets[kind](path, { frozen });
      trainer.step(1);
      trainer.commit();
      const weights = copied(denseWeights(model));
      stop();
      return weights;
    };
    const whole = step([]);
    for (const frozen of sets)
      step(frozen).forEach((layer, l) => frozen.includes(l) || expect(layer).toEqual(whole[l]));
  });
});

test.each(['fused', 'twin'] as const)('%s: no delta goes below the lowest layer that trains', (path) => {
  const layer = (frozen: boolean) => ({ inputs: 4, units: 4, activation: 'tanh' as const, frozen });
  const plan = planMemory({
    layers: [layer(true), layer(true), layer(false), layer(true)],
    batch: 4,
    samples: 4,
    loss: 'meanSquaredError',
    optimizer: 'sgd',
  });
  const kernels = kernelMemory(plan.bytes, path),
    draw = random(1, 'anything'),
    floats = (at: number, count: number) => new Float32Array(kernels.buffer, at, count);
  new Int32Array(kernels.buffer, plan.at).set(plan.words);
  for (const at of [plan.x, plan.y, ...plan.layers.map(({ kernel }) => kernel)])
    floats(at, 16).forEach((_, i, all) => (all[i] = draw.normal()));
  kernels.train(plan.at, 1);
  const moved = plan.layers.map(({ delta }) => floats(delta, 16).some((d) => d !== 0));
  expect(moved).toEqual([false, false, true, true]);
});

test('a model of which nothing trains is refused', () => {
  const model = dense(3, [{ units: 2, activation: 'linear' }], random(1, 'weights')),
    data = { x: new Float32Array(3), y: new Float32Array(2), samples: 1 };
  const options = { loss: 'meanSquaredError', optimizer: optimizers[0]!, batch: 1, shuffle: random(1, 's') } as const;
  model.layers[0]!.trainable = false;
  expect(() => createTrainer(model, data, options)).toThrow('none of its weights trains');
  model.layers[0]!.trainable = true;
  model.trainable = false;
  expect(() => createTrainer(model, data, options)).toThrow('none of its weights trains');
});
