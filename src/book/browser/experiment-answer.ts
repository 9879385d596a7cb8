import { holds, readCondition, valueOf } from '../conditions.ts';

/** An exercise that is answered by a run of an experiment. */
export interface ExperimentCheck {
  kind: 'experiment';
  of: string;
  /** Parameters that the run must have. */
  params: Record<string, unknown>;
  condition: string;
}

interface LabResult {
  id: string;
  params: Record<string, unknown>;
  result: never;
  final: boolean;
}

const relationWords = { '<=': '不超过', '>=': '不少于', '<': '小于', '>': '大于', '==': '等于', '!=': '不等于' };
const shortened = (value: number | undefined) => (value === undefined ? '还没有' : Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4))));

/** What a run says about an exercise: whether it is solved, and if not, what is missing. Undefined if the run is of something else. */
export function currentValues(check: ExperimentCheck, run: LabResult): { right: boolean; words: string } | undefined {
  if (run.id !== check.of) return undefined;
  const differing = Object.entries(check.params).find(([name, value]) => run.params[name] !== value);
  if (differing) return { right: false, words: `请把参数 ${differing[0]} 设为 ${String(differing[1])}。` };
  const missing = readCondition(check.condition).filter((comparison) => !holds(comparison, run.result));
  if (missing.length === 0) return run.final ? { right: true, words: '做到了。' } : { right: false, words: '这一刻做到了，等它算完。' };
  const words = missing.map(({ left, relation, right }) => {
    const limit = valueOf(right, run.result);
    return `${left} 要${relationWords[relation]} ${shortened(limit)}，现在是 ${shortened(valueOf(left, run.result))}`;
  });
  return { right: false, words: `还差一点：${words.join('；')}。` };
}
