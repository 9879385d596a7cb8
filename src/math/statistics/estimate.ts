/** A value estimated from a sample, and the ends of its confidence interval, in the sample's own units. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** @throws RangeError unless 0 < level < 1 */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`invalid level: ${level}`);
}
