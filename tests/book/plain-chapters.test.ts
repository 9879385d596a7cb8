import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vocabulary } from '../../src/book/words/vocabulary.ts';
import { tagOfDirective } from '../../src/book/words/directive-words.ts';
import { parsePlain } from '../../src/book/read/directives.ts';
import { plainText } from './both-ways.ts';
import { compileChapter } from './compile.ts';
import { faultsOf, head, withBook } from './temporary-book.ts';

const mdx = 'content/chapters/01-trial.mdx';
const md = 'content/chapters/01-trial.md';
const compiled = (file: string, text: string) =>
  withBook({ [file]: head() + text }, (root) => compileChapter(root, file));
const faultsIn = async (text: string) =>
  (await faultsOf({ [md]: head() + text })).map((fault) => fault.replace(`${md}:`, ''));

const constructs = `## 节 [#sec-a]

行内 $a_{1}$、\\{花括号\\}、a \\< b，<Term id="relu">别的 $x$ 字</Term>和<Cite id="leshno1993" />，见<Ref to="thm-a" />。

$$
\\begin{aligned} a + b \\\\
c \\end{aligned} \\label{eq-a}
$$

<Run name="five" of="doubling" n={5} />
<Runs name="every" of="doubling" />

<Experiment id="doubling" n={5} label="fig-five" title="“五” & 'n' [1]" wide touch="n" />

<Theorem id="thm-a" title="宽度 $\\frac{1}{2}$">

甲[^a]。

- 乙 <Value of="doubling" n={5} path="twice" /> 丙
- <Claim of="doubling" n={5} holds="twice > 3 and n < 6">比 <Value of="doubling" n={5} path="twice" /> 少</Claim>

</Theorem>

[^a]: 脚注。

<Proof of="thm-a">
<Step title="一">甲。</Step>
<Step title="二">

| a | b |
|---|---|
| <Value of="doubling" path="small" digits={2} /> | <Value of="doubling" path="parts.half.share" percent /> |

</Step>
</Proof>

{/* 给写的人 */}

<Exercise id="ex-a" kind="choice">

问。

<Choice correct>$2^{d-1}$ 个</Choice>
<Choice>**没有**</Choice>
<Hint>想。</Hint>
<Solution>

甲。

> 乙

</Solution>
</Exercise>

<Exercise id="ex-b" kind="number" of="doubling" n={5} path="twice" tolerance={0.01}>问？</Exercise>

<Erratum id="err-a" says="两层要 $2^d$ 个">恰好。</Erratum>
`;

