import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  experimentFolder,
  experimentIds,
  isId,
  loadExperiment,
  loadResults,
  UnknownExperiment,
} from '../../../src/lab/publish/catalogue.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'catalogue-'));
  for (const id of ['tent', 'parity-circuits', 'not-one']) mkdirSync(join(root, id));
  writeFileSync(
    join(root, 'tent/experiment.ts'),
    'export default { title: "帐篷", *run(): Generator<number> { yield 1; } };',
  );
  writeFileSync(join(root, 'parity-circuits/experiment.ts'), 'export const title = 1;');
});
afterAll(() => rmSync(root, { recursive: true }));

it('lists the folders that hold an experiment', () => {
  expect(experimentIds(root)).toEqual(['parity-circuits', 'tent']);
  expect(experimentIds(join(root, 'nowhere'))).toEqual([]);
});

it('names the nearest and all ids for an unknown one, and reads no other path', () => {
  expect(() => experimentFolder('parity-circiuts', root)).toThrow(
    '没有名为“parity-circiuts”的实验，你要的也许是 parity-circuits；可以用的有 parity-circuits、tent。',
  );
  for (const id of ['not-one', '', '../catalogue', 'tent/', 'TENT', '%2e%2e', '__proto__', 'con'])
    expect(() => experimentFolder(id, root)).toThrow(UnknownExperiment);
});

it('loads a declaration', async () => {
  expect((await loadExperiment('tent', root)).title).toBe('帐篷');
  await expect(loadExperiment('parity-circuits', root)).rejects.toThrow('export default defineExperiment');
});

it('loads results, and says how to mend a broken file', () => {
  expect(loadResults('tent', root)).toBeUndefined();
  const write = (text: string) => writeFileSync(join(root, 'tent/result.json'), text);
  write('{"schema":1,"runs":[]}');
  expect(loadResults('tent', root)).toEqual({ schema: 1, runs: [] });
  for (const broken of [
    '{"schema":1,"runs":[',
    '{"schema":1,"runs":[{"params":{},"seed":0,"result":1e999,"provenance":{"code":"","versions":{}}}]}',
    '',
  ]) {
    write(broken);
    expect(() => loadResults('tent', root)).toThrow('npm run precompute -- --only tent');
  }
});

it('takes kebab-case ids only', () => {
  for (const id of ['a', 'tent', 'parity-circuits', 'mp3-x2']) expect(isId(id)).toBe(true);
  for (const id of ['', 'A', '-a', 'a-', 'a--b', 'a_b', '1a', 'a.b', 'é', 'a'.repeat(61)]) expect(isId(id)).toBe(false);
});
