import type { Activation } from './models.ts';
import type { Loss } from './losses.ts';

/**
 * Where everything lies in the fused trainer's memory, and the header of words by which the kernels find it. The word
 * numbers must agree with assembly/plan.ts.
 *
 * Rows of matrices are padded to whole vectors of 4 (`stride`); a matrix of one column lies dense. Padding holds
 * nothing of meaning, and no number that has a meaning depends on it: kernels read it only into lanes that are padding
 * again.
 */
export interface DenseShape {
  inputs: number;
  units: number;
  activation: Activation;
}

export interface PlanOptions {
  layers: readonly DenseShape[];
  /** Rows of a training step. */
  batch: number;
  /** Samples of the dataset kept in memory. */
  samples: number;
  loss: Loss;
  optimizer: 'sgd' | 'momentum' | 'adam';
}

/**
 * One layer's arrays, as byte offsets. The kernel has a row for each input, the output and delta one for each sample.
 */
export interface PlannedLayer extends DenseShape {
  kernel: number;
  bias: number;
  output: number;
  delta: number;
}

export interface Plan {
  /** Byte offset of the header. */
  at: number;
  layers: PlannedLayer[];
  /** The dataset, rows dense. */
  x: number;
  y: number;
  order: number;
  losses: number;
  /** Most rows that one forward call may have. */
  rows: number;
  /** Where rows to evaluate are put: dense, and then spread to padded rows. */
  evaluation: { dense: number; spread: number };
  /** Most steps that one call may make. */
  steps: number;
  /** Size of the whole memory in bytes. */
  bytes: number;
  /** The header and layer records, to be stored at `at`. */
  words: Int32Array;
}

/** A place in these lists is the number by which the kernels know an activation, a loss, an optimizer. */
export const activations: readonly Activation[] = ['linear', 'relu', 'tanh', 'sigmoid'];
export const losses: readonly Loss[] = ['meanSquaredError', 'binaryCrossentropy', 'categoricalCrossentropy'];
export const optimizers = ['sgd', 'momentum', 'adam'] as const;

/** Numbers from row to row of a matrix of that many columns. */
export const stride = (columns: number): number => (columns === 1 ? 1 : 4 * Math.ceil(columns / 4));

/** Word numbers in the header: counts, and byte offsets of arrays. */
export const headerWords = {
  layers: 0,
  batch: 1,
  loss: 2,
  optimizer: 3,
  x: 4,
  y: 5,
  order: 6,
  batchX: 7,
  batchY: 8,
  firstMoment: 9,
  secondMoment: 10,
  gradient: 11,
  packA: 12,
  packB: 13,
  losses: 14,
} as const;

/** Word numbers of the float settings and of the float64 powers of β, in the header. */
export const settingWords = { rate: 15, beta1: 16, beta2: 17, epsilon: 18, decay: 19, power1: 20, power2: 22 } as const;
const HEADER = 24,
  RECORD = 7;
/** Word number of layer l's record: inputs, units, activation, then the byte offsets of kernel, bias, output, delta. */
export const layerRecord = (l: number): number => HEADER + RECORD * l;
/** The first bytes stay zero: sums without a bias start from there. */
const RESERVED = 64;
/** Evaluation works on blocks of at least this many rows. */
const EVALUATION_ROWS = 256;
/** Sample numbers for one call: steps × batch. */
const ORDER_LENGTH = 1 << 16;

/** Lays out the memory. All arrays begin on 16 bytes. */
export function planMemory({ layers, batch, samples, loss, optimizer }: PlanOptions): Plan {
  let end = RESERVED + 4 * layerRecord(layers.length);
  const floats = (count: number): number => {
    const from = Math.ceil(end / 16) * 16;
    end = from + 16 * Math.ceil(count / 4);
    return from;
  };
  const first = layers[0]!,
    last = layers.at(-1)!;
  const rows = Math.max(batch, EVALUATION_ROWS),
    steps = Math.max(1, Math.floor(ORDER_LENGTH / batch));

  /**
   * One run of memory for all parameters, and one laid out alike for each moment: distances between them are constant.
   */
  const parameterRun = () =>
    layers.map(({ inputs, units }) => ({ kernel: floats(inputs * stride(units)), bias: floats(stride(units)) }));
  const parameters = parameterRun();
  const moment = (kept: boolean) => (kept ? parameterRun()[0]!.kernel : 0);
  const firstMoment = moment(optimizer !== 'sgd'),
    secondMoment = moment(optimizer === 'adam');
  const planned = layers.map((shape, l) => ({
    ...shape,
    ...parameters[l]!,
    output: floats(rows * stride(shape.units)),
    delta: floats(batch * stride(shape.units)),
  }));
  const batchX = floats(batch * stride(first.inputs)),
    batchY = floats(batch * stride(last.units));
  const x = floats(samples * first.inputs),
    y = floats(samples * last.units);
  const evaluation = { dense: floats(rows * first.inputs), spread: floats(rows * stride(first.inputs)) };
  const order = floats(steps * batch),
    lossesAt = floats(steps);
  const gradient = floats(
    Math.max(...layers.map(({ inputs, units }) => Math.max(inputs, 8 * stride(units), units + 16))),
  );
  // What assembly/weights.ts and assembly/gemm.ts copy of their operands.
  const packA = floats(8 * batch);
  const packB = floats(
    8 * Math.max(...layers.map(({ inputs, units }) => Math.max(inputs, units, Math.ceil(units / 8) * batch))),
  );
  // Vectors of rows that are not there are read past an array's end: up to 3 rows and 16 numbers.
  floats(4 * Math.max(...layers.map(({ inputs, units }) => Math.max(stride(inputs), stride(units)))) + 16);

  const words = new Int32Array(layerRecord(layers.length));
  const header: Record<keyof typeof headerWords, number> = {
    layers: layers.length,
    batch,
    loss: losses.indexOf(loss),
    optimizer: optimizers.indexOf(optimizer),
    x,
    y,
    order,
    batchX,
    batchY,
    firstMoment,
    secondMoment,
    gradient,
    packA,
    packB,
    losses: lossesAt,
  };
  for (const [name, place] of Object.entries(headerWords)) words[place] = header[name as keyof typeof headerWords];
  planned.forEach(({ inputs, units, activation, kernel, bias, output, delta }, l) =>
    words.set([inputs, units, activations.indexOf(activation), kernel, bias, output, delta], layerRecord(l)),
  );
  return { at: RESERVED, layers: planned, x, y, order, losses: lossesAt, rows, evaluation, steps, bytes: end, words };
}
