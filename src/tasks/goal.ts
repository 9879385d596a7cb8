import { names, numberAt, readCondition, spreadOut, type Scope } from '../book/resolve/conditions.ts';
import { numbersIn, wordFor } from '../book/resolve/condition-words.ts';
import type { Json, Params } from '../lab/declare/define.ts';
import type { Expression } from '../math/expression/expression.ts';
import { cleaned, limits } from './short-text.ts';
import type { Declared } from './task.ts';

/** The goal of a task: a condition on the parameters and on those fields of a result that are public. */

/** A run, or a published result: what a goal is judged by. */
export interface Found {
  params: Params;
  result: Json;
}

const scopeOf = ({ params, result }: Found): Scope => ({ ...params, ...(result as Scope) });

/** A number that a goal may be about. */
export interface Quantity {
  name: string;
  /** Its Chinese name. */
  word: string;
  now: number;
  kind: 'result' | 'parameter';
}

/** What a goal may be about, with its value in this run: numbers and truths of the result that are documented, and numeric parameters. */
export function quantities(found: Found, { controls, fields }: Declared): Quantity[] {
  const scope = scopeOf(found);
  const of = (kind: Quantity['kind'], all: readonly string[], word: (name: string) => string | undefined) =>
    all.flatMap((name) => {
      const now = numberAt(name, scope),
        said = word(name);
      return now === undefined || said === undefined ? [] : [{ name, word: said, now, kind }];
    });
  const numeric = Object.keys(controls).filter((name) => controls[name]!.kind === 'number');
  return [
    ...of('result', numbersIn(found.result), (name) => wordFor(name, { controls: {}, fields })),
    ...of('parameter', numeric, (name) => controls[name]!.label),
  ];
}

/**
 * A goal as it was written, read and held against what is known of the experiment.
 * @param found runs to read its names by: it must be judgeable in one of them at least
 * @returns `fault`: one Chinese sentence that says where it is wrong and how to mend it
 */
export function readGoal(
  text: string,
  found: readonly Found[],
  declared: Declared,
): { goal: Expression; fault?: undefined } | { fault: string; goal?: undefined } {
  if (cleaned(text) === '') return { fault: '目标还是空的：在上面挑一个量，点“加进目标”，或者自己写一个条件。' };
  const length = [...text].length;
  if (length > limits.goal) return { fault: `目标最多 ${limits.goal} 个字符，现在有 ${length} 个，请写短些。` };
  const { expression: goal, fault } = readCondition(cleaned(text));
  if (fault) return { fault: `目标读不懂：${fault.message}` };
  const used = names(goal);
  if (used.length === 0) return { fault: '目标里没有一个量：它总是成立，或总不成立。请写进一个结果字段。' };
  const secret = used.find((name) => wordFor(name, declared) === undefined && isThere(name, found));
  if (secret !== undefined)
    return { fault: `目标里的 ${secret} 没有写进“结果字段”，别的版本里可能就没有了，请换一个写明的字段。` };
  const gaps = found.map((one) => spreadOut(goal, scopeOf(one)).gap);
  const [gap] = gaps;
  if (gap && gaps.every(Boolean)) return { fault: `${gap.message.replace(/^条件/, '目标')}${gap.mend}` };
  return { goal };
}

const isThere = (name: string, found: readonly Found[]): boolean =>
  found.some((one) => numberAt(name, scopeOf(one)) !== undefined);

/** A goal with one more part that must hold as well. */
export function withPart(text: string, part: string): string {
  const before = cleaned(text);
  if (before === '') return part;
  const { expression } = readCondition(before);
  return `${expression?.kind === 'call' && expression.operation === 'or' ? `(${before})` : before} and ${part}`;
}
