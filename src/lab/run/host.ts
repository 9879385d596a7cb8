import { streams } from '../../math/random.ts';
import type { DataValue } from '../declare/data.ts';
import type { Experiment, Json, Params } from '../declare/define.ts';

/** How every host (command line, precompute, tests, worker) starts a run; the worker alone paces it (see session.ts). */

/** What a host gives to a run: its inputs (see data/provide.ts), and a result to go on from. */
export interface Hosted {
  data?: Record<string, DataValue>;
  /** A result of the same run; heeded by experiments that declare `resumes`. */
  before?: Json | undefined;
}

/** The run's generator, with the streams of that seed. Nothing is computed before its first `next`. */
export function startRun(
  experiment: Experiment,
  params: Params,
  seed: number,
  { data, before }: Hosted = {},
): Generator<Json, void, void> {
  // Where a set's name stands among the parameters, a run finds the set.
  const given = { ...params, ...data } as Params;
  return experiment.run(given, streams(seed), experiment.resumes ? before : undefined);
}

/** How far a result is, held within 0 to 1; undefined if the experiment doesn't say. */
export function progressOf(experiment: Experiment, result: Json, params: Params): number | undefined {
  const progress = experiment.progress?.(result, params);
  return progress === undefined || Number.isNaN(progress) ? undefined : Math.min(1, Math.max(0, progress));
}

/**
 * Prepares and runs to the end; the final result is the last one yielded.
 * @param onResult sees every result and its progress, in order
 * @throws Error if nothing was yielded, or whatever `prepare` or `run` throws
 */
export async function drain(
  experiment: Experiment,
  params: Params,
  seed: number,
  onResult?: (result: Json, progress: number | undefined) => void,
  hosted?: Hosted,
): Promise<{ result: Json; yields: number }> {
  await experiment.prepare?.();
  let yields = 0;
  let last: { result: Json } | undefined;
  for (const result of startRun(experiment, params, seed, hosted)) {
    yields++;
    last = { result };
    onResult?.(result, progressOf(experiment, result, params));
  }
  if (!last) throw new Error('这个实验没有给出任何结果。');
  return { result: last.result, yields };
}
