import { drawParity } from '../../datasets/parity.ts';
import { parityLearner, type ParityStart, type ParityTask } from '../../engine/fit/parity-learner.ts';
import type { Streams } from '../../math/random.ts';

/** The trainings of which the sweep is made: how many steps until a net has learned, and how much it has learned by the end. */

/** Inputs of their own, on which answers are counted; where d is small, steps see the same ones. */
const TESTED = 2048;
/** A net is asked after every step at first, later so seldom that what is read off is late by less than this part of it. */
const LATE = 1 / 32;
/** From here on a net has learned. */
export const LEARNED = 0.95;

/** Of how many inputs, for each number of those that count. */
export const SIZES: Record<number, readonly number[]> = {
  2: [8, 16, 32, 64],
  3: [8, 12, 16, 24, 32, 48, 64],
  4: [8, 12, 16, 20, 24, 32],
};
export const COUNTS = [2, 3, 4];
/** The number of those that count, where help is tried, and what is tried. */
export const HELPED = 4;
export const helps = ['wide', 'stepwise'] as const;
export type Help = (typeof helps)[number];
/** For all inputs counting. */
export const FULL_SIZES = [8, 12, 16, 20, 24, 28, 32];
export const starts: readonly ParityStart[] = ['signs', 'uniform', 'normal'];
/** Wider and faster, and stopped early: what the start does is seen in how much is right by then. */
const FULL = { width: 256, learningRate: 0.3, steps: 6000 };

const WIDTH = 64,
  BATCH = 64;

export interface Arm {
  kind: 'price' | Help | 'full';
  k: number;
  d: number;
  start: ParityStart;
}

/** All trainings but for the seeds, in order. */
export const arms: readonly Arm[] = [
  ...COUNTS.flatMap((k) => SIZES[k]!.map((d): Arm => ({ kind: 'price', k, d, start: 'uniform' }))),
  ...helps.flatMap((kind) => SIZES[HELPED]!.map((d): Arm => ({ kind, k: HELPED, d, start: 'uniform' }))),
  ...starts.flatMap((start) => FULL_SIZES.map((d): Arm => ({ kind: 'full', k: d, d, start }))),
];

/** As wide as the nets that are taught stepwise are together. */
const widthOf = ({ kind }: Arm): number =>
  kind === 'full' ? FULL.width : kind === 'wide' ? WIDTH * (HELPED - 1) : WIDTH;

/**
 * When a net that was asked after so many steps is asked again: a gap of 1, 2, 4 … steps. Were it the same for all, few steps would be rounded
 * up by a larger part than many, and the slope of their logarithms would be too low.
 */
export function nextAsked(done: number): number {
  let gap = 1;
  while (2 * gap <= LATE * done) gap *= 2;
  return done + gap;
}

/**
 * The first number of steps, of those at which it was asked, after which the net was right on 95 % of inputs of their own, null if it never was up to
 * the limit; where all inputs count, the share of right answers after 6,000 steps.
 */
export function measure(arm: Arm, { rate, limit }: { rate: number; limit: number }, random: Streams): number | null {
  const { kind, k, d, start } = arm,
    full = kind === 'full';
  // Inputs are alike at first: which of them count makes no difference.
  const chosen = Array.from({ length: k }, (_, i) => i);
  const task: ParityTask = {
    d,
    chosen,
    width: widthOf(arm),
    learningRate: full ? FULL.learningRate : rate,
    batch: BATCH,
    start,
    stepwise: kind === 'stepwise',
  };
  const inputs = random('inputs'),
    test = drawParity(d, chosen, TESTED, random('test'));
  const learner = parityLearner(task, (samples) => drawParity(d, chosen, samples, inputs), random);
  try {
    if (full) {
      learner.step(FULL.steps);
      return learner.right(test);
    }
    for (let done = 0; done < limit;) {
      const asked = Math.min(limit, nextAsked(done));
      learner.step(asked - done);
      done = asked;
      if (learner.right(test) >= LEARNED) return done;
    }
    return null;
  } finally {
    learner.dispose();
  }
}

/** Streams of one training. Arms share their seeds' streams, so that they are paired by seed. */
export const streamsOf =
  (random: Streams, seed: number): Streams =>
  (name) =>
    random(`${name} of ${seed}`);
