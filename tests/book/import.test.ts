import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { convert } from '../../src/book/writing/convert.ts';

const to = (text: string) => convert(text, (address) => (address === 'a.png' ? '/pictures/x/a.png' : undefined));

const pairs: [from: string, what: string, before: string, after: string][] = [
  ['docsify', 'formulas', '甲 \\(a_1\\) 乙', '甲 $a_1$ 乙'],
  ['Typora', 'a formula in a list', '- 甲 $$a$$ 乙', '- 甲 $a$ 乙'],
  ['Typora', 'a formula in a table', '| $$a$$ | b<br>c |', '| $a$ | b；c |'],
  ['GitHub', 'a formula alone on a line', '甲\n$$ a+b $$\n乙', '甲\n\n$$\na+b\n$$\n\n乙'],
  ['GitHub', 'an alert', '> [!NOTE]\n> 甲', '> **注意**\n> 甲'],
  ['Hexo', 'layout in HTML', '<center>甲<br/>乙</center>', '甲\\\n乙'],
  ['Hexo', 'entities', '甲&nbsp;a &lt; b', '甲 a \\< b'],
  ['leeml', 'a picture', '<img src="a.png" alt="乙" width="3">', '![乙](/pictures/x/a.png)'],
  [
    'd2l',
    'labels',
    '## 节\n:label:`sec_a_b`\n\n$$ a $$\n:eqlabel:`eq_c`\n\n:eqref:`eq_c`',
    '## 节 [#sec-a-b]\n\n$$\na \\label{eq-c}\n$$\n\n:ref{to="eq-c"}',
  ],
  ['MkDocs', 'an admonition', '!!! tip "题"\n\n    甲\n\n乙', '> **题**\n>\n>\n> 甲\n>\n乙'],
  [
    'any',
    'code is left alone',
    '```py\n# <br> \\(a\\)\n```\n`<br>` `\\(a\\)`',
    '```py\n# <br> \\(a\\)\n```\n`<br>` `\\(a\\)`',
  ],
];

test.each(pairs)('%s: %s', (_, __, before, after) =>
  expect(to(`# 题\n\n${before}\n`)).toMatchObject({ title: '题', text: after }),
);

test('what cannot be had is said with its line', () => {
  const { left, text } = to('# 题\n\n![丙](b.png)\n\n[丁](other.md)\n');
  expect(left.map(({ line }) => line)).toEqual([3, 5]);
  expect(text).toBe('*（缺一幅图：丙）*\n\n丁');
});

test('a folder becomes chapters, lists what is left, and nothing is overwritten', () => {
  const root = mkdtempSync(join(tmpdir(), 'import-'));
  try {
    mkdirSync(join(root, 'in'));
    writeFileSync(join(root, 'in/01-First.md'), '# 一\n\n甲 \\(a\\)，见[二](02-second.md)。\n');
    writeFileSync(join(root, 'in/02-second.md'), '---\ntitle: 二\ntags: [x]\n---\n\n乙 $5。\n');
    writeFileSync(join(root, 'in/a.png'), '');
    const run = () =>
      spawnSync(process.execPath, ['src/book/writing/import.ts', join(root, 'in'), '--to', root], { encoding: 'utf8' });
    const { stdout, status, stderr } = run();
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/没有改成：第 3 行，链接 02-second.md/);
    expect(stdout).toMatch(/还要改 content\/chapters\/01-second.md:\d+:\d+: .*\$/);
    const chapters = join(root, 'content/chapters');
    expect(readdirSync(chapters)).toEqual(['00-first.md', '01-second.md']);
    const first = readFileSync(join(chapters, '00-first.md'), 'utf8');
    expect(first).toContain('title: "一"\norder: 0\n');
    expect(run().stdout).toContain('02-first-2.md');
    expect(readFileSync(join(chapters, '00-first.md'), 'utf8')).toBe(first);
  } finally {
    rmSync(root, { recursive: true });
  }
});
