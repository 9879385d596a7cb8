import type { Json } from '../../lab/declare/define.ts';
import { valueAt } from '../../lab/publish/results.ts';
import { compile, names } from '../../math/expression/evaluation.ts';
import { readCondition, readFormula, type Expression } from '../../math/expression/expression.ts';

/** What a condition may speak of: an experiment's parameters and its result, by dotted names. */
export type Scope = { [name: string]: Json };

/** The number at a dotted name, truths as 1 and 0; undefined if there is none. */
export function numberAt(name: string, scope: Scope): number | undefined {
  const value = valueAt(scope, name);
  return typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : undefined;
}

/** Whether a condition holds; false if a number that it speaks of is missing. */
export function holds(condition: Expression, scope: Scope): boolean {
  if (names(condition).some((name) => numberAt(name, scope) === undefined)) return false;
  return compile(condition)((name) => numberAt(name, scope)!) !== 0;
}

/** The parts of a condition that must all hold. */
export function parts(condition: Expression): Expression[] {
  return condition.kind === 'call' && condition.operation === 'and' ? condition.of.flatMap(parts) : [condition];
}

/** The value of a formula without variables, such as 2^7+1, or what is wrong with it. */
export function constant(text: string): number | { fault: string } {
  const { expression, fault } = readFormula(text, []);
  if (fault) return { fault: fault.message };
  const value = compile(expression)(() => NaN);
  return Number.isFinite(value) ? value : { fault: '它没有有限的值。' };
}

export { names, readCondition };
