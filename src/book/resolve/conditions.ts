import type { Json } from '../../lab/declare/define.ts';
import { valueAt } from '../../lab/publish/results.ts';
import { compile, names } from '../../math/expression/evaluation.ts';
import { readCondition, readFormula, type Expression } from '../../math/expression/expression.ts';
import { aggregates } from '../../math/expression/operations.ts';
import { suggest } from '../words/suggest.ts';

/** What a condition may speak of: an experiment's parameters and its result, or whole runs by a name of theirs, by dotted names. */
export type Scope = { [name: string]: Json };

/** The number at a dotted name, truths as 1 and 0; undefined if there is none. */
export function numberAt(name: string, scope: Scope): number | undefined {
  const value = valueAt(scope, name);
  return typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : undefined;
}

/** What keeps a condition from being judged: a Chinese clause, and how to mend it. */
export interface Gap {
  message: string;
  mend: string;
}

/** Thrown within this file only. */
class Unjudgeable extends Error {
  readonly gap: Gap;
  constructor(message: string, mend: string) {
    super(message);
    this.gap = { message, mend };
  }
}

/**
 * A condition in a scope with its stars written out: `all(layers.*.units > 3)` becomes `all(layers.0.units > 3, layers.1.units > 3)`. The first
 * stars of all names within one argument move together, so do the second ones; every name then stands for a number.
 */
export function spreadOut(
  condition: Expression,
  scope: Scope,
): { condition: Expression; gap?: undefined } | { gap: Gap; condition?: undefined } {
  try {
    const spread = spreadCalls(condition, scope);
    for (const name of names(spread)) if (numberAt(name, scope) === undefined) throw missing(name, scope);
    return { condition: spread };
  } catch (error) {
    if (error instanceof Unjudgeable) return { gap: error.gap };
    throw error;
  }
}

const hasStar = (name: string) => name.split('.').includes('*');

/** From the innermost aggregate outwards. */
function spreadCalls(expression: Expression, scope: Scope): Expression {
  if (expression.kind !== 'call') return expression;
  const { operation } = expression;
  const of = expression.of.map((part) => spreadCalls(part, scope));
  return { ...expression, of: aggregates.has(operation) ? of.flatMap((part) => spreadStars(part, scope)) : of };
}

/** The expression for each name or number that its first stars may stand for, and so on for the next ones. */
function spreadStars(expression: Expression, scope: Scope): Expression[] {
  const [first, ...others] = names(expression)
    .filter(hasStar)
    .map((name) => name.slice(0, name.indexOf('.*')));
  if (first === undefined) return [expression];
  const keys = keysAt(first, scope);
  for (const other of others) {
    if (keysAt(other, scope).join() !== keys.join())
      throw new Unjudgeable(
        `条件里的 ${first}.* 和 ${other}.* 对不起来：一个有 ${keys.length} 项，另一个有 ${keysAt(other, scope).length} 项。`,
        '一起走的 * 要有同样的序号或名字。',
      );
  }
  return keys.flatMap((key) => spreadStars(withStar(expression, key), scope));
}

function keysAt(path: string, scope: Scope): string[] {
  const value = valueAt(scope, path);
  if (value === undefined) throw missing(path, scope);
  if (value === null || typeof value !== 'object')
    throw new Unjudgeable(`条件里的 ${path} 是一个值，后面不能跟 .*。`, '* 写在一列数或一组结果之后。');
  const keys = Object.keys(value);
  if (keys.length === 0) throw new Unjudgeable(`条件里的 ${path} 一项也没有。`, '至少要有一项，条件才有所指。');
  return keys;
}

/** The first star of every name replaced. */
function withStar(expression: Expression, key: string): Expression {
  if (expression.kind === 'name')
    return { kind: 'name', name: expression.name.replace(/\.\*(?=\.|$)/, () => `.${key}`) };
  return expression.kind === 'call'
    ? { ...expression, of: expression.of.map((part) => withStar(part, key)) }
    : expression;
}

/** Why a name stands for no number, with the nearest one that does at the place where it leaves what there is. */
function missing(name: string, scope: Scope): Unjudgeable {
  if (hasStar(name))
    return new Unjudgeable(
      `条件里的 ${name} 有一个 *，却不在汇总里。`,
      `请放进 ${[...aggregates.keys()].join('、')} 之一，例如 all(${name} > 0)。`,
    );
  const steps = name.split('.');
  let known = steps.length - 1;
  while (known > 0 && valueAt(scope, steps.slice(0, known).join('.')) === undefined) known--;
  const parent = valueAt(scope, steps.slice(0, known).join('.'));
  const value = valueAt(scope, name);
  if (value !== undefined) {
    const inside = value !== null && typeof value === 'object' ? Object.keys(value) : [];
    return new Unjudgeable(
      `条件里的 ${name} 不是一个数。`,
      inside.length > 0 ? `请写到具体的那一个数，例如 ${name}.${inside[0]}。` : '条件只比较数。',
    );
  }
  const siblings = parent !== null && typeof parent === 'object' ? Object.keys(parent) : [];
  const whole = siblings.map((key) => [...steps.slice(0, known), key].join('.'));
  return new Unjudgeable(
    known === 0
      ? `条件里的 ${name} 不是参数，也不是结果里的一个数。`
      : `条件里的 ${name} 读不到：${steps.slice(0, known).join('.')} 里没有 ${steps[known]}。`,
    suggest(steps.slice(0, known + 1).join('.'), whole),
  );
}

/** Whether a condition holds; false if a number that it speaks of is missing. */
export function holds(condition: Expression, scope: Scope): boolean {
  const { condition: spread } = spreadOut(condition, scope);
  return spread !== undefined && compile(spread)((name) => numberAt(name, scope)!) !== 0;
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
