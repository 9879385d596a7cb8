import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Random } from '../../math/random.ts';
import type { Loss } from '../losses.ts';
import { denseWeights } from '../models.ts';
import { createTrainer } from '../trainer.ts';
import type { Dataset, Trainer } from '../training.ts';

/** Training on samples that are seen once: the loss of a step's batch, taken before it, is that on samples never seen. */

export interface OnlineOptions {
  loss: Loss;
  learningRate: number;
  /** Samples in a step. */
  batch: number;
}

export interface OnlineTrainer {
  /**
   * Goes once through the samples, in their order, by plain gradient descent; the mean loss of each step's batch. However samples are cut into
   * passes of whole batches, the bits are the same. @throws RangeError unless they are whole batches
   */
  pass(data: Dataset): Float32Array;
  /** Outputs with the current weights, samples × outputs. @throws Error before the first pass */
  predict(x: Float32Array, samples: number): Float32Array;
  /** The current weights, copied out. */
  weights(): { kernel: Float32Array; bias: Float32Array }[];
  /** Frees the model too. */
  dispose(): void;
}

/** A stream for a trainer that must not change the order of its samples. */
const inOrder: Random = { bits: () => 0, uniform: () => 0, integer: () => 0, normal: () => 0, shuffle: (all) => all };

/** Plain gradient descent keeps nothing but the weights from step to step: each pass has a trainer of its own. @throws RangeError as `createTrainer` does */
export function onlineTrainer(model: LayersModel, { loss, learningRate, batch }: OnlineOptions): OnlineTrainer {
  let latest: Trainer | undefined;
  return {
    pass(data) {
      if (data.samples % batch !== 0) throw new RangeError(`invalid samples: ${data.samples} in batches of ${batch}`);
      latest?.dispose();
      latest = createTrainer(model, data, {
        loss,
        optimizer: { kind: 'sgd', learningRate },
        batch,
        shuffle: inOrder,
      });
      const losses = latest.step(data.samples / batch);
      latest.commit();
      return losses;
    },
    predict(x, samples) {
      if (!latest) throw new Error('nothing was learned yet');
      return latest.predict(x, samples);
    },
    weights: () => denseWeights(model),
    dispose() {
      latest?.dispose();
      model.dispose();
    },
  };
}
