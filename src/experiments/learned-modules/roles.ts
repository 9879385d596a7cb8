import type { Random } from '../../math/random.ts';
import type { Answers } from './nets.ts';

/** What part a unit plays in telling classes apart. A unit is a direction along an axis of what its layer answers, so that any direction can stand beside it. */

/** Orthonormal rows, as many as a layer has units. */
export type Basis = readonly Float64Array[];

/** The units themselves. */
export const unitBasis = (units: number): Basis =>
  Array.from({ length: units }, (_, u) => Float64Array.from({ length: units }, (_, k) => (k === u ? 1 : 0)));

/** Random directions at right angles: normal draws, made orthonormal one after the other (Gram & Schmidt). */
export function randomBasis(units: number, random: Random): Basis {
  const rows: Float64Array[] = [];
  while (rows.length < units) {
    const row = Float64Array.from({ length: units }, () => random.normal());
    // Twice, so that rounding leaves them at right angles.
    for (let time = 0; time < 2; time++)
      for (const other of rows) {
        const along = dot(row, 0, other);
        for (let k = 0; k < units; k++) row[k]! -= along * other[k]!;
      }
    const length = Math.sqrt(dot(row, 0, row));
    rows.push(row.map((value) => value / length));
  }
  return rows;
}

/** How far answers at one place go along a direction. */
export function dot(values: ArrayLike<number>, at: number, direction: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < direction.length; k++) sum += values[at + k]! * direction[k]!;
  return sum;
}

/** Of each direction the mean answer to each class, over pictures and places: [direction][class]; 0 for a class without pictures. */
export function classMeans(
  { values, count, places, units }: Answers,
  labels: ArrayLike<number>,
  classes: number,
  basis: Basis,
): number[][] {
  const sums = Array.from({ length: classes }, () => new Float64Array(units));
  const counts = new Float64Array(classes);
  for (let i = 0; i < count; i++) {
    const sum = sums[labels[i]!]!;
    counts[labels[i]!]! += places;
    for (let at = i * places * units; at < (i + 1) * places * units; at++) sum[at % units]! += values[at]!;
  }
  return basis.map((direction) => sums.map((sum, c) => (counts[c] === 0 ? 0 : dot(sum, 0, direction) / counts[c]!)));
}

/**
 * How many classes a unit serves: (Σd²)²/Σd⁴, d how far each class's mean answer lies from the mean of all. One class apart from all others gives little
 * more than 1; half of them against the other half gives all. NaN for a unit that answers all classes alike.
 */
export function classesServed(means: readonly number[]): number {
  const middle = means.reduce((a, b) => a + b, 0) / means.length;
  let [squares, fourths] = [0, 0];
  for (const one of means) {
    const square = (one - middle) * (one - middle);
    squares += square;
    fourths += square * square;
  }
  return (squares * squares) / fourths;
}

/** The same for harm that is done: (Σr)²/Σr² of what is above 0; NaN where there is none. */
export function sharedBy(harms: readonly number[]): number {
  const above = harms.map((harm) => Math.max(0, harm));
  const sum = above.reduce((a, b) => a + b, 0);
  return (sum * sum) / above.reduce((all, harm) => all + harm * harm, 0);
}

/** The mean of what is a number; NaN of nothing. */
export function meanOfSome(values: readonly number[]): number {
  const some = values.filter(Number.isFinite);
  return some.reduce((a, b) => a + b, 0) / some.length;
}

/** Where a direction goes farthest, at most once a picture: picture and place, farthest first. */
export function mostExciting(
  { values, places, units }: Answers,
  pictures: readonly number[],
  direction: Float64Array,
  count: number,
): [picture: number, place: number][] {
  const found = pictures.map((picture, i) => {
    let [best, place] = [-Infinity, 0];
    for (let p = 0; p < places; p++) {
      const far = dot(values, (picture * places + p) * units, direction);
      if (far > best) [best, place] = [far, p];
    }
    return { i, place, best };
  });
  return found
    .sort((a, b) => b.best - a.best || a.i - b.i)
    .slice(0, count)
    .map(({ i, place }) => [i, place]);
}
