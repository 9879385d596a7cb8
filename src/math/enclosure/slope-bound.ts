import { hull, isFinite, magnitude, mignitude, point, type Interval } from './interval.ts';
import type { Jet } from './interval-jet.ts';

/** A function on [0,1] together with what is certain about it on subintervals. */
export interface Enclosed {
  value: (x: number) => number;
  enclose: (a: number, b: number) => Jet;
}

/**
 * `trouble` is where the function fails to be continuous and finite: it has no finite value at `at`, or jumps there by `jump`, or could
 * not be settled within the allowed work. `steep` says that its slopes are not bounded.
 */
export type Survey =
  { steep: boolean; trouble?: undefined } | { trouble: { at: number; jump?: number; unsettled?: true } };

const MOST_CELLS = 30_000;
/** Cells this narrow count as a point, as cells between neighbouring doubles do: near 0 doubles lie ever denser, down to 2^−1074. */
const NARROWEST = 2 ** -160;
/** A step between two neighbouring doubles larger than this share of the function's size is a jump. */
const JUMP = 1e-4;

/**
 * Whether a function is finite and continuous on [0,1], by halving [0,1] until interval arithmetic settles every cell: on it values and
 * slopes are bounded, or it is a point to doubles and the values at its ends are (nearly) equal. Cells of the latter kind make the
 * function steep.
 */
export function survey({ value, enclose }: Enclosed): Survey {
  const open: [number, number][] = [[0, 1]];
  let steep = false,
    visited = 0;
  for (let cell; (cell = open.pop());) {
    const [a, b] = cell,
      jet = enclose(a, b);
    if (jet.defined && isFinite(jet.value) && isFinite(jet.slope)) continue;
    const fa = value(a),
      fb = value(b),
      middle = between(a, b);
    if (!Number.isFinite(fa) || !Number.isFinite(fb)) return { trouble: { at: Number.isFinite(fa) ? b : a } };
    if (++visited > MOST_CELLS) return { trouble: { at: a, unsettled: true } };
    if (middle !== undefined) open.push([middle, b], [a, middle]);
    else if (Math.abs(fb - fa) > JUMP * (1 + Math.abs(fa) + Math.abs(fb)))
      return { trouble: { at: a, jump: Math.abs(fb - fa) } };
    else steep = true;
  }
  return { steep };
}

/** The middle of a cell, unless the cell counts as a point. */
function between(a: number, b: number): number | undefined {
  const middle = a + (b - a) / 2;
  return middle > a && middle < b && b - a >= NARROWEST ? middle : undefined;
}

/** Bounds of a continuous function's values on [a, b]; of cells that count as a point the ends tell. */
export function valueBounds({ value, enclose }: Enclosed, a: number, b: number): Interval {
  const inside = enclose(a, b),
    middle = between(a, b);
  if (inside.defined && isFinite(inside.value)) return inside.value;
  if (middle === undefined) return hull(point(value(a)), point(value(b)));
  return hull(valueBounds({ value, enclose }, a, middle), valueBounds({ value, enclose }, middle, b));
}

interface Cell {
  a: number;
  b: number;
  most: number;
}

const MOST_SPLITS = 3000;

/**
 * An upper bound of |g| over [0,1] up to rounding, by halving the cell whose bound is largest (branch and bound), until it is within a
 * share `near` of a value that is attained; if the work allowed runs out before, it is still a bound. Cells that count as points are left
 * out: g is bounded there, and sets so small do not count in the mean-value inequality.
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
  for (let splits = 0; heap.length > 0; splits++) {
    const { a, b, most: bound } = heap[0]!,
      middle = between(a, b);
    if (bound <= reached * (1 + near) || (splits >= MOST_SPLITS && bound < Infinity) || splits >= 2 * MOST_SPLITS)
      return bound;
    pop();
    if (middle !== undefined) {
      push(a, middle);
      push(middle, b);
    } else if (bound === Infinity) return bound;
  }
  return reached;
}

const oneSign = ({ lo, hi }: Interval) => lo >= 0 || hi <= 0;

/** The Lipschitz constant of a function whose slopes are bounded (see `survey`): an upper bound, sharp to 1e-9 where the function is C². */
export function lipschitzConstant({ enclose }: Enclosed): number {
  const slopeAt = (x: number) => enclose(x, x).slope;
  return supremum(
    (a, b) => {
      const { slope, curvature } = enclose(a, b),
        direct = magnitude(slope);
      if (!isFinite(curvature)) return direct;
      // Where f″ keeps its sign f′ is largest at an end; elsewhere f′ differs from its value in the middle by at most |f″|·(b − a)/2.
      if (oneSign(curvature)) return Math.min(direct, Math.max(magnitude(slopeAt(a)), magnitude(slopeAt(b))));
      return Math.min(direct, magnitude(slopeAt(a + (b - a) / 2)) + magnitude(curvature) * (b - a) * 0.5000001);
    },
    (x) => mignitude(slopeAt(x)),
    1e-9,
  );
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
