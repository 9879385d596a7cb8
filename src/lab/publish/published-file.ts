import { sameParams } from '../declare/validate.ts';
import { closeSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, basename, join } from 'node:path';
import { readResultFile, REPEATS, type PublishedRun, type ResultFile } from './results.ts';

/** Writing result.json: whole or not at all, a run at a time, by several processes at once if need be. */

/** A published file larger than this is a burden to every reader who opens it. */
export const LARGEST_BYTES = 100_000;

export type Key = Pick<PublishedRun, 'params' | 'seed'>;
const sameRun = (a: Key, b: Key): boolean => a.seed === b.seed && sameParams(a.params, b.params);

/** The file's text: a line a run, so that a changed run is one changed line. */
export function fileText({ runs }: ResultFile): string {
  return `{"schema":1,"repeats":"${REPEATS}","runs":[\n${runs.map((run) => JSON.stringify(run)).join(',\n')}\n]}\n`;
}

/**
 * Puts a finished run into the file (null: only tidies) and drops what is no longer wanted; runs stand in the order of `wanted`.
 * A file that cannot be read counts as empty. @throws Error in Chinese if the file would grow beyond LARGEST_BYTES
 */
export function mergeRun(path: string, wanted: readonly Key[], run: PublishedRun | null): void {
  locked(path, () => {
    const old = readRuns(path);
    const held = run === null ? old : [run, ...old];
    const runs = wanted.flatMap((key) => held.find((other) => sameRun(other, key)) ?? []);
    const text = fileText({ schema: 1, repeats: REPEATS, runs });
    const bytes = Buffer.byteLength(text);
    if (bytes > LARGEST_BYTES) {
      throw new Error(
        `${path} 会有 ${bytes} 字节，超过 ${LARGEST_BYTES}。少发布几次运行，或者让结果更短（少留几位小数、少取几个点）。`,
      );
    }
    if (old.length === runs.length && readText(path) === text) return;
    const temporary = `${path}.${process.pid}.tmp`;
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  });
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function readRuns(path: string): PublishedRun[] {
  try {
    return readResultFile(JSON.parse(readFileSync(path, 'utf8'))).file?.runs ?? [];
  } catch {
    return [];
  }
}

const WAIT_MS = 5;

/** Runs `work` while no other process does so for this path. A lock whose owner died is taken over, its half-written file removed. */
function locked(path: string, work: () => void): void {
  const lock = `${path}.lock`;
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      const handle = openSync(lock, 'wx');
      writeFileSync(handle, String(process.pid));
      closeSync(handle);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = Number(readText(lock));
      if (owner > 0 && !isAlive(owner)) {
        removeLeftOver(path);
        rmSync(lock, { force: true });
      } else Atomics.wait(sleeper, 0, 0, WAIT_MS);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function removeLeftOver(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    if (name.startsWith(`${basename(path)}.`) && name.endsWith('.tmp'))
      rmSync(join(dirname(path), name), { force: true });
  }
}
