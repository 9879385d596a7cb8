import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Experiment } from '../declare/define.ts';
import { nearest } from '../declare/nearest.ts';
import type { ResultFile } from './results.ts';
import { readStored } from './sidecars.ts';
import { show } from '../declare/validate.ts';

/** The experiments of a folder, for Node: command line, precompute, tests and the book's build. Pages and islands glob instead. */

/** The book's own experiments. Tests pass another root. */
export const EXPERIMENTS = fileURLToPath(new URL('../../experiments/', import.meta.url));

/** An id is a folder's name: kebab-case, so that it can be a URL, an attribute and a file on every system. */
export const isId = (id: string): boolean => id.length <= 60 && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id);

/** Thrown for an id that is none; the message, in Chinese, names those there are. */
export class UnknownExperiment extends Error {}

/** The ids in alphabetical order: every folder with an experiment.ts, whatever its name. @param root folder of experiment folders */
export function experimentIds(root = EXPERIMENTS): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, 'experiment.ts')))
    .map((entry) => entry.name)
    .sort();
}

/** The folder of a known experiment. @throws UnknownExperiment */
export function experimentFolder(id: string, root = EXPERIMENTS): string {
  const ids = experimentIds(root);
  if (ids.includes(id)) return join(root, id);
  const meant = nearest(id, ids);
  const hint = meant === undefined ? '' : `你要的也许是 ${meant}；`;
  throw new UnknownExperiment(`没有名为${show(id)}的实验，${hint}可以用的有 ${ids.join('、') || '（还没有）'}。`);
}

/** Its declaration and run. @throws UnknownExperiment, or whatever importing the file throws */
export async function loadExperiment(id: string, root = EXPERIMENTS): Promise<Experiment> {
  const file = join(experimentFolder(id, root), 'experiment.ts');
  const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { default?: Experiment };
  if (typeof module.default?.run !== 'function')
    throw new Error(`${id}/experiment.ts 应以 export default defineExperiment({ … }) 结尾。`);
  return module.default;
}

/**
 * Its published results; undefined if there is no result.json yet. @throws UnknownExperiment
 * @throws Error in Chinese, with the command that mends it, if the file is not a result file
 */
export function loadResults(id: string, root = EXPERIMENTS): ResultFile | undefined {
  const path = join(experimentFolder(id, root), 'result.json');
  if (!existsSync(path)) return undefined;
  const read = readStored(path);
  if (read.fault === undefined) return read.file;
  throw new Error(`${id}/result.json 坏了（${read.fault}）。删掉它，再运行 npm run precompute -- --only ${id}`);
}

/** Recordings that several experiments ship. */
const RECORDINGS = fileURLToPath(new URL('../../datasets/recordings/', import.meta.url));

/** Reads a file that ships with an experiment: one of its own, or a recording that others ship too. */
export function readShipped(id: string, file: string, root = EXPERIMENTS): Promise<Uint8Array> {
  const own = join(experimentFolder(id, root), 'data', file);
  return readFile(existsSync(own) ? own : join(RECORDINGS, file));
}
