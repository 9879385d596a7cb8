import { cos, sin } from '../../math/elementary/elementary.ts';
import { growingRidge } from '../../math/linear-algebra/growing-ridge.ts';
import { moved, type Motion } from '../../math/plane/torus-group.ts';
import type { Random } from '../../math/random.ts';

/**
 * Kernel ridge regression of an invariant function on the square whose edges are glued, with the kernel of all trigonometric polynomials of some
 * degree and with its mean over a group. The polynomials' products 1, √2·cos πkx, √2·sin πkx of each coordinate are orthonormal under the
 * uniform distribution, so that a function is its coefficients, and its mean square error their distance.
 */

/** The orthonormal functions of one coordinate. */
export function waves(t: number, degree: number): number[] {
  const values = [1];
  for (let k = 1; k <= degree; k++) values.push(Math.SQRT2 * cos(Math.PI * k * t), Math.SQRT2 * sin(Math.PI * k * t));
  return values;
}

type Place = readonly [x: number, y: number];

export interface Setting {
  group: readonly Motion[];
  parts: number;
  degree: number;
}

/** All products at a place, as they are or their means over the places to which a group moves it. */
export function features([x, y]: Place, { group, parts, degree }: Setting): Float64Array {
  const side = 2 * degree + 1,
    sum = new Float64Array(side * side);
  const known = new Map<number, number[]>();
  const of = (t: number): number[] => {
    const before = known.get(t);
    if (before) return before;
    const now = waves(t, degree);
    known.set(t, now);
    return now;
  };
  for (const motion of group) {
    const [u, v] = moved(motion, [x, y], parts),
      [a, b] = [of(u), of(v)];
    for (let i = 0; i < side; i++) for (let j = 0; j < side; j++) sum[i * side + j]! += a[i]! * b[j]!;
  }
  for (let i = 0; i < sum.length; i++) sum[i]! /= group.length;
  return sum;
}

/** Coefficients of length 1 in a random direction among the invariant functions. */
export function invariantTarget({ group, parts, degree }: Setting, dimension: number, random: Random): Float64Array {
  // Means over the group of functions that have each their middle at a random place are invariant; a normal sum of them points anywhere.
  const sum = new Float64Array((2 * degree + 1) * (2 * degree + 1));
  for (let i = 0; i < 8 * dimension + 8; i++) {
    const here = features([2 * random.uniform() - 1, 2 * random.uniform() - 1], { group, parts, degree }),
      weight = random.normal();
    for (let j = 0; j < sum.length; j++) sum[j]! += weight * here[j]!;
  }
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  return sum.map((value) => value / length);
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/** Errors after so many samples. */
export interface Errors {
  /** The plain kernel. */
  plain: number[];
  /** The same, its answer averaged over the group afterwards. */
  afterwards: number[];
  /** The averaged kernel. */
  invariant: number[];
}

interface Task extends Setting {
  dimension: number;
  /** Standard deviation of the noise; the target's is 1. */
  noise: number;
  sizes: { plain: readonly number[]; invariant: readonly number[] };
}

/** Least ridge: a trifle, for numbers alone. */
const TRIFLE = 1e-6;

/** One draw of target, places and noise: mean square errors. The ridge is what is best for a random function of the kernel's space. */
export function learn(task: Task, target: Float64Array, random: Random): Errors {
  const { group, parts, degree, dimension, noise, sizes } = task;
  const samples = sizes.plain.at(-1)!,
    ridge = noise * noise + TRIFLE;
  const places = Array.from({ length: samples }, (): Place => [2 * random.uniform() - 1, 2 * random.uniform() - 1]);
  const plain = places.map((place) => features(place, { group: [group[0]!], parts, degree })),
    averaged = places.map((place) => features(place, { group, parts, degree }));
  const y = plain.map((row) => dot(row, target) + noise * random.normal());
  const ridgeOf = (count: number, kernel: (i: number, j: number) => number) => {
    const matrix = new Float64Array(count * count);
    for (let i = 0; i < count; i++) for (let j = 0; j <= i; j++) matrix[i * count + j] = kernel(i, j);
    return growingRidge(matrix, y.slice(0, count), ridge);
  };
  /** How far the sum of rows, so weighted, is from the target. */
  const errorOf = (rows: readonly Float64Array[], weights: Float64Array, rank: number): number => {
    const off = target.slice();
    weights.forEach((weight, i) => {
      const row = rows[i]!,
        share = weight / rank;
      for (let j = 0; j < off.length; j++) off[j]! -= share * row[j]!;
    });
    return dot(off, off);
  };
  const all = target.length;
  // The plain kernel is a product of one of each coordinate.
  const one = places.map(([x, y]) => [waves(x, degree), waves(y, degree)] as const);
  const usual = ridgeOf(samples, (i, j) => (dot(one[i]![0], one[j]![0]) * dot(one[i]![1], one[j]![1])) / all),
    knowing = ridgeOf(sizes.invariant.at(-1)!, (i, j) => dot(averaged[i]!, averaged[j]!) / dimension);
  const weights = sizes.plain.map((n) => usual.coefficients(n));
  return {
    plain: weights.map((alpha) => errorOf(plain, alpha, all)),
    afterwards: weights.map((alpha) => errorOf(averaged, alpha, all)),
    invariant: sizes.invariant.map((n) => errorOf(averaged, knowing.coefficients(n), dimension)),
  };
}

/** How many samples bring the error down to a level for the first time, between two sizes on a straight line; nothing if none do. 0 samples leave 1. */
export function needed(sizes: readonly number[], errors: readonly number[], level: number): number | undefined {
  const i = errors.findIndex((error) => error <= level);
  if (i < 0) return undefined;
  const [n, error] = i === 0 ? [0, 1] : [sizes[i - 1]!, errors[i - 1]!];
  return n + ((sizes[i]! - n) * (error - level)) / (error - errors[i]!);
}
