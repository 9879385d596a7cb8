import type { DenseNet } from '../engine/fit/best-look.ts';
import { denseWithWeights } from '../engine/models.ts';
import { createTrainer } from '../engine/trainer.ts';
import { random } from '../math/random.ts';

/** A net that has learnt states, as plain numbers: hidden layers and one of logits, one a state. */
export interface LearntNet extends DenseNet {
  /** The logarithm of the share of each state among the frames that it was taught. */
  priors: Float64Array;
}

/** A net at work. */
export interface OpenNet {
  /** @param x frames in rows, standardised as in training @returns frames × classes; softmax makes them P(class | frame) */
  logits(x: Float32Array, frames: number): Float32Array;
  /** What every layer gives, hidden ones first, each frames × units. */
  activations(x: Float32Array, frames: number): Float32Array[];
  /** Frees its memory. */
  close(): void;
}

/** Puts a net to work in the kernels that train nets, so that it gives the same bits everywhere. `ready()` of the engine must have resolved. */
export function openNet({ inputs, layers, weights }: DenseNet): OpenNet {
  const model = denseWithWeights(inputs, layers, weights);
  // It never takes a step: one frame is there because a trainer has some.
  const trainer = createTrainer(
    model,
    { x: new Float32Array(inputs), y: new Float32Array(layers.at(-1)!.units), samples: 1 },
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
