import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isInstalled } from '../../src/project/installed.mjs';

let root = '';
afterEach(() => rmSync(root, { recursive: true, force: true }));

const debian = { os: 'linux', cpu: 'x64', libc: 'glibc' };

type Packages = Record<
  string,
  { version?: string; optional?: boolean; os?: string[]; cpu?: string[]; libc?: string[] }
>;
function project(wanted: Packages, there?: Packages, node = true): string {
  root = mkdtempSync(join(tmpdir(), 'installed-'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  if (there) writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: there }));
  if (node) writeFileSync(join(root, 'node_modules/.bin/node'), '');
  return root;
}
const a = { 'node_modules/a': { version: '1.0.0' } };

test('all packages in their versions', () => expect(isInstalled(project(a, a))).toBe(true));
test('nothing installed, or broken off before npm wrote its own lock', () =>
  expect(isInstalled(project(a))).toBe(false));
test('an older version', () => expect(isInstalled(project(a, { 'node_modules/a': { version: '0.9.0' } }))).toBe(false));
test('one package too few, one too many', () => {
  expect(isInstalled(project({ ...a, 'node_modules/b': { version: '1.0.0' } }, a))).toBe(false);
  expect(isInstalled(project(a, { ...a, 'node_modules/b': { version: '1.0.0' } }))).toBe(false);
});
test('an optional package may be missing if it is for another system, not if it is for this one', () => {
  const binding = (os: string, cpu: string, libc?: string): Packages => ({
    ...a,
    'node_modules/binding': {
      version: '1.0.0',
      optional: true,
      os: [os],
      cpu: [cpu],
      ...(libc ? { libc: [libc] } : {}),
    },
  });
  expect(isInstalled(project(binding('win32', 'x64'), a), debian)).toBe(true);
  expect(isInstalled(project(binding('linux', 'arm64', 'glibc'), a), debian)).toBe(true);
  expect(isInstalled(project(binding('linux', 'x64', 'musl'), a), debian)).toBe(true);
  expect(isInstalled(project(binding('linux', 'x64', 'glibc'), a), debian)).toBe(false);
  expect(isInstalled(project({ ...a, 'node_modules/any': { version: '1.0.0', optional: true } }, a), debian)).toBe(
    true,
  );
});
test('the pinned Node is missing', () => expect(isInstalled(project(a, a, false))).toBe(false));
test('a copy of the sources alone', () => {
  root = mkdtempSync(join(tmpdir(), 'installed-'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...a } }));
  expect(isInstalled(root)).toBe(false);
});
