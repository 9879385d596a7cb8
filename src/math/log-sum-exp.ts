import { exp, log } from './elementary/elementary.ts';

/** Sums of probabilities that are written as logarithms: −∞ is the probability 0. */

/**
 * log Σ e^x over `count` entries from `start`, by the largest one's exponent, so that nothing overflows and only what is negligible
 * underflows. Of no entries, and of entries that are all −∞, it is −∞.
 */
export function logSumExp(values: Float64Array, start = 0, count = values.length - start): number {
  let most = -Infinity;
  for (let i = start; i < start + count; i++) if (values[i]! > most) most = values[i]!;
  if (most === -Infinity) return -Infinity;
  let sum = 0;
  for (let i = start; i < start + count; i++) sum += exp(values[i]! - most);
  return most + log(sum);
}

/** log(e^a + e^b). */
export function logAdd(a: number, b: number): number {
  const [more, less] = a > b ? [a, b] : [b, a];
  return less === -Infinity ? more : more + log(1 + exp(less - more));
}
