import type { Estimate } from './estimate.ts';
import { pairedInterval } from './paired-interval.ts';

/** The mean of independent draws and its confidence interval by Student's t; see `pairedInterval`. @param values at least two @throws RangeError otherwise */
export const meanInterval = (values: readonly number[], level = 0.95): Estimate =>
  pairedInterval(
    values,
    values.map(() => 0),
    level,
  );
