import { log } from '../elementary/elementary.ts';
import { cholesky } from '../linear-algebra/cholesky.ts';
import { logSumExp } from '../log-sum-exp.ts';

/** Mixtures of Gaussians: p(x) = Σ_k w_k N(x; μ_k, Σ_k), with covariances that are diagonal or full. */

/** Measurements in rows, `dims` values each. */
export interface Features {
  readonly values: Float64Array;
  readonly dims: number;
}

export const rowsOf = ({ values, dims }: Features): number => values.length / dims;

export type Shape = 'diagonal' | 'full';

/** K components in D dimensions. Never changed in place. */
export interface Mixture {
  readonly dims: number;
  readonly shape: Shape;
  /** K, each ≥ 0, together 1. A component of weight 0 stays, and never answers for anything. */
  readonly weights: Float64Array;
  /** K rows of D. */
  readonly means: Float64Array;
  /** Diagonal: K rows of D variances. Full: K matrices D × D, rows one after the other. */
  readonly covariances: Float64Array;
}

/** How many numbers one covariance has. */
export const covarianceSize = (dims: number, shape: Shape): number => (shape === 'full' ? dims * dims : dims);

/** Free parameters: of K diagonal components K(2D + 1) − 1, for the weights add up to 1; of full ones K(D + D(D + 1)/2 + 1) − 1. */
export const parameterCount = (components: number, dims: number, shape: Shape): number =>
  components * (dims + (shape === 'full' ? (dims * (dims + 1)) / 2 : dims) + 1) - 1;

const LOG_2PI = 1.8378770664093453;

/** What a mixture says of one row. Logarithms are taken once, when it is made: a row costs no logarithm and no exponential. */
export interface Scorer {
  /** Writes log w_k + log N(x; μ_k, Σ_k) of every component into `joint`, x being the D values from `start`. */
  score(values: Float64Array, start: number, joint: Float64Array): void;
}

/** @throws RangeError if a covariance is not positive definite */
export const scorerOf = (mixture: Mixture): Scorer =>
  mixture.shape === 'full' ? fullScorer(mixture) : diagonalScorer(mixture);

function diagonalScorer({ dims, weights, means, covariances }: Mixture): Scorer {
  const components = weights.length;
  const halves = covariances.map((variance) => -0.5 / variance);
  const constants = weights.map((weight, k) => {
    let sum = dims * LOG_2PI;
    for (let d = k * dims; d < (k + 1) * dims; d++) {
      if (!(covariances[d]! > 0)) throw singular(k);
      sum += log(covariances[d]!);
    }
    return log(weight) - 0.5 * sum;
  });
  return {
    score(values, start, joint) {
      for (let k = 0, at = 0; k < components; k++) {
        let sum = constants[k]!;
        for (let d = 0; d < dims; d++, at++) {
          const off = values[start + d]! - means[at]!;
          sum += off * off * halves[at]!;
        }
        joint[k] = sum;
      }
    },
  };
}

/** With Cholesky's L the distance (x − μ)ᵀΣ⁻¹(x − μ) is ‖y‖², L·y = x − μ, and ½ log det Σ is Σ log L_dd. */
function fullScorer({ dims, weights, means, covariances }: Mixture): Scorer {
  const components = weights.length,
    solved = new Float64Array(dims);
  const factors = Array.from(weights, (_, k) => {
    const factor = cholesky(covariances, dims, k * dims * dims);
    if (!factor) throw singular(k);
    return factor;
  });
  const constants = weights.map((weight, k) => {
    let sum = 0.5 * dims * LOG_2PI;
    for (let d = 0; d < dims; d++) sum += log(factors[k]![d * dims + d]!);
    return log(weight) - sum;
  });
  return {
    score(values, start, joint) {
      for (let k = 0; k < components; k++) {
        const factor = factors[k]!;
        let distance = 0;
        for (let i = 0; i < dims; i++) {
          let sum = values[start + i]! - means[k * dims + i]!;
          for (let j = 0; j < i; j++) sum -= factor[i * dims + j]! * solved[j]!;
          const y = sum / factor[i * dims + i]!;
          solved[i] = y;
          distance += y * y;
        }
        joint[k] = constants[k]! - 0.5 * distance;
      }
    },
  };
}

const singular = (k: number) => new RangeError(`invalid mixture: the covariance of component ${k} is singular`);

/** log p(x) of every row. */
export function logDensities(mixture: Mixture, features: Features): Float64Array {
  const { score } = scorerOf(mixture);
  const joint = new Float64Array(mixture.weights.length);
  return Float64Array.from({ length: rowsOf(features) }, (_, i) => {
    score(features.values, i * features.dims, joint);
    return logSumExp(joint);
  });
}

/** Σ log p(x) over the rows, in nats. */
export const logLikelihood = (mixture: Mixture, features: Features): number =>
  logDensities(mixture, features).reduce((sum, value) => sum + value, 0);
