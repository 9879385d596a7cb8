import { ready } from '../../src/engine/ready.ts';
import { start, type TrainingCase } from '../engine/training-case.ts';

/** Nets whose weights after 1,000 steps must be the same in every engine: each activation, loss and optimizer occurs. */
const cases: TrainingCase[] = [
  { sizes: [2, 8, 8, 1], activation: 'tanh', loss: 'binaryCrossentropy', optimizer: { kind: 'adam', learningRate: 0.01 }, batch: 32, samples: 300 },
  { sizes: [5, 17, 7, 3], activation: 'relu', loss: 'categoricalCrossentropy', optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9 }, batch: 13, samples: 100 },
  { sizes: [3, 19, 2], activation: 'sigmoid', loss: 'meanSquaredError', optimizer: { kind: 'sgd', learningRate: 0.3 }, batch: 9, samples: 50, weightDecay: 0.001 },
];

export interface Trained {
  paths: string[];
  /** The bits of all weights and losses of each case on each path, as hexadecimal text. */
  bits: string[];
}

const hexadecimal = (values: ArrayLike<number>): string =>
  Array.from(new Uint32Array(Float32Array.from(values).buffer), (word) => word.toString(16).padStart(8, '0')).join('');

/** Trains each case by the kernels and by their twin. */
export async function trainAll(): Promise<Trained> {
  await ready();
  const runs = cases.flatMap((one) =>
    (['fused', 'twin'] as const).map((path) => {
      const { trainer, weights, stop } = start(one, path), losses = trainer.step(1000), bits = hexadecimal([...weights(), ...losses]);
      stop();
      return { path: trainer.path, bits };
    }));
  return { paths: runs.map(({ path }) => path), bits: runs.map(({ bits }) => bits) };
}
