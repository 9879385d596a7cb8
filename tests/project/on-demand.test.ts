import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { havePackages } from '../../src/project/machine/on-demand.ts';

let folder = '';
const said = vi.spyOn(console, 'error').mockImplementation(() => {});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'on-demand-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ dependencies: { a: '1.0.0' } }));
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }),
  );
});
afterEach(() => {
  said.mockClear();
  rmSync(folder, { recursive: true });
});
/** What npm does, as far as it is looked at. */
const install = vi.fn(() => {
  mkdirSync(join(folder, 'node_modules'));
  cpSync(join(folder, 'package-lock.json'), join(folder, 'node_modules/.package-lock.json'));
  return true;
});

describe('packages of one task', () => {
  test('are installed when it runs, and only then', () => {
    havePackages(folder, '测速', install);
    expect(said.mock.calls).toEqual([[expect.stringMatching(/^测速要用 a，正在安装/)]]);
    havePackages(folder, '测速', install);
    expect(install).toHaveBeenCalledTimes(1);
  });
  test('that cannot be installed are told in one sentence', () => {
    for (const fails of [() => false, () => true])
      expect(() => havePackages(folder, '测速', fails)).toThrow(
        /^测速要用的 a 没有装好：[^。]*npm ci --prefix [^。]*。$/,
      );
  });
});

test('no lock file tells from which registry its packages came', () => {
  for (const folder of ['.', 'src/project/bench', 'tests/engines'])
    expect(readFileSync(`${folder}/package-lock.json`, 'utf8')).not.toContain('"resolved"');
});
