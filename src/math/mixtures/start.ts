import type { Random } from '../random.ts';
import { reestimate } from './em.ts';
import type { Floor } from './floor.ts';
import { kMeans } from './k-means.ts';
import { covarianceSize, rowsOf, type Features, type Mixture, type Shape } from './mixture.ts';
import { accumulator } from './statistics.ts';

/** Where EM starts from. */

interface Settings {
  shape: Shape;
  floor: Floor;
}

/** A mixture with these means and equal weights, every covariance the unit matrix. */
function around(means: Float64Array, dims: number, shape: Shape): Mixture {
  const components = means.length / dims,
    size = covarianceSize(dims, shape);
  const covariances = new Float64Array(components * size).fill(shape === 'full' ? 0 : 1);
  if (shape === 'full')
    for (let k = 0; k < components; k++) for (let d = 0; d < dims; d++) covariances[k * size + d * dims + d] = 1;
  return { dims, shape, weights: new Float64Array(components).fill(1 / components), means, covariances };
}

/**
 * The one Gaussian of greatest likelihood: mean and covariance (divided by N, not N − 1) of the rows.
 * Without a floor its covariance is singular if the rows do not spread in every direction.
 * @throws RangeError if there are no rows
 */
export function gaussianOf(features: Features, { shape, floor }: Settings): Mixture {
  if (rowsOf(features) < 1) throw new RangeError('invalid features: no rows');
  const { values, dims } = features;
  // Deviations from a row keep the digits; one component answers for all, whatever its covariance.
  const first = around(values.slice(0, dims), dims, shape);
  const { add, statistics } = accumulator(first);
  for (let i = 0, rows = rowsOf(features); i < rows; i++) add(values, i * dims);
  return reestimate(first, statistics, floor).mixture;
}

/** Components at these means, equally heavy, each as wide as all rows together: EM then shows every step of its way. */
export function spreadStart(features: Features, means: Float64Array, settings: Settings): Mixture {
  const { covariances } = gaussianOf(features, settings);
  const start = around(Float64Array.from(means), features.dims, settings.shape);
  for (let k = 0; k < start.weights.length; k++) start.covariances.set(covariances, k * covariances.length);
  return start;
}

/**
 * A component for each cluster of k means, taken in units of each dimension's spread: the cluster's weight, mean and covariance. A cluster
 * without rows of its own begins as wide as all rows together, as heavy as one row.
 */
export function kMeansStart(features: Features, k: number, random: Random, settings: Settings): Mixture {
  const { values, dims } = features,
    rows = rowsOf(features);
  const whole = gaussianOf(features, settings);
  const { covariances } = settings.shape === 'full' ? gaussianOf(features, { ...settings, shape: 'diagonal' }) : whole;
  const units = covariances.map((variance) => (variance > 0 ? Math.sqrt(variance) : 1));
  const scaled = { values: values.map((value, i) => value / units[i % dims]!), dims };
  const { centres, members } = kMeans(scaled, k, random);
  const start = spreadStart(
    features,
    centres.map((value, i) => value * units[i % dims]!),
    settings,
  );
  const counts = new Float64Array(k);
  for (const c of members) counts[c]!++;
  const parts = Array.from(counts, (count) => new Float64Array(count * dims));
  const filled = new Int32Array(k);
  for (let i = 0; i < rows; i++) {
    const c = members[i]!;
    parts[c]!.set(values.subarray(i * dims, (i + 1) * dims), filled[c]!++ * dims);
  }
  const size = covarianceSize(dims, settings.shape);
  const answered = counts.reduce((sum, count) => sum + Math.max(1, count), 0);
  parts.forEach((part, c) => {
    start.weights[c] = Math.max(1, counts[c]!) / answered;
    if (part.length === 0) return;
    const own = gaussianOf({ values: part, dims }, settings);
    start.means.set(own.means, c * dims);
    start.covariances.set(own.covariances, c * size);
  });
  return start;
}
