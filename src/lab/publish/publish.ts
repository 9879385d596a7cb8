import { join } from 'node:path';
import type { Experiment, Params } from '../declare/define.ts';
import type { Handed } from '../declare/data.ts';
import { experimentFolder, experimentIds, loadExperiment, loadResults } from './catalogue.ts';
import { provenanceOf, staleness } from './provenance.ts';
import { compareResults } from '../run/comparison.ts';
import { progressOf } from '../run/host.ts';
import { mergeRun } from './published-file.ts';
import { findRun, type Provenance, type PublishedRun, type ResultFile } from './results.ts';
import { openProcess, type Computed, type OwnProcess } from './own-process.ts';
import { unfinished, type Unfinished } from './unfinished.ts';
import { readParams, readSeed, sameParams, writeParams } from '../declare/validate.ts';

/** Computing what the book publishes, and checking that it still comes out the same. */

/** A run that `publish` asks for, its parameters complete. */
export interface Wanted {
  params: Params;
  seed: number;
}

/** The runs of an experiment's `publish`, complete. @throws Error in Chinese for a run that is invalid or listed twice */
export function wantedRuns(id: string, { controls, publish }: Experiment): Wanted[] {
  const wanted: Wanted[] = [];
  for (const [i, { seed: givenSeed, ...given }] of publish.entries()) {
    const read = readParams(controls, given);
    const { seed, fault } = readSeed(givenSeed);
    const wrong = read.fault?.message ?? fault?.message;
    if (wrong !== undefined) throw new Error(`${id}/experiment.ts 的 publish[${i}]：${wrong}`);
    const run = { params: read.params!, seed: seed! };
    if (wanted.some((other) => other.seed === run.seed && sameParams(other.params, run.params))) {
      throw new Error(`${id}/experiment.ts 的 publish[${i}] 与前面的一项是同一次运行，删掉一项。`);
    }
    wanted.push(run);
  }
  return wanted;
}

export interface Job extends Wanted {
  id: string;
  experiment: Experiment;
  /** All runs of the experiment, in order. */
  wanted: Wanted[];
  provenance: Provenance;
  /** The published run, if there is one, and why it is out of date, if it is. */
  published: PublishedRun | undefined;
  stale: string | undefined;
}

export interface Choice {
  root: string;
  /** Ids; all if empty. */
  only?: readonly string[];
  /** The i-th of n equal parts, from 1. Runs are dealt out in turn, so that machines share even a single experiment. */
  shard?: { i: number; n: number };
}

/** Every chosen run. @throws UnknownExperiment */
export async function jobsOf({ root, only = [], shard = { i: 1, n: 1 } }: Choice): Promise<Job[]> {
  const jobs: Job[] = [];
  for (const id of only) experimentFolder(id, root);
  for (const id of experimentIds(root)) {
    if (only.length > 0 && !only.includes(id)) continue;
    const experiment = await loadExperiment(id, root);
    const provenance = await provenanceOf(id, root);
    const wanted = wantedRuns(id, experiment);
    const file = readableResults(id, root);
    for (const run of wanted) {
      const published = file && findRun(file, run.params, run.seed);
      jobs.push({
        id,
        experiment,
        wanted,
        provenance,
        published,
        stale: published && staleness(published.provenance, provenance),
        ...run,
      });
    }
  }
  return jobs.filter((_, index) => index % shard.n === shard.i - 1);
}

/** A broken file is computed anew, as if it were missing. */
function readableResults(id: string, root: string): ResultFile | undefined {
  try {
    return loadResults(id, root);
  } catch {
    return undefined;
  }
}

/** Parameters that differ from the defaults, and the seed, as one would type them. */
export function jobName({ id, experiment, params, seed }: Job): string {
  const given = Object.entries(writeParams(experiment.controls, params)).map(([name, value]) => `${name}=${value}`);
  return [id, ...given, ...(seed === 0 ? [] : [`seed=${seed}`])].join(' ');
}

/** Data from files, by experiment. */
export type HandedTo = Record<string, Handed>;

