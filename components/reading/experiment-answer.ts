import { holds, numberAt, parts, readCondition, type Scope } from '../../src/book/resolve/conditions.ts';
import type { Expression } from '../../src/math/expression/expression.ts';
import { written } from '../../src/math/expression/printing.ts';
import { roundedTo } from '../../src/math/rounding.ts';

/** An exercise that is answered by a run of an experiment. */
export interface ExperimentCheck {
  kind: 'experiment';
  of: string;
  /** Parameters that the run must have. */
  params: Record<string, unknown>;
  condition: string;
  /** Chinese names of what the condition speaks of. */
  words: Record<string, string>;
}

/** What a figure tells of its run: the detail of `lab:result`. */
export interface LabResult {
  id: string;
  /** The figure's own id on the page. */
  label: string;
  params: Scope;
  result: Scope;
  final: boolean;
}

export interface Verdict {
  right: boolean;
  words: string;
}

const relations: Record<string, string> = {
  '<=': '不超过',
  '>=': '不小于',
  '<': '小于',
  '>': '大于',
  '=': '等于',
  '!=': '不等于',
};
const shown = (value: number) => (Number.isInteger(value) ? String(value) : String(roundedTo(value, 4)));

/** What a finished run says about an exercise: whether it is solved, and if not, what is missing. */
export function judgeRun(check: ExperimentCheck, run: LabResult): Verdict {
  const differing = Object.entries(check.params).find(([name, value]) => run.params[name] !== value);
  if (differing)
    return { right: false, words: `请把${check.words[differing[0]] ?? differing[0]}设为 ${String(differing[1])}。` };
  const scope = { ...run.params, ...run.result };
  const { expression } = readCondition(check.condition);
  const missing = parts(expression!).filter((part) => !holds(part, scope));
  if (missing.length > 0)
    return {
      right: false,
      words: `还差一点：${missing.map((part) => wordsFor(part, check.words, scope)).join('；')}。`,
    };
  return { right: true, words: '做到了。' };
}

/** What a condition asks for, in words: 门数要不超过 7；深度要小于 4. */
export function wordsOfCondition({ condition, words }: ExperimentCheck): string {
  const { expression } = readCondition(condition);
  return parts(expression!)
    .map((part) => asked(part, words) ?? side(part, words))
    .join('；');
}

/** A part that does not hold yet, in words: what it asks for and what is the case now. */
function wordsFor(part: Expression, words: Record<string, string>, scope: Scope): string {
  const [left] = part.kind === 'call' ? part.of : [];
  const now = left?.kind === 'name' ? numberAt(left.name, scope) : undefined;
  const wanted = asked(part, words);
  if (wanted === undefined) return `${side(part, words)}还不成立`;
  return `${wanted}${now === undefined ? '' : `，现在是 ${shown(now)}`}`;
}

/** What a comparison asks for; undefined if the part is none. */
function asked(part: Expression, words: Record<string, string>): string | undefined {
  if (part.kind !== 'call' || !(part.operation in relations)) return undefined;
  const [left, right] = part.of as [Expression, Expression];
  return `${side(left, words)}要${relations[part.operation]} ${side(right, words)}`;
}

/** An expression as a reader reads it. */
const side = (expression: Expression, words: Record<string, string>): string =>
  written(expression, (name) => words[name] ?? name, shown);
