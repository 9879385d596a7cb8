import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isInstalled } from '../../src/project/installed.mjs';

let root = '';
afterEach(() => rmSync(root, { recursive: true, force: true }));

type Packages = Record<string, { version?: string; optional?: boolean }>;
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
test('nothing installed, or broken off before npm wrote its own lock', () => expect(isInstalled(project(a))).toBe(false));
test('an older version', () => expect(isInstalled(project(a, { 'node_modules/a': { version: '0.9.0' } }))).toBe(false));
test('one package too few, one too many', () => {
  expect(isInstalled(project({ ...a, 'node_modules/b': { version: '1.0.0' } }, a))).toBe(false);
  expect(isInstalled(project(a, { ...a, 'node_modules/b': { version: '1.0.0' } }))).toBe(false);
});
test('a package for another system may be missing', () => expect(isInstalled(project({ ...a, 'node_modules/win': { version: '1.0.0', optional: true } }, a))).toBe(true));
test('the pinned Node is missing', () => expect(isInstalled(project(a, a, false))).toBe(false));
test('a copy of the sources alone', () => {
  root = mkdtempSync(join(tmpdir(), 'installed-'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...a } }));
  expect(isInstalled(root)).toBe(false);
});
