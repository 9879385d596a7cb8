import { exp, log, pow } from '../elementary/elementary.ts';
import {
  hull,
  magnitude,
  multiply,
  negate,
  point,
  reciprocal,
  subtract,
  whole,
  wholePower,
  widen,
  zero,
  type Interval,
} from './interval.ts';
import { chain, inverse, rising, times, type Jet } from './jet.ts';

/** Enclosures of e^u, ln u and u^v. */

const one = point(1);
/** The part that is not negative: where a formula has values at all, its argument lies there. */
const notNegative = ({ lo, hi }: Interval): Interval => ({ lo: Math.max(0, lo), hi: Math.max(0, hi) });

export function exponential(u: Jet): Jet {
  const value = rising(exp, u.value, 1);
  return chain(u, { lo: Math.max(0, value.lo), hi: value.hi }, value, value, value.hi < Infinity);
}

export function logarithm(u: Jet): Jet {
  const { lo, hi } = u.value,
    steep = lo > 0 ? reciprocal(u.value) : { lo: hi > 0 ? reciprocal(point(hi)).lo : 0, hi: Infinity };
  return chain(u, rising(log, notNegative(u.value), 1), steep, negate(wholePower(steep, 2)), lo > 0);
}

/** bases^exponents for bases that are not negative: in each of the two a power rises or falls, so the corners tell. */
function powers(bases: Interval, exponents: Interval): Interval {
  const corner = (x: number, y: number) => {
    const value = point(pow(x, y));
    return x === 0 || x === 1 || y === 0 || y === 1 ? value : widen(value, 1);
  };
  const corners = [bases.lo, bases.hi].flatMap((x) => [exponents.lo, exponents.hi].map((y) => corner(x, y)));
  const { lo, hi } = corners.reduce(hull);
  return { lo: Math.max(0, lo), hi };
}

/** u^v. Where the exponent is no whole number, the base must be positive, or may be 0 where the exponent is positive. */
export function power(u: Jet, v: Jet): Jet {
  const n = v.value.lo,
    fixed = magnitude(v.slope) === 0;
  if (fixed && v.value.hi === n && Number.isInteger(n))
    return n >= 0 ? wholeNumbered(u, v, n) : inverse(power(u, { ...v, value: point(-n) }));
  const bases = notNegative(u.value),
    value = powers(bases, v.value),
    certain = {
      defined: u.defined && v.defined && (u.value.lo > 0 || (u.value.lo === 0 && v.value.lo > 0)),
      unbroken: u.unbroken && v.unbroken,
    };
  if (!fixed) return { ...exponential(times(v, logarithm(u))), value, ...certain };
  const less = subtract(v.value, one),
    lesser = subtract(v.value, point(2));
  return {
    ...chain(
      u,
      value,
      multiply(v.value, powers(bases, less)),
      multiply(multiply(v.value, less), powers(bases, lesser)),
    ),
    ...certain,
  };
}

function wholeNumbered(u: Jet, v: Jet, n: number): Jet {
  const first = n === 0 ? zero : multiply(point(n), wholePower(u.value, n - 1)),
    second = n <= 1 ? zero : multiply(multiply(point(n), point(n - 1)), wholePower(u.value, n - 2));
  const of = chain(u, wholePower(u.value, n), first, second);
  return { ...of, defined: u.defined && v.defined, unbroken: u.unbroken && v.unbroken };
}

/** Just below the least value of u^u, e^(−1/e), which it has at 1/e. */
const LEAST = 0.6922006275553463;
/** Numbers on either side of 1/e. */
const TURN = { lo: 0.3678794411714423, hi: 0.36787944117144245 };

/** u^u, which is continuous down to 0^0 = 1, where it is steep. It falls up to 1/e and rises from there. */
export function selfPower(u: Jet): Jet {
  const bases = notNegative(u.value),
    at = (x: number) => (x === 0 || x === 1 ? one : widen(point(pow(x, x)), 1)),
    ends = hull(at(bases.lo), at(bases.hi));
  const turns = bases.lo <= TURN.hi && bases.hi >= TURN.lo;
  const value = turns ? { lo: Math.min(LEAST, ends.lo), hi: ends.hi } : ends;
  const inside = exponential(times(u, logarithm(u)));
  const flat = bases.lo > 0;
  return {
    value,
    slope: flat ? inside.slope : whole,
    curvature: flat ? inside.curvature : whole,
    defined: u.defined && u.value.lo >= 0,
    unbroken: u.unbroken,
  };
}
