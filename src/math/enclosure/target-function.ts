import { curveAt, looksDrawn, readCurve } from './drawn-curve.ts';
import { compile } from '../expression/evaluation.ts';
import { readFormula } from '../expression/expression.ts';
import { LARGEST, trouble, type Trouble } from './continuity.ts';
import { enclose } from './interval-jet.ts';
import { magnitude } from './interval.ts';
import { curvatureBound, lipschitzConstant, valueBounds, type Enclosed } from './slope-bound.ts';

/** A continuous function on [0,1] with what is certain about it. */
export interface Target {
  value(x: number): number;
  /** Its Lipschitz constant on [0,1], a proved upper bound; null if its slopes have none (√x), or none was found. */
  lipschitz: number | null;
  /** An upper bound of |f″|; null if f is not certain to be twice differentiable. */
  curvature: number | null;
  /** An upper bound of max f − min f over [a, b] ⊆ [0,1]. */
  oscillation(a: number, b: number): number;
}

export type TargetReading = { target: Target; message?: undefined } | { message: string; target?: undefined };

/**
 * Reads a formula in x, or a drawn curve, as a function on [0,1]. The message says in one Chinese sentence what is wrong: a slip of the pen with its place, or where the
 * function is not finite or not continuous.
 */
export function readTarget(text: string): TargetReading {
  if (looksDrawn(text)) {
    const { curve, fault } = readCurve(text);
    if (fault) return { message: fault.message };
    const { heights } = curve,
      pieces = heights.length - 1;
    const steepest = Math.max(...heights.slice(1).map((h, i) => Math.abs(h - heights[i]!))) * pieces;
    const value = (x: number) => curveAt(curve, x);
    const oscillation = (a: number, b: number) => {
      const corners = heights.filter((_, i) => i / pieces > a && i / pieces < b),
        values = [value(a), value(b), ...corners];
      return Math.max(...values) - Math.min(...values);
    };
    return { target: { value, lipschitz: steepest, curvature: pieces === 1 ? 0 : null, oscillation } };
  }
  const { expression, fault } = readFormula(text, ['x']);
  if (fault) return { message: fault.message };
  const found = trouble(expression);
  if (found) return { message: troubleMessage(found) };
  const enclosed: Enclosed = { enclose: (a, b) => enclose(expression, a, b) };
  if (magnitude(valueBounds(enclosed, 0, 1)) > LARGEST) return { message: TOO_LARGE };
  const f = compile(expression),
    value = (x: number) => f(() => x);
  const blurred = blur(enclosed);
  if (blurred !== undefined) return { message: blurMessage(blurred) };
  const lipschitz = lipschitzConstant(enclosed);
  return {
    target: {
      value,
      lipschitz,
      curvature: lipschitz === null ? null : curvatureBound(enclosed),
      oscillation(a, b) {
        const { lo, hi } = valueBounds(enclosed, a, b);
        return hi - lo;
      },
    },
  };
}

const TOO_LARGE = '这个函数的值超出了 ±10³⁰，单精度的网络装不下，请除以一个大数，让值小些。';

/** Values are looked at in so many places; more uncertain than by this share of the function's size they may not be. */
const PLACES = 1024,
  BLUR = 1e-6;

/** A place where rounding makes the value of a formula uncertain, as where large numbers are subtracted from each other. */
function blur({ enclose }: Enclosed): number | undefined {
  for (let i = 0; i <= PLACES; i++) {
    const x = i / PLACES,
      { value } = enclose(x, x);
    if (value.hi - value.lo > BLUR * (1 + magnitude(value))) return x;
  }
  return undefined;
}

const CONTINUOUS = '定理只管连续函数，请换一个在 [0,1] 上连续的';
const shown = (x: number) => Number(x.toPrecision(4));

const blurMessage = (x: number) =>
  `这个公式在 x = ${shown(x)} 处要用很大的数相减，双精度算不准它的值，请换一种写法，让中间的数小些。`;

function troubleMessage({ kind, at, near, jump = 0 }: Trouble): string {
  const place = `x = ${shown(at)}`;
  if (kind === 'large') return TOO_LARGE;
  if (kind === 'jump') return `这个函数在 ${place} 处不连续（跳了约 ${Number(jump.toPrecision(3))}），${CONTINUOUS}。`;
  if (kind === 'pole') return `这个函数在 ${place} 附近没有界，请换一个在 [0,1] 上处处有界的。`;
  if (kind === 'undefined')
    return `这个函数在 ${place} ${near ? '附近有一点' : '处'}没有有限的值，请换一个在 [0,1] 上处处有值的。`;
  return `这个公式在 ${place} 附近，我们证不出它处处有值而且连续，也证不出它不是，请换一种写法，或换一个简单些的。`;
}
