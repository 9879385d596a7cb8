import type { Json } from '../lab/define.ts';
import { valueAt } from '../lab/results.ts';
import type { Place, Report } from './fault.ts';

/** A comparison of a result's numbers: `constructions.relu.width <= 100`. */
export interface Comparison {
  left: string;
  relation: '<=' | '>=' | '<' | '>' | '==' | '!=';
  right: string;
}

const relations: Record<Comparison['relation'], (a: number, b: number) => boolean> = {
  '<=': (a, b) => a <= b, '>=': (a, b) => a >= b, '<': (a, b) => a < b, '>': (a, b) => a > b, '==': (a, b) => a === b, '!=': (a, b) => a !== b,
};

/** Reads comparisons joined by `and`. @throws SyntaxError in Chinese */
export function readCondition(text: string): Comparison[] {
  return text.split(/\s+and\s+/).map((part) => {
    const match = /^\s*([^<>=!]+?)\s*(<=|>=|<|>|==|!=)\s*([^<>=!]+?)\s*$/.exec(part);
    if (!match) throw new SyntaxError(`“${part.trim()}”不是一个比较`);
    return { left: match[1]!, relation: match[2] as Comparison['relation'], right: match[3]! };
  });
}

/** The number that a side of a comparison stands for in a result; undefined if the result has no such number. */
export function valueOf(side: string, result: Json): number | undefined {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(side)) return Number(side);
  const value = valueAt(result, side);
  return typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : undefined;
}

/** Whether a comparison holds for a result; false if a number is missing. */
export function holds({ left, relation, right }: Comparison, result: Json): boolean {
  const a = valueOf(left, result);
  const b = valueOf(right, result);
  return a !== undefined && b !== undefined && relations[relation](a, b);
}

/** Reports a condition that cannot be read, or that names what a published result does not have. @returns whether it is in order */
export function checkCondition(text: string, result: Json, place: Place | undefined, report: Report): boolean {
  const mend = '写成用 and 连起来的比较，例如 constructions.relu.supError < 0.01 and constructions.relu.width <= 100。';
  try {
    const unknown = readCondition(text).flatMap(({ left, right }) => [left, right]).find((side) => valueOf(side, result) === undefined);
    if (unknown === undefined) return true;
    report(place, `条件里的 ${unknown} 不是结果里的一个数。`, mend);
  } catch (error) {
    report(place, `条件读不懂（${(error as Error).message}）。`, mend);
  }
  return false;
}

/** The number that an answer stands for, or what is wrong with it. */
export function constant(text: string): number | { fault: string } {
  return valueOf(text.trim(), null) ?? { fault: '不是一个数' };
}
