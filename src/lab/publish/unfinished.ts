import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Json } from '../declare/define.ts';
import type { PublishedRun } from './results.ts';

/**
 * What an interrupted run had yielded last, kept until the run is finished, so that a sweep of minutes goes on where it was broken off.
 * Experiments say with `resumes` that they can. Part of the key is the code that computes: changed code begins anew.
 */

/** Beside the installed packages: never committed, and gone with them. */
const FOLDER = join(import.meta.dirname, '../../../node_modules/.cache/unfinished');

type Key = Pick<PublishedRun, 'params' | 'seed' | 'provenance'> & { id: string };

export interface Unfinished {
  /** The last result kept; undefined if there is none, or none that can be read. */
  read(): Json | undefined;
  /** Keeps a result: whole or not at all. @param text as JSON */
  keep(text: string): void;
  /** The run is finished. */
  forget(): void;
}

export function unfinished({ id, params, seed, provenance }: Key, folder = FOLDER): Unfinished {
  const digest = createHash('sha256')
    .update(JSON.stringify([id, params, seed, provenance]))
    .digest('hex');
  const path = join(folder, `${id}-${digest.slice(0, 16)}.json`);
  return {
    read() {
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as Json;
      } catch {
        return undefined;
      }
    },
    keep(text) {
      mkdirSync(folder, { recursive: true });
      writeFileAtomic.sync(path, text);
    },
    forget: () => rmSync(path, { force: true }),
  };
}
