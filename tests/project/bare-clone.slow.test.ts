import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

/**
 * The commands of README and CONTRIBUTING in a copy of the sources alone, on a machine whose Node is old. The machine's own npm runs the
 * scripts; the npm that these call is a stand-in, which installs a Node that tells what it is asked to run.
 */
const outside = (process.env.PATH ?? '').split(delimiter).filter((folder) => !/node_modules|node-gyp/.test(folder));
const npm = outside.map((folder) => join(folder, 'npm')).find(existsSync)!;
const left = ['node_modules', '.git', 'dist', 'build', '.astro', 'test-results', 'content', 'tests'];

let place = '';
afterEach(() => rmSync(place, { recursive: true, force: true }));

function program(path: string, lines: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${lines}\n`);
  chmodSync(path, 0o755);
}

/** A bare clone; `install` is what the stand-in for npm does in it. */
function bareClone(
  install: string,
): (words: string[]) => { status: number | null; stdout: string; stderr: string; npm: string[] } {
  place = mkdtempSync(join(tmpdir(), 'bare-'));
  const root = join(place, 'book'),
    programs = join(place, 'programs');
  cpSync('.', root, { recursive: true, filter: (path) => path === '.' || !left.includes(basename(path)) });
  program(join(programs, 'node'), `[ "$1" = --version ] && echo v18.0.0 && exit\nexec '${process.execPath}' "$@"`);
  program(join(programs, 'npm'), `echo "$@" >> '${place}/asked'\necho installing\n${install}`);
  for (const name of ['node', 'astro'])
    program(
      join(place, 'installed', name),
      `case "$1" in *setup.mjs) exec '${process.execPath}' "$@" ;; *kernels.ts) ;; *) echo ${name} "$@" ;; esac`,
    );
  return (words) => {
    const { status, stdout, stderr } = spawnSync(npm, ['run', '-s', ...words], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, PATH: [programs, ...outside].join(delimiter) },
    });
    const asked = existsSync(join(place, 'asked')) ? readFileSync(join(place, 'asked'), 'utf8').trim().split('\n') : [];
    return { status, stdout, stderr, npm: asked.map((line) => line.split(' ')[0]!) };
  };
}

const commands: [words: string[], hands: string][] = [
  [['lab', '--', 'list', '--json'], 'node src/lab/terminal/cli.ts list --json'],
  [['precompute', '--', '--check'], 'node src/lab/terminal/precompute.ts --check'],
  [['lint'], 'node src/book/lint.ts'],
  [['dev'], 'astro dev --host 127.0.0.1'],
];

describe('on a bare clone with an old Node', () => {
  test.each(commands)('npm run %s installs first, and its stdout is its own', (words, hands) => {
    const run = bareClone(`[ "$1" = ci ] || exit 0
mkdir -p node_modules && cp -r ../installed node_modules/.bin && cp package-lock.json node_modules/.package-lock.json`);
    const first = run(words);
    expect(first).toMatchObject({ status: 0, stdout: `${hands}\n` });
    expect(first.stderr).toMatch(/^正在安装依赖/);
    expect(first.npm).toEqual(['install', 'ci']); // the pinned Node, then with it everything
    if (words[0] !== 'lab') return; // the others begin alike
    const second = run(words);
    expect(second).toMatchObject({ status: 0, stdout: `${hands}\n`, stderr: '', npm: first.npm });
  });

  test.each(commands)('npm run %s says in one sentence what to do where nothing can be installed', (words) => {
    const { status, stdout, stderr } = bareClone('exit 1')(words);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .filter((line) => line !== 'installing'),
    ).toEqual([expect.stringMatching(/^正在安装依赖/), expect.stringMatching(/^依赖没有装好：[^。]*再运行一次。$/)]);
  });
});
