import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import writeFileAtomic from 'write-file-atomic';
import { sameParams } from '../declare/validate.ts';
import { fileText, type PublishedRun } from './results.ts';
import { dropSidecars, readStored, stow } from './sidecars.ts';

/** Writing result.json: whole or not at all, a run at a time, by several processes at once if need be. */

/** A published file larger than this is a burden to every reader who opens it. */
export const LARGEST_BYTES = 100_000;

/** A lock that was not refreshed for so long has no living owner. */
const STALE_MS = 10_000;

export type Key = Pick<PublishedRun, 'params' | 'seed'>;
const sameRun = (a: Key, b: Key): boolean => a.seed === b.seed && sameParams(a.params, b.params);

/**
 * Puts a finished run into the file (null: only tidies) and drops what is no longer wanted; runs stand in the order of `wanted`.
 * Large results go into files of their own beside it, those no longer named are removed. A file that cannot be read counts as empty.
 * @throws Error in Chinese if a file would grow beyond LARGEST_BYTES
 */
export async function mergeRun(path: string, wanted: readonly Key[], run: PublishedRun | null): Promise<void> {
  await locked(path, () => {
    const old = readRuns(path);
    const held = run === null ? old : [run, ...old];
    const runs = wanted.flatMap((key) => held.find((other) => sameRun(other, key)) ?? []);
    const stored = runs.map((one) => stow(dirname(path), one, LARGEST_BYTES));
    const text = fileText(stored.map(({ run: one }) => one));
    const bytes = Buffer.byteLength(text);
    if (bytes > LARGEST_BYTES) {
      throw new Error(
        `${path} 会有 ${bytes} 字节，超过 ${LARGEST_BYTES}。少发布几次运行，或者让结果更短（少留几位小数、少取几个点）。`,
      );
    }
    for (const { write } of stored) write();
    if (readText(path) !== text) writeFileAtomic.sync(path, text);
    dropSidecars(dirname(path), text);
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
    return readStored(path).file?.runs ?? [];
  } catch {
    return [];
  }
}

/** How soon to look again whether another process has let go; its work takes milliseconds. */
const WAIT_MS = 20;

/**
 * Runs `work` while no other process does so for this path. The lock is a folder, so that it is there whole or not at all; its owner
 * refreshes its time, and one that has not been refreshed for STALE_MS is a dead process's: it is taken over, what it left half-written removed.
 */
async function locked(path: string, work: () => void): Promise<void> {
  const release = await acquire(path);
  try {
    removeLeftOver(path);
    work();
  } finally {
    await release();
  }
}

async function acquire(path: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      return await lockfile.lock(path, { realpath: false, stale: STALE_MS });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
      await setTimeout(WAIT_MS);
    }
  }
}

/** The files in which write-file-atomic writes before it renames: whoever has the lock is writing none yet. */
function removeLeftOver(path: string): void {
  for (const name of readdirSync(dirname(path)))
    if (name.startsWith(`${basename(path)}.`) && /\.\d+$/.test(name))
      rmSync(join(dirname(path), name), { force: true });
}
