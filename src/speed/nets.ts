import type { Dataset } from '../engine/training.ts';
import { random } from '../math/random.ts';

/** What the bench trains: stacks of dense layers, relu inside, linear at the end. */
export interface BenchNet {
  /** e.g. "784-256-10". */
  name: string;
  /** Inputs, hidden units, outputs. */
  sizes: number[];
  batch: number;
}

const net = (name: string, batch: number): BenchNet => ({ name, sizes: name.split('-').map(Number), batch });

export const nets: BenchNet[] = [
  net('2-8-8-1', 32),
  net('2-64-64-64-1', 128),
  net('2-560-1', 256),
  net('64-256-256-1', 128),
  net('784-256-10', 128),
  net('784-500-500-1', 128),
];

/** One output: mean squared error; several: softmax and cross-entropy. */
export const lossOf = ({ sizes }: BenchNet) => (sizes.at(-1) === 1 ? 'meanSquaredError' : 'categoricalCrossentropy');

/** Weights and biases. */
export const parametersOf = ({ sizes }: BenchNet): number =>
  sizes.slice(1).reduce((sum, units, i) => sum + (sizes[i]! + 1) * units, 0);

/**
 * Multiplications and additions of a step's matrix products: forward, gradient of the weights and, but for the first layer, gradient of the
 * inputs; 2 · batch · inputs · units each. Biases, activations and the optimizer are left out: they are the overhead to be measured. Products
 * with a zero that ReLU left are counted, though the book's trainer skips them.
 */
export const flopsOf = ({ sizes, batch }: BenchNet): number =>
  sizes.slice(1).reduce((sum, units, i) => sum + 2 * batch * sizes[i]! * units * (i === 0 ? 2 : 3), 0);

/** Eight batches of normal inputs; targets normal, or a random class. */
export function dataOf({ sizes, batch }: BenchNet): Dataset {
  const inputs = sizes[0]!,
    outputs = sizes.at(-1)!,
    samples = 8 * batch,
    draw = random(1, 'bench');
  const x = Float32Array.from({ length: samples * inputs }, () => draw.normal());
  const y = new Float32Array(samples * outputs);
  for (let n = 0; n < samples; n++) {
    if (outputs === 1) y[n] = draw.normal();
    else y[n * outputs + draw.integer(outputs)] = 1;
  }
  return { x, y, samples };
}
