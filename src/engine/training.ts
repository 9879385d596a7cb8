import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Random } from '../math/random.ts';
import type { Loss } from './losses.ts';

/** What training takes and what a trainer is, whichever code trains. */

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
  /** L1 pull on kernels, not biases, after each step (shrinkage.ts); reported losses leave it out. Only a stack of dense layers can have it. */
  lasso?: number;
  /**
   * Units that stay still, by layer, each by its place in it: neither their incoming weights nor their biases move, and what flows back through
   * them is as ever. Only a stack of dense layers can hold units.
   */
  held?: readonly (readonly number[])[];
  /** Order of the samples, see `batches.ts`. */
  shuffle: Random;
}

/** A model being trained. Every path sees the same batches and follows the same formulas. */
export interface Trainer {
  /** Which code trains: the fused WebAssembly kernels, their TypeScript twin, or plain TensorFlow.js. */
  readonly path: 'fused' | 'twin' | 'tfjs';
  /** One Chinese sentence: why this path. */
  readonly why: string;
  /**
   * k training steps; returns the mean loss of each step's batch, measured before its update. NaN or Infinity after divergence.
   * @param share these steps' learning rate as a share of the optimizer's, 1 if not given: what a schedule (fit/schedules.ts) tells
   * @throws RangeError unless the share is finite and ≥ 0
   */
  step(k: number, share?: number): Float32Array;
  /** Outputs with the current weights, samples × outputs (logits for the cross-entropies). */
  predict(x: Float32Array, samples: number): Float32Array;
  /** Outputs of every layer with the current weights, each samples × units. */
  activations(x: Float32Array, samples: number): Float32Array[];
  /** Puts the current weights into the model as fresh tensors. */
  commit(): void;
  /** Frees all but the model. */
  dispose(): void;
}

/** The learning rate at a share of the optimizer's. @throws RangeError unless the share is finite and ≥ 0 */
export function rateAt(share: number, { optimizer }: TrainingOptions): number {
  if (!(share >= 0 && share < Infinity)) throw new RangeError(`invalid share of the learning rate: ${share}`);
  return share * optimizer.learningRate;
}

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
