import { productError, sumError } from '../elementary/floating-point.ts';

/**
 * Interval arithmetic: what comes out holds every value that the operation can take when its arguments lie in the given intervals.
 * Bounds are rounded outward, but only where rounding happened at all, so that 2·[1,1] is [2,2] and the slope of |x − ½| is exactly 1.
 * Bounds may be infinite; 0·∞ is 0, as the product of a variable that is 0 with any finite value is.
 */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

export const point = (x: number): Interval => ({ lo: x, hi: x });
export const whole: Interval = { lo: -Infinity, hi: Infinity };
export const zero: Interval = point(0);

/** A double above x: the next or the one after it. */
function above(x: number): number {
  if (x === Infinity) return x;
  return x === -Infinity ? -Number.MAX_VALUE : x + Math.max(Math.abs(x) * Number.EPSILON, Number.MIN_VALUE);
}
const below = (x: number) => -above(-x);

/** Widened by `ulps` units in the last place on both sides: for values of functions with that error bound. */
export function widen({ lo, hi }: Interval, ulps: number): Interval {
  for (let i = 0; i < ulps; i++) {
    lo = below(lo);
    hi = above(hi);
  }
  return { lo, hi };
}

export const hull = (a: Interval, b: Interval): Interval => ({ lo: Math.min(a.lo, b.lo), hi: Math.max(a.hi, b.hi) });
export const negate = ({ lo, hi }: Interval): Interval => ({ lo: -hi, hi: -lo });
export const contains = ({ lo, hi }: Interval, x: number): boolean => lo <= x && x <= hi;
export const isFinite = ({ lo, hi }: Interval): boolean => hi - lo < Infinity;
/** Largest absolute value. */
export const magnitude = ({ lo, hi }: Interval): number => Math.max(-lo, hi);
/** Smallest absolute value. */
export const mignitude = ({ lo, hi }: Interval): number => Math.max(0, lo, -hi);

export function add(a: Interval, b: Interval): Interval {
  return { lo: sum(a.lo, b.lo, below), hi: sum(a.hi, b.hi, above) };
}

function sum(a: number, b: number, outward: (x: number) => number): number {
  const value = a + b;
  if (Number.isNaN(value)) return outward(0) > 0 ? Infinity : -Infinity; // ∞ − ∞ can be anything
  if (Math.abs(value) === Infinity) return Math.abs(a) < Infinity && Math.abs(b) < Infinity ? outward(value) : value;
  return sumError(a, b) !== 0 ? outward(value) : value;
}

export const subtract = (a: Interval, b: Interval): Interval => add(a, negate(b));

export function multiply(a: Interval, b: Interval): Interval {
  let lo = Infinity,
    hi = -Infinity;
  for (const x of [a.lo, a.hi]) {
    for (const y of [b.lo, b.hi]) {
      const value = x === 0 || y === 0 ? 0 : x * y,
        exact = value === 0 ? x === 0 || y === 0 : isExactProduct(x, y, value);
      lo = Math.min(lo, exact ? value : below(value));
      hi = Math.max(hi, exact ? value : above(value));
    }
  }
  return { lo, hi };
}

/** Where Dekker's error term itself is safe, ask it; infinite factors give exact infinities. */
function isExactProduct(x: number, y: number, value: number): boolean {
  if (Math.abs(x) === Infinity || Math.abs(y) === Infinity) return true;
  const safe = Math.abs(x) < 1e290 && Math.abs(y) < 1e290 && Math.abs(value) > 1e-290 && Math.abs(value) < 1e290;
  return safe && productError(x, y) === 0;
}

/** 1/b; the whole line if b holds 0. */
export function reciprocal({ lo, hi }: Interval): Interval {
  if (lo <= 0 && hi >= 0) return whole;
  const rounded = (x: number, outward: (x: number) => number) =>
    x * (1 / x) === 1 && productError(x, 1 / x) === 0 ? 1 / x : outward(1 / x);
  return { lo: rounded(hi, below), hi: rounded(lo, above) };
}

/** bⁿ for a whole n ≥ 0. */
export function wholePower(base: Interval, n: number): Interval {
  const size: Interval = { lo: mignitude(base), hi: magnitude(base) };
  const { lo, hi } = n % 2 === 0 ? size : base; // of an even power only the size matters, and then it rises, as an odd one does
  return { lo: powerOf(point(lo), n).lo, hi: powerOf(point(hi), n).hi };
}

function powerOf(base: Interval, n: number): Interval {
  let power = point(1),
    square = base;
  for (let rest = n; ; square = multiply(square, square)) {
    if (rest % 2 === 1) power = multiply(power, square);
    rest = Math.floor(rest / 2);
    if (rest === 0) return power;
  }
}

/** √b of a b that is not negative; exact where the root is a double. */
export function squareRoot({ lo, hi }: Interval): Interval {
  const rounded = (x: number, outward: (x: number) => number) => {
    const root = Math.sqrt(x);
    return root === 0 || (root * root === x && isExactProduct(root, root, x)) ? root : outward(root);
  };
  return { lo: rounded(lo, below), hi: rounded(hi, above) };
}
