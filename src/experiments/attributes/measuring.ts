import { CLASSES, RARE } from '../../datasets/attributes.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { auc } from '../../math/statistics/auc.ts';
import type { Estimate } from '../../math/statistics/estimate.ts';
import { meanInterval } from '../../math/statistics/mean-interval.ts';
import { pairedInterval } from '../../math/statistics/paired-interval.ts';
import { answersOf, confusionOf, precisionAt, recallsOf, wrongShare } from '../../pictures/scores.ts';
import { COMMON } from './examples.ts';

/** How well the rare class is told, and all. */
export interface Measured {
  /** Of the rare class's pictures the share that is found. */
  recall: number;
  /** Of the rare class against the others, by its score. */
  auc: number;
  /** Of those that are taken for the rare class the share that belongs to it, if classes come as often as they were learnt. */
  precision: number;
  /** Share of mistakes, all classes equally frequent. */
  testError: number;
}
export const MEASURES = ['recall', 'auc', 'precision', 'testError'] as const satisfies (keyof Measured)[];

/** @param scores four a picture @param rare of the rare class, so many were learnt */
export function measure(scores: Float64Array, labels: Uint8Array, rare: number): Measured {
  const answers = answersOf(scores, CLASSES.length);
  const confusion = confusionOf(answers, labels, CLASSES.length);
  const own = Float64Array.from(labels, (_, i) => scores[i * CLASSES.length + RARE]!);
  return {
    recall: fourDecimals(recallsOf(confusion)[RARE]!),
    auc: fourDecimals(
      auc(
        own,
        labels.map((label) => Number(label === RARE)),
      ),
    ),
    precision: fourDecimals(
      precisionAt(
        confusion,
        RARE,
        CLASSES.map((_, c) => (c === RARE ? rare : COMMON)),
      ),
    ),
    testError: fourDecimals(wrongShare(answers, labels)),
  };
}

const rounded = ({ value, low, high }: Estimate): Estimate => ({
  value: fourDecimals(value) + 0,
  low: fourDecimals(low) + 0,
  high: fourDecimals(high) + 0,
});

/** A mean and its 95 % interval; one value is its own. */
export const estimated = (values: readonly number[]): Estimate =>
  rounded(values.length > 1 ? meanInterval(values) : { value: values[0]!, low: values[0]!, high: values[0]! });

/** First less second, seed by seed. */
export const apart = (first: readonly number[], second: readonly number[]): Estimate =>
  first.length > 1 ? rounded(pairedInterval(first, second)) : estimated([first[0]! - second[0]!]);
