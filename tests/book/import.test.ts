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
  ['MkDocs', 'an admonition', '!!! tip "题"\n\n    甲\n\n乙', '> **题**\n>\n> 甲\n\n乙'],
  [
    'MkDocs',
    'code and a formula in an admonition',
    '!!! note\n\n    ```py\n    # <br>\n    ```\n\n    $$\n    a\n    $$\n乙',
    '> **注意**\n>\n> ```py\n> # <br>\n> ```\n>\n> $$\n> a\n> $$\n\n乙',
  ],
  [
    'MkDocs',
    'tabs, and an admonition in one',
    '=== "甲"\n\n    ```py\n    a\n    ```\n\n=== "乙"\n\n    !!! tip\n\n        丙\n\n    丁',
    '**甲**\n\n```py\na\n```\n\n**乙**\n\n> **提示**\n>\n> 丙\n\n丁',
  ],
  ['VuePress', 'a container', '::: warning 当心\n甲\n:::\n乙', '> **当心**\n>\n> 甲\n\n乙'],
  ['Hexo', 'a note', '{% note info %}\n\n甲\n\n{% endnote %}\n乙', '> **说明**\n>\n> 甲\n\n乙'],
  ['Hexo', 'a quotation', '{% cq %}\n\n甲\n\n{% endcq %}', '> 甲'],
  ['Hexo', 'braces in a formula', '甲 $$ a_{{1}} $$，$b_{{c}}$ {{ d }}', '甲 $a_{{1}}$，$b_{{c}}$'],
  [
    'Hexo',
    'pictures',
    '{% asset_img a.png 乙 丙 %}，{% asset_img a.png "丁" %}',
    '![乙 丙](/pictures/x/a.png)，![丁](/pictures/x/a.png)',
  ],
  ['Hexo', 'what is left as it is', '{% raw %}\n$a_{{1}}$\n{% endraw %}\n`{% raw %}`', '$a_{{1}}$\n\n`{% raw %}`'],
  [
    'Hexo',
    'code',
    '{% codeblock lang:python 题 %}\n# <br> {% x %}\n{% endcodeblock %}\n<br>',
    '```python\n# <br> {% x %}\n```\n\\',
  ],
  [
    'Hexo',
    'links',
    '{% link 甲 https://a.b %}、{% btn https://a.b, 乙 %}、{% post_link c 丙 %}',
    '[甲](https://a.b)、[乙](https://a.b)、丙',
  ],
  ['GitHub', 'a formula with a blank on one side', '价 $5 与 $6，$ \\mu_1$', '价 $5 与 $6，$\\mu_1$'],
  ['GitHub', 'another', '设 $\\mu_1 $ 与', '设 $\\mu_1$ 与'],
  [
    'Typora',
    'pictures with spaces and brackets in their names',
    '![甲](a b.png)![甲](a b.png)，![乙](<a.png> "题")，![丙](a (1).png)',
    '*（缺一幅图：甲）* *（缺一幅图：甲）*，![乙](/pictures/x/a.png)，*（缺一幅图：丙）*',
  ],
  ['any', 'headings that leave a step out', '### 甲\n##### 乙\n## 丙', '## 甲\n### 乙\n## 丙'],
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
  expect(left.map(({ line, column }) => [line, column])).toEqual([
    [3, 1],
    [5, 1],
  ]);
  expect(text).toBe('*（缺一幅图：丙）*\n\n丁');
});

test('a folder becomes chapters, lists what is left, and nothing is overwritten', () => {
  const root = mkdtempSync(join(tmpdir(), 'import-'));
  try {
    mkdirSync(join(root, 'in'));
    writeFileSync(
      join(root, 'in/01-First.md'),
      '\ufeff# 一\r\n\r\n甲 \\(a\\)，见[二](02-second.md)。\u200b\u0008\n丙\u2028丁\n',
    );
    writeFileSync(join(root, 'in/02-second.md'), '---\ntitle: 二\ntags: [x]\n---\n\n乙 $5。\n');
    writeFileSync(join(root, 'in/a.png'), '');
    const run = () =>
      spawnSync(process.execPath, ['src/book/writing/import.ts', join(root, 'in'), '--to', root], { encoding: 'utf8' });
    const { stdout, status, stderr } = run();
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/改了：删去看不见的字符（第 1、3、4 行）/);
    expect(stdout).toMatch(/没有改成：第 3 行第 10 列，链接 02-second.md/);
    expect(stdout).toMatch(/还要改 content\/chapters\/01-second.md:\d+:\d+: .*\$/);
    const chapters = join(root, 'content/chapters');
    expect(readdirSync(chapters)).toEqual(['00-first.md', '01-second.md']);
    const first = readFileSync(join(chapters, '00-first.md'), 'utf8');
    expect(first).toContain('title: "一"\norder: 0\n');
    expect(first).toMatch(/见二。\n丙 丁\n/);
    expect(run().stdout).toContain('02-first-2.md');
    expect(readFileSync(join(chapters, '00-first.md'), 'utf8')).toBe(first);
  } finally {
    rmSync(root, { recursive: true });
  }
});
