import { principalComponents } from '../math/linear-algebra/principal-components.ts';
import { wrongShare } from './scores.ts';

/** How points in classes lie in many dimensions: pixels, or what a layer makes of them. */

/** Points in rows of `dims` numbers. */
export interface Points {
  values: Float32Array;
  dims: number;
}

const rowsOf = ({ values, dims }: Points): number => values.length / dims;

/** Squared Euclidean distance, given up where it is known to be no less than `most`. */
export function squaredDistance(a: Points, i: number, b: Points, j: number, most = Infinity): number {
  const { dims } = a;
  let sum = 0;
  for (let d = 0, p = i * dims, q = j * dims; d < dims;) {
    const end = Math.min(dims, d + 32);
    for (; d < end; d++, p++, q++) {
      const off = a.values[p]! - b.values[q]!;
      sum += off * off;
    }
    if (sum >= most) return Infinity;
  }
  return sum;
}

/** The places of the `count` known points that are nearest to a point, nearest first; of equally near ones the first. */
export function nearestTo(known: Points, asked: Points, row: number, count = 1): number[] {
  const near: { place: number; away: number }[] = [];
  for (let k = 0; k < rowsOf(known); k++) {
    const away = squaredDistance(asked, row, known, k, near.length < count ? Infinity : near.at(-1)!.away);
    if (near.length === count && !(away < near.at(-1)!.away)) continue;
    const at = near.findIndex((one) => away < one.away);
    near.splice(at < 0 ? near.length : at, 0, { place: k, away });
    near.length = Math.min(count, near.length);
  }
  return near.map(({ place }) => place);
}

/** The share of points whose nearest known point is of their class (Cover & Hart 1967). */
export function neighbourAccuracy(
  known: Points,
  classes: ArrayLike<number>,
  asked: Points,
  labels: ArrayLike<number>,
): number {
  const answers = Uint8Array.from({ length: rowsOf(asked) }, (_, row) => classes[nearestTo(known, asked, row)[0]!]!);
  return 1 - wrongShare(answers, labels);
}

/** A plane, and where points lie in it. */
export interface Plane {
  /** What part of the squared distances from the mean lies in it. */
  share: number;
  /** Two numbers a point. */
  onto(points: Points): Points;
}

/** The plane in which points are spread widest: their first two principal components. */
export function widestPlane({ values, dims }: Points): Plane {
  const { shares, coordinates } = principalComponents(values, dims, 2);
  return {
    share: shares.reduce((a, b) => a + b, 0),
    onto(points) {
      const flat = new Float32Array(2 * rowsOf(points));
      for (let row = 0; row < rowsOf(points); row++) flat.set(coordinates(points.values, row * dims), 2 * row);
      return { values: flat, dims: 2 };
    },
  };
}

/** Some of the points, by their places. */
export function pointsAt({ values, dims }: Points, places: ArrayLike<number>): Points {
  const some = new Float32Array(places.length * dims);
  for (let i = 0; i < places.length; i++)
    some.set(values.subarray(places[i]! * dims, (places[i]! + 1) * dims), i * dims);
  return { values: some, dims };
}

/**
 * How far classes lie apart against how wide each is: the trace of the scatter between their means over that of the scatter within them, tr S_B / tr S_W
 * (Fisher 1936's criterion, by traces). 0 if all means are one; grows as classes shrink to points.
 */
export function scatterRatio(points: Points, labels: ArrayLike<number>): number {
  const { values, dims } = points;
  const rows = rowsOf(points);
  const counts = new Map<number, number>();
  for (let i = 0; i < rows; i++) counts.set(labels[i]!, (counts.get(labels[i]!) ?? 0) + 1);
  const whole = new Float64Array(dims);
  const means = new Map([...counts.keys()].map((label) => [label, new Float64Array(dims)]));
  for (let i = 0; i < rows; i++) {
    const mean = means.get(labels[i]!)!,
      count = counts.get(labels[i]!)!;
    for (let d = 0; d < dims; d++) {
      mean[d]! += values[i * dims + d]! / count;
      whole[d]! += values[i * dims + d]! / rows;
    }
  }
  let [between, within] = [0, 0];
  for (let i = 0; i < rows; i++) {
    const mean = means.get(labels[i]!)!;
    for (let d = 0; d < dims; d++) {
      const [off, out] = [mean[d]! - whole[d]!, values[i * dims + d]! - mean[d]!];
      between += off * off;
      within += out * out;
    }
  }
  return between / within;
}

/**
 * The mean silhouette (Rousseeuw 1987): of every point (b − a)/max(a, b), a its mean distance from the others of its class, b that from the nearest other
 * class. From −1 to 1; a point alone in its class counts 0.
 */
export function silhouette(points: Points, labels: ArrayLike<number>): number {
  const rows = rowsOf(points);
  const classes = [...new Set(Array.from(labels))];
  const place = new Map(classes.map((label, c) => [label, c]));
  const own = Int32Array.from({ length: rows }, (_, i) => place.get(labels[i]!)!);
  const counts = new Float64Array(classes.length);
  for (const c of own) counts[c]!++;
  // Of every point the sum of its distances from the points of each class.
  const sums = new Float64Array(rows * classes.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < i; j++) {
      const away = Math.sqrt(squaredDistance(points, i, points, j));
      sums[i * classes.length + own[j]!]! += away;
      sums[j * classes.length + own[i]!]! += away;
    }
  let total = 0;
  for (let i = 0; i < rows; i++) {
    const c = own[i]!;
    if (counts[c] === 1) continue;
    const a = sums[i * classes.length + c]! / (counts[c]! - 1);
    let b = Infinity;
    for (let k = 0; k < classes.length; k++) if (k !== c) b = Math.min(b, sums[i * classes.length + k]! / counts[k]!);
    if (b < Infinity && Math.max(a, b) > 0) total += (b - a) / Math.max(a, b);
  }
  return total / rows;
}
