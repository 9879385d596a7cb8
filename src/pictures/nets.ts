import { dense, denseWeights, setDenseWeights, type Activation, type DenseWeights } from '../engine/models.ts';
import { createTrainer } from '../engine/trainer.ts';
import type { Dataset, Trainer, TrainingOptions } from '../engine/training.ts';
import { random, type Random } from '../math/random.ts';

/** Nets that look at pictures. */

/** What a net is shown and what it answers. */
export interface Sight {
  height: number;
  width: number;
  /** Outputs: logits. */
  outputs: number;
}

/** As the engine makes it. */
type Model = ReturnType<typeof dense>;

/** A kind of net: how one is made, and what trains it. Nets that convolve have a file of their own, so that others do not load their kernels. */
export interface NetKind {
  create(sight: Sight, weights: Random): Model;
  trainer(model: Model, data: Dataset, options: TrainingOptions): Trainer;
}

/** Dense layers on all pixels; none hidden is a linear classifier. */
export const denseNet = (hidden: readonly number[], activation: Activation = 'relu'): NetKind => ({
  create: ({ height, width, outputs }, weights) =>
    dense(
      height * width,
      [...hidden.map((units) => ({ units, activation })), { units: outputs, activation: 'linear' }],
      weights,
    ),
  trainer: createTrainer,
});

/** A net as plain numbers: weights of one layer after the other. */
export interface LearntNet {
  kind: NetKind;
  sight: Sight;
  weights: readonly DenseWeights[];
}

/** A net before it learns. */
export function freshNet(kind: NetKind, sight: Sight, weights: Random): LearntNet {
  const model = kind.create(sight, weights);
  const drawn = denseWeights(model);
  model.dispose();
  return { kind, sight, weights: drawn };
}

/** A net at work. */
export interface OpenNet {
  /** @param x pictures in rows, standardised @returns pictures × outputs */
  logits(x: Float32Array, count: number): Float32Array;
  /** What every layer gives, each pictures × units. */
  activations(x: Float32Array, count: number): Float32Array[];
  /** Frees its memory. */
  close(): void;
}

/** Puts a net to work in the kernels that train it, so that it gives the same bits everywhere. `ready()` of the engine must have resolved. */
export function openNet({ kind, sight, weights }: LearntNet): OpenNet {
  const model = kind.create(sight, random(0, 'overwritten'));
  setDenseWeights(model, weights);
  // It never takes a step: one picture is there because a trainer has some.
  const blank = {
    x: new Float32Array(sight.height * sight.width),
    y: new Float32Array(sight.outputs),
    samples: 1,
  };
  const trainer = kind.trainer(model, blank, {
    loss: 'categoricalCrossentropy',
    optimizer: { kind: 'sgd', learningRate: 0 },
    batch: 1,
    shuffle: random(0, 'no order'),
  });
  return {
    logits: (x, count) => trainer.predict(x, count),
    activations: (x, count) => trainer.activations(x, count),
    close() {
      trainer.dispose();
      model.dispose();
    },
  };
}
