import {
  add,
  contains,
  multiply,
  negate,
  point,
  reciprocal,
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
  /** False where floor or sign may jump somewhere in the interval. All other operations are continuous where they are defined. */
  unbroken: boolean;
}

export const constant = (x: number): Jet => ({
  value: point(x),
  slope: zero,
  curvature: zero,
  defined: true,
  unbroken: true,
});

/** What is certain about the parts is certain about what is made of them. */
export const certainty = (parts: readonly Jet[]): Pick<Jet, 'defined' | 'unbroken'> => ({
  defined: parts.every(({ defined }) => defined),
  unbroken: parts.every(({ unbroken }) => unbroken),
});

/** g ∘ u from enclosures of g, g′ and g″ over the values of u. */
export function chain(u: Jet, value: Interval, first: Interval, second: Interval, defined = true): Jet {
  return {
    value,
    slope: multiply(first, u.slope),
    curvature: add(multiply(second, wholePower(u.slope, 2)), multiply(first, u.curvature)),
    defined: u.defined && defined,
    unbroken: u.unbroken,
  };
}

const two = point(2);

export const times = (u: Jet, v: Jet): Jet => ({
  value: multiply(u.value, v.value),
  slope: add(multiply(u.slope, v.value), multiply(u.value, v.slope)),
  curvature: add(
    add(multiply(u.curvature, v.value), multiply(two, multiply(u.slope, v.slope))),
    multiply(u.value, v.curvature),
  ),
  ...certainty([u, v]),
});

export function inverse(u: Jet): Jet {
  const value = reciprocal(u.value),
    square = wholePower(value, 2);
  return chain(u, value, negate(square), multiply(two, multiply(square, value)), !contains(u.value, 0));
}

/** Enclosure of a function that rises, from its values at the bounds; `ulps` is the function's error bound. Values at 0 are exact. */
export function rising(f: (x: number) => number, { lo, hi }: Interval, ulps: number): Interval {
  const at = (x: number) => (x === 0 ? point(f(x)) : widen(point(f(x)), ulps));
  return { lo: at(lo).lo, hi: at(hi).hi };
}
