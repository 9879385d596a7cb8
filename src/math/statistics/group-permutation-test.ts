import type { Random } from '../random.ts';
import { checkPermutations, COUNTED, permutationTest, type PermutationTest } from './permutation-share.ts';

/**
 * Whether two groups have the same mean: were it indifferent which value is in which group, every way to deal them out would be as likely
 * as the one that was seen (Pitman 1937). Two-sided. Up to 4096 ways are all counted and nothing is random; of more, `resamples` random
 * ones are drawn and what was seen is counted besides.
 * @param first at least one value @param second at least one value @throws RangeError unless all are finite and resamples is a whole number ≥ 1
 */
export function groupPermutationTest(
  first: readonly number[],
  second: readonly number[],
  resamples: number,
  random: Random,
): PermutationTest {
  if (first.length === 0 || second.length === 0) throw new RangeError('invalid values: an empty group');
  const pool = [...first, ...second];
  checkPermutations(pool, resamples);
  const total = pool.reduce((sum, value) => sum + value, 0),
    share = first.length / pool.length;
  // With both sizes fixed, the difference of the means is this times a constant.
  const effect = (sum: number) => sum - share * total;
  const exact = waysToChoose(first.length, pool.length) <= COUNTED;

  /** Sums of every choice of `left` values from the i-th on, added to `sum`. */
  function* chosen(i: number, left: number, sum: number): Generator<number> {
    if (left === 0) yield effect(sum);
    else if (pool.length - i >= left) {
      yield* chosen(i + 1, left - 1, sum + pool[i]!);
      yield* chosen(i + 1, left, sum);
    }
  }
  function* drawn() {
    const dealt = [...pool];
    for (let k = 0; k < resamples; k++) {
      random.shuffle(dealt);
      yield effect(dealt.slice(0, first.length).reduce((sum, value) => sum + value, 0));
    }
  }
  const seen = effect(first.reduce((sum, value) => sum + value, 0)),
    size = pool.reduce((sum, value) => sum + Math.abs(value), 0);
  return permutationTest(seen, size, exact ? chosen(0, first.length, 0) : drawn(), exact);
}

/** The binomial coefficient of n over k; beyond `COUNTED`, something beyond it. */
function waysToChoose(k: number, n: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k) && ways <= COUNTED; i++) ways = (ways * (n - i + 1)) / i;
  return ways;
}