test('the same constructs as directives make the same page', async () => {
  const plain = plainText(head() + constructs).slice(head().length);
  expect(plain).not.toMatch(/<[A-Z]|=\{/);
  expect(plain).toContain('\n::::exercise{id="ex-a" kind="choice"}\n');
  expect(await faultsIn(plain)).toEqual([]);
  // A note to writers leaves a line end of its own in MDX.
  const page = async (file: string, text: string) => (await compiled(file, text)).replace(/\n+/g, '\n');
  expect(await page(md, plain)).toBe(await page(mdx, constructs));
});

test('every tag of the vocabulary has its directive', () =>
  expect([...tagOfDirective.values()]).toEqual(Object.keys(vocabulary)));

test('what would be a program elsewhere is text, and a colon is a colon', async () => {
  const words = [
    'import fs from "node:fs"',
    'export const getStaticPaths = () => process.exit(7)',
    '{await import("node:child_process")}',
    '注:甲乙，12:30，a:b，例如:丙[1]{1,2}，https:为止。',
    '    缩进四格的一行',
  ];
  for (const line of words) {
    expect(await faultsIn(`${line}\n`)).toEqual([]);
    const page = await compiled(md, `${line}\n`);
    const shown = page.replace(/<\/?p>/g, '').replaceAll('&quot;', '"');
    expect(shown).toBe(line.trim());
  }
  expect(await compiled(md, '甲<!-- 给写的人 -->乙\n\n<!-- 又\n一条 -->\n')).toBe('<p>甲乙</p>');
});

const bad: [text: string, place: string, said: RegExp][] = [
  ['甲<span onclick="x()">乙</span>。', '7:2', /不写 HTML 标签 <span>。请用 Markdown 或书里的指令/],
  ['<script>alert(1)</script>', '7:1', /不写 HTML 标签 <script>/],
  ['<!-- 甲 --><base href="//x">', '7:1', /不写 HTML/],
  ['<Theorem id="thm-a">', '7:1', /不写 JSX，Theorem 写成指令。请写成 :::theorem\{/],
  ['::experimnt{id="doubling"}', '7:1', /没有名为 experimnt 的指令。你是想写 experiment 吗？/],
  ['见:rfe{to="thm-a"}。', '7:2', /没有名为 rfe 的指令。你是想写 ref 吗？/],
  ['见:ref{to="thm-b"}。', '7:7', /没有名为 thm-b 的引用目标/],
  ['见:ref{to="a" to="b"}。', '7:14', /属性 to 写了两次/],
  ['::: warning 当心\n\n甲。', '7:1', /没有名为 warning 的指令。提示框一类的写成引用/],
  ['甲<br>乙', '7:2', /不写 HTML 标签 <br>。换段就空一行/],
  ['{% note %}', '7:1', /别的网站的模板写法/],
  ['甲 {{ page.title }} 乙', '7:3', /别的网站的模板写法/],
  ['::ref{to="sec-a"}\n\n## 甲 [#sec-a]', '7:1', /指令 ref 的冒号不对。请写成 :ref{…}，写在一行里。/],
  ['甲:experiment{id="doubling"}', '7:2', /请写成 ::experiment{…}，独占一行。/],
  [':::theorem{id="thm-a"}\n\n甲。', '7:1', /:::theorem 没有闭合/],
  [':::theorem{id="thm-a}\n\n甲。', '7:1', /指令 :::theorem 写得不完整/],
  ['::: theorem {id="thm-a"}\n\n甲。', '7:1', /指令 :::theorem 写得不完整/],
  [':::', '7:1', /没有开头的 :::/],
  ['甲 ::value{of="doubling"} 乙', '7:3', /指令 ::value 写得不完整/],
  ['甲 :value{of="doubling path="twice"} 乙', '7:3', /指令 :value 写得不完整/],
  [':::theorem[标题]{id="thm-a"}\n\n甲。\n\n:::', '7:11', /:::theorem 后面不写方括号。标题写成 {title="…"}。/],
  [':::theorem{titel="甲" id="thm-a"}\n\n甲。\n\n:::', '7:12', /:::theorem 没有属性 titel。你是想写 title 吗？/],
  [':::theorem{title="甲"}\n\n甲。\n\n:::', '7:1', /:::theorem 缺少属性 id/],
  [':::theorem{id="thm-a"}\n\n:::', '7:1', /:::theorem 是空的。请在 :::theorem 和 ::: 之间写上内容。/],
  ['::experiment{id="doubling" n="x"}', '7:28', /应是 1 到 10 之间的整数，不能是“x”/],
  ['::experiment{id="doubling" n=4}', '7:1', /请在它的 publish 里加上 \{"n":4\}/],
  [':value{of="doubling" path="twice" digits=99}。', '7:35', /1 到 12，例如 digits=3。/],
];

test.each(bad)('%s is refused at its place', async (text, place, said) => {
  const faults = await faultsIn(`${text}\n`);
  expect(faults[0]).toMatch(said);
  expect(faults[0]!.split(': ')[0]).toBe(place);
  expect(faults).toHaveLength(1);
});

test('a plain chapter and one of tags may not have one name', async () =>
  expect(await faultsOf({ [md]: head(), [mdx]: head() })).toEqual([
    expect.stringMatching(/章名 trial 与 01-trial.md 相同/),
  ]));

test('whatever is written, nothing comes of it that could be run, and nothing is lost in silence', () => {
  const piece = fc.constantFrom(
    ...':: ::: : { } [ ] ( ) < > " = # . theorem ref value id to experiment import export script a 甲 \n - > $ ` * ! | \\ / &lt; <!-- -->'.split(
      ' ',
    ),
    ' ',
    '\n\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const faults: string[] = [];
      const tree = parsePlain(text, (_, message) => faults.push(message));
      const rest = JSON.stringify(tree);
      if (!faults.length)
        for (const word of ['甲', 'script'])
          if (text.replace(/<!--[^]*?-->/g, '').includes(word)) expect(rest).toContain(word);
    }),
    { numRuns: 300 },
  );
});
