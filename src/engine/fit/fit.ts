import type { Trainer } from '../training.ts';
import { schedules, type Schedule } from './schedules.ts';

/** What can be trained and freed: a `Training`, or more. */
export interface Learner {
  trainer: Pick<Trainer, 'step'>;
  dispose(): void;
}

export interface FitOptions {
  steps: number;
  /** How often to look, at most, besides before the first step; looks are equally many steps apart, but for the last. */
  looks: number;
  /** Constant if not given. */
  schedule?: Schedule;
}

/** A moment at which learning is looked at. */
export interface Look<L> {
  /** Steps that every learner has taken. */
  done: number;
  /** Each learner's mean loss over the steps since the last look; empty before the first step. Not finite after divergence. */
  losses: readonly number[];
  learners: readonly L[];
}

/**
 * Train, measure, yield: starts the learners, takes their steps slice by slice, and yields what `measure` makes of each look, before the
 * first step and after each slice. All learners have taken the same number of steps at a look. When it ends, is ended by its consumer
 * or throws, all learners that were started are disposed of.
 * @param starts one a learner; called in order, at the first `next`
 * @throws RangeError if steps is no whole number ≥ 0, or looks no whole number ≥ 1
 */
export function* fit<L extends Learner, M>(
  starts: readonly (() => L)[],
  { steps, looks, schedule = schedules.constant }: FitOptions,
  measure: (look: Look<L>) => M,
): Generator<M, void, void> {
  if (!Number.isInteger(steps) || steps < 0) throw new RangeError(`invalid steps: ${steps}`);
  if (!Number.isInteger(looks) || looks < 1) throw new RangeError(`invalid looks: ${looks}`);
  const learners: L[] = [],
    every = Math.ceil(steps / looks);
  try {
    for (const start of starts) learners.push(start());
    yield measure({ done: 0, losses: [], learners });
    for (let done = 0; done < steps;) {
      const next = Math.min(steps, done + every);
      const losses = learners.map(({ trainer }) => slice(trainer, done, next, steps, schedule) / (next - done));
      done = next;
      yield measure({ done, losses, learners });
    }
  } finally {
    for (const learner of learners) learner.dispose();
  }
}

/** Takes steps `from` … `to` − 1 of n, those of the same rate in one call, and sums their losses in order. */
function slice(trainer: Learner['trainer'], from: number, to: number, n: number, schedule: Schedule): number {
  let sum = 0;
  for (let i = from; i < to;) {
    const share = schedule(i, n);
    let end = i + 1;
    while (end < to && schedule(end, n) === share) end++;
    sum = trainer.step(end - i, share).reduce((total, loss) => total + loss, sum);
    i = end;
  }
  return sum;
}
