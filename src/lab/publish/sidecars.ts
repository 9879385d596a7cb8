import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { readResultFile, SIDECAR, sidecarsOf, type PublishedRun, type StoredRun } from './results.ts';

/**
 * Large results beside result.json: `runs/<hash>.json` each, so that a page which opens one run loads that run only, and a changed run is one
 * changed file. What is small stays in result.json, where it is read at a glance.
 */

/** A longer result (as JSON) gets a file of its own. */
export const INLINE_BYTES = 4000;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/**
 * How a run is stored in an experiment's folder; `write` writes its sidecar, if it has one.
 * @throws Error in Chinese if that would be larger than `most` bytes
 */
export function stow(folder: string, run: PublishedRun, most: number): { run: StoredRun; write(): void } {
  const { params, seed, result, ...rest } = run;
  const text = JSON.stringify(result);
  const bytes = Buffer.byteLength(text);
  if (bytes <= INLINE_BYTES) return { run, write: () => {} };
  const sidecar = `runs/${hashOf(text)}.json`;
  const path = join(folder, sidecar);
  if (bytes > most)
    throw new Error(`${path} 会有 ${bytes} 字节，超过 ${most}。让结果更短（少留几位小数、少取几个点）。`);
  const write = () => {
    if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
    mkdirSync(dirname(path), { recursive: true });
    writeFileAtomic.sync(path, text);
  };
  return { run: { params, seed, sidecar, ...rest }, write };
}

/** A result.json with the files beside it, each held against the hash in its name. `fault`: what is wrong, in Chinese. */
export function readStored(path: string): ReturnType<typeof readResultFile> {
  let value: unknown;
  const sidecars: Record<string, unknown> = {};
  let reading = '';
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
    for (reading of sidecarsOf(value)) {
      const text = readFileSync(join(dirname(path), reading), 'utf8');
      if (reading !== `runs/${hashOf(text)}.json`) return { fault: `${reading} 里的内容与名字里的散列不符` };
      sidecars[reading] = JSON.parse(text);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && reading !== '') return { fault: `没有 ${reading}` };
    return { fault: `${reading && `${reading} `}不是 JSON` };
  }
  return readResultFile(value, sidecars);
}

/** Removes the sidecars that a result file's text doesn't name, and their folder if it is then empty. */
export function dropSidecars(folder: string, text: string): void {
  const runs = join(folder, 'runs');
  if (!existsSync(runs)) return;
  const named = new Set(sidecarsOf(JSON.parse(text)));
  for (const name of readdirSync(runs)) {
    // write-file-atomic's half-written files have a number behind.
    const own = SIDECAR.test(`runs/${name.replace(/\.\d+$/, '')}`);
    if (own && !named.has(`runs/${name}`)) rmSync(join(runs, name));
  }
  if (readdirSync(runs).length === 0) rmdirSync(runs);
}
