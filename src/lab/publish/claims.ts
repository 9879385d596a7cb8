import type { Experiment } from '../declare/define.ts';
import type { PublishedRun, ResultFile } from './results.ts';

/** Whether what an experiment claims is borne out by what it publishes. */

/** A claim that fails, and a Chinese sentence that says how. */
export interface BrokenClaim {
  claim: string;
  message: string;
}

/** The published runs that a claim is about: those that have all the parameters (and the seed) it names. */
export function runsOf(of: Record<string, unknown>, runs: readonly PublishedRun[]): PublishedRun[] {
  return runs.filter(({ params, seed }) =>
    Object.entries(of).every(([name, value]) => (name === 'seed' ? seed : params[name]) === value),
  );
}

/** Claims that are about no published run, and those that one of their runs does not bear out. */
export function brokenClaims({ claims }: Experiment, { runs }: Pick<ResultFile, 'runs'>): BrokenClaim[] {
  return Object.entries(claims).flatMap(([claim, { of, holds }]) => {
    const about = runsOf(of, runs);
    if (about.length === 0)
      return [{ claim, message: `这句话没有讲到任何一次发布的运行：of 是 ${JSON.stringify(of)}。` }];
    return about
      .filter(({ result, params }) => !holds(result, params))
      .map(({ params, seed }) => ({
        claim,
        message: `这句话在参数 ${JSON.stringify({ ...params, seed })} 的结果上不成立。`,
      }));
  });
}
