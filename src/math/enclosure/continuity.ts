import { compile } from '../expression/evaluation.ts';
import type { Expression } from '../expression/expression.ts';
import { enclose, isStepwise, textOf, type Held } from './interval-jet.ts';
import { hull, isFinite, magnitude, mignitude, type Interval } from './interval.ts';
import type { Jet } from './jet.ts';
import { hasNoValue, isPole } from './no-value.ts';

/**
 * Where and how a function fails to be finite and continuous on [0,1]. All kinds but the last are proved:
 * - `undefined`: it has no value at `at`, or (`near`) at a point next to it;
 * - `pole`: it is not bounded near `at`;
 * - `jump`: it jumps near `at`, by `jump` or more;
 * - `large`: its value at `at` is larger than `LARGEST`;
 * - `undecided`: whether it has a value and is continuous near `at` could not be proved, in the work allowed or at all.
 */
export interface Trouble {
  kind: 'undefined' | 'pole' | 'jump' | 'large' | 'undecided';
  at: number;
  near?: boolean;
  jump?: number;
}

/** Larger values are refused: nets in single precision hold none above 3.4·10³⁸, and learn from squares of differences. */
export const LARGEST = 1e30;

/** Work that is allowed: cells that are cut count 1, those that cannot be `CLOSE_LOOK`. */
const MOST_WORK = 10_000,
  CLOSE_LOOK = 50;
/** Cells this narrow are not cut further, as cells between neighbouring doubles are not: near 0 doubles lie ever denser. */
const NARROWEST = 2 ** -160;
/** Where continuity cannot be proved, jumps below this share of the function's size are let pass: |u| written as u·sign(u) is such a case. */
const NEGLIGIBLE = 1e-4;
/** Most combinations of held values that are looked at. */
const MOST_STATES = 27;

/**
 * Trouble with the function that a formula in x is on [0,1], if there is any: [0,1] is halved until on every cell all operations are
 * certain to be defined, the values to be finite, and floor and sign to be constant. The function is then continuous, as all other
 * operations are. What remains when cells are as narrow as doubles allow is looked at more closely.
 */
export function trouble(expression: Expression): Trouble | undefined {
  const value = compile(expression),
    open: [number, number][] = [[0, 1]];
  let work = 0;
  for (let cell; (cell = open.pop());) {
    const [a, b] = cell,
      jet = enclose(expression, a, b);
    if (isSettled(jet)) continue;
    for (const at of [a, b]) if (!Number.isFinite(value(() => at))) return troubleAt(expression, at);
    const middle = between(a, b);
    work += middle === undefined ? CLOSE_LOOK : 1;
    if (work > MOST_WORK) return { kind: 'undecided', at: a };
    if (middle !== undefined) open.push([middle, b], [a, middle]);
    else {
      const found = troubleIn(expression, a, b, jet);
      if (found) return found;
    }
  }
  return undefined;
}

const isSettled = ({ defined, unbroken, value }: Jet) => defined && unbroken && isFinite(value);

/** The middle of a cell, unless the cell is too narrow to be cut. */
export function between(a: number, b: number): number | undefined {
  const middle = a + (b - a) / 2;
  return middle > a && middle < b && b - a >= NARROWEST ? middle : undefined;
}

function troubleAt(expression: Expression, at: number): Trouble {
  if (hasNoValue(expression, at, at)) return { kind: 'undefined', at };
  if (mignitude(enclose(expression, at, at).value) > LARGEST) return { kind: 'large', at };
  return { kind: 'undecided', at };
}

/** Trouble in a cell that cannot be cut. Proofs may need a few more doubles around it, for at its ends values are known up to rounding. */
function troubleIn(expression: Expression, a: number, b: number, jet: Jet): Trouble | undefined {
  for (const at of [a, b]) if (hasNoValue(expression, at, at)) return { kind: 'undefined', at };
  const around = [0, 4, 64].map((more) => [Math.max(0, a - more * (b - a)), Math.min(1, b + more * (b - a))] as const);
  if (!jet.defined || !isFinite(jet.value)) {
    if (around.some(([u, v]) => isPole(expression, u, v))) return { kind: 'pole', at: a };
    if (around.some(([u, v]) => hasNoValue(expression, u, v))) return { kind: 'undefined', at: a, near: true };
    return mignitude(jet.value) > LARGEST ? { kind: 'large', at: a } : { kind: 'undecided', at: a };
  }
  const states = heldStates(expression, a, b);
  if (!states) return { kind: 'undecided', at: a };
  for (const [u, v] of around) {
    const jump = jumpIn(expression, u, v);
    if (jump > 0) return { kind: 'jump', at: a, jump };
  }
  const all = states.map(({ value }) => value).reduce(hull);
  return all.hi - all.lo <= NEGLIGIBLE * (1 + magnitude(all)) ? undefined : { kind: 'undecided', at: a };
}

/**
 * A jump that the formula certainly has in [a, b], or 0: if it were continuous it would take every value between those at the ends, but
 * no state allows values in the gap.
 */
function jumpIn(expression: Expression, a: number, b: number): number {
  const values = heldStates(expression, a, b)?.map(({ value }) => value);
  if (!values) return 0;
  const sorted = values.toSorted((u, v) => u.lo - v.lo);
  return gapBetween(enclose(expression, a, a).value, enclose(expression, b, b).value, sorted);
}

/** The formula's enclosures with every call of floor and sign that may jump in [a, b] held at each of its values; undefined if too many. */
function heldStates(expression: Expression, a: number, b: number): Jet[] | undefined {
  const states: Jet[] = [],
    open: Held[] = [new Map()];
  for (let held; (held = open.pop());) {
    const call = firstBreak(expression, a, b, held);
    if (!call) {
      const state = enclose(expression, a, b, held);
      if (!isSettled(state)) return undefined;
      states.push(state);
    } else {
      const { lo, hi } = enclose(call, a, b, held).value;
      if (!(hi - lo <= 2)) return undefined;
      const values = new Set([lo, lo + 1, hi].filter((value) => value <= hi));
      for (const value of values) open.push(new Map([...held, [textOf(call), value]]));
    }
    if (states.length + open.length > MOST_STATES) return undefined;
  }
  return states;
}

/** An innermost call of floor or sign that may jump in [a, b] and is not held. */
function firstBreak(expression: Expression, a: number, b: number, held: Held): Expression | undefined {
  if (expression.kind !== 'call') return undefined;
  for (const part of expression.of) {
    const found = firstBreak(part, a, b, held);
    if (found) return found;
  }
  const breaks = isStepwise(expression.operation) && !enclose(expression, a, b, held).unbroken;
  return breaks ? expression : undefined;
}

/** How far apart two intervals lie if no chain of overlapping ones among `sorted` (by their lower bounds) joins them, else 0. */
function gapBetween(u: Interval, v: Interval, sorted: readonly Interval[]): number {
  const [low, high] = u.lo <= v.lo ? [u, v] : [v, u];
  let reach = low.hi,
    gap = 0;
  for (const { lo, hi } of sorted) {
    if (lo > reach && reach < high.lo) gap += Math.min(lo, high.lo) - reach;
    reach = Math.max(reach, hi);
  }
  return gap;
}
