import { hiddenOf, type NetKind } from '../../math/nets/equal-nets.ts';
import type { Streams } from '../../math/random.ts';
import type { Dataset } from '../training.ts';
import { startClassifier, type Training } from './classifier.ts';

const BATCH = 256;

/** Biases of the hidden units before the first step: all zero, so that every first crease goes through the origin, or scattered. */
export type Start = 'zero' | 'scattered';

export interface NetOptions {
  /** Units of each of the deep net's layers. */
  width: number;
  start: Start;
  learningRate: number;
  /** L2 pull on kernels; none if not given. */
  weightDecay?: number;
  /** Numbers independent draws of the weights. */
  attempt: number;
}

/** The deep or the shallow of two nets of equal size, before its first step. Both kinds see the same points in the same order. */
export const startNet = (
  kind: NetKind,
  { width, start, learningRate, weightDecay, attempt }: NetOptions,
  data: Dataset,
  random: Streams,
): Training =>
  startClassifier(data, {
    hidden: hiddenOf(kind, width),
    learningRate,
    weightDecay,
    batch: BATCH,
    weights: random(`${kind} weights ${attempt}`),
    biases: start === 'scattered' ? random(`${kind} biases ${attempt}`) : undefined,
    shuffle: random(`shuffle ${attempt}`),
  });
