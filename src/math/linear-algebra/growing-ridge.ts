import { cholesky } from './cholesky.ts';

/**
 * Kernel ridge regression on the first samples of a row, for every number of them, from one factor: the factor of the first n samples is
 * the corner of that of all.
 */
export interface GrowingRidge {
  /** The coefficients of the first n samples: (K + ridge·I)⁻¹·y. @throws RangeError unless 1 ≤ n ≤ samples */
  coefficients(n: number): Float64Array;
}

/**
 * @param kernel samples × samples, symmetric, of which the lower triangle is read; it is added to
 * @param y a value a sample
 * @throws RangeError if kernel and ridge make no positive definite matrix
 */
export function growingRidge(kernel: Float64Array, y: ArrayLike<number>, ridge: number): GrowingRidge {
  const samples = y.length;
  for (let i = 0; i < samples; i++) kernel[i * samples + i]! += ridge;
  const factor = cholesky(kernel, samples);
  if (!factor) throw new RangeError(`invalid ridge: ${ridge}`);
  const half = new Float64Array(samples);
  for (let i = 0; i < samples; i++) {
    let sum = y[i]!;
    for (let j = 0; j < i; j++) sum -= factor[i * samples + j]! * half[j]!;
    half[i] = sum / factor[i * samples + i]!;
  }
  return {
    coefficients(n) {
      if (!Number.isInteger(n) || n < 1 || n > samples) throw new RangeError(`invalid n: ${n}`);
      const rest = half.slice(0, n);
      for (let i = n - 1; i >= 0; i--) {
        rest[i]! /= factor[i * samples + i]!;
        for (let j = 0; j < i; j++) rest[j]! -= factor[i * samples + j]! * rest[i]!;
      }
      return rest;
    },
  };
}
