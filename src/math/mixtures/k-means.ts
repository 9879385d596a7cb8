import type { Random } from '../random.ts';
import { rowsOf, type Features } from './mixture.ts';

/** k means: centres so that rows lie near the nearest one, where a mixture may start from. */

export interface Clusters {
  /** k rows of D. */
  centres: Float64Array;
  /** Of every row its cluster, from 0. */
  members: Int32Array;
  /** How many of the centres were drawn from different places: fewer than k if the rows have fewer. */
  distinct: number;
}

const squareOf = (a: Float64Array, i: number, b: Float64Array, j: number, dims: number): number => {
  let sum = 0;
  for (let d = 0; d < dims; d++) {
    const off = a[i * dims + d]! - b[j * dims + d]!;
    sum += off * off;
  }
  return sum;
};

/**
 * Centres drawn from the rows: the first with equal chances, every other with chances in proportion to the squared distance from the
 * nearest one so far (k-means++; Arthur & Vassilvitskii 2007). Where no row is left away from all centres, the rest repeat the first.
 * @throws RangeError if there are no rows
 */
export function drawCentres(
  features: Features,
  k: number,
  random: Random,
): { centres: Float64Array; distinct: number } {
  const { values, dims } = features,
    rows = rowsOf(features);
  if (rows < 1) throw new RangeError('invalid features: no rows');
  const centres = new Float64Array(k * dims),
    nearest = new Float64Array(rows).fill(Infinity);
  let distinct = 0;
  for (let c = 0; c < k; c++) {
    const row = c === 0 ? random.integer(rows) : drawn(nearest, random);
    if (row < 0) {
      centres.copyWithin(c * dims, 0, dims);
      continue;
    }
    distinct++;
    centres.set(values.subarray(row * dims, (row + 1) * dims), c * dims);
    for (let i = 0; i < rows; i++) nearest[i] = Math.min(nearest[i]!, squareOf(values, i, centres, c, dims));
  }
  return { centres, distinct };
}

/** An index with chances in proportion to the numbers; −1 if they are all 0. */
function drawn(chances: Float64Array, random: Random): number {
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  if (!(total > 0)) return -1;
  let left = random.uniform() * total,
    last = -1;
  for (let i = 0; i < chances.length; i++) {
    if (chances[i] === 0) continue;
    last = i;
    left -= chances[i]!;
    if (left < 0) break;
  }
  return last;
}

/** Every row to its nearest centre; of equally near ones, the first. */
function assign({ values, dims }: Features, centres: Float64Array, members: Int32Array): boolean {
  let changed = false;
  for (let i = 0; i < members.length; i++) {
    let best = 0,
      least = Infinity;
    for (let c = 0; c * dims < centres.length; c++) {
      const far = squareOf(values, i, centres, c, dims);
      if (far < least) [best, least] = [c, far];
    }
    changed ||= members[i] !== best;
    members[i] = best;
  }
  return changed;
}

/**
 * Lloyd's algorithm from drawn centres, until no row changes its cluster or `rounds` are over; a cluster without rows keeps its centre.
 * Distances are Euclidean: give features of different units in units of their spread.
 */
export function kMeans(features: Features, k: number, random: Random, rounds = 20): Clusters {
  const { values, dims } = features;
  const { centres, distinct } = drawCentres(features, k, random);
  const members = new Int32Array(rowsOf(features)).fill(-1);
  for (let round = 0; assign(features, centres, members) && round < rounds; round++) {
    const counts = new Float64Array(k),
      sums = new Float64Array(k * dims);
    members.forEach((c, i) => {
      counts[c]!++;
      for (let d = 0; d < dims; d++) sums[c * dims + d]! += values[i * dims + d]!;
    });
    for (let c = 0; c < k; c++)
      if (counts[c]! > 0) for (let d = 0; d < dims; d++) centres[c * dims + d] = sums[c * dims + d]! / counts[c]!;
  }
  return { centres, members, distinct };
}
