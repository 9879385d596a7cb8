import { streams } from '../../math/random.ts';
import type { Experiment, Json, Params } from '../declare/define.ts';

/** How every host (command line, precompute, tests, worker) starts a run; the worker alone paces it (see session.ts). */

/**
 * The run's generator, with the streams of that seed. Nothing is computed before its first `next`.
 * @param before a result of the same run, to go on from; heeded by experiments that declare `resumes`
 */
export function startRun(
  experiment: Experiment,
  params: Params,
  seed: number,
  before?: Json,
): Generator<Json, void, void> {
  return experiment.run(params, streams(seed), experiment.resumes ? before : undefined);
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
  before?: Json,
): Promise<{ result: Json; yields: number }> {
  await experiment.prepare?.();
  let yields = 0;
  let last: { result: Json } | undefined;
  for (const result of startRun(experiment, params, seed, before)) {
    yields++;
    last = { result };
    onResult?.(result, progressOf(experiment, result, params));
  }
  if (!last) throw new Error('这个实验没有给出任何结果。');
  return { result: last.result, yields };
}
