import type { Features } from '../mixtures/mixture.ts';
import { compose, poolScorer, type AcousticModel, type Composite, type PoolScorer, type Step } from './acoustic.ts';
import { viterbi } from './viterbi.ts';

/** Forced alignment: which frame of a recording belongs to which state of the units that are known to be said. */

/** Consecutive frames in one state. */
export interface Segment {
  /** Which step of the row, which of its unit's states, and which state of the pool. */
  step: number;
  place: number;
  pool: number;
  /** First frame, and the first one after it. */
  start: number;
  end: number;
}

export interface Alignment {
  segments: Segment[];
  /** log p(O, path) of the best path. */
  logProbability: number;
}

/** The best path through a row of units; undefined if none goes through, as with fewer frames than states. */
export const align = (
  model: AcousticModel,
  row: readonly Step[],
  features: Features,
  scorer: PoolScorer = poolScorer(model.states),
): Alignment | undefined => alignComposite(compose(model, row), features, scorer);

/** The same for a row that is composed already. */
export function alignComposite(
  { chain, pool, step, place }: Composite,
  features: Features,
  scorer: PoolScorer,
): Alignment | undefined {
  const best = viterbi(chain, scorer.emissions(features, pool));
  if (!best) return undefined;
  const segments: Segment[] = [];
  best.path.forEach((s, t) => {
    if (t > 0 && best.path[t - 1] === s) segments.at(-1)!.end = t + 1;
    else segments.push({ step: step[s]!, place: place[s]!, pool: pool[s]!, start: t, end: t + 1 });
  });
  return { segments, logProbability: best.logProbability };
}
