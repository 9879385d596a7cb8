import { denseStack } from '../../src/engine/dense-stack.ts';
import { fusedTrainer } from '../../src/engine/fused-trainer.ts';
import { dense, denseWeights, setDenseWeights, type Activation } from '../../src/engine/models.ts';
import { tfjsTrainer } from '../../src/engine/tfjs-trainer.ts';
import type { Dataset, TrainingOptions } from '../../src/engine/training.ts';
import { random } from '../../src/math/random.ts';

/** One net with its data and options, to be trained alike by each path. */
export interface TrainingCase {
  /** Widths from input to output. */
  sizes: readonly number[];
  activation: Activation;
  /** The last layer's; linear if not given. */
  last?: Activation;
  loss: TrainingOptions['loss'];
  optimizer: TrainingOptions['optimizer'];
  batch: number;
  samples: number;
  weightDecay?: number;
  /** Share of the inputs that are 0, about; none if not given. */
  zeros?: number;
  /** Layers that do not train, by number. */
  frozen?: readonly number[];
  seed?: number;
}

/** Odd widths, one to four layers, single units at either end and between. */
export const shapes = [
  [1, 1, 1],
  [3, 7, 5],
  [5, 17, 3, 1],
  [2, 1, 17, 7],
  [7, 5, 5, 3, 3],
];
export const optimizers: TrainingOptions['optimizer'][] = [
  { kind: 'sgd', learningRate: 0.05 },
  { kind: 'sgd', learningRate: 0.02, momentum: 0.9 },
  { kind: 'adam', learningRate: 0.01 },
];
export const activations: Activation[] = ['linear', 'relu', 'tanh', 'sigmoid'];
export const losses = ['meanSquaredError', 'binaryCrossentropy', 'categoricalCrossentropy'] as const;

export const plain: TrainingCase = {
  sizes: [3, 7, 5],
  activation: 'tanh',
  loss: 'meanSquaredError',
  optimizer: optimizers[0]!,
  batch: 7,
  samples: 23,
};
/** Every activation with every loss and every optimizer. */
export const combinations = activations.flatMap((activation) =>
  losses.flatMap((loss) => optimizers.map((optimizer) => ({ activation, loss, optimizer }))),
);

/** Normal inputs; one-hot targets. */
export function dataOf({ sizes, samples, zeros = 0, seed = 1 }: TrainingCase): Dataset {
  const stream = random(seed, 'data'),
    inputs = sizes[0]!,
    outputs = sizes.at(-1)!;
  const x = Float32Array.from({ length: samples * inputs }, () => stream.normal()),
    y = new Float32Array(samples * outputs);
  if (zeros > 0) x.forEach((_, i) => stream.uniform() < zeros && (x[i] = 0));
  for (let i = 0; i < samples; i++) y[i * outputs + stream.integer(outputs)] = outputs === 1 ? stream.integer(2) : 1;
  return { x, y, samples };
}

/** The model, its weights before training, and a trainer on that path. */
export function start(one: TrainingCase, path: 'fused' | 'twin' | 'tfjs') {
  const { sizes, activation, last = 'linear', loss, optimizer, batch, weightDecay, frozen = [], seed = 1 } = one;
  const stack = sizes
    .slice(1)
    .map((units, i, all) => ({ units, activation: i === all.length - 1 ? last : activation }));
  const model = dense(sizes[0]!, stack, random(seed, 'weights')),
    data = dataOf(one),
    biases = random(seed, 'biases');
  // With zero biases a unit behind dead ones sits exactly on relu's kink, where there is no derivative to compare with.
  setDenseWeights(
    model,
    denseWeights(model).map(({ kernel, bias }) => ({ kernel, bias: bias.map(() => biases.uniform() - 0.3) })),
  );
  for (const l of frozen) if (model.layers[l]) model.layers[l].trainable = false;
  const before = denseWeights(model);
  const options = {
    loss,
    optimizer,
    batch,
    ...(weightDecay !== undefined && { weightDecay }),
    shuffle: random(seed, 'shuffle'),
  };
  const shapes = denseStack(model);
  if ('obstacle' in shapes) throw new Error(shapes.obstacle);
  const trainer =
    path === 'tfjs'
      ? tfjsTrainer(model, data, options, 'test')
      : fusedTrainer(model, shapes.shapes, data, options, path);
  return {
    model,
    before,
    data,
    trainer,
    activations: stack.map((layer) => layer.activation),
    weights() {
      trainer.commit();
      return denseWeights(model).flatMap(({ kernel, bias }) => [...kernel, ...bias]);
    },
    stop() {
      trainer.dispose();
      model.dispose();
    },
  };
}
