import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mergeRun } from '../../../src/lab/publish/published-file.ts';
import { fileText, readResultFile, sidecarsOf } from '../../../src/lab/publish/results.ts';
import { INLINE_BYTES, readStored } from '../../../src/lab/publish/sidecars.ts';
import { runOf } from './run-of.ts';

const place = () => {
  const folder = mkdtempSync(join(tmpdir(), 'sidecars-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return { path: join(folder, 'result.json'), files: () => readdirSync(join(folder, 'runs')).sort(), folder };
};
const large = (letter: string) => letter.repeat(INLINE_BYTES);
const small = 'x'.repeat(INLINE_BYTES - 2); // with its quotes as long as may stand in the line
const stored = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as { runs: Record<string, unknown>[] };

it('keeps what is small in its line and gives what is large a file of its own; both are read back', async () => {
  const { path, files, folder } = place();
  const wanted = [runOf(1), runOf(2), runOf(3)];
  await mergeRun(path, wanted, runOf(1, small));
  await mergeRun(path, wanted, runOf(2, large('a')));
  await mergeRun(path, wanted, runOf(3, large('b')));
  expect(stored(path).runs.map((run) => Object.keys(run))).toEqual([
    ['params', 'seed', 'result', 'provenance'],
    ['params', 'seed', 'sidecar', 'provenance'],
    ['params', 'seed', 'sidecar', 'provenance'],
  ]);
  expect(files()).toEqual(
    sidecarsOf(stored(path))
      .map((name) => name.slice(5))
      .sort(),
  );
  expect(readStored(path).file!.runs).toEqual([runOf(1, small), runOf(2, large('a')), runOf(3, large('b'))]);
  for (const name of files()) expect(JSON.parse(readFileSync(join(folder, 'runs', name), 'utf8'))).toMatch(/^(a+|b+)$/);
});

it('changes one file with one run, and removes what is named no longer, the folder too in the end', async () => {
  const { path, files, folder } = place();
  const wanted = [runOf(1), runOf(2)];
  await mergeRun(path, wanted, runOf(1, large('a')));
  await mergeRun(path, wanted, runOf(2, large('b')));
  const before = files();
  writeFileSync(join(folder, 'runs', `${before[0]}.1234567`), 'half a fi');
  writeFileSync(join(folder, 'runs', 'notes.txt'), 'someone else’s');
  await mergeRun(path, wanted, runOf(2, large('c')));
  const after = files().filter((name) => name !== 'notes.txt');
  expect(after).toHaveLength(2);
  expect(after.filter((name) => before.includes(name))).toHaveLength(1);
  rmSync(join(folder, 'runs', 'notes.txt'));
  await mergeRun(path, [runOf(1)], runOf(1, 'short'));
  expect(readdirSync(folder)).toEqual(['result.json']);
});

it('moves large results of an old file out when it is tidied, without computing', async () => {
  const { path, files } = place();
  writeFileSync(path, fileText([runOf(1, large('a')), runOf(2, small)]));
  await mergeRun(path, [runOf(1), runOf(2)], null);
  expect(files()).toHaveLength(1);
  expect(readStored(path).file!.runs).toEqual([runOf(1, large('a')), runOf(2, small)]);
  const text = readFileSync(path, 'utf8');
  await mergeRun(path, [runOf(1), runOf(2)], null);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

it('refuses a result beyond the budget, and leaves what was there', async () => {
  const { path, folder } = place();
  await mergeRun(path, [runOf(1)], runOf(1, 'a'));
  await expect(mergeRun(path, [runOf(1)], runOf(1, 'x'.repeat(100_001)))).rejects.toThrow('超过 100000');
  expect(readdirSync(folder)).toEqual(['result.json']);
});

describe('a file beside it that is not what it should be', () => {
  const broken = async (break_: (file: string) => void) => {
    const { path, files, folder } = place();
    await mergeRun(path, [runOf(1)], runOf(1, large('a')));
    break_(join(folder, 'runs', files()[0]!));
    return readStored(path).fault;
  };
  it.each([
    ['is missing', (file: string) => rmSync(file), /^没有 runs\/[0-9a-f]{16}\.json$/],
    ['was changed', (file: string) => writeFileSync(file, '"b"'), /与名字里的散列不符/],
    [
      'is cut short',
      (file: string) => writeFileSync(file, readFileSync(file, 'utf8').slice(0, 99)),
      /与名字里的散列不符/,
    ],
    ['is a folder', (file: string) => (rmSync(file), mkdirSync(file)), /runs\//],
  ])('%s', async (_, break_, fault) => expect(await broken(break_)).toMatch(fault));
});

it.each([
  '../../secret.json',
  'runs/../../x.json',
  '/etc/passwd',
  'runs/0123456789abcdef.json.exe',
  'RUNS/0123456789ABCDEF.json',
  7,
])('takes no other name: %s', (sidecar) => {
  const { result: _, ...rest } = runOf(1);
  const value = { schema: 1, runs: [{ ...rest, sidecar }] };
  expect(sidecarsOf(value)).toEqual([]);
  expect(readResultFile(value, { [String(sidecar)]: 1 }).fault).toContain('sidecar 应是');
});
