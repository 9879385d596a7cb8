import { beforeAll, describe, expect, it } from 'vitest';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { createConvolutionTrainer } from '../../src/engine/convolution/create.ts';
import { denseStack } from '../../src/engine/dense-stack.ts';
import { fusedTrainer } from '../../src/engine/fused-trainer.ts';
import { dense, denseWeights, setDenseWeights } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import { createTrainer } from '../../src/engine/trainer.ts';
import type { TrainingOptions } from '../../src/engine/training.ts';
import { random } from '../../src/math/random.ts';
import { dataOf, optimizers, plain } from './training-case.ts';

/** The L1 pull, which is made between the steps of the kernels. */

beforeAll(ready);

const sizes = [3, 7, 6, 5];
const data = dataOf({ ...plain, sizes });
type Asked = Partial<TrainingOptions> & { path?: 'fused' | 'twin'; frozen?: number };

function trained({ path = 'fused', frozen, ...asked }: Asked, ...steps: number[]) {
  const model = dense(
    3,
    sizes.slice(1).map((units, l) => ({ units, activation: l === 2 ? 'linear' : 'tanh' })),
    random(1, 'weights'),
  );
  if (frozen !== undefined) model.layers[frozen]!.trainable = false;
  const options: TrainingOptions = {
    loss: 'meanSquaredError',
    optimizer: optimizers[0]!,
    batch: 7,
    shuffle: random(1, 'shuffle'),
    ...asked,
  };
  const stack = denseStack(model) as { shapes: Parameters<typeof fusedTrainer>[1] };
  const trainer = fusedTrainer(model, stack.shapes, data, options, path);
  expect(trainer.path).toBe(path);
  const losses = steps.flatMap((k) => [...trainer.step(k)]);
  trainer.commit();
  const weights = denseWeights(model).map(({ kernel, bias }) => ({ kernel: [...kernel], bias: [...bias] }));
  trainer.dispose();
  model.dispose();
  return { losses, weights };
}

const lasso = 0.3;
const soft = (w: number, by: number) => Math.sign(w) * Math.max(0, Math.abs(w) - by);

describe.each(optimizers.map((optimizer) => ({ optimizer, kind: JSON.stringify(optimizer) })))(
  '$kind',
  ({ optimizer }) => {
    it('the first step is the step without the pull, then weights go towards 0 as far as a steady slope would move them, and stop there', () => {
      const rate = optimizer.learningRate;
      const before = trained({}, 0).weights,
        free = trained({ optimizer }, 1).weights,
        pulled = trained({ optimizer, lasso }, 1).weights;
      // Plain descent at rate 1 tells the gradient.
      const along = trained({ optimizer: { kind: 'sgd', learningRate: 1 } }, 1).weights;
      let zeros = 0;
      pulled.forEach(({ kernel, bias }, l) => {
        expect(bias).toEqual(free[l]!.bias);
        kernel.forEach((w, i) => {
          const gradient = before[l]!.kernel[i]! - along[l]!.kernel[i]!;
          const steady = optimizer.kind === 'adam' ? rate / Math.abs(gradient) : rate / (1 - (optimizer.momentum ?? 0));
          const wanted = soft(free[l]!.kernel[i]!, lasso * steady);
          expect(w).toBeCloseTo(wanted, Math.abs(gradient) > 0.003 || wanted === 0 ? 4 : 2);
          if (w === 0) zeros++;
        });
      });
      expect(zeros).toBeGreaterThan(0);
    });

    it('kernels and twin give the same bits, however the steps are parted', () => {
      const more = { optimizer, lasso: 0.01, weightDecay: 0.02, held: [[1], [], [2]] };
      expect(trained({ ...more, path: 'twin' }, 9, 6)).toEqual(trained({ ...more }, 4, 11));
    });

    it('comes to rest where loss + λ·Σ|w| is least: no slope where a weight is not 0, none steeper than λ where it is', () => {
      // A linear net over correlated inputs, all samples in each step; the last two inputs tell nothing.
      const draw = random(5, 'lasso'),
        samples = 40,
        inputs = 5;
      const x = Float32Array.from({ length: samples * inputs }, () => draw.normal()),
        y = Float32Array.from(
          { length: samples },
          (_, s) => 2 * x[s * inputs]! - 0.7 * x[s * inputs + 1]! + 0.5 * draw.normal() + 0.3,
        );
      const model = dense(inputs, [{ units: 1, activation: 'linear' }], random(2, 'weights'));
      const options = { loss: 'meanSquaredError', batch: samples, shuffle: random(1, 'shuffle') } as const;
      const trainer = createTrainer(model, { x, y, samples }, { ...options, optimizer, lasso });
      trainer.step(3000, 1);
      // Adam goes round its aim at a constant rate.
      for (const share of [0.1, 0.01, 0.001]) trainer.step(1500, share);
      trainer.commit();
      const [{ kernel, bias }] = denseWeights(model) as [ReturnType<typeof denseWeights>[0]];
      trainer.dispose();
      model.dispose();
      const slope = new Array<number>(inputs).fill(0);
      for (let s = 0; s < samples; s++) {
        let off = bias[0]! - y[s]!;
        for (let i = 0; i < inputs; i++) off += kernel[i]! * x[s * inputs + i]!;
        for (let i = 0; i < inputs; i++) slope[i]! += (2 * off * x[s * inputs + i]!) / samples;
      }
      for (let i = 0; i < inputs; i++) {
        if (kernel[i] === 0) expect(Math.abs(slope[i]!)).toBeLessThanOrEqual(lasso);
        else expect(slope[i]! + lasso * Math.sign(kernel[i]!)).toBeCloseTo(0, 2);
      }
      expect([...kernel].map((w) => w !== 0)).toEqual([true, true, false, false, false]);
    });
  },
);

