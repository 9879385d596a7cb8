/** Whole numbers of any size: results hold them as exact decimal text ("176"), since they pass 2^53. */

/** The number, if it is exact as one; null beyond 2^53 − 1. */
export const exactNumber = (n: bigint): number | null => (n <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(n) : null);

/** For tables and sentences: the number itself up to 15 digits, its first four digits beyond (cut off, not rounded: "约 1.234e30"). */
export const brief = (digits: string): string | number =>
  digits.length <= 15 ? Number(digits) : `约 ${digits[0]}.${digits.slice(1, 4)}e${digits.length - 1}`;
