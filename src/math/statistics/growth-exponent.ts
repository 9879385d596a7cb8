import { log } from '../elementary/elementary.ts';
import { mean } from './mean.ts';
import { meanInterval } from './mean-interval.ts';
import type { Estimate } from './estimate.ts';

/**
 * The slope of the least-squares line through (ln x, ln y): p where y = c·xᵖ.
 * @param x at least two different positive numbers @param y as many positive ones @throws RangeError otherwise
 */
export function logLogSlope(x: readonly number[], y: readonly number[]): number {
  if (x.length !== y.length) throw new RangeError(`invalid pairs: ${x.length} and ${y.length}`);
  const wrong = [...x, ...y].find((value) => !(value > 0 && value < Infinity));
  if (wrong !== undefined) throw new RangeError(`invalid value: ${wrong}`);
  const u = x.map(log),
    v = y.map(log),
    [centreU, centreV] = [mean(u), mean(v)];
  const spread = u.reduce((sum, one) => sum + (one - centreU) * (one - centreU), 0);
  if (!(spread > 0)) throw new RangeError('invalid x: all the same');
  return u.reduce((sum, one, i) => sum + (one - centreU) * (v[i]! - centreV), 0) / spread;
}

/** The mean slope of several independent series over the same x and its interval by Student's t. @param series at least two */
export const growthExponent = (x: readonly number[], series: readonly (readonly number[])[]): Estimate =>
  meanInterval(series.map((y) => logLogSlope(x, y)));
