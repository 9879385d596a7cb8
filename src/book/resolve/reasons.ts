import { compile } from '../../math/expression/evaluation.ts';
import type { Expression } from '../../math/expression/expression.ts';
import { aggregates } from '../../math/expression/operations.ts';
import { written } from '../../math/expression/printing.ts';
import { roundedTo } from '../../math/rounding.ts';
import { numberAt, type Scope } from './conditions.ts';

const comparisons = ['<', '<=', '>', '>=', '=', '!='];

/**
 * Why a condition, its stars written out, does not hold: the first part of it that fails, with the numbers on both sides, as a Chinese clause.
 * Undefined if it does hold.
 */
export function reason(condition: Expression, scope: Scope): string | undefined {
  const valueOf = (e: Expression) => compile(e)((name) => numberAt(name, scope) ?? NaN);
  const why = (e: Expression): string | undefined => {
    if (valueOf(e) !== 0) return undefined;
    if (e.kind !== 'call') return `${shown(e)} 不成立`;
    const { operation, of } = e;
    if (comparisons.includes(operation)) return sides(e);
    // The first that fails of those that must all hold.
    if (operation === 'and' || operation === 'all') return of.map(why).find((one) => one !== undefined);
    if (operation === 'or' || operation === 'any')
      return `${of.length} 种情形一种也不成立：${of.slice(0, 3).map(why).join('；')}`;
    if (operation === 'not') {
      const [inside] = of as [Expression];
      const numbers = inside.kind === 'call' && comparisons.includes(inside.operation) ? `：${sides(inside)}` : '';
      return `${shown(e)} 不成立${numbers}`;
    }
    return `${shown(e)} 不成立`;
  };
  const sides = (e: Expression & { kind: 'call' }) => {
    const [left, right] = e.of as [Expression, Expression];
    const [a, b] = twoTexts(valueOf(left), valueOf(right));
    return `${shown(e)} 的左边是 ${a}，右边是 ${b}`;
  };
  return why(condition);
}

const MANY = 3;

/** An expression as text; what was spread out is cut short after its first parts. */
const shown = (expression: Expression): string => written(shortened(expression));

function shortened(e: Expression): Expression {
  if (e.kind !== 'call') return e;
  const rest: Expression[] = aggregates.has(e.operation) && e.of.length > MANY ? [{ kind: 'name', name: '…' }] : [];
  return { ...e, of: [...(rest.length > 0 ? e.of.slice(0, MANY - 1) : e.of).map(shortened), ...rest] };
}

/** Two numbers to a few digits, in full where these would not tell them apart. */
function twoTexts(a: number, b: number): [string, string] {
  const short = (value: number) => String(roundedTo(value, 6));
  return a === b || short(a) !== short(b) ? [short(a), short(b)] : [String(a), String(b)];
}
