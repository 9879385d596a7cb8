import { cos, exp, sin } from '../math/elementary/elementary.ts';
import type { Random } from '../math/random.ts';
import { drawCarpet } from './carpet.ts';

/**
 * Data sets in the plane to learn on: points of the square [−3,3]² with a class, 0 or 1, or with a value from −1 to 1. Most are those of
 * TensorFlow Playground (Smilkov, Carter & others 2016, dataset.ts) at half the size; `moons` is scikit-learn's, `carpet` the lecture's.
 */

/** Columns of equal length. */
export interface PlanePoints {
  rows: number;
  columns: Record<'x1' | 'x2' | 'y', Float64Array>;
}

/** Points of each set. */
export const POINTS = 300;
/** Half a side of the square that all points lie in. */
export const HALF = 3;
/** What the sets fill of it, to each side. */
const REACH = 2.5;

type Place = readonly [x: number, y: number];

const between = (low: number, high: number, stream: Random): number => low + (high - low) * stream.uniform();

/** @param draw the i-th point and its value */
function drawn(draw: (i: number) => readonly [...Place, y: number]): PlanePoints {
  const [x1, x2, y] = [0, 1, 2].map(() => new Float64Array(POINTS)) as [Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < POINTS; i++) [x1[i], x2[i], y[i]] = draw(i);
  return { rows: POINTS, columns: { x1, x2, y } };
}

/** Points of the two classes by turns. */
const inClasses = (place: (c: 0 | 1, i: number) => Place): PlanePoints =>
  drawn((i) => {
    const c = (i % 2) as 0 | 1;
    return [...place(c, i), c];
  });

const inSquare = (stream: Random): Place => [between(-REACH, REACH, stream), between(-REACH, REACH, stream)];

/** A disc of class 1 inside a ring of class 0: radius and angle uniform. */
export const circle = (stream: Random): PlanePoints =>
  inClasses((c) => {
    const radius = c === 1 ? between(0, 1.25, stream) : between(1.75, REACH, stream),
      angle = between(0, 2 * Math.PI, stream);
    return [radius * cos(angle), radius * sin(angle)];
  });

/** No point is nearer to an axis. */
const GAP = 0.15;

/** Class 1 where both coordinates have the same sign; uniform beside a gap along the axes. */
export const xor = (stream: Random): PlanePoints =>
  inClasses((c) => {
    const size = () => between(GAP, REACH, stream),
      side = stream.uniform() < 0.5 ? 1 : -1;
    return [side * size(), (c === 1 ? side : -side) * size()];
  });

/** A normal of mean 0 and standard deviation `deviation` that keeps within `most`. */
function near(deviation: number, most: number, stream: Random): number {
  for (;;) {
    const value = deviation * stream.normal();
    if (Math.abs(value) <= most) return value;
  }
}

/** Two normal clouds of standard deviation 0.55 about (1.2, 1.2), class 1, and (−1.2, −1.2). */
export const gauss = (stream: Random): PlanePoints =>
  inClasses((c) => {
    const middle = c === 1 ? 1.2 : -1.2;
    return [middle + near(0.55, 1.7, stream), middle + near(0.55, 1.7, stream)];
  });

/** Turns of a spiral's arm. */
const TURNS = 1.75;

/** Two arms, each the other turned by half a turn, points evenly along them. */
export const spiral = (): PlanePoints =>
  inClasses((c, i) => {
    const share = ((i >> 1) + 1) / (POINTS / 2),
      angle = 2 * Math.PI * TURNS * share,
      radius = (c === 1 ? 1 : -1) * REACH * share;
    return [radius * sin(angle), radius * cos(angle)];
  });

/** Two half circles that reach into each other, scattered a little. */
export const moons = (stream: Random): PlanePoints =>
  inClasses((c) => {
    const angle = between(0, Math.PI, stream),
      side = c === 1 ? -1 : 1;
    // Each half circle is the other turned by half a turn about (0.5, 0.25), which is put in the middle.
    const x = side * (cos(angle) - 0.5),
      y = side * (sin(angle) - 0.25);
    return [1.6 * x + near(0.1, 0.4, stream), 1.6 * y + near(0.1, 0.4, stream)];
  });

/** The lecture's carpet with two diamonds a side: class 1 inside of them. */
export function carpetPoints(stream: Random): PlanePoints {
  const { x, y } = drawCarpet(2, POINTS, stream);
  return drawn((i) => [REACH * x[2 * i]!, REACH * x[2 * i + 1]!, y[i]!]);
}

/** A plane that rises along the diagonal, from −1 in one corner to 1 in the other. */
export const plane = (stream: Random): PlanePoints =>
  drawn(() => {
    const [a, b] = inSquare(stream);
    return [a, b, (a + b) / (2 * REACH)];
  });

/** A bell's height at a place. */
const bell = ([a, b]: Place, [x, y]: Place): number => exp(-((a - x) * (a - x) + (b - y) * (b - y)) / 1.2);

/** A hill of height 1 about (1.1, 1.1) and a hollow as deep about (−1.1, −1.1). */
export const hill = (stream: Random): PlanePoints =>
  drawn(() => {
    const place = inSquare(stream);
    return [...place, bell(place, [1.1, 1.1]) - bell(place, [-1.1, -1.1])];
  });
