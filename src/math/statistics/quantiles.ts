/**
 * Sample quantiles of type 7 of Hyndman & Fan 1996, "Sample quantiles in statistical packages": of n sorted values the i-th, counted
 * from 0, is the quantile of i/(n − 1), and between two of them quantiles go straight. So the quantile of ½ is the median, that of
 * 0 the least and that of 1 the greatest value. This is also what R, NumPy and spreadsheets do where nothing else is said.
 * @param values in any order, at least one, none NaN; infinite ones are sorted like others
 * @param probabilities each from 0 to 1
 * @returns one quantile a probability, each between the least and the greatest value
 * @throws RangeError if there is no value, a value is NaN or a probability lies outside 0 … 1
 */
export function quantiles(values: readonly number[], probabilities: readonly number[]): number[] {
  if (values.length === 0 || values.some(Number.isNaN)) throw new RangeError('invalid values: none, or a NaN');
  const sorted = Float64Array.from(values).sort();
  return probabilities.map((probability) => {
    if (!(probability >= 0 && probability <= 1)) throw new RangeError(`invalid probability: ${probability}`);
    const place = (sorted.length - 1) * probability,
      below = Math.floor(place),
      part = place - below;
    const low = sorted[below]!,
      high = sorted[Math.min(below + 1, sorted.length - 1)]!;
    return part === 0 || low === high ? low : Math.min(high, low + part * (high - low));
  });
}

/** The median, the quantile of ½: of an even number of values the mean of the two in the middle. @throws RangeError as `quantiles` */
export const median = (values: readonly number[]): number => quantiles(values, [0.5])[0]!;
