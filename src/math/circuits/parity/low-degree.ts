import { binomial } from '../../plane/region-bounds.ts';

/**
 * Polynomials of low degree over the field of three elements against the parity of n bits (Razborov 1987, Smolensky 1987). Parity is told
 * as (−1)^s, where s is the number of ones; a polynomial is right at an input if its value there is (−1)^s modulo 3.
 */

/** The share of all 2^n inputs that have s ones. */
export const levelShare = (n: number, s: number): number => Number(binomial(n, s)) / 2 ** n;

/** No polynomial of degree `degree` is right on a larger share of the inputs: Σ C(n,i)/2^n over i ≤ (n + degree)/2. */
export function ceilingOf(n: number, degree: number): number {
  let sum = 0;
  for (let i = Math.floor((n + degree) / 2); i >= 0; i--) sum += levelShare(n, i);
  return Math.min(1, sum);
}

/**
 * The symmetric polynomial of degree ≤ `degree` that is right on the levels from, …, from + degree: in s it is
 * (−1)^from · Σ_{i ≤ degree} (−2)^i C(s − from, i), and C(s, i) modulo 3 is an elementary symmetric polynomial of degree i in the bits.
 * @returns its value on each level s = 0, …, n: 0, 1 or 2 modulo 3
 */
export function levelValues(n: number, degree: number, from: number): number[] {
  const sign: number = from % 2 === 0 ? 1 : 2;
  // Its differences at s = from: each is (−2)^i times the sign, and −2 is 1 modulo 3.
  const forward = Array.from({ length: degree + 1 }, () => sign),
    back = forward.slice();
  const values = Array.from({ length: n + 1 }, () => 0);
  for (let s = from; s <= n; s++) {
    values[s] = forward[0]!;
    for (let i = 0; i < degree; i++) forward[i] = (forward[i]! + forward[i + 1]!) % 3;
  }
  for (let s = from - 1; s >= 0; s--) {
    for (let i = degree - 1; i >= 0; i--) back[i] = (back[i]! - back[i + 1]! + 3) % 3;
    values[s] = back[0]!;
  }
  return values;
}

/** The value modulo 3 that is right on level s. */
export const rightValue = (s: number): number => (s % 2 === 0 ? 1 : 2);

/** The first of `degree` + 1 levels that lie in the middle: where most inputs are. */
export const middleFrom = (n: number, degree: number): number => Math.ceil((n - degree) / 2);
