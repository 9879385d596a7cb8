import { curveAt, looksDrawn, readCurve } from './drawn-curve.ts';
import { compile } from '../expression/evaluation.ts';
import { readFormula, type Expression } from '../expression/expression.ts';
import { enclose } from './interval-jet.ts';
import { magnitude } from './interval.ts';
import { curvatureBound, lipschitzConstant, survey, valueBounds, type Enclosed } from './slope-bound.ts';

/** Larger values are refused: nets in single precision hold none above 3.4·10³⁸, and learn from squares of differences. */
const LARGEST = 1e30;

/** A continuous function on [0,1] with what is certain about it. */
export interface Target {
  value(x: number): number;
  /** Its Lipschitz constant on [0,1], an upper bound; null if its slopes are not bounded (√x). */
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
  const enclosed = enclosedFormula(expression);
  const { trouble, steep = false } = { steep: false, ...survey(enclosed) };
  if (trouble) return { message: troubleMessage(trouble) };
  if (magnitude(valueBounds(enclosed, 0, 1)) > LARGEST)
    return { message: '这个函数的值超出了 ±10³⁰，单精度的网络装不下，请除以一个大数，让值小些。' };
  return {
    target: {
      value: enclosed.value,
      lipschitz: steep ? null : lipschitzConstant(enclosed),
      curvature: steep ? null : curvatureBound(enclosed),
      oscillation(a, b) {
        const { lo, hi } = valueBounds(enclosed, a, b);
        return hi - lo;
      },
    },
  };
}

function enclosedFormula(expression: Expression): Enclosed {
  const f = compile(expression);
  return { value: (x) => f(() => x), enclose: (a, b) => enclose(expression, a, b) };
}

function troubleMessage({ at, jump, unsettled }: { at: number; jump?: number; unsettled?: true }): string {
  const place = `x = ${Number(at.toPrecision(4))}`;
  if (unsettled) return `这个公式在 ${place} 附近变化得太复杂，判断不了它是否连续，请换一个简单些的。`;
  if (jump !== undefined && jump > 1e9) return `这个函数在 ${place} 附近没有界，请换一个在 [0,1] 上处处有界的。`;
  if (jump !== undefined)
    return `这个函数在 ${place} 处不连续（跳了约 ${Number(jump.toPrecision(3))}），定理只管连续函数，请换一个在 [0,1] 上连续的。`;
  return `这个函数在 ${place} 处没有有限的值，请换一个在 [0,1] 上处处有值的。`;
}
