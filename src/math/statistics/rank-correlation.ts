/** Places of the values in ascending order, from 1; equal ones share the mean of theirs. */
function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => {
    const lower = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return lower + (equal + 1) / 2;
  });
}

/**
 * Spearman's rank correlation (1904): Pearson's correlation of the ranks, 1 if one grows whenever the other does, −1 if it falls.
 * @param first finite @param second as many @returns 0 where either does not vary
 * @throws RangeError if there are not as many of either
 */
export function rankCorrelation(first: readonly number[], second: readonly number[]): number {
  if (first.length !== second.length) throw new RangeError(`invalid pairs: ${first.length} and ${second.length}`);
  const [a, b] = [ranksOf(first), ranksOf(second)];
  const middle = (first.length + 1) / 2;
  const product = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, i) => sum + (value - middle) * (y[i]! - middle), 0);
  const size = Math.sqrt(product(a, a) * product(b, b));
  return size > 0 ? product(a, b) / size : 0;
}
