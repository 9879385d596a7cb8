import { checkLevel, type Estimate } from './estimate.ts';
import { mean } from './mean.ts';
import { studentQuantile } from './student.ts';

/**
 * The ratio of two means of pairs, mean first / mean second, and its confidence interval: all ratios ρ for which the mean of first − ρ·second does not
 * differ from 0 by Student's t (Fieller 1954, "Some problems in interval estimation"). They lie between two roots of a quadratic if the mean of the
 * second differs from 0 itself; if it does not, what there is to be shared may be nothing, and no interval is told.
 * @param first at least two values @param second as many @param level the share of such intervals that hold the true ratio
 * @returns undefined if the second's interval touches 0
 * @throws RangeError if there are not as many of either, fewer than two, or the level does not lie between 0 and 1
 */
export function ratioInterval(first: readonly number[], second: readonly number[], level = 0.95): Estimate | undefined {
  checkLevel(level);
  const n = first.length;
  if (n !== second.length || n < 2) throw new RangeError(`invalid pairs: ${n} and ${second.length}`);
  const [a, b] = [mean(first), mean(second)];
  /** What t allows the product of two means to be off: t²·cov/n. */
  const t = studentQuantile(level, n - 1);
  const off = (p: readonly number[], q: readonly number[]) => {
    const [u, v] = [mean(p), mean(q)];
    return (t * t * p.reduce((sum, x, i) => sum + (x - u) * (q[i]! - v), 0)) / ((n - 1) * n);
  };
  const square = b * b - off(second, second);
  if (!(square > 0)) return undefined;
  const [half, rest] = [a * b - off(first, second), a * a - off(first, first)];
  const root = Math.sqrt(Math.max(0, half * half - square * rest));
  return { value: a / b, low: (half - root) / square, high: (half + root) / square };
}
