import type { Random } from '../../math/random.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { dense, denseWeights, parameterCount, type DenseLayer, type DenseWeights } from '../models.ts';
import { createTrainer } from '../trainer.ts';
import type { Loss } from '../losses.ts';
import type { Dataset, Trainer } from '../training.ts';
import { annealed } from './annealed.ts';
import { fit } from './fit.ts';

/** A stack of dense layers that learns by Adam, with a rate that falls in steps, and is kept as it was at the look where it did best. */

export interface LearnSettings {
  /** At the beginning; see annealed.ts. */
  learningRate: number;
  /** L2 pull on kernels. */
  weightDecay: number;
  steps: number;
  /** Samples in a step. */
  batch: number;
  /** How often it is judged, before the first step besides. */
  looks: number;
}

/** A net as plain numbers. */
export interface DenseNet {
  inputs: number;
  layers: readonly DenseLayer[];
  weights: readonly DenseWeights[];
}

export interface BestLook {
  done: number;
  /** Mean loss since the last look; null before the first step, or if it is not finite. */
  loss: number | null;
  /** What the judge says of the net now, and of the best net so far. */
  error: number;
  leastError: number;
  best: DenseNet;
  parameters: number;
}

export interface Lessons extends Dataset {
  inputs: number;
  loss: Loss;
}

/**
 * Teaches and looks; the last look's `best` is the net to use: that of the first look of those with the least error. `ready()` must have resolved.
 * @param judge the error of the net as it is, of what nothing is learnt from @param weights draws them at the start @param shuffle the order of samples
 */
export function* bestLooks(
  { inputs, loss, ...data }: Lessons,
  layers: readonly DenseLayer[],
  { learningRate, weightDecay, steps, batch, looks }: LearnSettings,
  judge: (trainer: Pick<Trainer, 'predict'>) => number,
  { weights, shuffle }: { weights: Random; shuffle: Random },
): Generator<BestLook, void, void> {
  const start = () => {
    const model = dense(inputs, layers, weights);
    const trainer = createTrainer(model, data, {
      loss,
      optimizer: { kind: 'adam', learningRate },
      batch,
      weightDecay,
      shuffle,
    });
    return {
      trainer,
      model,
      dispose() {
        trainer.dispose();
        model.dispose();
      },
    };
  };
  let best: { error: number; net: DenseNet } | undefined;
  yield* fit([start], { steps, looks, schedule: annealed }, ({ done, losses, learners }): BestLook => {
    const { trainer, model } = learners[0]!;
    const error = judge(trainer);
    if (!best || error < best.error) {
      trainer.commit();
      best = { error, net: { inputs, layers, weights: denseWeights(model) } };
    }
    const [mean] = losses;
    return {
      done,
      loss: mean === undefined || !Number.isFinite(mean) ? null : fourDecimals(mean),
      error: fourDecimals(error),
      leastError: fourDecimals(best.error),
      best: best.net,
      parameters: parameterCount(model),
    };
  });
}
