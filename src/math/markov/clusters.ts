import { log } from '../elementary/elementary.ts';
import { floorOf, type Floor } from '../mixtures/floor.ts';

/**
 * Clusters of states, each taken for one diagonal Gaussian. All that is needed of a state is how many frames it has, their sum and their sum
 * of squares; the frames' alignment is taken for unchanged (Young, Odell & Woodland 1994).
 */
export interface GaussianStatistics {
  /** Frames, or expected frames. */
  count: number;
  /** D: Σ x and Σ x². Take deviations from a common mean if means are large against the spread. */
  sum: Float64Array;
  square: Float64Array;
}

/** Statistics of frames in rows of D. */
export function statisticsOf(values: Float64Array, dims: number): GaussianStatistics {
  const [sum, square] = [new Float64Array(dims), new Float64Array(dims)];
  values.forEach((x, i) => {
    sum[i % dims]! += x;
    square[i % dims]! += x * x;
  });
  return { count: values.length / dims, sum, square };
}

/** Statistics of the frames of all of them. @param all at least one */
export function pooled(all: readonly GaussianStatistics[]): GaussianStatistics {
  const dims = all[0]!.sum.length;
  const [sum, square] = [new Float64Array(dims), new Float64Array(dims)];
  let count = 0;
  for (const one of all) {
    count += one.count;
    for (let d = 0; d < dims; d++) {
      sum[d]! += one.sum[d]!;
      square[d]! += one.square[d]!;
    }
  }
  return { count, sum, square };
}

const LOG_2PI = 1.8378770664093453;

/**
 * log likelihood of the frames under their own Gaussian of greatest likelihood among those whose variances reach the floor:
 * −½ n Σ_d (log 2π + log v_d + σ²_d/v_d), v_d the larger of σ²_d and the floor. Without a floor the last term is 1.
 */
export function clusterLogLikelihood({ count, sum, square }: GaussianStatistics, floor: Floor): number {
  if (count === 0) return 0;
  let total = 0;
  for (let d = 0; d < sum.length; d++) {
    const mean = sum[d]! / count,
      variance = Math.max(0, square[d]! / count - mean * mean),
      used = Math.max(variance, floorOf(floor, d));
    total += LOG_2PI + log(used) + variance / used;
  }
  return -0.5 * count * total;
}

/**
 * log likelihood of frames under the Gaussian that is likeliest for other ones, as learned from a recording and tried on another:
 * −½ Σ_d (n log 2πv_d + Σ (x − m_d)²/v_d), m and v those of `learned`, v no less than the floor.
 * @param learned of at least one frame
 */
export function logLikelihoodUnder(
  learned: GaussianStatistics,
  { count, sum, square }: GaussianStatistics,
  floor: Floor,
): number {
  let total = 0;
  for (let d = 0; d < sum.length; d++) {
    const mean = learned.sum[d]! / learned.count,
      variance = Math.max(learned.square[d]! / learned.count - mean * mean, floorOf(floor, d));
    total += count * (LOG_2PI + log(variance)) + (square[d]! - 2 * mean * sum[d]! + count * mean * mean) / variance;
  }
  return -0.5 * total;
}
