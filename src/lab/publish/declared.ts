import type { Experiment, Json } from '../declare/define.ts';
import { runsOf } from './claims.ts';
import type { PublishedRun } from './results.ts';

/** Whether something stands at a path of a value; `*` is any name or index. */
function reaches(value: Json, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return true;
  if (value === null || typeof value !== 'object') return false;
  if (step === '*') return Object.values(value).some((held) => reaches(held as Json, rest));
  return Object.hasOwn(value, step) && reaches((value as { [key: string]: Json })[step]!, rest);
}

/**
 * What keeps published runs from being results of this experiment: a Chinese clause; undefined if nothing does. Each is a group of names, what is
 * declared among the fields stands in one of them, and the experiment's claims can be asked of them.
 */
export function undeclaredResult(experiment: Experiment, runs: readonly PublishedRun[]): string | undefined {
  if (runs.length === 0) return undefined;
  const odd = runs.findIndex(({ result }) => result === null || typeof result !== 'object' || Array.isArray(result));
  if (odd >= 0) return `runs.${odd} 的 result 不是一组有名字的数`;
  const lacking = Object.keys(experiment.fields).find(
    (field) => !runs.some(({ result }) => reaches(result, field.split('.'))),
  );
  if (lacking !== undefined) return `没有一次运行的 result 里有声明的 ${lacking}`;
  for (const { of, holds } of Object.values(experiment.claims)) {
    for (const run of runsOf(of, runs)) {
      try {
        holds(run.result, run.params);
      } catch {
        return `runs.${runs.indexOf(run)} 的 result 缺少实验的论断要用的数`;
      }
    }
  }
  return undefined;
}
