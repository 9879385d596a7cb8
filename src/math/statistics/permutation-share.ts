/** What a permutation test finds. */
export interface PermutationTest {
  /** The share of all arrangements that lie as far from no effect as what was seen, on either side: the two-sided p. */
  p: number;
  /** Whether every arrangement was counted; otherwise p is estimated from random ones. */
  exact: boolean;
}

/** So many arrangements or fewer are all counted. */
export const COUNTED = 4096;

/**
 * The p of a permutation test. What was seen is one of all arrangements; among random ones it is counted besides, so that p is never 0
 * and a true null hypothesis is rejected no more often than said (Phipson & Smyth 2010).
 * @param seen the effect that was seen, any sign
 * @param size what the effects are sums of, in size: effects that differ by less than 1e-12 of it are equal, for their sums are rounded
 * @param arranged the effect in every arrangement, or in random ones
 */
export function permutationTest(
  seen: number,
  size: number,
  arranged: Iterable<number>,
  exact: boolean,
): PermutationTest {
  const least = Math.abs(seen) - 1e-12 * size;
  let all = exact ? 0 : 1,
    extreme = all;
  for (const effect of arranged) {
    all++;
    if (Math.abs(effect) >= least) extreme++;
  }
  return { p: extreme / all, exact };
}

/** @throws RangeError unless all values are finite and there are resamples to draw */
export function checkPermutations(values: readonly number[], resamples: number): void {
  if (!values.every(Number.isFinite)) throw new RangeError('invalid values: not all finite');
  if (!Number.isInteger(resamples) || resamples < 1) throw new RangeError(`invalid resamples: ${resamples}`);
}
