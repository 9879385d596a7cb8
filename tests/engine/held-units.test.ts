import { beforeAll, describe, expect, it } from 'vitest';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { fusedTrainer } from '../../src/engine/fused-trainer.ts';
import { denseStack } from '../../src/engine/dense-stack.ts';
import { dense, denseWeights } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import { createTrainer } from '../../src/engine/trainer.ts';
import type { TrainingOptions } from '../../src/engine/training.ts';
import { random } from '../../src/math/random.ts';
import { dataOf, optimizers, plain } from './training-case.ts';

beforeAll(ready);

const sizes = [3, 7, 6, 5];
const held = [[0, 5], [], [4]];
const data = dataOf({ ...plain, sizes });

function start(optimizer: TrainingOptions['optimizer'], still: TrainingOptions['held'], path?: 'fused' | 'twin') {
  const model = dense(
    3,
    sizes.slice(1).map((units, l) => ({ units, activation: l === 2 ? 'linear' : 'tanh' })),
    random(1, 'weights'),
  );
  const options: TrainingOptions = {
    loss: 'meanSquaredError',
    optimizer,
    batch: 7,
    weightDecay: 0.05,
    ...(still && { held: still }),
    shuffle: random(1, 'shuffle'),
  };
  const stack = denseStack(model) as { shapes: Parameters<typeof fusedTrainer>[1] };
  const trainer = path ? fusedTrainer(model, stack.shapes, data, options, path) : createTrainer(model, data, options);
  return { model, trainer };
}
const copied = (model: Parameters<typeof denseWeights>[0]) =>
  denseWeights(model).map(({ kernel, bias }) => ({ kernel: [...kernel], bias: [...bias] }));

describe.each(optimizers.map((optimizer) => ({ optimizer, kind: JSON.stringify(optimizer) })))(
  '$kind',
  ({ optimizer }) => {
    it('held units keep every bit of what comes into them, all others move', () => {
      const { model, trainer } = start(optimizer, held);
      const before = copied(model);
      trainer.step(10);
      trainer.commit();
      copied(model).forEach(({ kernel, bias }, l) => {
        bias.forEach((value, j) => expect(value === before[l]!.bias[j]).toBe(held[l]!.includes(j)));
        kernel.forEach((value, at) =>
          expect(value === before[l]!.kernel[at]).toBe(held[l]!.includes(at % bias.length)),
        );
      });
      trainer.dispose();
      model.dispose();
    });

    it('the first step moves all others as if nothing was held, and its losses are the same', () => {
      const [free, holding] = [start(optimizer, undefined), start(optimizer, held)];
      expect(holding.trainer.step(1)).toEqual(free.trainer.step(1));
      const [a, b] = [free, holding].map(({ model, trainer }) => {
        trainer.commit();
        return copied(model);
      });
      b!.forEach(({ kernel, bias }, l) =>
        kernel.forEach((value, at) => {
          if (!held[l]!.includes(at % bias.length)) expect(value).toBe(a![l]!.kernel[at]);
        }),
      );
      // From the second on they differ: what is held has changed what the others see.
      expect(holding.trainer.step(2)[1]).not.toBe(free.trainer.step(2)[1]);
      for (const { model, trainer } of [free, holding]) {
        trainer.dispose();
        model.dispose();
      }
    });

    it('kernels and twin give the same bits, however the steps are parted', () => {
      const runs = (['fused', 'twin'] as const).map((path) => {
        const { model, trainer } = start(optimizer, held, path);
        expect(trainer.path).toBe(path);
        const losses = path === 'fused' ? [...trainer.step(9)] : [...trainer.step(4), ...trainer.step(5)];
        trainer.commit();
        const weights = copied(model);
        trainer.dispose();
        model.dispose();
        return { losses, weights };
      });
      expect(runs[0]).toEqual(runs[1]);
    });
  },
);

it('refuses units that there are not, and models that are no stack of dense layers', () => {
  const sgd = { kind: 'sgd', learningRate: 0.1 } as const;
  expect(() => start(sgd, [[7]])).toThrow('unit 7 of layer 0, which has 7');
  expect(() => start(sgd, [[], [], [], [0]])).toThrow('unit 0 of layer 3, which has 0');
  expect(() => start(sgd, [[0.5]])).toThrow(RangeError);
  const model = sequential();
  model.add(layers.dense({ units: 2, inputShape: [3], useBias: false, kernelInitializer: 'zeros' }));
  const options: TrainingOptions = {
    loss: 'meanSquaredError',
    optimizer: sgd,
    batch: 1,
    shuffle: random(1, 'shuffle'),
  };
  const one = { x: new Float32Array(3), y: new Float32Array(2), samples: 1 };
  expect(() => createTrainer(model, one, { ...options, held: [[0]] })).toThrow('only a stack of dense layers');
  createTrainer(model, one, { ...options, held: [[]] }).dispose();
  model.dispose();
});
