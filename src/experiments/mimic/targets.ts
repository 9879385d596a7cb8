import type { DenseNet } from '../../engine/fit/best-look.ts';
import type { Loss } from '../../engine/losses.ts';
import { exp } from '../../math/elementary/elementary.ts';

/** What a net is taught by another net's answers: its logits, or the probabilities that they make. */

export interface Targets {
  y: Float32Array;
  loss: Loss;
  /** What the answers of a net taught by them are multiplied by to be logits of the teacher's size. */
  scale: number;
}

/**
 * The logits themselves, by their squared error (Ba & Caruana 2014), divided by their root mean square: rates and decays then mean the same whatever the
 * teacher's size.
 * @param logits not all 0 @param learnt so many of them, from the first on, say how large they are
 */
export function logitTargets(logits: Float32Array, learnt = logits.length): Targets {
  let squares = 0;
  for (let i = 0; i < learnt; i++) squares += logits[i]! * logits[i]!;
  const scale = Math.sqrt(squares / learnt);
  return { y: logits.map((logit) => logit / scale), loss: 'meanSquaredError', scale };
}

/** softmax(logits / T), by the cross-entropy with the student's own softmax at T (Hinton, Vinyals & Dean 2015): the student's answers are its logits / T. */
export function softTargets(logits: Float32Array, classes: number, temperature: number): Targets {
  const y = new Float32Array(logits.length);
  for (let at = 0; at < logits.length; at += classes) {
    let most = -Infinity,
      sum = 0;
    for (let k = 0; k < classes; k++) most = Math.max(most, logits[at + k]!);
    for (let k = 0; k < classes; k++) sum += y[at + k] = exp((logits[at + k]! - most) / temperature);
    for (let k = 0; k < classes; k++) y[at + k]! /= sum;
  }
  return { y, loss: 'categoricalCrossentropy', scale: temperature };
}

/** A net with a linear last layer, its answers multiplied. */
export const louder = ({ inputs, layers, weights }: DenseNet, scale: number): DenseNet => ({
  inputs,
  layers,
  weights: weights.map(({ kernel, bias }, l) =>
    l < weights.length - 1
      ? { kernel, bias }
      : {
          kernel: Float32Array.from(kernel, (weight) => weight * scale),
          bias: Float32Array.from(bias, (weight) => weight * scale),
        },
  ),
});
