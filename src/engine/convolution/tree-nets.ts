import type { Streams } from '../../math/random.ts';
import { dense, parameterCount } from '../models.ts';
import { createTrainer } from '../trainer.ts';
import type { Dataset, Trainer } from '../training.ts';
import { createConvolutionTrainer } from './create.ts';
import { convolutional } from './models.ts';

/**
 * Nets for data with a binary tree above them, of equal size: one whose layers each put two neighbours together, with the same weights at every
 * place; dense layers, as many; and one hidden dense layer.
 */

export const treeNetKinds = ['local', 'deep', 'shallow'] as const;
export type TreeNetKind = (typeof treeNetKinds)[number];

export interface TreeTask {
  /** A leaf is one-hot among so many; as many classes. */
  symbols: number;
  /** Layers of the local net, and of the deep dense one; 2^levels leaves. */
  levels: number;
  /** Units at each place of the local net; the others are as wide as makes their parameters nearest to its. */
  width: number;
}

const hiddenParameters = (inputs: number, hidden: readonly number[], outputs: number): number => {
  let from = inputs,
    sum = 0;
  for (const units of [...hidden, outputs]) {
    sum += (from + 1) * units;
    from = units;
  }
  return sum;
};

const inputsOf = ({ symbols, levels }: TreeTask): number => symbols * 2 ** levels;

/** Weights and biases of a net with random start; places of the local net share theirs. */
export function treeParameters(kind: TreeNetKind, task: TreeTask): number {
  const { symbols, levels, width } = task;
  if (kind !== 'local') return hiddenParameters(inputsOf(task), hiddenUnits(kind, task), symbols);
  return (2 * symbols + 1) * width + (levels - 1) * (2 * width + 1) * width + (width + 1) * symbols;
}

/** Units of each hidden layer: of the local net those at one place. */
export function hiddenUnits(kind: TreeNetKind, task: TreeTask): number[] {
  const { symbols, levels, width } = task;
  if (kind === 'local') return Array.from({ length: levels }, () => width);
  const layers = kind === 'deep' ? levels : 1,
    wanted = treeParameters('local', task);
  const off = (units: number) =>
    hiddenParameters(inputsOf(task), new Array<number>(layers).fill(units), symbols) - wanted;
  let units = 1;
  while (off(units + 1) <= 0) units++;
  return new Array<number>(layers).fill(-off(units) <= off(units + 1) ? units : units + 1);
}

export interface TreeTraining {
  trainer: Trainer;
  parameters: number;
  dispose(): void;
}

/** A net before its first step of Adam on the cross-entropy. `ready()` must have resolved. @throws RangeError as `createTrainer` does */
export function startTreeNet(
  kind: TreeNetKind,
  task: TreeTask,
  data: Dataset,
  { learningRate, batch }: { learningRate: number; batch: number },
  random: Streams,
): TreeTraining {
  const { symbols, levels, width } = task;
  const answers = { units: symbols, activation: 'linear' as const },
    weights = random(`${kind} weights`);
  const model =
    kind === 'local'
      ? convolutional(
          [1, 2 ** levels, symbols],
          Array.from({ length: levels }, () => ({
            kind: 'convolution' as const,
            patch: [1, 2] as const,
            stride: [1, 2] as const,
            filters: width,
            activation: 'relu' as const,
          })),
          [answers],
          weights,
        )
      : dense(
          inputsOf(task),
          [...hiddenUnits(kind, task).map((units) => ({ units, activation: 'relu' as const })), answers],
          weights,
        );
  const create = kind === 'local' ? createConvolutionTrainer : createTrainer;
  const trainer = create(model, data, {
    loss: 'categoricalCrossentropy',
    optimizer: { kind: 'adam', learningRate },
    batch,
    shuffle: random(`${kind} shuffle`),
  });
  return {
    trainer,
    parameters: parameterCount(model),
    dispose() {
      trainer.dispose();
      model.dispose();
    },
  };
}

/** A mean loss over a slice of steps below this: the net has learned its samples by heart. */
export const FITTED = 0.003;
/** Steps of a slice. */
export const SLICE = 50;

/** The whole rate for three fifths of the steps, a tenth of it after that. */
export const rateShare = (done: number, steps: number): number => (done < 0.6 * steps ? 1 : 0.1);
