import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Random } from '../math/random.ts';
import type { Loss } from './losses.ts';
import { denseStack } from './dense-stack.ts';
import { fusedTrainer } from './fused-trainer.ts';
import { tfjsTrainer } from './tfjs-trainer.ts';

/** Samples in rows: x holds samples × inputs values, y samples × outputs (targets; one-hot or probabilities for categoricalCrossentropy). */
export interface Dataset {
  x: Float32Array;
  y: Float32Array;
  samples: number;
}

/** Stochastic gradient descent: m ← momentum·m + g, w ← w − learningRate·m. */
export interface SgdOptions {
  kind: 'sgd';
  learningRate: number;
  momentum?: number;
}

/** Adam (Kingma & Ba 2015) with bias correction, w ← w − learningRate · m̂ / (√v̂ + epsilon). */
export interface AdamOptions {
  kind: 'adam';
  learningRate: number;
  beta1?: number;
  beta2?: number;
  epsilon?: number;
}

/** What Adam uses where nothing is given: the library's values for float32. */
export const adamDefaults = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;

export interface TrainingOptions {
  /** The cross-entropies are taken from logits: the model's last layer is linear. */
  loss: Loss;
  optimizer: SgdOptions | AdamOptions;
  /** Samples in a step. */
  batch: number;
  /** L2 pull on kernels, not biases: weightDecay·W is added to the loss's gradient before the optimizer; reported losses leave it out. */
  weightDecay?: number;
  /** Order of the samples, see `batches.ts`. */
  shuffle: Random;
}

/** A model being trained. Every path sees the same batches and follows the same formulas. */
export interface Trainer {
  /** Which code trains: the fused WebAssembly kernels, their TypeScript twin, or plain TensorFlow.js. */
  readonly path: 'fused' | 'twin' | 'tfjs';
  /** One Chinese sentence: why this path. */
  readonly why: string;
  /** k training steps; returns the mean loss of each step's batch, measured before its update. NaN or Infinity after divergence. */
  step(k: number): Float32Array;
  /** Outputs with the current weights, samples × outputs (logits for the cross-entropies). */
  predict(x: Float32Array, samples: number): Float32Array;
  /** Outputs of every layer with the current weights, each samples × units. */
  activations(x: Float32Array, samples: number): Float32Array[];
  /** Puts the current weights into the model as fresh tensors. */
  commit(): void;
  /** Frees all but the model. */
  dispose(): void;
}

/**
 * Begins to train a model; `ready()` must have resolved. Chooses the fastest path that can take the model; `path` and `why` tell which.
 * @throws RangeError if the data are empty, not finite, or do not fit the model, or if an option is out of range
 */
export function createTrainer(model: LayersModel, data: Dataset, options: TrainingOptions): Trainer {
  checkDataset(model, data);
  checkOptions(options);
  checkLastLayer(model, options.loss);
  const stack = denseStack(model);
  const trainer =
    'obstacle' in stack
      ? tfjsTrainer(model, data, options, `由 TensorFlow.js 训练：${stack.obstacle}。`)
      : fusedTrainer(model, stack.shapes, data, options);
  latest = trainer.why;
  return trainer;
}

let latest: string | undefined;
/** Which path the latest trainer here took and why, as its `why` says; undefined if nothing was trained yet. For hosts to show, never for results. */
export const trainedBy = (): string | undefined => latest;

/** Values of one sample at the model's first input and output. @throws RangeError unless there is one of each with a fixed shape. */
export function sampleSizes(model: LayersModel): { inputs: number; outputs: number } {
  const size = (ends: LayersModel['inputs']): number => {
    const shape = ends[0]?.shape.slice(1) ?? [];
    if (ends.length !== 1 || shape.some((n) => n === null))
      throw new RangeError('invalid model: needs one input and one output of fixed shape');
    return (shape as number[]).reduce((a, b) => a * b, 1);
  };
  return { inputs: size(model.inputs), outputs: size(model.outputs) };
}

function checkDataset(model: LayersModel, { x, y, samples }: Dataset): void {
  const { inputs, outputs } = sampleSizes(model);
  if (!Number.isInteger(samples) || samples < 1) throw new RangeError(`invalid samples: ${samples}`);
  if (x.length !== samples * inputs) throw new RangeError(`invalid x: ${x.length} values for ${samples} × ${inputs}`);
  if (y.length !== samples * outputs) throw new RangeError(`invalid y: ${y.length} values for ${samples} × ${outputs}`);
  for (const [name, values] of [
    ['x', x],
    ['y', y],
  ] as const) {
    const at = values.findIndex((v) => !Number.isFinite(v));
    if (at >= 0) throw new RangeError(`invalid ${name}: ${values[at]} at index ${at}`);
  }
}

function checkOptions({ optimizer, batch, weightDecay = 0 }: TrainingOptions): void {
  if (!Number.isInteger(batch) || batch < 1) throw new RangeError(`invalid batch: ${batch}`);
  const within = (name: string, value: number, below: number) => {
    if (!(value >= 0 && value < below)) throw new RangeError(`invalid ${name}: ${value}`);
  };
  within('weightDecay', weightDecay, Infinity);
  within('learningRate', optimizer.learningRate, Infinity);
  if (optimizer.kind === 'sgd') return within('momentum', optimizer.momentum ?? 0, 1);
  const { beta1, beta2, epsilon } = { ...adamDefaults, ...optimizer };
  within('beta1', beta1, 1);
  within('beta2', beta2, 1);
  within('epsilon', epsilon, Infinity);
}

/** The cross-entropies squash by themselves: after a layer that does too they would be of something else. */
function checkLastLayer(model: LayersModel, loss: Loss): void {
  const { activation } = (model.layers.at(-1)?.getConfig() ?? {}) as { activation?: string };
  if (loss !== 'meanSquaredError' && activation !== undefined && activation !== 'linear') {
    throw new RangeError(`invalid model: ${loss} takes logits, but the last layer is ${activation}`);
  }
}
