import type { Random } from '../random.ts';
import { checkPermutations, COUNTED, permutationTest, type PermutationTest } from './permutation-share.ts';

/**
 * Whether differences of pairs have mean 0: were it indifferent which of a pair is which, every choice of signs would be as likely as the
 * one that was seen (Fisher 1935, "The design of experiments", §21). Two-sided. Up to 12 differences all 2ⁿ signs are counted and nothing
 * is random; of more, `resamples` random ones are drawn and what was seen is counted besides.
 * @param differences at least one, finite @throws RangeError otherwise, or if resamples is no whole number ≥ 1
 */
export function pairedPermutationTest(
  differences: readonly number[],
  resamples: number,
  random: Random,
): PermutationTest {
  if (differences.length === 0) throw new RangeError('invalid values: none');
  checkPermutations(differences, resamples);
  const exact = 2 ** differences.length <= COUNTED;
  const sum = (flipped: (i: number) => boolean) =>
    differences.reduce((total, difference, i) => (flipped(i) ? total - difference : total + difference), 0);
  function* arranged() {
    if (exact) for (let signs = 0; signs < 2 ** differences.length; signs++) yield sum((i) => ((signs >> i) & 1) === 1);
    else for (let k = 0; k < resamples; k++) yield sum(() => random.bits() >>> 31 === 1);
  }
  const size = differences.reduce((total, difference) => total + Math.abs(difference), 0);
  return permutationTest(
    sum(() => false),
    size,
    arranged(),
    exact,
  );
}
