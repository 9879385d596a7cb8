import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';
import { expect, it, onTestFinished, vi } from 'vitest';
import { LARGEST_BYTES, mergeRun } from '../../../src/lab/publish/published-file.ts';
import { fileText, readResultFile } from '../../../src/lab/publish/results.ts';
import { unfinished } from '../../../src/lab/publish/unfinished.ts';
import { runOf } from './run-of.ts';

const place = () => {
  const folder = mkdtempSync(join(tmpdir(), 'published-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return { folder, path: join(folder, 'result.json') };
};
const held = (path: string) =>
  readResultFile(JSON.parse(readFileSync(path, 'utf8'))).file!.runs.map(({ params }) => params.n);
const other = (...words: (string | number)[]) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'merging.ts'), ...words.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
};
const end = (child: ReturnType<typeof other>) =>
  new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)));

it('writes a line a run', async () => {
  const { path } = place();
  const wanted = [runOf(1), runOf(2)];
  await mergeRun(path, wanted, runOf(2, 'b'));
  await mergeRun(path, wanted, runOf(1, 'a'));
  expect(readFileSync(path, 'utf8')).toBe(fileText([runOf(1, 'a'), runOf(2, 'b')]));
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(5);
});

it('refuses a file beyond the budget, keeps the old one and lets go', async () => {
  const { folder, path } = place();
  await mergeRun(path, [runOf(1)], runOf(1, 'a'));
  await expect(mergeRun(path, [runOf(1)], runOf(1, 'x'.repeat(LARGEST_BYTES)))).rejects.toThrow(
    `超过 ${LARGEST_BYTES}`,
  );
  expect(readFileSync(path, 'utf8')).toContain('"result":"a"');
  expect(readdirSync(folder)).toEqual(['result.json']);
});

it('loses no run of several processes that write at once', async () => {
  const { folder, path } = place();
  const ends = [
    other('merge', path, 0, 15, 45),
    other('merge', path, 15, 30, 45),
    other('merge', path, 30, 45, 45),
  ].map(end);
  expect(await Promise.all(ends)).toEqual([0, 0, 0]);
  expect(held(path)).toEqual(Array.from({ length: 45 }, (_, n) => n));
  expect(readdirSync(folder)).toEqual(['result.json']);
});

it('never shows a reader half a file: who has opened the old one reads it to its end', async () => {
  const { path } = place();
  await mergeRun(path, [runOf(1), runOf(2)], runOf(1));
  const before = readFileSync(path, 'utf8');
  const reader = openSync(path, 'r');
  onTestFinished(() => closeSync(reader));
  await mergeRun(path, [runOf(1), runOf(2)], runOf(2));
  expect(readFileSync(reader, 'utf8')).toBe(before);
  expect(held(path)).toEqual([1, 2]);
});

it('never takes a lock from its living owner, and reads only after it has let go', async () => {
  const { path } = place();
  const wanted = [runOf(1), runOf(2)];
  const release = await lockfile.lock(path, { realpath: false });
  const attempts = vi.spyOn(lockfile, 'lock');
  onTestFinished(() => attempts.mockRestore());
  let merged = false;
  const merging = mergeRun(path, wanted, runOf(2)).then(() => (merged = true));
  await vi.waitUntil(() => attempts.mock.results.length >= 4, { timeout: 60_000 });
  await Promise.allSettled(attempts.mock.results.map(({ value }) => value as Promise<unknown>));
  expect(merged).toBe(false);
  expect(existsSync(path)).toBe(false);
  writeFileSync(path, fileText([runOf(1)]));
  await release();
  await merging;
  expect(held(path)).toEqual([1, 2]);
});

it('does not wait for ever for a process that was killed while it had the lock, and removes what it left', async () => {
  const { folder, path } = place();
  const owner = other('hold', path);
  await new Promise((resolve) => owner.stdout.once('data', resolve));
  const ended = end(owner);
  owner.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  writeFileSync(`${path}.123456`, '{"sch');
  expect(readdirSync(folder).sort()).toEqual(['result.json.123456', 'result.json.lock']);
  const longAgo = new Date(Date.now() - 60_000); // as if the others had waited a minute
  utimesSync(`${path}.lock`, longAgo, longAgo);
  await mergeRun(path, [runOf(1)], runOf(1));
  expect(readdirSync(folder)).toEqual(['result.json']);
});

it('does not wait at all where nothing can be written', async () => {
  const { folder } = place();
  await expect(mergeRun(join(folder, 'missing/result.json'), [runOf(1)], runOf(1))).rejects.toThrow('ENOENT');
});

it('keeps what a run had reached for the very same run only, whole, until it is finished', () => {
  const { folder } = place();
  const key = { id: 'walk', params: { n: 1 }, seed: 3, provenance: { code: 'c', versions: { lib: '1' } } };
  const run = unfinished(key, folder);
  expect(run.read()).toBeUndefined();
  run.keep('{"step":1}');
  const path = join(folder, readdirSync(folder)[0]!);
  const reader = openSync(path, 'r');
  onTestFinished(() => closeSync(reader));
  run.keep('{"step":2}');
  expect(readFileSync(reader, 'utf8')).toBe('{"step":1}');
  expect(unfinished(structuredClone(key), folder).read()).toEqual({ step: 2 });
  for (const different of [
    { id: 'run' },
    { params: { n: 2 } },
    { seed: 4 },
    { provenance: { code: 'd', versions: { lib: '1' } } },
    { provenance: { code: 'c', versions: { lib: '2' } } },
  ])
    expect(unfinished({ ...key, ...different }, folder).read()).toBeUndefined();
  writeFileSync(path, '{"st');
  expect(run.read()).toBeUndefined();
  run.forget();
  expect(readdirSync(folder)).toEqual([]);
});
