import { variance } from './variance.ts';

/** The standard error of the mean of independent draws, s/√n. @param values at least two @throws RangeError otherwise */
export const standardError = (values: readonly number[]): number => Math.sqrt(variance(values) / values.length);
