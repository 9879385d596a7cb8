import type { Piece } from '../declare/data.ts';
import type { Json, Params } from '../declare/define.ts';
import { jsonFault } from '../declare/json.ts';
import { sameParams } from '../declare/validate.ts';

/** Published results: their file's shape, and how to find and read them. Pure: pages, islands, tests and Node all use it. */

/** Which data a result was computed from. */
export interface DataRecord {
  label: string;
  /** How much it is, in Chinese. */
  extent: string;
  source?: string;
  licence?: string;
  /** The files with their SHA-256 (unpacked); none if it was generated. */
  files?: readonly Piece[];
  /** Whether the files ship with the book. */
  ships?: boolean;
}

/** What computed a result: a hash of the code (see provenance.ts), the versions of the packages it imports, and the data, by input. */
export interface Provenance {
  code: string;
  versions: Record<string, string>;
  data?: Record<string, DataRecord>;
}

/** One published run: complete parameters, seed, final result. */
export interface PublishedRun<R = Json> {
  params: Params;
  seed: number;
  result: R;
  provenance: Provenance;
}

/** What a result file promises of its runs: computed again, on any machine and in any browser, they come out the same to the last bit. */
export const REPEATS = 'to the last bit';

/** An experiment's result.json. */
export interface ResultFile<R = Json> {
  schema: 1;
  repeats?: typeof REPEATS;
  runs: PublishedRun<R>[];
}

/** A run as result.json holds it: with its result, or with the name of the file beside it that holds a large one. */
export type StoredRun = Omit<PublishedRun, 'result'> & ({ result: Json } | { sidecar: string });

/** Where large results stand in an experiment's folder: one run a file, named by the hash of what it holds. */
export const SIDECAR = /^runs\/[0-9a-f]{16}\.json$/;

/** The text of a result.json: a line a run, so that a changed run is one changed line. */
export function fileText(runs: readonly StoredRun[]): string {
  return `{"schema":1,"repeats":"${REPEATS}","runs":[\n${runs.map((run) => JSON.stringify(run)).join(',\n')}\n]}\n`;
}

/** The published run of exactly these parameters and this seed, if there is one. The order of the keys does not matter. */
export function findRun<R>(
  file: ResultFile<R>,
  params: Record<string, unknown>,
  seed = 0,
): PublishedRun<R> | undefined {
  return file.runs.find((run) => run.seed === seed && sameParams(run.params, params));
}

/** What stands at a dotted path ('circuits.dnf.gates', 'losses.3'; '' is the whole), own keys only; undefined if nothing does. */
export function valueAt(result: Json, path: string): Json | undefined {
  let here: Json | undefined = result;
  for (const key of path === '' ? [] : path.split('.')) {
    if (here === null || typeof here !== 'object' || !Object.hasOwn(here, key)) return undefined;
    if (Array.isArray(here) && !/^\d+$/.test(key)) return undefined;
    here = (here as { [key: string]: Json })[key];
  }
  return here;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The names of the files that hold the large results of a result file; none if it is not one. */
export const sidecarsOf = (value: unknown): string[] =>
  isRecord(value) && Array.isArray(value.runs)
    ? value.runs.flatMap((run) =>
        isRecord(run) && typeof run.sidecar === 'string' && SIDECAR.test(run.sidecar) ? run.sidecar : [],
      )
    : [];

/**
 * A result file from whatever was read (truncated, edited by hand, of another schema …), every result in its place. `fault` says in
 * Chinese where it is wrong. Parameters are checked for their kind only: whether an experiment takes them is for `readParams` to say.
 * @param sidecars what the files beside it hold, by name
 */
export function readResultFile(
  value: unknown,
  sidecars: Record<string, unknown> = {},
): { file: ResultFile; fault?: undefined } | { fault: string; file?: undefined } {
  if (!isRecord(value)) return { fault: '不是一个 JSON 对象' };
  if (value.schema !== 1) return { fault: 'schema 应是 1' };
  if (value.repeats !== undefined && value.repeats !== REPEATS) return { fault: `repeats 应是 “${REPEATS}”` };
  if (!Array.isArray(value.runs)) return { fault: 'runs 应是一个数组' };
  const runs: unknown[] = [];
  for (const [i, stored] of value.runs.entries()) {
    const run = isRecord(stored) && Object.hasOwn(stored, 'sidecar') ? joined(stored, sidecars) : stored;
    const fault = typeof run === 'string' ? run : runFault(run);
    if (fault) return { fault: `runs.${i} ${fault}` };
    runs.push(run);
  }
  return { file: { ...value, runs } as unknown as ResultFile };
}

/** A run with the result from its file; what is wrong, if it is not there. */
function joined({ sidecar, ...run }: Record<string, unknown>, sidecars: Record<string, unknown>): object | string {
  if (typeof sidecar !== 'string' || !SIDECAR.test(sidecar)) return '的 sidecar 应是 runs/<散列>.json';
  if (!Object.hasOwn(sidecars, sidecar)) return `的结果 ${sidecar} 没有读到`;
  const { params, seed, ...rest } = run;
  return { params, seed, result: sidecars[sidecar], ...rest };
}

function runFault(run: unknown): string | undefined {
  if (!isRecord(run)) return '不是一个对象';
  const { params, seed, result, provenance } = run;
  if (
    !isRecord(params) ||
    !Object.values(params).every((v) => v === null || typeof v === 'string' || typeof v === 'number')
  ) {
    return '的 params 应是名字到文字、数或 null 的对应';
  }
  if (!Number.isSafeInteger(seed) || (seed as number) < 0) return '的 seed 应是非负整数';
  if (result === undefined) return '没有 result';
  const fault = jsonFault(run);
  if (fault) return `的 ${fault.path} 不是 JSON 能保存的值（${fault.what}）`;
  if (!isRecord(provenance) || typeof provenance.code !== 'string' || !isRecord(provenance.versions))
    return '的 provenance 不完整';
  return undefined;
}
