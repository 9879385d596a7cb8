import { annealed } from '../engine/fit/annealed.ts';
import { fit } from '../engine/fit/fit.ts';
import { dense, denseWeights, parameterCount, type Activation, type DenseLayer } from '../engine/models.ts';
import { createTrainer } from '../engine/trainer.ts';
import type { Trainer } from '../engine/training.ts';
import type { Random } from '../math/random.ts';
import { fourDecimals } from '../math/rounding.ts';
import { STATES } from './corpus.ts';
import type { FrameSet } from './features.ts';
import type { LearntNet } from './net.ts';
import { frameError, logPriors } from './scoring.ts';

/** A net that learns which state a frame is in: dense layers, a softmax over the states, their cross-entropy, Adam with a rate that falls in steps. */

export interface NetSettings {
  /** Units of each hidden layer. */
  hidden: readonly number[];
  /** Of hidden units. */
  activation: Extract<Activation, 'relu' | 'sigmoid'>;
  /** At the beginning; see engine/fit/annealed.ts. */
  learningRate: number;
  /** L2 pull on kernels. */
  weightDecay: number;
  steps: number;
  /** Frames in a step. */
  batch: number;
  /** How often validation is looked at, before the first step besides. */
  looks: number;
}

/** A moment of learning. */
export interface TrainingLook {
  done: number;
  /** Mean cross-entropy in nats since the last look; null before the first step. */
  loss: number | null;
  /** Share of validation frames whose state is mistaken. */
  validation: number;
  /** The net of the best look so far, and its share of mistakes in validation. */
  best: LearntNet;
  validationAtBest: number;
  parameters: number;
}

/** Hidden layers and one of logits, one a state. */
export const stackOf = ({ hidden, activation }: Pick<NetSettings, 'hidden' | 'activation'>): DenseLayer[] => [
  ...hidden.map((units) => ({ units, activation })),
  { units: STATES, activation: 'linear' as const },
];

/**
 * Trains and looks; the last look's `best` is the net to use: that of the first look of those with the fewest mistakes in validation. `ready()` of the engine
 * must have resolved.
 * @param weights draws them at the start @param shuffle the order of the frames
 */
export function* trainNet(
  training: FrameSet,
  validation: FrameSet,
  settings: NetSettings,
  { weights, shuffle }: { weights: Random; shuffle: Random },
): Generator<TrainingLook, void, void> {
  const { learningRate, weightDecay, steps, batch, looks } = settings;
  const layers = stackOf(settings);
  const priors = logPriors(training.states);
  const start = () => {
    const model = dense(training.inputs, layers, weights);
    const trainer = createTrainer(
      model,
      { x: training.x, y: oneHot(training.states), samples: training.frames },
      {
        loss: 'categoricalCrossentropy',
        optimizer: { kind: 'adam', learningRate },
        batch,
        weightDecay,
        shuffle,
      },
    );
    return {
      trainer,
      model,
      dispose() {
        trainer.dispose();
        model.dispose();
      },
    };
  };
  let best: { at: number; error: number; net: LearntNet } | undefined;
  yield* fit([start], { steps, looks, schedule: annealed }, ({ done, losses, learners }): TrainingLook => {
    const { trainer, model } = learners[0]!;
    const error = frameError(logitsBy(trainer, validation), validation.states);
    if (!best || error < best.error) {
      trainer.commit();
      best = { at: done, error, net: { inputs: training.inputs, layers, weights: denseWeights(model), priors } };
    }
    const [loss] = losses;
    return {
      done,
      loss: loss === undefined || !Number.isFinite(loss) ? null : fourDecimals(loss),
      validation: fourDecimals(error),
      best: best.net,
      validationAtBest: fourDecimals(best.error),
      parameters: parameterCount(model),
    };
  });
}

const logitsBy = (trainer: Trainer, { x, frames }: FrameSet): Float32Array => trainer.predict(x, frames);

function oneHot(states: Uint8Array): Float32Array {
  const y = new Float32Array(states.length * STATES);
  states.forEach((state, i) => (y[i * STATES + state] = 1));
  return y;
}
