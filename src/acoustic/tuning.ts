import type { Score } from './trial.ts';
import { fourDecimals } from '../math/rounding.ts';
import { mean } from '../math/statistics/mean.ts';
import { pairedInterval } from '../math/statistics/paired-interval.ts';

/**
 * Settings chosen for each net by validation, before its errors are compared with another's: a few seeds try every setting, the setting with the fewest
 * mistakes in validation is taken, and the other seeds try it alone. What is tested chooses nothing. The order of trials follows from those that are
 * done, so that a sweep goes on from any of its results.
 */

/** What chooses: the share of mistakes in validation. */
export interface Judged {
  validation: number;
}

/** A trial that is done: which setting and which seed, and what came of it. */
export type Tried<S extends Judged> = S & { setting: number; seed: number };
export type Trial = Tried<Score>;

/** Seeds that try every setting. */
const TUNED_ON = 2;
export const tunedOn = (seeds: number): number => Math.min(TUNED_ON, seeds);

/** How many trials a net takes. */
export const trialsOf = (settings: number, seeds: number): number => settings * tunedOn(seeds) + seeds - tunedOn(seeds);

/** What to try next for a net with those trials done; undefined if all is done. */
export function nextTrial(
  done: readonly Judged[],
  settings: number,
  seeds: number,
): { setting: number; seed: number } | undefined {
  const tuning = settings * tunedOn(seeds);
  const { length } = done;
  if (length < tuning) return { setting: Math.floor(length / tunedOn(seeds)), seed: length % tunedOn(seeds) };
  if (length < trialsOf(settings, seeds))
    return { setting: chosenOf(done, settings, seeds), seed: tunedOn(seeds) + length - tuning };
  return undefined;
}

/** The setting whose mean over the seeds that tried them all has the fewest mistakes in validation; of equal ones the first. */
export function chosenOf(done: readonly Judged[], settings: number, seeds: number): number {
  const each = tunedOn(seeds);
  const means = Array.from({ length: settings }, (_, s) =>
    mean(done.slice(s * each, (s + 1) * each).map(({ validation }) => validation)),
  );
  return means.indexOf(Math.min(...means));
}

/** Errors over the seeds: their mean, and each of them. */
export interface Errors {
  mean: number;
  each: number[];
}

/** What is known of a net whose trials are all done. */
export interface Tuned {
  setting: number;
  frame: Errors;
  digit: Errors;
}

export const errorsOf = (each: number[]): Errors => ({ mean: fourDecimals(mean(each)), each });

/** The trials with the chosen setting, seed by seed. @returns undefined while trials are missing */
export function chosenTrials<T extends Tried<Judged>>(
  done: readonly T[],
  settings: number,
  seeds: number,
): { setting: number; trials: T[] } | undefined {
  if (done.length < trialsOf(settings, seeds)) return undefined;
  const setting = chosenOf(done, settings, seeds);
  return { setting, trials: done.filter((one) => one.setting === setting).sort((a, b) => a.seed - b.seed) };
}

/** @returns undefined while trials are missing */
export function tunedOf(done: readonly Trial[], settings: number, seeds: number): Tuned | undefined {
  const chosen = chosenTrials(done, settings, seeds);
  return (
    chosen && {
      setting: chosen.setting,
      frame: errorsOf(chosen.trials.map(({ frame }) => frame)),
      digit: errorsOf(chosen.trials.map(({ digit }) => digit)),
    }
  );
}

/** A mean difference of errors, and the ends of its 95 % interval, paired by seed; null with a single seed. */
export interface Apart {
  mean: number;
  low: number | null;
  high: number | null;
}

/** First less second, seed by seed. */
export function apartOf({ each: first }: Errors, { each: second }: Errors): Apart {
  if (first.length < 2) return { mean: fourDecimals(first[0]! - second[0]!) + 0, low: null, high: null };
  const { value, low, high } = pairedInterval(first, second);
  return { mean: fourDecimals(value) + 0, low: fourDecimals(low) + 0, high: fourDecimals(high) + 0 };
}
