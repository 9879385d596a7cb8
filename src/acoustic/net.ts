import { denseWithWeights, type DenseLayer, type DenseWeights } from '../engine/models.ts';
import { createTrainer } from '../engine/trainer.ts';
import { random } from '../math/random.ts';
import { STATES } from './corpus.ts';

/** A net that has learnt, as plain numbers. */
export interface LearntNet {
  inputs: number;
  /** Hidden layers and one of logits, one a state. */
  layers: readonly DenseLayer[];
  weights: readonly DenseWeights[];
  /** The logarithm of the share of each state among the frames that it was taught. */
  priors: Float64Array;
}

/** A net at work. */
export interface OpenNet {
  /** @param x frames in rows, standardised as in training @returns frames × states; softmax makes them P(state | frame) */
  logits(x: Float32Array, frames: number): Float32Array;
  /** What every layer gives, hidden ones first, each frames × units. */
  activations(x: Float32Array, frames: number): Float32Array[];
  /** Frees its memory. */
  close(): void;
}

/** Puts a net to work in the kernels that train nets, so that it gives the same bits everywhere. `ready()` of the engine must have resolved. */
export function openNet({ inputs, layers, weights }: LearntNet): OpenNet {
  const model = denseWithWeights(inputs, layers, weights);
  // It never takes a step: one frame is there because a trainer has some.
  const trainer = createTrainer(
    model,
    { x: new Float32Array(inputs), y: new Float32Array(STATES), samples: 1 },
    {
      loss: 'categoricalCrossentropy',
      optimizer: { kind: 'sgd', learningRate: 0 },
      batch: 1,
      shuffle: random(0, 'no order'),
    },
  );
  return {
    logits: (x, frames) => trainer.predict(x, frames),
    activations: (x, frames) => trainer.activations(x, frames),
    close() {
      trainer.dispose();
      model.dispose();
    },
  };
}
