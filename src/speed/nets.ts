import type { Activation } from '../engine/models.ts';
import type { Dataset } from '../engine/training.ts';
import { random } from '../math/random.ts';

/** What the bench trains: stacks of dense layers, relu inside and linear at the end if nothing else is said. */
export interface BenchNet {
  /** e.g. "784-256-10". */
  name: string;
  /** Inputs, hidden units, outputs; behind convolutions the inputs are what they put out. */
  sizes: number[];
  batch: number;
  /** Of the layers inside. */
  activation: Activation;
  /** Convolutions before the dense layers. */
  front?: { images: [height: number, width: number, channels: number]; convolutions: BenchConvolution[] };
}

/** A convolution, and a max pooling of windows next to each other behind it if one is given. */
export interface BenchConvolution {
  filters: number;
  patch: [height: number, width: number];
  /** The same down and across. */
  stride: number;
  padding: 'valid' | 'same';
  pool?: [height: number, width: number];
}

const net = (name: string, batch: number): BenchNet => {
  const [sizes, activation = 'relu'] = name.split(' ');
  return { name, sizes: sizes!.split('-').map(Number), batch, activation: activation as Activation };
};

const conv = (filters: number, patch: [number, number], more: Partial<BenchConvolution> = {}): BenchConvolution => ({
  filters,
  patch,
  stride: 1,
  padding: 'valid',
  ...more,
});

function convolutional(name: string, batch: number, front: NonNullable<BenchNet['front']>, head: number[]): BenchNet {
  const [height, width, channels] = convolutionsOf({ front }).at(-1)!.pooled,
    sizes = [height * width * channels, ...head];
  return { name, sizes, batch, activation: 'relu', front };
}

export const nets: BenchNet[] = [
  net('2-8-8-1', 32),
  net('2-64-64-64-1', 128),
  net('2-560-1', 256),
  net('64-256-256-1', 128),
  net('784-256-10', 128),
  net('784-500-500-1', 128),
  net('64-256-256-1 tanh', 128),
  net('784-256-10 sigmoid', 128),
  convolutional(
    '28×28-5×5×8-5×5×16-10',
    64,
    { images: [28, 28, 1], convolutions: [conv(8, [5, 5], { pool: [2, 2] }), conv(16, [5, 5], { pool: [2, 2] })] },
    [10],
  ),
  convolutional(
    '32×32×3-3×3×16-3×3×16-3×3×16-10',
    32,
    { images: [32, 32, 3], convolutions: Array.from({ length: 3 }, () => conv(16, [3, 3], { padding: 'same' })) },
    [10],
  ),
  convolutional(
    '1×200-1×40×64-128-60',
    64,
    { images: [1, 200, 1], convolutions: [conv(64, [1, 40], { stride: 5, pool: [1, 2] })] },
    [128, 60],
  ),
];

/** One output: mean squared error; several: softmax and cross-entropy. */
export const lossOf = ({ sizes }: BenchNet) => (sizes.at(-1) === 1 ? 'meanSquaredError' : 'categoricalCrossentropy');

/** Numbers of one sample. */
export const inputsOf = ({ sizes, front }: BenchNet): number =>
  front ? front.images.reduce((a, b) => a * b, 1) : sizes[0]!;

/** The convolutions with the size of what they see and, before the pooling, put out. */
export function convolutionsOf({ front }: Pick<BenchNet, 'front'>) {
  let from = front?.images ?? [1, 1, 1];
  return (front?.convolutions ?? []).map((layer) => {
    const { filters, patch, stride, padding, pool = [1, 1] } = layer;
    const out = ([0, 1] as const).map((axis) =>
      padding === 'same' ? Math.ceil(from[axis] / stride) : Math.floor((from[axis] - patch[axis]) / stride) + 1,
    );
    const step = { ...layer, from, to: [out[0]!, out[1]!, filters] as [number, number, number] };
    from = [Math.floor(out[0]! / pool[0]), Math.floor(out[1]! / pool[1]), filters];
    return { ...step, pooled: from };
  });
}

/** Weights and biases. */
export const parametersOf = (net: BenchNet): number =>
  convolutionsOf(net).reduce(
    (sum, { from, patch, filters }) => sum + (patch[0] * patch[1] * from[2] + 1) * filters,
    0,
  ) + net.sizes.slice(1).reduce((sum, units, i) => sum + (net.sizes[i]! + 1) * units, 0);

/**
 * Multiplications and additions of a step's matrix products: forward, gradient of the weights and, but for the first layer, gradient of the
 * inputs; 2 · batch · inputs · units each, and for a convolution that for each of its windows. Biases, activations, poolings and the
 * optimizer are left out: they are the overhead to be measured. Products with a zero that ReLU or a pooling left are counted, though the
 * book's trainer skips them.
 */
export function flopsOf(net: BenchNet): number {
  const convolutions = convolutionsOf(net).map(
    ({ from, patch, to }) => to[0] * to[1] * patch[0] * patch[1] * from[2] * to[2],
  );
  const dense = net.sizes.slice(1).map((units, i) => net.sizes[i]! * units);
  return [...convolutions, ...dense].reduce(
    (sum, products, i) => sum + 2 * net.batch * products * (i === 0 ? 2 : 3),
    0,
  );
}

/** Eight batches of normal inputs; targets normal, or a random class. */
export function dataOf(net: BenchNet): Dataset {
  const inputs = inputsOf(net),
    outputs = net.sizes.at(-1)!,
    samples = 8 * net.batch,
    draw = random(1, 'bench');
  const x = Float32Array.from({ length: samples * inputs }, () => draw.normal());
  const y = new Float32Array(samples * outputs);
  for (let n = 0; n < samples; n++) {
    if (outputs === 1) y[n] = draw.normal();
    else y[n * outputs + draw.integer(outputs)] = 1;
  }
  return { x, y, samples };
}
