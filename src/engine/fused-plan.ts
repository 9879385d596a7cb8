import type { Activation } from './models.ts';
import type { Loss } from './losses.ts';

/**
 * Where everything lies in the fused trainer's memory, and the header of words by which the kernels find it. The word numbers must agree with
 * assembly/train.ts.
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

/** One layer's arrays, as byte offsets. Kernels are inputs × units, row-major. */
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
  x: number;
  y: number;
  order: number;
  losses: number;
  parameters: number;
  /** Floats from `parameters`, padding included. */
  parameterCount: number;
  firstMoment: number;
  secondMoment: number;
  /** Most rows that one forward call may have. */
  rows: number;
  /** Where rows to evaluate are put. */
  evaluationX: number;
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

/** Word numbers in the header: counts, and byte offsets of arrays. */
export const headerWords = {
  layers: 0, batch: 1, inputs: 2, outputs: 3, loss: 4, optimizer: 5, x: 6, y: 7, order: 8, batchX: 9, batchY: 10, parameters: 11, gradients: 12,
  firstMoment: 13, secondMoment: 14, parameterCount: 15, packA: 16, packB: 17, losses: 18,
} as const;

/** Word numbers of the float settings and of the float64 powers of β, in the header. */
export const settingWords = { rate: 20, beta1: 21, beta2: 22, epsilon: 23, decay: 24, power1: 26, power2: 28 } as const;
const HEADER = 30, RECORD = 9;
/** Word number of layer l's record: inputs, units, activation, then the byte offsets of kernel, bias, output, delta, kernel gradient, bias gradient. */
export const layerRecord = (l: number): number => HEADER + RECORD * l;
/** Evaluation works on blocks of at least this many rows. */
const EVALUATION_ROWS = 256;
/** Sample numbers for one call: steps × batch. */
const ORDER_LENGTH = 1 << 16;

/** Lays out the memory. All arrays begin on 16 bytes and are padded to whole vectors of 4. */
export function planMemory({ layers, batch, samples, loss, optimizer }: PlanOptions): Plan {
  const at = 64;
  let end = at + 4 * (HEADER + RECORD * layers.length);
  const floats = (count: number): number => {
    const from = Math.ceil(end / 16) * 16;
    end = from + 16 * Math.ceil(count / 4);
    return from;
  };
  const first = layers[0]!, last = layers.at(-1)!;
  const rows = Math.max(batch, EVALUATION_ROWS), steps = Math.max(1, Math.floor(ORDER_LENGTH / batch));

  /** One flat array for all parameters (likewise gradients, moments), so that an update is one loop. */
  const flat = () => {
    const arrays = layers.map(({ inputs, units }) => ({ kernel: floats(inputs * units), bias: floats(units) }));
    return { from: arrays[0]!.kernel, arrays, count: (end - arrays[0]!.kernel) / 4 };
  };
  const parameters = flat(), gradients = flat();
  const moment = (kept: boolean) => (kept ? flat().from : 0);
  const firstMoment = moment(optimizer !== 'sgd'), secondMoment = moment(optimizer === 'adam');
  const outputs = layers.map(({ units }) => floats(rows * units)), deltas = layers.map(({ units }) => floats(batch * units));
  const batchX = floats(batch * first.inputs), batchY = floats(batch * last.units);
  const x = floats(samples * first.inputs), y = floats(samples * last.units);
  const evaluationX = floats(rows * first.inputs), order = floats(steps * batch), lossesAt = floats(steps);
  // The three products of a layer: rows × units over inputs, inputs × units over batch, batch × inputs over units.
  const panels = (m: number, k: number) => 4 * Math.ceil(m / 4) * k;
  const packA = floats(Math.max(...layers.map(({ inputs, units }) => Math.max(panels(rows, inputs), panels(inputs, batch), panels(batch, units)))));
  const packB = floats(8 * Math.max(...layers.map(({ inputs, units }) => Math.max(inputs, units, batch))));

  const words = new Int32Array(HEADER + RECORD * layers.length);
  const header: Record<keyof typeof headerWords, number> = {
    layers: layers.length, batch, inputs: first.inputs, outputs: last.units, loss: losses.indexOf(loss), optimizer: optimizers.indexOf(optimizer),
    x, y, order, batchX, batchY, parameters: parameters.from, gradients: gradients.from, firstMoment, secondMoment, parameterCount: parameters.count, packA, packB,
    losses: lossesAt,
  };
  for (const [name, place] of Object.entries(headerWords)) words[place] = header[name as keyof typeof headerWords];
  layers.forEach(({ inputs, units, activation }, l) => {
    const own = parameters.arrays[l]!, slope = gradients.arrays[l]!;
    words.set([inputs, units, activations.indexOf(activation), own.kernel, own.bias, outputs[l]!, deltas[l]!, slope.kernel, slope.bias], layerRecord(l));
  });
  return {
    at, x, y, order, losses: lossesAt, parameters: parameters.from, parameterCount: parameters.count, firstMoment, secondMoment, rows, evaluationX, steps,
    bytes: end, words,
    layers: layers.map((shape, l) => ({ ...shape, ...parameters.arrays[l]!, output: outputs[l]!, delta: deltas[l]! })),
  };
}
