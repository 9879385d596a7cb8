import { exp, log } from '../elementary/elementary.ts';
import { covarianceSize, scorerOf, type Mixture } from './mixture.ts';

/** The expectation step: how much every component answers for every row, added up to what the maximization needs. */

/** Sums over rows of responsibility · weight of the row; those of the rows are taken from the component's present mean. */
export interface MixtureStatistics {
  /** Weight of all rows: their number, if each weighs 1. */
  total: number;
  /** Σ weight · log p(x). */
  logLikelihood: number;
  /** K: rows that each component answers for. */
  readonly counts: Float64Array;
  /** K × D: Σ (x − μ_k). */
  readonly first: Float64Array;
  /** K × covariance: Σ (x − μ_k)² or Σ (x − μ_k)(x − μ_k)ᵀ, the lower triangle. */
  readonly second: Float64Array;
}

export interface Accumulator {
  readonly statistics: MixtureStatistics;
  /** Adds the row whose D values begin at `start`, counted `weight` times, and returns its log p(x). */
  add(values: Float64Array, start: number, weight?: number): number;
  /** Responsibilities of the row that was added last: K numbers ≥ 0 that add up to 1. */
  readonly responsibilities: Float64Array;
}

/**
 * Deviations are taken from the present means, so that a large mean loses no digits of the covariance.
 * A row on which every component's density underflows even as a logarithm is answered for by none.
 * @throws RangeError if a covariance is singular
 */
export function accumulator(mixture: Mixture): Accumulator {
  const { dims, shape, weights, means } = mixture;
  const components = weights.length,
    size = covarianceSize(dims, shape);
  const { score } = scorerOf(mixture);
  const [counts, first, second] = [components, components * dims, components * size].map(
    (length) => new Float64Array(length),
  ) as [Float64Array, Float64Array, Float64Array];
  const statistics: MixtureStatistics = { total: 0, logLikelihood: 0, counts, first, second };
  const responsibilities = new Float64Array(components),
    off = new Float64Array(dims);
  return {
    statistics,
    responsibilities,
    add(values, start, weight = 1) {
      score(values, start, responsibilities);
      const density = normalize(responsibilities);
      statistics.total += weight;
      statistics.logLikelihood += weight * density;
      for (let k = 0; k < components; k++) {
        const share = weight * responsibilities[k]!;
        if (share === 0) continue;
        counts[k]! += share;
        for (let d = 0; d < dims; d++) {
          off[d] = values[start + d]! - means[k * dims + d]!;
          first[k * dims + d]! += share * off[d]!;
        }
        if (shape === 'diagonal') for (let d = 0; d < dims; d++) second[k * size + d]! += share * off[d]! * off[d]!;
        else
          for (let i = 0; i < dims; i++)
            for (let j = 0; j <= i; j++) second[k * size + i * dims + j]! += share * off[i]! * off[j]!;
      }
      return density;
    },
  };
}

/** From log w_k p_k(x) to responsibilities, in place; returns log Σ_k w_k p_k(x). */
function normalize(joint: Float64Array): number {
  let most = -Infinity;
  for (let k = 0; k < joint.length; k++) if (joint[k]! > most) most = joint[k]!;
  if (most === -Infinity) {
    joint.fill(0);
    return -Infinity;
  }
  let sum = 0;
  for (let k = 0; k < joint.length; k++) {
    joint[k] = exp(joint[k]! - most);
    sum += joint[k]!;
  }
  for (let k = 0; k < joint.length; k++) joint[k]! /= sum;
  return most + log(sum);
}
