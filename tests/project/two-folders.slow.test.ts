import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const left = ['node_modules', '.git', 'dist', 'build', '.astro', 'test-results'];
const place = mkdtempSync(join(tmpdir(), 'two-folders-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Builds a copy of the book in a folder of this name. @returns every file of the built site */
function built(name: string): Map<string, Buffer> {
  const root = join(place, name);
  mkdirSync(root, { recursive: true });
  cpSync('.', root, { recursive: true, filter: (path) => path === '.' || !left.includes(basename(path)) });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  const { status, stdout, stderr } = spawnSync('astro', ['build'], { cwd: root, encoding: 'utf8' });
  expect(status, stdout + stderr).toBe(0);
  const files = readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [file.slice(root.length), readFileSync(file)]));
}

test('the same book built in two folders is the same, byte for byte', () => {
  const [one, other] = [built('a'), built('another-name/of-another-length/b')];
  expect([...one.keys()].sort()).toEqual([...other.keys()].sort());
  expect([...one.keys()].filter((name) => !one.get(name)!.equals(other.get(name)!))).toEqual([]);
  expect([...one.keys()].filter((name) => name.endsWith('.html')).length).toBeGreaterThan(20);
});
