import { mean } from './mean.ts';

/**
 * The unbiased sample variance Σ(x − x̄)²/(n − 1), in two passes, the deviations taken from the mean before they are squared
 * (Chan, Golub & LeVeque 1983), so that a large mean loses no digits.
 * @param values at least two @throws RangeError otherwise
 */
export function variance(values: readonly number[]): number {
  if (values.length < 2) throw new RangeError(`invalid values: ${values.length}, a variance needs two`);
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (values.length - 1);
}
