import type { Streams } from '../math/random.ts';
import { fourDecimals } from '../math/rounding.ts';
import { framesOf, standardOf, type FrameSet, type Features } from './features.ts';
import { openNet } from './net.ts';
import { digitError, frameError } from './scoring.ts';
import { shareOf, type Split } from './splits.ts';
import { trainNet, type NetSettings, type TrainingLook } from './training.ts';

/** One net taught on one split of the recordings, and how often it is then wrong. */

/** Shares that are wrong, to four decimals. */
export interface Score {
  /** Frames of what validates, at the best look. */
  validation: number;
  /** Frames and digits of what is tested, the states' shares divided out for digits. */
  frame: number;
  digit: number;
}

export interface TrialData {
  training: FrameSet;
  validation: FrameSet;
  test: FrameSet;
  split: Split;
}

/** Frames that validate are looked at often: a third of them will do. */
const LOOKED_AT = 1 / 3;

/** The frames of a split, with so many neighbours on both sides, by the standard of those that are learnt from. */
export function trialData(features: Features, split: Split, context: number): TrialData {
  const standard = standardOf(features, split.training);
  const frames = (utterances: Split['test']) => framesOf(features, utterances, standard, context);
  return {
    training: frames(split.training),
    validation: frames(shareOf(split.validation, LOOKED_AT)),
    test: frames(split.test),
    split,
  };
}

/** Keeps the data of the seeds that were asked for last: a sweep asks for the same few again and again. */
export function keptData(make: (seed: number) => TrialData, most = 2): (seed: number) => TrialData {
  const kept = new Map<number, TrialData>();
  return (seed) => {
    const data = kept.get(seed) ?? make(seed);
    kept.delete(seed);
    kept.set(seed, data);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return data;
  };
}

/**
 * Trains a net, telling how far it is, and scores it. Nets that are compared in pairs see the frames in the same order.
 * @param random streams of this trial alone: `weights` and `shuffle` are taken
 */
export function* trial(data: TrialData, settings: NetSettings, random: Streams): Generator<TrainingLook, Score, void> {
  const { training, validation, test, split } = data;
  let last: TrainingLook | undefined;
  for (const look of trainNet(training, validation, settings, {
    weights: random('weights'),
    shuffle: random('shuffle'),
  })) {
    last = look;
    yield look;
  }
  const { best } = last!;
  const net = openNet(best);
  try {
    const logits = net.logits(test.x, test.frames);
    return {
      validation: last!.validationAtBest,
      frame: fourDecimals(frameError(logits, test.states)),
      digit: fourDecimals(digitError(logits, split.test, best.priors)),
    };
  } finally {
    net.close();
  }
}
