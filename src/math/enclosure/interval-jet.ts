import { cos, sigmoid, sin, tan, tanh } from '../elementary/elementary.ts';
import type { Expression } from '../expression/expression.ts';
import {
  add,
  hull,
  multiply,
  negate,
  point,
  reciprocal,
  squareRoot as root,
  subtract,
  whole,
  wholePower,
  type Interval,
} from './interval.ts';
import { certainty, chain, constant, inverse, rising, times, type Jet } from './jet.ts';
import { exponential, logarithm, power, selfPower } from './power-jet.ts';

/** Values at which calls of floor and sign are held, by the text of the call. */
export type Held = ReadonlyMap<string, number>;

/** A text that is the same for the same subformula, wherever it stands. */
export const textOf = (expression: Expression): string => JSON.stringify(expression);

/** The formula's enclosures for x in [a, b]; its only variable is x. Calls in `held` count as constants. */
export function enclose(expression: Expression, a: number, b: number, held?: Held): Jet {
  if (expression.kind === 'number') return constant(expression.value);
  if (expression.kind === 'name') return { ...constant(0), value: { lo: a, hi: b }, slope: point(1) };
  const { operation, of } = expression,
    rule = rules[operation];
  if (!rule) throw new RangeError(`invalid operation in a formula: ${operation}`);
  const parts = of.map((part) => enclose(part, a, b, held)) as [Jet, Jet, ...Jet[]];
  const value = isStepwise(operation) ? held?.get(textOf(expression)) : undefined;
  if (value !== undefined) return { ...constant(value), ...certainty(parts) };
  return operation === '^' && textOf(of[0]!) === textOf(of[1]!) ? selfPower(parts[0]) : rule(parts);
}

const one = point(1),
  two = point(2);

const plus = (u: Jet, v: Jet): Jet => ({
  value: add(u.value, v.value),
  slope: add(u.slope, v.slope),
  curvature: add(u.curvature, v.curvature),
  ...certainty([u, v]),
});

const opposite = (u: Jet): Jet => ({
  ...u,
  value: negate(u.value),
  slope: negate(u.slope),
  curvature: negate(u.curvature),
});

/** The larger of two; where both may be it, anything that either does. Where they only touch there may be a kink, at the cell's end. */
function larger(u: Jet, v: Jet): Jet {
  const certain = certainty([u, v]);
  if (u.value.lo > v.value.hi) return { ...u, ...certain };
  if (v.value.lo > u.value.hi) return { ...v, ...certain };
  if (u.value.lo === v.value.hi) return { ...u, curvature: whole, ...certain };
  if (v.value.lo === u.value.hi) return { ...v, curvature: whole, ...certain };
  const value = { lo: Math.max(u.value.lo, v.value.lo), hi: Math.max(u.value.hi, v.value.hi) };
  return { value, slope: hull(u.slope, v.slope), curvature: whole, ...certain };
}

function size(u: Jet): Jet {
  const of = larger(u, opposite(u));
  return { ...of, value: { lo: Math.max(0, of.value.lo), hi: of.value.hi } };
}

/** Whether it is one of the functions that are constant between their jumps. */
export const isStepwise = (operation: string): boolean => operation === 'floor' || operation === 'sign';

const steps =
  (f: (x: number) => number) =>
  ([u]: [Jet, ...Jet[]]): Jet => {
    const lo = f(u.value.lo),
      hi = f(u.value.hi);
    return lo === hi
      ? { ...constant(lo), ...certainty([u]) }
      : { value: { lo, hi }, slope: whole, curvature: whole, defined: u.defined, unbroken: false };
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
export const cosine = (u: Interval): Interval => wave(cos, u, 0);

function squareRoot(u: Jet): Jet {
  const inner = { lo: Math.max(0, u.value.lo), hi: Math.max(0, u.value.hi) };
  const value = root(inner);
  const steep =
    inner.lo > 0 ? reciprocal(value) : { lo: inner.hi > 0 ? reciprocal(point(value.hi)).lo : 0, hi: Infinity };
  return chain(u, value, multiply(point(0.5), steep), multiply(point(-0.25), wholePower(steep, 3)), u.value.lo >= 0);
}

/** What each operation of a formula does to jets. */
const rules: Record<string, (of: [Jet, Jet, ...Jet[]]) => Jet> = {
  negate: ([u]) => opposite(u),
  '+': ([u, v]) => plus(u, v),
  '-': ([u, v]) => plus(u, opposite(v)),
  '*': ([u, v]) => times(u, v),
  '/': ([u, v]) => times(u, inverse(v)),
  '^': ([u, v]) => power(u, v),
  abs: ([u]) => size(u),
  relu: ([u]) => larger(u, constant(0)),
  max: (of) => of.reduce(larger),
  min: (of) => opposite(of.map(opposite).reduce(larger)),
  floor: steps(Math.floor),
  sign: steps(Math.sign),
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
