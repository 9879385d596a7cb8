import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { file, of, workingCopy } from './guide.ts';
import { head } from './temporary-book.ts';

const copy = workingCopy();

/** Runs a command of the guide in the copy. */
function run(command: string) {
  const [program, ...words] = command.split(' ');
  expect(program).toBe('npm');
  return spawnSync('npm', words, { cwd: copy, encoding: 'utf8' });
}

test('a contributor who follows the guide has a new experiment in a chapter', { timeout: 120_000 }, () => {
  const [, ...commands] = of('sh').flatMap((block) => block.trim().split('\n'));
  expect(commands).toEqual([
    'npm run -s check',
    'npm run -s lab -- paper folds=5',
    'npm run precompute -- --only paper',
    'npm run -s check',
  ]);
  expect(run(commands[1]!).stdout).toContain('32');
  writeFileSync(join(copy, file('paper')), head(98) + of('md', 'paper').join('\n'));
  const early = run(commands[0]!);
  expect(early.status).toBe(1);
  expect(early.stdout).toMatch(/实验 paper 还没有这组参数的结果。请运行 npm run precompute -- --only paper。/);
  expect(run(commands[2]!).status).toBe(0);
  const after = run(commands[3]!);
  expect(after.stdout).not.toContain(file('paper'));
  expect(after.stdout + after.stderr).toMatch(/没有错误|\d+ 处错误/);
  rmSync(join(copy, file('paper')));
});
