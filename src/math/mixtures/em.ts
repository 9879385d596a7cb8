import { cholesky } from '../linear-algebra/cholesky.ts';
import { raise, type Floor } from './floor.ts';
import { covarianceSize, rowsOf, type Features, type Mixture } from './mixture.ts';
import { accumulator, type MixtureStatistics } from './statistics.ts';

/** Expectation maximization for mixtures of Gaussians (Dempster, Laird & Rubin 1977), with a floor under the variances. */

export interface Reestimate {
  mixture: Mixture;
  /** Components whose variances the floor holds. */
  floored: number[];
  /** Components that answer for nothing: they keep mean and covariance, and their weight becomes 0. */
  empty: number[];
  /** Components whose covariance has become singular, which only happens without a floor. The mixture has no density then. */
  singular: number[];
}

/** Below this many rows a component counts as empty: its mean would be rounding. */
const NOTHING = 1e-10;
/** A variance smaller than this, against the mean square of the deviations that it is left over from, is rounding. */
const ROUNDING = 1e-13;

/** The maximization step: weights, means and covariances that the statistics ask for. */
export function reestimate(old: Mixture, statistics: MixtureStatistics, floor: Floor): Reestimate {
  const { dims, shape } = old,
    { counts, total } = statistics;
  const size = covarianceSize(dims, shape);
  const [means, covariances] = [Float64Array.from(old.means), Float64Array.from(old.covariances)];
  const [floored, empty, singular]: [number[], number[], number[]] = [[], [], []];
  const weights = counts.map((count, k) => {
    if (!(count > NOTHING)) {
      empty.push(k);
      return 0;
    }
    const shift = statistics.first.subarray(k * dims, (k + 1) * dims).map((sum) => sum / count);
    for (let d = 0; d < dims; d++) means[k * dims + d]! += shift[d]!;
    const degenerate = spread(covariances, k * size, { shift, shape, count, second: statistics.second });
    if (raise(covariances, k * size, dims, shape, floor)) floored.push(k);
    else if (degenerate) singular.push(k);
    return count;
  });
  // Of what the components answer for, not of the rows: rows that none answers for do not weaken them all.
  const answered = weights.reduce((sum, count) => sum + count, 0);
  for (let k = 0; k < weights.length; k++) weights[k] = answered > 0 ? weights[k]! / answered : old.weights[k]!;
  return { mixture: { dims, shape, weights, means, covariances }, floored, empty: total > 0 ? empty : [], singular };
}

/** Writes the covariance about the new mean; answers whether it is singular. */
function spread(
  covariances: Float64Array,
  start: number,
  {
    shift,
    shape,
    count,
    second,
  }: { shift: Float64Array; count: number; second: Float64Array } & Pick<Mixture, 'shape'>,
): boolean {
  const dims = shift.length;
  let degenerate = false;
  const entry = (at: number, i: number, j: number): number => {
    const about = second[start + at]! / count,
      value = about - shift[i]! * shift[j]!;
    if (i !== j) return value;
    if (value > ROUNDING * about) return value;
    degenerate = true;
    return 0;
  };
  if (shape === 'diagonal') for (let d = 0; d < dims; d++) covariances[start + d] = entry(d, d, d);
  else {
    for (let i = 0; i < dims; i++)
      for (let j = 0; j <= i; j++) {
        covariances[start + i * dims + j] = entry(i * dims + j, i, j);
        covariances[start + j * dims + i] = covariances[start + i * dims + j]!;
      }
    degenerate ||= !cholesky(covariances, dims, start);
  }
  return degenerate;
}

export interface EmStep extends Reestimate {
  /** Σ log p(x) under the mixture that was given, in nats; that of the new one is no lower. */
  logLikelihood: number;
  /** Rows that each component answers for, under the mixture that was given. */
  counts: Float64Array;
}

/**
 * One iteration over all rows. The likelihood never falls if the given covariances are not below the floor.
 * @throws RangeError if a covariance is singular
 */
export function emStep(mixture: Mixture, features: Features, floor: Floor): EmStep {
  const { add, statistics } = accumulator(mixture);
  for (let i = 0, rows = rowsOf(features); i < rows; i++) add(features.values, i * features.dims);
  const { logLikelihood, counts } = statistics;
  return { ...reestimate(mixture, statistics, floor), logLikelihood, counts };
}

/** Responsibilities of K components for every row, N × K. */
export function responsibilities(mixture: Mixture, features: Features): Float64Array {
  const { add, responsibilities: last } = accumulator(mixture);
  const all = new Float64Array(rowsOf(features) * last.length);
  for (let i = 0; i * last.length < all.length; i++) {
    add(features.values, i * features.dims);
    all.set(last, i * last.length);
  }
  return all;
}
