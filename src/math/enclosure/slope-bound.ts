import { between } from './continuity.ts';
import {
  add,
  hull,
  isFinite,
  magnitude,
  mignitude,
  multiply,
  subtract,
  point,
  whole,
  type Interval,
} from './interval.ts';
import type { Jet } from './jet.ts';

/** What is certain about a function on subintervals of [0,1]. */
export interface Enclosed {
  enclose: (a: number, b: number) => Jet;
}

/** Bounds of the values of a function without `trouble` on [a, b]. */
export function valueBounds({ enclose }: Enclosed, a: number, b: number): Interval {
  const inside = enclose(a, b),
    middle = between(a, b);
  if (inside.defined && isFinite(inside.value)) return inside.value;
  if (middle === undefined) return whole;
  return hull(valueBounds({ enclose }, a, middle), valueBounds({ enclose }, middle, b));
}

interface Cell {
  a: number;
  b: number;
  most: number;
}

const MOST_SPLITS = 3000;

/**
 * An upper bound of |g| over [0,1], by halving the cell whose bound is largest (branch and bound), until it is within a share `near` of a
 * value that is attained, until that cell is too narrow to be cut, or until the work allowed runs out: at any time the largest bound of
 * all cells is a bound.
 * @param most bound of |g| on [a, b]; Infinity where none is known
 * @param least a value that |g| reaches near x
 */
function supremum(most: (a: number, b: number) => number, least: (x: number) => number, near: number): number {
  const heap: Cell[] = [];
  let reached = 0;
  const push = (a: number, b: number) => {
    reached = Math.max(reached, least(a), least(b));
    let i = heap.push({ a, b, most: most(a, b) }) - 1;
    for (let up = (i - 1) >> 1; i > 0 && heap[up]!.most < heap[i]!.most; i = up, up = (i - 1) >> 1)
      [heap[up], heap[i]] = [heap[i]!, heap[up]!];
  };
  const pop = () => {
    const top = heap[0]!,
      last = heap.pop()!;
    if (heap.length > 0) {
      heap[0] = last;
      for (let i = 0; ;) {
        const left = 2 * i + 1,
          right = left + 1;
        let larger = i;
        if (left < heap.length && heap[left]!.most > heap[larger]!.most) larger = left;
        if (right < heap.length && heap[right]!.most > heap[larger]!.most) larger = right;
        if (larger === i) break;
        [heap[i], heap[larger]] = [heap[larger]!, heap[i]!];
        i = larger;
      }
    }
    return top;
  };
  push(0, 1);
  for (let splits = 0; ; splits++) {
    const { a, b, most: bound } = heap[0]!,
      middle = between(a, b);
    if (middle === undefined || bound <= reached * (1 + near)) return bound;
    if (splits >= MOST_SPLITS && (bound < Infinity || splits >= 2 * MOST_SPLITS)) return bound;
    pop();
    push(a, middle);
    push(middle, b);
  }
}

const oneSign = ({ lo, hi }: Interval) => lo >= 0 || hi <= 0;

/**
 * The Lipschitz constant of a function without `trouble`: an upper bound, sharp to 1e-9 where the function is C²; null where no bound of
 * its slopes is found.
 */
export function lipschitzConstant({ enclose }: Enclosed): number | null {
  const slopeAt = (x: number) => enclose(x, x).slope;
  const bound = supremum(
    (a, b) => {
      const { slope, curvature } = enclose(a, b),
        direct = magnitude(slope);
      if (!isFinite(curvature)) return direct;
      // Where f″ keeps its sign f′ is largest at an end; elsewhere it differs from its value in the middle by what f″ allows.
      if (oneSign(curvature)) return Math.min(direct, Math.max(magnitude(slopeAt(a)), magnitude(slopeAt(b))));
      const middle = a + (b - a) / 2,
        away = subtract({ lo: a, hi: b }, point(middle));
      return Math.min(direct, magnitude(add(slopeAt(middle), multiply(curvature, away))));
    },
    (x) => mignitude(slopeAt(x)),
    1e-9,
  );
  return bound < Infinity ? bound : null;
}

/** An upper bound of |f″|, sharp to 1e-4 as a rule, or null if f is not certain to be twice differentiable. */
export function curvatureBound({ enclose }: Enclosed): number | null {
  const bound = supremum(
    (a, b) => magnitude(enclose(a, b).curvature),
    (x) => mignitude(enclose(x, x).curvature),
    1e-4,
  );
  return bound < Infinity ? bound : null;
}
