import type { Features } from '../mixtures/mixture.ts';
import { rowsOf } from '../mixtures/mixture.ts';
import { compose, poolScorer, type AcousticModel, type Step } from './acoustic.ts';
import { alignComposite, type Alignment } from './alignment.ts';
import type { Emissions } from './forward-backward.ts';

/** Recognising isolated words: each word's chain is laid along the recording, and the one whose best path is the most likely is what was said. */
export interface WordRecogniser {
  /** Of every word its best path; undefined where the recording is too short for it. */
  paths(features: Features): (Alignment | undefined)[];
}

/** @param rows the units of every word @throws RangeError if a covariance is singular, or for an unknown unit */
export function recogniserOf(model: AcousticModel, rows: readonly (readonly Step[])[]): WordRecogniser {
  const scorer = poolScorer(model.states);
  const words = rows.map((row) => compose(model, row));
  const size = model.states.length;
  const all = Int32Array.from({ length: size }, (_, p) => p);
  return {
    paths(features) {
      // Words have states in common: each is looked at once a frame.
      const known = scorer.emissions(features, all);
      const emissions = (_: Features, pool: Int32Array): Emissions => {
        const logs = new Float64Array(rowsOf(features) * pool.length);
        for (let i = 0; i < logs.length; i++)
          logs[i] = known[Math.floor(i / pool.length) * size + pool[i % pool.length]!]!;
        return logs;
      };
      return words.map((word) => alignComposite(word, features, { emissions }));
    },
  };
}

/** The word of the most likely path, of equally likely ones the first; −1 if none goes through. */
export const bestWord = (paths: readonly (Alignment | undefined)[]): number =>
  paths.reduce(
    (best, path, word) => (path && (best < 0 || path.logProbability > paths[best]!.logProbability) ? word : best),
    -1,
  );
