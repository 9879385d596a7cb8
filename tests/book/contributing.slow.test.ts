import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands, file, guide, of, runCommand, workingCopy } from './guide.ts';
import { head } from './temporary-book.ts';

const copy = workingCopy('tests', 'components', 'vitest.config.ts');
const run = (command: string) => runCommand(command, copy);

test('a contributor who follows the guide has a new experiment in a chapter', { timeout: 300_000 }, () => {
  expect(commands).toEqual([
    'npm ci',
    'npm run -s check',
    'npm run new -- chapter weight-sharing',
    'npm run -s lab -- paper folds=5',
    'npm run precompute -- --only paper',
    'npm run -s check',
  ]);
  const [, check, , lab, precompute] = commands as [string, string, string, string, string];
  expect(run(lab).stdout).toContain('32');
  writeFileSync(
    join(copy, file('paper')),
    head(98, 'question: 问什么？\nshows: 答什么。\n') + of('md', 'paper').join('\n'),
  );
  const early = run(check);
  expect(early.status).toBe(1);
  expect(early.stdout).toMatch(/实验 paper 还没有这组参数的结果。请运行 npm run precompute -- --only paper。/);
  expect(run(precompute).status).toBe(0);
  const after = run(check);
  expect(after.stdout).not.toContain(file('paper'));
  expect(after.stdout + after.stderr).toMatch(/没有错误|\d+ 处错误/);
  rmSync(join(copy, file('paper')));
});

test(
  'an experiment begun as the guide says runs, is published, and passes its own tests and those of all',
  { timeout: 300_000 },
  () => {
    expect(guide).toContain('`npm run new -- experiment 名字`');
    const made = run('npm run new -- experiment odd-sums');
    expect(made.status, made.stderr).toBe(0);
    const told = [...made.stdout.matchAll(/npm run (?:-s )?\S+(?: -- .*)?$/gm)].map(([command]) => command);
    expect(told).toHaveLength(3);
    for (const command of told) {
      const ran = run(command);
      expect(ran.status, `${command}\n${ran.stdout}${ran.stderr}`).toBe(0);
    }
    expect(run(told[0]!).stdout).toContain('25');
    const again = run('npm run new -- experiment odd-sums');
    expect([again.status, again.stderr.split('\n')[0]]).toEqual([2, '已经有一个实验叫 odd-sums。']);
  },
);

test(
  'chapters of another site are brought in as the guide says, and what is left to do is told',
  { timeout: 300_000 },
  () => {
    expect(guide).toContain('`npm run import -- 文件或文件夹`');
    mkdirSync(join(copy, 'theirs'));
    writeFileSync(join(copy, 'theirs/01-sums.md'), '# 和\n\n和 \\(s_n\\)，见[下一章](02-limits.md)。\n');
    writeFileSync(join(copy, 'theirs/02-limits.md'), '# 极限\n\n!!! note\n\n    价 $5。\n');
    const before = readdirSync(join(copy, 'content/chapters'));
    const { status, stdout } = run('npm run import -- theirs');
    expect(status).toBe(0);
    const after = readdirSync(join(copy, 'content/chapters')).filter((name) => !before.includes(name));
    expect(after.map((name) => name.replace(/^\d+-/, '')).sort()).toEqual(['limits.md', 'sums.md']);
    expect(stdout).toMatch(/还要改 content\/chapters\/\d+-limits.md:\d+:\d+: .*\$/);
    for (const name of after) rmSync(join(copy, 'content/chapters', name));
  },
);