export interface Events {
  /** A run goes on from where an earlier attempt was broken off. @param part how far that was, 0 to 1 */
  resumed?(job: Job, part: number): void;
  /** @param part 0 to 1, of this job alone */
  progress?(job: Job, index: number, part: number): void;
  /** `difference`, when checking: what is wrong, in Chinese; undefined if nothing is. */
  done?(job: Job, difference?: string): void;
}

/**
 * Computes each job and puts it into its file as soon as it is finished. Ends at the first failure, keeping what was finished; a run that
 * was interrupted goes on where it was, if its experiment `resumes`.
 * @throws Error in Chinese if the code was changed meanwhile: nobody could say which code computed the result
 */
export async function publishRuns(
  jobs: readonly Job[],
  root: string,
  events: Events = {},
  handed: HandedTo = {},
): Promise<void> {
  const finished = async (job: Job, { result, data }: Computed) => {
    const { id, params, seed, provenance, wanted } = job;
    if (staleness(provenance, await provenanceOf(id, root)) !== undefined)
      throw new Error(`${id} 的代码在计算途中改了，再运行一次。`);
    const used = Object.keys(data).length > 0 ? { ...provenance, data } : provenance;
    await mergeRun(resultPath(id, root), wanted, { params, seed, result, provenance: used });
    events.done?.(job);
  };
  await eachInProcess(jobs, root, events, handed, finished, unfinished);
}

/** Drops from the files of these jobs the runs that are published no longer. */
export async function tidyFiles(jobs: readonly Job[], root: string): Promise<void> {
  for (const [id, wanted] of new Map(jobs.map((job) => [job.id, job.wanted])))
    await mergeRun(resultPath(id, root), wanted, null);
}

/** Recomputes each job and tells how it differs from what is published. @returns how many differ, are stale or missing */
export async function checkRuns(
  jobs: readonly Job[],
  root: string,
  events: Events = {},
  handed: HandedTo = {},
): Promise<number> {
  let wrong = 0;
  await eachInProcess(jobs, root, events, handed, (job, { result }) => {
    const difference = differenceOf(job, result);
    if (difference !== undefined) wrong++;
    events.done?.(job, difference);
  });
  return wrong;
}

function differenceOf({ id, published, stale }: Job, result: unknown): string | undefined {
  const mend = `运行 npm run precompute -- --only ${id}`;
  if (!published) return `还没有发布。${mend}`;
  const { identical, largest } = compareResults(published.result, result);
  if (!identical) {
    const by = Number.isFinite(largest!.difference) ? `相差 ${largest!.difference}` : '两边不是同样的数或形状';
    return `与发布的结果不同，差得最多的是 ${largest!.path || '整体'}：${by}。${mend}`;
  }
  return stale === undefined ? undefined : `数值没有变，但${stale}。${mend}`;
}

const resultPath = (id: string, root: string): string => join(experimentFolder(id, root), 'result.json');

async function eachInProcess(
  jobs: readonly Job[],
  root: string,
  events: Events,
  handed: HandedTo,
  finished: (job: Job, computed: Computed) => void | Promise<void>,
  begun?: (job: Job) => Unfinished,
): Promise<void> {
  let own: { id: string; open: OwnProcess } | undefined;
  try {
    for (const [index, job] of jobs.entries()) {
      if (own?.id !== job.id) {
        await own?.open.close(); // an engine's memory goes with its process
        own = { id: job.id, open: openProcess(root) };
      }
      const kept = job.experiment.resumes && begun?.(job);
      const before = kept ? kept.read() : undefined;
      const progress = (part: number) => events.progress?.(job, index, part);
      const done = before === undefined ? 0 : (progressOf(job.experiment, before, job.params) ?? 0);
      progress(done);
      if (before !== undefined) events.resumed?.(job, done);
      const resumption = kept ? { before, keep: kept.keep } : undefined;
      const around = { onProgress: progress, resumption, ...(handed[job.id] && { handed: handed[job.id]! }) };
      await finished(job, await own.open.run(job.id, job.params, job.seed, around));
      if (kept) kept.forget();
    }
  } finally {
    await own?.open.close();
  }
}
