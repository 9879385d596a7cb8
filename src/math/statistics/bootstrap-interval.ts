import type { Random } from '../random.ts';
import { checkLevel, type Estimate } from './estimate.ts';
import { quantiles } from './quantiles.ts';

export interface Bootstrap {
  /** The share of such intervals that are to hold the true value, 0.95 if not given. */
  level?: number;
  /** Samples drawn anew, 2000 if not given: enough for the ends of a level of 0.95 (Efron & Tibshirani 1993, 14.6). */
  resamples?: number;
}

/**
 * A statistic of a sample with its percentile bootstrap interval: as many values are drawn from the sample with replacement, again and
 * again, and of the statistic's values the middle share `level` is kept (Efron 1979; Efron & Tibshirani 1993, chapter 13). It asks for no
 * distribution, but is too narrow for samples of fewer than about twenty. For pairs, give their differences.
 * @param values at least one, independent draws @param statistic as `mean` or `median`; it must take repeated values and give no NaN
 * @throws RangeError if there are no values, or level or resamples are out of range
 */
export function bootstrapInterval(
  values: readonly number[],
  statistic: (sample: readonly number[]) => number,
  { level = 0.95, resamples = 2000 }: Bootstrap,
  random: Random,
): Estimate {
  checkLevel(level);
  if (values.length === 0) throw new RangeError('invalid values: none');
  if (!Number.isInteger(resamples) || resamples < 1) throw new RangeError(`invalid resamples: ${resamples}`);
  const outside = (1 - level) / 2;
  const drawn = Array.from({ length: resamples }, () =>
    statistic(values.map(() => values[random.integer(values.length)]!)),
  );
  const [low, high] = quantiles(drawn, [outside, 1 - outside]) as [number, number];
  return { value: statistic(values), low, high };
}
