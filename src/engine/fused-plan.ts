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
  /** Whether its weights stay as they are. */
  frozen?: boolean;
}

export interface PlanOptions {
  layers: readonly DenseShape[];
  /** Rows of a training step. */
  batch: number;
  /** Samples of the dataset kept in memory. */
  samples: number;
  /** Whether most of the data's inputs are 0, as in pictures of digits. */
  sparse?: boolean;
  loss: Loss;
  optimizer: 'sgd' | 'momentum' | 'adam';
}

/**
 * One layer's arrays, as byte offsets. The kernel has a row for each input, the output and delta one for each sample.
 */
export interface PlannedLayer extends DenseShape {
  zeros: number;
  kernel: number;
  bias: number;
  output: number;
  delta: number;
}

/** What every plan of a memory says, whatever kernels train in it: byte offsets, and the words they find their way by. */
export interface TrainingPlan {
  /** Byte offset of the header. */
  at: number;
  /** The dataset, rows dense. */
  x: number;
  y: number;
  order: number;
  losses: number;
  /** Most steps that one call may make. */
  steps: number;
  /** Size of the whole memory in bytes. */
  bytes: number;
  /** The header and layer records, to be stored at `at`. */
  words: Int32Array;
}

export interface Plan extends TrainingPlan {
  layers: PlannedLayer[];
  /** Where the second moments lie, laid out as the parameters from the first kernel on; 0 if there are none. */
  secondMoment: number;
  /** Most rows that one forward call may have. */
  rows: number;
  /** Where rows to evaluate are put: dense, and then spread to padded rows. */
  evaluation: { dense: number; spread: number };
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
  lists: 14,
  ends: 15,
  losses: 16,
} as const;

/** Word numbers of the float settings and of the float64 powers of β, in the header. */
export const settingWords = { rate: 17, beta1: 18, beta2: 19, epsilon: 20, decay: 21, power1: 22, power2: 24 } as const;
const HEADER = 26,
  RECORD = 8;
/**
 * Word number of layer l's record: inputs, units, activation, bits (`zerosOf`, `frozenBit`), then the byte offsets of
 * kernel, bias, output, delta.
 */
export const layerRecord = (l: number): number => HEADER + RECORD * l;
/** Bits of a layer's `zeros`: its products skip the zeros of its input, those of its delta. */
export const zerosOf = { input: 1, delta: 2 } as const;
/** Beside them: the layer's weights are not trained. */
export const frozenBit = 4;
/** With fewer columns to multiply a row by, or fewer rows, lists of nonzeros cost more than they save. */
const WIDE = 48,
  DEEP = 8;

/**
 * What a layer's products skip: about half of what a ReLU lets through, and of the delta that comes back through it, is
 * exactly 0, and so may the data be. Decided here, once, so that kernels and twin do alike.
 */
export function skippedZeros(layers: readonly DenseShape[], l: number, sparse: boolean): number {
  const { inputs, units, activation } = layers[l]!;
  const input = (l === 0 ? sparse : layers[l - 1]!.activation === 'relu') && units >= WIDE && inputs >= DEEP;
  const delta = activation === 'relu' && inputs >= WIDE && units >= DEEP;
  return (input ? zerosOf.input : 0) | (delta ? zerosOf.delta : 0);
}

/** The first bytes stay zero: sums without a bias start from there. */
const RESERVED = 64;
/** Evaluation works on blocks of at least this many rows. */
const EVALUATION_ROWS = 256;
/** Sample numbers for one call: steps × batch. */
const ORDER_LENGTH = 1 << 16;

/** Lays out the memory. All arrays begin on 16 bytes. */
export function planMemory({ layers, batch, samples, sparse = false, loss, optimizer }: PlanOptions): Plan {
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
    zeros: skippedZeros(layers, l, sparse),
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
  // Work space: what assembly/gemm.ts, weights.ts, sparse.ts and sparse-weights.ts copy of their operands, and sum up.
  const most = (of: (layer: DenseShape & { zeros: number }) => number) => Math.max(...planned.map(of));
  const gradient = floats(
    most(({ inputs, units, zeros }) => Math.max(inputs, (zeros & zerosOf.delta ? 32 : 8) * stride(units), units + 16)),
  );
  const packA = floats(Math.max(8 * batch, 4 * 32));
  const packB = floats(
    most(({ inputs, units, zeros }) =>
      Math.max((zeros ? 32 : 8) * Math.max(inputs, units, batch), 8 * Math.ceil(units / 8) * batch),
    ),
  );
  // Lists of nonzeros, two words each.
  const lists = floats(
    most(({ inputs, units, zeros }) =>
      Math.max(zeros & zerosOf.input ? 2 * rows * inputs : 0, zeros & zerosOf.delta ? 2 * batch * units : 0),
    ) + 2,
  );
  const ends = floats(most(({ units }) => Math.max(rows, units)));
  // Vectors are read past an array's end, where rows or columns are missing: up to 3 rows and 32 numbers.
  floats(4 * most(({ inputs, units }) => Math.max(stride(inputs), stride(units))) + 32);

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
    lists,
    ends,
    losses: lossesAt,
  };
  for (const [name, place] of Object.entries(headerWords)) words[place] = header[name as keyof typeof headerWords];
  planned.forEach(({ inputs, units, activation, zeros, frozen, kernel, bias, output, delta }, l) => {
    const bits = zeros | (frozen ? frozenBit : 0);
    words.set([inputs, units, activations.indexOf(activation), bits, kernel, bias, output, delta], layerRecord(l));
  });
  return {
    at: RESERVED,
    layers: planned,
    secondMoment,
    x,
    y,
    order,
    losses: lossesAt,
    rows,
    evaluation,
    steps,
    bytes: end,
    words,
  };
}
