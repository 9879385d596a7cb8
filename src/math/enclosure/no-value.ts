import type { Expression } from '../expression/expression.ts';
import { cosine, enclose } from './interval-jet.ts';
import { contains, isFinite, type Interval } from './interval.ts';
import type { Jet } from './jet.ts';

/** Proofs that a formula in x has no value somewhere in [a, b], or is not bounded there. A false only says that none was found. */

type Call = Extract<Expression, { kind: 'call' }>;

const sound = ({ defined, unbroken, value }: Jet) => defined && unbroken && isFinite(value);
const isZero = ({ lo, hi }: Interval) => lo === 0 && hi === 0;
const opposite = (u: Interval, v: Interval) => (u.lo > 0 && v.hi < 0) || (u.hi < 0 && v.lo > 0);

const atEnds = (part: Expression, a: number, b: number) =>
  [enclose(part, a, a).value, enclose(part, b, b).value] as const;

/** Whether the formula is 0 somewhere: it is so at an end, or continuous with opposite signs at the ends, or made of a part that vanishes. */
function vanishes(expression: Expression, a: number, b: number): boolean {
  const [u, v] = atEnds(expression, a, b);
  if (isZero(u) || isZero(v)) return true;
  if (opposite(u, v) && sound(enclose(expression, a, b))) return true;
  if (expression.kind !== 'call' || !sound(enclose(expression, a, b))) return false;
  const { operation, of } = expression;
  if (operation === '*') return of.some((part) => vanishes(part, a, b));
  if (operation === '^') return enclose(of[1]!, a, b).value.lo > 0 && vanishes(of[0]!, a, b);
  return ['negate', 'abs', 'sqrt', 'sin', 'tan', 'tanh', '/'].includes(operation) && vanishes(of[0]!, a, b);
}

const isNegativeAtAnEnd = (part: Expression, a: number, b: number) => atEnds(part, a, b).some(({ hi }) => hi < 0);
const holdsNoInteger = ({ lo, hi }: Interval) => Math.floor(hi) < lo;

/** Whether the cosine of a continuous argument changes its sign: then the tangent has no value in between, and no bound. */
function crossesPole(argument: Expression, a: number, b: number): boolean {
  const [u, v] = atEnds(argument, a, b);
  return sound(enclose(argument, a, b)) && opposite(cosine(u), cosine(v));
}

/** Operations that may have no value. */
const faults: Record<string, (of: Expression[], a: number, b: number) => boolean> = {
  '/': ([, below], a, b) => vanishes(below!, a, b),
  log: ([of], a, b) => vanishes(of!, a, b) || isNegativeAtAnEnd(of!, a, b),
  ln: ([of], a, b) => vanishes(of!, a, b) || isNegativeAtAnEnd(of!, a, b),
  sqrt: ([of], a, b) => isNegativeAtAnEnd(of!, a, b),
  tan: ([of], a, b) => crossesPole(of!, a, b),
  '^'([base, exponent], a, b) {
    const power = enclose(exponent!, a, b).value;
    return (power.hi < 0 && vanishes(base!, a, b)) || (holdsNoInteger(power) && isNegativeAtAnEnd(base!, a, b));
  },
};

/** Whether it is certain that the formula has no value at some point of [a, b]. */
export function hasNoValue(expression: Expression, a: number, b: number): boolean {
  if (expression.kind !== 'call') return false;
  const { operation, of } = expression;
  return of.some((part) => hasNoValue(part, a, b)) || (faults[operation]?.(of, a, b) ?? false);
}

/** Whether it is certain that the formula has no bound in [a, b], near a point where it has no value. */
export function isPole(expression: Expression, a: number, b: number): boolean {
  return expression.kind === 'call' && (poles[expression.operation]?.(expression, a, b) ?? false);
}

const isSound = (part: Expression, a: number, b: number) => sound(enclose(part, a, b));
const isFarFromZero = (part: Expression, a: number, b: number) =>
  isSound(part, a, b) && !contains(enclose(part, a, b).value, 0);

/** One of the two has a pole, and the other is as `holds` says. */
const besides =
  (holds: typeof isSound) =>
  ({ of: [u, v] }: Call, a: number, b: number) =>
    (isPole(u!, a, b) && holds(v!, a, b)) || (isPole(v!, a, b) && holds(u!, a, b));
const inside = ({ of: [u] }: Call, a: number, b: number) => isPole(u!, a, b);
const ofLogarithm = ({ of: [u] }: Call, a: number, b: number) =>
  isSound(u!, a, b) && vanishes(u!, a, b) && takesPositive(u!, a, b);
const takesPositive = (part: Expression, a: number, b: number) => atEnds(part, a, b).some(({ lo }) => lo > 0);

const poles: Record<string, (call: Call, a: number, b: number) => boolean> = {
  '/': ({ of: [above, below] }, a, b) =>
    (isFarFromZero(above!, a, b) && isSound(below!, a, b) && vanishes(below!, a, b)) ||
    (isPole(above!, a, b) && isFarFromZero(below!, a, b)),
  '^': ({ of: [base, exponent] }, a, b) =>
    isSound(base!, a, b) && isSound(exponent!, a, b) && enclose(exponent!, a, b).value.hi < 0 && vanishes(base!, a, b),
  log: ofLogarithm,
  ln: ofLogarithm,
  tan: ({ of: [u] }, a, b) => crossesPole(u!, a, b),
  '+': besides(isSound),
  '-': besides(isSound),
  '*': besides(isFarFromZero),
  negate: inside,
  abs: inside,
};
