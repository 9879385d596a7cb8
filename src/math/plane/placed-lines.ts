import { readPoints, writePoints, type PlanePoint } from '../number-list.ts';
import { lineThrough, type Hyperplane } from './arrangement.ts';
import type { Form } from './linear-regions.ts';

/**
 * Lines that a reader places, as a parameter carries them: each by two of its places, "0,0 1,1; 0,0.5 1,0.5". Its positive side is at the left
 * of the way from the first to the second. Where both are one place, as in "0,0 0,0", or at the list's end, a line stays as it would be without.
 */

/** Places lie on a grid of so many steps a unit. */
export const GRID = 1000;

/** a, b, c of the line a·x + b·y + c = 0. */
export type Line = readonly [a: number, b: number, c: number];

/** The lines placed, with integer coefficients; undefined for one that stays. @throws FaultyPart as `readPoints` does */
export const placedLines = (text: string): (Form | undefined)[] =>
  readPoints(text).map(([p, q]) => (p![0] === q![0] && p![1] === q![1] ? undefined : lineThrough([p!, q!], GRID)));

/** The line scaled so that a² + b² = 1; null if a and b are 0, for then it is no line. */
export function unitLine([a, b, c]: Hyperplane): [a: number, b: number, c: number] | null {
  const [p, q, r] = [Number(a), Number(b), Number(c)],
    length = Math.sqrt(p * p + q * q);
  return length === 0 ? null : [p / length, q / length, r / length];
}

/** A line as results hold it: a² + b² = 1, to 4 decimals; null if it is no line. */
export function lineDecimals(line: Hyperplane): [a: number, b: number, c: number] | null {
  const round = (value: number) => Math.round(1e4 * value) / 1e4 + 0;
  const unit = unitLine(line);
  return unit && [round(unit[0]), round(unit[1]), round(unit[2])];
}

/** The text in which line i stands so, and the others as before. Its two places are a unit apart, the middle is the line's nearest to `near`. */
export function placeLine(text: string, i: number, [a, b, c]: Line, near: PlanePoint): string {
  const size = Math.sqrt(a * a + b * b),
    off = (a * near[0] + b * near[1] + c) / size;
  const [u, v] = [a / size, b / size];
  const [x, y] = [near[0] - off * u, near[1] - off * v];
  const groups = readPoints(text);
  while (groups.length <= i) groups.push([UNMOVED, UNMOVED]);
  groups[i] = [
    [steps(x - v / 2), steps(y + u / 2)],
    [steps(x + v / 2), steps(y - u / 2)],
  ];
  return writePoints(groups);
}
const UNMOVED: PlanePoint = [0, 0];
const steps = (value: number): number => Math.round(value * GRID) / GRID;