it('held units and frozen layers keep their weights, 0 pulls nothing', () => {
  const before = trained({}, 0).weights;
  const { weights } = trained({ lasso, held: [[], [3]], frozen: 0 }, 8);
  expect(weights[0]).toEqual(before[0]);
  weights[1]!.kernel.forEach((w, i) => expect(w === before[1]!.kernel[i]).toBe(i % 6 === 3));
  expect(trained({ lasso: 0 }, 5)).toEqual(trained({}, 5));
});

it('a weight at 0 moves again when the loss moves it farther than the pull', () => {
  const zero = trained({ lasso: 100 }, 1).weights;
  expect(zero.every(({ kernel }) => kernel.every((w) => w === 0))).toBe(true);
  // One layer, so that its gradient does not vanish with its weights: y = x.
  const model = dense(1, [{ units: 1, activation: 'linear' }], random(1, 'weights'));
  setDenseWeights(model, [{ kernel: Float32Array.of(0), bias: Float32Array.of(0) }]);
  const one = { x: Float32Array.of(1, -1), y: Float32Array.of(1, -1), samples: 2 };
  const trainer = createTrainer(model, one, {
    loss: 'meanSquaredError',
    optimizer: { kind: 'sgd', learningRate: 0.1 },
    batch: 2,
    lasso: 1.5,
    shuffle: random(1, 'shuffle'),
  });
  trainer.step(200);
  trainer.commit();
  // The least of (w − 1)² + 1.5·|w| is at 1/4.
  expect(denseWeights(model)[0]!.kernel[0]).toBeCloseTo(0.25, 4);
  trainer.dispose();
  model.dispose();
});

it('refuses what it cannot pull', () => {
  const model = sequential();
  model.add(layers.dense({ units: 2, inputShape: [3], useBias: false, kernelInitializer: 'zeros' }));
  const options: TrainingOptions = {
    loss: 'meanSquaredError',
    optimizer: optimizers[0]!,
    batch: 1,
    lasso,
    shuffle: random(1, 'shuffle'),
  };
  const one = { x: new Float32Array(3), y: new Float32Array(2), samples: 1 };
  expect(() => createTrainer(model, one, options)).toThrow('invalid lasso: only a stack of dense layers');
  expect(() => createConvolutionTrainer(model, one, options)).toThrow('invalid lasso: only a stack of dense layers');
  expect(() => createTrainer(model, one, { ...options, lasso: -1 })).toThrow('invalid lasso: -1');
  createTrainer(model, one, { ...options, lasso: 0 }).dispose();
  model.dispose();
});
