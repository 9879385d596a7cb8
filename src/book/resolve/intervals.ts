import { valueAt } from '../../lab/publish/results.ts';
import { suggest } from '../words/suggest.ts';
import type { Gap, Scope } from './conditions.ts';

/** An interval for a difference that a run published. */
export interface Interval {
  low: number;
  high: number;
}

/** Which of these paths lead to an interval, by path; or what keeps one of them from being read. */
export type Read = { intervals: Map<string, Interval>; gap?: undefined } | { gap: Gap; intervals?: undefined };

/**
 * The intervals that a list of paths names: `mel.nets.1-4.overOne.frame, long.differences.2.digit`. A step `1-4` stands for 1 to 4.
 * @param scope the runs that a chapter has named
 */
export function intervalsAt(list: string, scope: Scope): Read {
  const intervals = new Map<string, Interval>();
  for (const path of list.split(',').flatMap((one) => spread(one.trim()))) {
    if (intervals.has(path)) return { gap: { message: `区间 ${path} 数了两次。`, mend: '请只留一个。' } };
    const value = valueAt(scope, path);
    if (value === undefined) return { gap: missing(path, scope) };
    const { low, high } = (value ?? {}) as Partial<Record<keyof Interval, unknown>>;
    if (low === null || high === null)
      return { gap: { message: `${path} 没有区间，它只有一个种子。`, mend: '请换一次有几个种子的运行。' } };
    if (typeof low !== 'number' || typeof high !== 'number')
      return { gap: { message: `${path} 不是区间。`, mend: '请写到有 low 和 high 的那一级为止。' } };
    intervals.set(path, { low, high });
  }
  return { intervals };
}

/** A path for each number that its steps `1-4` may stand for. */
function spread(path: string): string[] {
  const range = /(^|\.)(\d+)-(\d+)(?=\.|$)/.exec(path);
  if (!range) return [path];
  const [from, to] = [Number(range[2]), Number(range[3])];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) =>
    path.replace(range[0], () => `${range[1]}${from + i}`),
  ).flatMap(spread);
}

/** Why a path leads nowhere, with what there is where it leaves the runs. */
function missing(path: string, scope: Scope): Gap {
  const steps = path.split('.');
  let known = steps.length - 1;
  while (known > 0 && valueAt(scope, steps.slice(0, known).join('.')) === undefined) known--;
  const where = steps.slice(0, known).join('.');
  const parent = valueAt(scope, where);
  const names = parent !== null && typeof parent === 'object' ? Object.keys(parent) : [];
  return known === 0
    ? { message: `这一章里没有一次运行叫 ${steps[0]}。`, mend: suggest(steps[0]!, names) }
    : { message: `${path} 读不到：${where} 里没有 ${steps[known]}。`, mend: suggest(steps[known]!, names) };
}
