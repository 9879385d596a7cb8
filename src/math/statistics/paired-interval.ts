import { checkLevel, type Estimate } from './estimate.ts';
import { mean } from './mean.ts';
import { standardError } from './standard-error.ts';
import { studentQuantile } from './student.ts';

/**
 * The mean of the differences first − second of pairs, as two nets that start from the same seed, and its confidence interval by
 * Student's t with n − 1 degrees of freedom (Student 1908, "The probable error of a mean"). The level holds exactly where differences
 * are normal, about where they are many. What a pair shares, its seed, cancels: the interval is narrower than that of two groups.
 * @param first at least two values @param second as many @param level the share of such intervals that hold the true mean
 * @throws RangeError if there are not as many of either, fewer than two, or the level does not lie between 0 and 1
 */
export function pairedInterval(first: readonly number[], second: readonly number[], level = 0.95): Estimate {
  checkLevel(level);
  if (first.length !== second.length) throw new RangeError(`invalid pairs: ${first.length} and ${second.length}`);
  const differences = first.map((value, i) => value - second[i]!);
  const value = mean(differences),
    half = studentQuantile(level, Math.max(1, first.length - 1)) * standardError(differences);
  return { value, low: value - half, high: value + half };
}
