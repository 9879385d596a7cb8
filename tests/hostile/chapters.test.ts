import { expect, test } from 'vitest';
import { cpuSeconds } from '../cpu-time.ts';
import { compiled } from '../book/compile.ts';
import { faultsIn, faultsOf, head } from '../book/temporary-book.ts';

/** Chapters that would harm the build or its readers: what, text (it begins on line 7), place and reason of the refusal. */
const hostile: [what: string, text: string, place: string, said: RegExp][] = [
  ['1 a macro bomb', '$\\def\\a#1{#1#1#1}\\a{\\a{\\a{x}}}$', '7:2', /不能用 \\def/],
  ['1 a recursive macro', '$$\n\\gdef\\a{\\a\\a}\\a\n$$', '8:1', /不能用 \\gdef/],
  ['1 a macro by another name', '$\\newcommand{\\a}{\\a}\\a$', '7:2', /不能用 \\newcommand/],
  ['2 fractions 2,000 deep', `$$\n${'\\frac{1'.repeat(2000)}\n$$`, '8:1', /这一段有 2000 个“\{”/],
  ['2 fractions 60 deep', `$$\n${'\\frac{1}{'.repeat(60)}1${'}'.repeat(60)}\n$$`, '8:366', /花括号嵌套超过 40 层/],
  ['3 a formula of 40 kB', `$$\n${`${'x+'.repeat(500)}\n`.repeat(40)}x\n$$`, '8:1', /这个公式有 40041 个字符/],
  ['4 ink far outside its box', '$\\kern{-99999em}x$', '7:2', /不能用 \\kern/],
  ['4 the same upward', '$\\raisebox{9999em}{x}$', '7:2', /不能用 \\raisebox/],
  ['4 a line above the others', '$$\na \\\\[-9999em] b\n$$', '8:3', /行距/],
  ['5 a link in a formula', '$\\href{javascript:alert(1)}{x}$', '7:2', /不能用 \\href/],
  ['5 data in a formula', '$\\htmlData{symbol=x}{y}$', '7:2', /不能用 \\htmlData/],
  ['5 a style in a formula', '$\\htmlStyle{position:fixed}{y}$', '7:2', /不能用 \\htmlStyle/],
  ['5 a picture in a formula', '$\\includegraphics{https://example.com/x.png}$', '7:2', /不能用 \\includegraphics/],
  ['5 a symbol that breaks out of its attribute', '$\\show{x" onclick="y}{z}$', '7:2', /不是符号的名字/],
  ['6 an unclosed display formula', '$$\n\\frac{1', '7:1', /公式没有闭合/],
  ['6 an unclosed fraction', '$\\frac{1$', '7:9', /公式排不出来/],
  ['7 quotations 10,000 deep', `${'>'.repeat(10_000)} x`, '7:1', /引用或列表嵌套了 10000 层/],
  ['7 lists 500 deep', `${'- '.repeat(500)}x`, '7:1', /嵌套了 500 层/],
  [
    '7 lists 800 deep by indentation',
    Array.from({ length: 800 }, (_, i) => `${'  '.repeat(i)}- x`)
      .join('\n')
      .slice(0, 200_000),
    '38:1',
    /缩进了 62 格/,
  ],
  [
    '7 lists 30 deep by indentation',
    Array.from({ length: 30 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n'),
    '26:41',
    /这里嵌套了 41 层/,
  ],
  [
    '8 a ragged table with 4,000 columns',
    `${'|a'.repeat(390)}|\n${'|-'.repeat(390)}|\n${'|x|\n'.repeat(1000)}`,
    '8:1',
    /表格有 391 列上下/,
  ],
  ['8 a table of 2,000 rows', `|a|b|\n|-|-|\n${'|x|y|\n'.repeat(2000)}`, '1407:1', /这一段有 6006 个“\|”/],
  ['9 20,000 footnotes', `${'[^a] '.repeat(300)}\n`.repeat(67) + '\n[^a]: 甲', '7:1', /脚注记号超过 100 个/],
  ['10 a script in a link', '[甲](javascript:alert(1))', '7:1', /不是 https 网址，也不是本书的路径/],
  ['10 the same in mixed case', '[甲](JaVaScRiPt:alert(1))', '7:1', /不是 https 网址/],
  ['10 the same as entities', '[甲](&#106;avascript&colon;alert(1))', '7:1', /不是 https 网址/],
  ['10 the same by a definition', '[甲][a]\n\n[a]: <java&Tab;script:alert(1)>', '9:1', /不是 https 网址/],
  ['10 data for a page', '[甲](data:text/html,<b>x</b>)', '7:1', /不是 https 网址/],
  ['10 an address without its scheme', '[甲](//example.com/x)', '7:1', /不是 https 网址/],
  ['10 a path that climbs', '[甲](/../../etc/passwd)', '7:1', /本书没有 \/..\/..\/etc\/passwd 这一页/],
  ['11 a script', '<script>alert(1)</script>', '7:1', /不写 HTML 标签 <script>/],
  ['11 a base', '甲 <base href="https://example.com/" />', '7:3', /不写 HTML 标签 <base>/],
  ['11 a handler', '<img src="x" onerror="alert(1)" />', '7:1', /不写 HTML 标签 <img>/],
  ['11 a handler on a tag of ours', '见<Ref to="trial" onclick="alert(1)" />。', '7:18', /没有属性 onclick/],
  ['11 a tag named like a member', '<constructor />', '7:1', /不写 HTML 标签 <constructor>/],
  ['11 a tag with a dot', '<Astro.slots />', '7:1', /没有名为 Astro.slots 的标签/],
  ['12 a drawing with a script', '<svg><script>alert(1)</script></svg>', '7:1', /不写 HTML 标签 <svg>/],
  ['13 an import', 'import fs from "node:fs"', '7:1', /不写 import 或 export/],
  ['13 the environment', '甲 {process.env.HOME} 乙', '7:3', /会被当作代码/],
  ['13 a glob', '{import.meta.glob("/**")}', '7:1', /会被当作代码/],
  [
    '13 an import that waits',
    '<Ref to={await import("node:child_process")} />',
    '7:6',
    /花括号里不是这里可以写的内容|不是数字、文字或 true/,
  ],
  ['13 code in a template', '<Ref to={`${process.exit()}`} />', '7:6', /不是数字、文字或 true/],
  [
    '14 an export that ends the build',
    'export const getStaticPaths = () => process.exit(0)',
    '7:1',
    /不写 import 或 export/,
  ],
  ['18 a null', '甲\u0000乙', '7:2', /控制字符 U\+0000/],
  ['19 text turned around', '甲\u202e乙', '7:2', /双向排版控制字符 U\+202E/],
  ['19 hidden marks', '甲\u2066乙', '7:2', /U\+2066/],
  ['21 an id that climbs', '共<Value of="../../x" path="a" />。', '7:9', /of 写得不对/],
  ['21 the same encoded', '共<Value of="%2e%2e/x" path="a" />。', '7:9', /of 写得不对/],
  ['21 a device', '<Theorem id="con">\n\n甲\n\n</Theorem>', '7:10', /Windows 的设备名/],
  ['21 an id of a member', '共<Value of="constructor" path="a" />。', '7:9', /没有名为 constructor 的实验/],
  [
    '25 a path to the prototype',
    '共<Value of="doubling" path="__proto__.toString" />。',
    '7:23',
    /结果里没有 __proto__/,
  ],
  [
    '25 a path to the constructor',
    '共<Value of="doubling" path="parts.constructor.name" />。',
    '7:23',
    /结果的 parts 里没有 constructor/,
  ],
  ['25 an attribute that is the prototype', '<Experiment id="doubling" __proto__={1} />', '7:27', /不能叫 __proto__/],
  [
    '25 a reference to a member',
    '见<Ref to="constructor" />、<Cite id="constructor" />。',
    '7:7',
    /没有名为 constructor 的引用目标/,
  ],
  ['emphasis without end', `${'*a **a '.repeat(2000)}`, '7:1', /这一段有 6000 个“\*”/],
  ['brackets without end', '['.repeat(15_000), '7:1', /这一段有 15000 个“\[”/],
  ['tags without end', '<Proof>\n'.repeat(2900), '407:1', /这一段有 2900 个“<”/],
  ['tags 700 deep', `${'<Proof>\n\n'.repeat(700)}x\n\n${'</Proof>\n\n'.repeat(700)}`, '87:1', /这里嵌套了 41 层/],
  ['one long line', 'x'.repeat(30_000), '7:1', /这一行有 30000 个字符/],
];

test.each(hostile)('%s', async (_, text, place, said) => {
  let faults: string[] = [];
  expect(await cpuSeconds(async () => (faults = await faultsIn(text + '\n')))).toBeLessThan(5);
  const found = faults.find((fault) => said.test(fault));
  expect(found, faults.slice(0, 3).join('\n')).toBeDefined();
  expect(found!.split(': ')[0]).toBe(place);
});

test('a chapter larger or longer than any honest one is not even parsed', async () => {
  expect(await faultsIn('甲\n'.repeat(300_000))).toEqual([expect.stringMatching(/^1:1: 文件有 \d+ 字节/)]);
  expect(await faultsIn('甲\n'.repeat(7000))).toEqual([expect.stringMatching(/^6001:1: 文件有 \d+ 行/)]);
});

test('18 a byte order mark and CRLF are ordinary', async () => {
  expect(await faultsOf({ 'content/chapters/01-trial.mdx': `\ufeff${head()}甲\n`.replaceAll('\n', '\r\n') })).toEqual(
    [],
  );
});

test('18, 19 a lone surrogate and other invalid UTF-8 are told with the line they stand on', async () => {
  for (const bytes of [[0xed, 0xa0, 0x80], [0xff], [0xc0, 0xaf], [0xe4, 0xb8]]) {
    const text = Buffer.concat([Buffer.from(`${head()}甲乙`), Buffer.from(bytes), Buffer.from('\n')]);
    expect(await faultsOf({ 'content/chapters/01-trial.mdx': text })).toEqual([
      expect.stringMatching(/01-trial\.mdx:7:3: 这里不是合法的 UTF-8/),
    ]);
  }
});

test('25 HTML in code is shown, not run', async () => {
  expect(await compiled('`<img src=x onerror=alert(1)>`\n')).toContain('<img src=x');
  const block = await compiled('```html\n<script>alert(1)</script>\n```\n');
  expect(block).toMatch(/^<pre><code class="language-html">/);
  expect(block).not.toContain('<script class');
});
