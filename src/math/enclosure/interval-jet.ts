import { cos, exp, log, pow, sigmoid, sin, tan, tanh } from '../elementary/elementary.ts';
import type { Expression } from '../expression/expression.ts';
import {
  add,
  contains,
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

/**
 * What is certain about a formula on an interval of its variable: enclosures of its values, of its slopes (of both one-sided slopes at
 * a kink) and of its second derivative, by the chain rule in interval arithmetic (Moore 1966).
 */
export interface Jet {
  value: Interval;
  slope: Interval;
  /** The whole line where the second derivative may fail to exist. */
  curvature: Interval;
  /** False where the formula may have no finite value somewhere in the interval. */
  defined: boolean;
}

const constant = (x: number): Jet => ({ value: point(x), slope: zero, curvature: zero, defined: true });

/** The formula's enclosures for x in [a, b]; its only variable is x. */
export function enclose(expression: Expression, a: number, b: number): Jet {
  if (expression.kind === 'number') return constant(expression.value);
  if (expression.kind === 'name') return { value: { lo: a, hi: b }, slope: point(1), curvature: zero, defined: true };
  const parts = expression.of.map((part) => enclose(part, a, b)),
    rule = rules[expression.operation];
  if (!rule) throw new RangeError(`invalid operation in a formula: ${expression.operation}`);
  return rule(parts as [Jet, Jet, ...Jet[]]);
}

/** g ∘ u from enclosures of g, g′ and g″ over the values of u. */
function chain(u: Jet, value: Interval, first: Interval, second: Interval, defined = true): Jet {
  return {
    value,
    slope: multiply(first, u.slope),
    curvature: add(multiply(second, wholePower(u.slope, 2)), multiply(first, u.curvature)),
    defined: u.defined && defined,
  };
}

const two = point(2),
  one = point(1);

const plus = (u: Jet, v: Jet): Jet => ({
  value: add(u.value, v.value),
  slope: add(u.slope, v.slope),
  curvature: add(u.curvature, v.curvature),
  defined: u.defined && v.defined,
});

const opposite = (u: Jet): Jet => ({
  value: negate(u.value),
  slope: negate(u.slope),
  curvature: negate(u.curvature),
  defined: u.defined,
});

const times = (u: Jet, v: Jet): Jet => ({
  value: multiply(u.value, v.value),
  slope: add(multiply(u.slope, v.value), multiply(u.value, v.slope)),
  curvature: add(
    add(multiply(u.curvature, v.value), multiply(two, multiply(u.slope, v.slope))),
    multiply(u.value, v.curvature),
  ),
  defined: u.defined && v.defined,
});

function inverse(u: Jet): Jet {
  const value = reciprocal(u.value),
    square = wholePower(value, 2);
  return chain(u, value, negate(square), multiply(two, multiply(square, value)), !contains(u.value, 0));
}

/** Enclosure of a function that rises, from its values at the bounds; `ulps` is the function's error bound. Values at 0 are exact. */
function rising(f: (x: number) => number, { lo, hi }: Interval, ulps: number): Interval {
  const at = (x: number) => (x === 0 ? point(f(x)) : widen(point(f(x)), ulps));
  return { lo: at(lo).lo, hi: at(hi).hi };
}

/** The larger of two; where both may be it, anything that either does. Where they only touch there may be a kink, at the cell's end. */
function larger(u: Jet, v: Jet): Jet {
  const defined = u.defined && v.defined;
  if (u.value.lo > v.value.hi) return { ...u, defined };
  if (v.value.lo > u.value.hi) return { ...v, defined };
  if (u.value.lo === v.value.hi) return { ...u, curvature: whole, defined };
  if (v.value.lo === u.value.hi) return { ...v, curvature: whole, defined };
  const value = { lo: Math.max(u.value.lo, v.value.lo), hi: Math.max(u.value.hi, v.value.hi) };
  return { value, slope: hull(u.slope, v.slope), curvature: whole, defined };
}

/** A function that is constant between its jumps. */
const stepwise =
  (f: (x: number) => number) =>
  ([u]: [Jet, ...Jet[]]): Jet => {
    const lo = f(u.value.lo),
      hi = f(u.value.hi);
    return lo === hi
      ? { ...constant(lo), defined: u.defined }
      : { value: { lo, hi }, slope: whole, curvature: whole, defined: u.defined };
  };

const TURN = 2 * Math.PI;
/** Whether `phase` + a whole number of turns may lie in the interval. */
function meets({ lo, hi }: Interval, phase: number, turn = TURN): boolean {
  const from = (lo - phase) / turn,
    to = (hi - phase) / turn;
  return Math.floor(to + 1e-15 * (1 + Math.abs(to))) >= Math.ceil(from - 1e-15 * (1 + Math.abs(from)));
}

function wave(f: (x: number) => number, u: Interval, crest: number): Interval {
  const ends = hull(rising(f, point(u.lo), 1), rising(f, point(u.hi), 1));
  if (Number.isNaN(ends.lo)) return { lo: -1, hi: 1 };
  return {
    lo: meets(u, crest - Math.PI) ? -1 : Math.max(-1, ends.lo),
    hi: meets(u, crest) ? 1 : Math.min(1, ends.hi),
  };
}

const sine = (u: Interval) => wave(sin, u, Math.PI / 2);
const cosine = (u: Interval) => wave(cos, u, 0);

function logarithm(u: Jet): Jet {
  const { lo, hi } = u.value,
    inner = { lo: Math.max(0, lo), hi: Math.max(0, hi) };
  const steep = lo > 0 ? reciprocal(u.value) : { lo: hi > 0 ? reciprocal(point(hi)).lo : 0, hi: Infinity };
  return chain(u, rising(log, inner, 1), steep, negate(wholePower(steep, 2)), lo > 0);
}

function squareRoot(u: Jet): Jet {
  const inner = { lo: Math.max(0, u.value.lo), hi: Math.max(0, u.value.hi) };
  const value = rising(Math.sqrt, inner, 1);
  const steep =
    inner.lo > 0 ? reciprocal(value) : { lo: inner.hi > 0 ? reciprocal(point(value.hi)).lo : 0, hi: Infinity };
  return chain(u, value, multiply(point(0.5), steep), multiply(point(-0.25), wholePower(steep, 3)), u.value.lo >= 0);
}

/** Base to a fixed real exponent, for bases that are not negative. */
function realPower(base: Interval, exponent: number): Interval {
  const inner = { lo: Math.max(0, base.lo), hi: Math.max(0, base.hi) };
  if (exponent === 0) return one;
  if (exponent > 0) return rising((x) => pow(x, exponent), inner, 1);
  return { lo: widen(point(pow(inner.hi, exponent)), 1).lo, hi: widen(point(pow(inner.lo, exponent)), 1).hi };
}

function power(u: Jet, v: Jet): Jet {
  const n = v.value.lo;
  if (v.value.hi !== n || magnitude(v.slope) !== 0) return exponential(times(v, logarithm(u)));
  if (Number.isInteger(n) && n >= 0) {
    const term = (k: number, rest: number) => (k === 0 ? zero : multiply(point(k), wholePower(u.value, rest)));
    return chain(u, wholePower(u.value, n), term(n, n - 1), term(n * (n - 1), n - 2));
  }
  if (Number.isInteger(n)) return inverse(power(u, constant(-n)));
  return chain(
    u,
    realPower(u.value, n),
    multiply(point(n), realPower(u.value, n - 1)),
    multiply(multiply(point(n), subtract(point(n), one)), realPower(u.value, n - 2)),
    u.value.lo > 0 || (u.value.lo === 0 && n > 0),
  );
}

function exponential(u: Jet): Jet {
  const value = rising(exp, u.value, 1);
  return chain(u, { lo: Math.max(0, value.lo), hi: value.hi }, value, value, value.hi < Infinity);
}

/** What each operation of a formula does to jets. */
const rules: Record<string, (of: [Jet, Jet, ...Jet[]]) => Jet> = {
  negate: ([u]) => opposite(u),
  '+': ([u, v]) => plus(u, v),
  '-': ([u, v]) => plus(u, opposite(v)),
  '*': ([u, v]) => times(u, v),
  '/': ([u, v]) => times(u, inverse(v)),
  '^': ([u, v]) => power(u, v),
  abs: ([u]) => larger(u, opposite(u)),
  relu: ([u]) => larger(u, constant(0)),
  max: (of) => of.reduce(larger),
  min: (of) => opposite(of.map(opposite).reduce(larger)),
  floor: stepwise(Math.floor),
  sign: stepwise(Math.sign),
  exp: ([u]) => exponential(u),
  log: ([u]) => logarithm(u),
  ln: ([u]) => logarithm(u),
  sqrt: ([u]) => squareRoot(u),
  sin: ([u]) => chain(u, sine(u.value), cosine(u.value), negate(sine(u.value))),
  cos: ([u]) => chain(u, cosine(u.value), negate(sine(u.value)), negate(cosine(u.value))),
  tan([u]) {
    if (meets(u.value, Math.PI / 2, Math.PI)) return chain(u, whole, whole, whole, false);
    const value = rising(tan, u.value, 2),
      first = add(one, wholePower(value, 2));
    return chain(u, value, first, multiply(two, multiply(value, first)));
  },
  tanh([u]) {
    const value = rising(tanh, u.value, 2),
      first = subtract(one, wholePower(value, 2));
    return chain(u, value, first, multiply(point(-2), multiply(value, first)));
  },
  sigmoid([u]) {
    const value = rising(sigmoid, u.value, 2),
      rest = subtract(one, value),
      first = multiply(value, rest);
    return chain(u, value, first, multiply(first, subtract(rest, value)));
  },
};
