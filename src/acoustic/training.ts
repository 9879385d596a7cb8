import { bestLooks, type LearnSettings } from '../engine/fit/best-look.ts';
import type { Activation, DenseLayer } from '../engine/models.ts';
import type { Trainer } from '../engine/training.ts';
import type { Random } from '../math/random.ts';
import { STATES } from './corpus.ts';
import type { FrameSet } from './features.ts';
import type { LearntNet } from './net.ts';
import { frameError, logPriors, oneHot } from './scoring.ts';

/** A net that learns which state a frame is in: dense layers, a softmax over the states, their cross-entropy, Adam with a rate that falls in steps. */

export interface NetSettings extends LearnSettings {
  /** Units of each hidden layer. */
  hidden: readonly number[];
  /** Of hidden units. */
  activation: Extract<Activation, 'relu' | 'sigmoid'>;
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
  random: { weights: Random; shuffle: Random },
): Generator<TrainingLook, void, void> {
  const { x, inputs, frames, states } = training;
  const priors = logPriors(states);
  const lessons = {
    x,
    y: oneHot(states, STATES),
    samples: frames,
    inputs,
    loss: 'categoricalCrossentropy' as const,
  };
  const judge = (trainer: Pick<Trainer, 'predict'>) =>
    frameError(trainer.predict(validation.x, validation.frames), validation.states);
  for (const { done, loss, error, leastError, best, parameters } of bestLooks(
    lessons,
    stackOf(settings),
    settings,
    judge,
    random,
  ))
    yield { done, loss, validation: error, best: { ...best, priors }, validationAtBest: leastError, parameters };
}
