import { expect, test } from 'vitest';
import { faultsIn, faultsOf, firstLine, glossary, head, references } from './temporary-book.ts';

/** Text of a chapter (it begins on line 7), the place of the fault in it, and what is said of it. */
const bad: [what: string, text: string, place: string, said: RegExp][] = [
  [
    'an unknown target',
    '见<Ref to="thm-widht" />。\n\n<Theorem id="thm-width">\n\n甲。\n\n</Theorem>',
    '7:7',
    /没有名为 thm-widht 的引用目标。你是想写 thm-width 吗？/,
  ],
  ['an unknown reference', '见<Cite id="leshno1994" />。', '7:8', /没有条目 leshno1994。你是想写 leshno1993 吗？/],
  ['an unknown term', '见<Term id="rulu" />。', '7:8', /没有词条 rulu。你是想写 relu 吗？/],
  ['an unknown experiment', '<Experiment id="dubling" />', '7:13', /没有名为 dubling 的实验。你是想写 doubling 吗？/],
  ['an unknown parameter', '<Experiment id="doubling" m={3} />', '7:27', /没有名为“m”的参数/],
  ['a parameter out of range', '<Experiment id="doubling" n={30} />', '7:27', /应是 1 到 10 之间的整数，不能是“30”/],
  [
    'a run that is not published',
    '<Experiment id="doubling" n={4} />',
    '7:1',
    /不发布这组参数的结果。请在它的 publish 里加上 \{"n":4\}，再运行 npm run precompute -- --only doubling。/,
  ],
  [
    'an unknown path',
    '共<Value of="doubling" path="parts.hald.share" />。',
    '7:23',
    /结果的 parts 里没有 hald。你是想写 half 吗？/,
  ],
  ['a path to a group', '共<Value of="doubling" path="parts" />。', '7:23', /不是一个数/],
  ['too many digits', '共<Value of="doubling" path="twice" digits={99} />。', '7:36', /1 到 12 的整数/],
  [
    'an unknown tag',
    '<Theorm id="thm-a">\n\n甲。\n\n</Theorm>',
    '7:1',
    /没有名为 Theorm 的标签。你是想写 Theorem 吗？/,
  ],
  ['an HTML tag', '甲<span class="x">乙</span>。', '7:2', /不写 HTML 标签 <span>/],
  [
    'an unknown attribute',
    '<Theorem id="thm-a" titel="甲">\n\n乙。\n\n</Theorem>',
    '7:21',
    /没有属性 titel。你是想写 title 吗？/,
  ],
  ['a missing attribute', '<Theorem title="甲">\n\n乙。\n\n</Theorem>', '7:1', /缺少属性 id/],
  ['an id in capitals', '<Theorem id="Thm">\n\n乙。\n\n</Theorem>', '7:10', /id 写得不对/],
  ['an attribute twice', '<Ref to="a" to="b" />\n\n', '7:13', /属性 to 写了两次/],
  ['an expression that is code', '<Value of={process.env.HOME} path="a" />', '7:8', /不是数字、文字或 true/],
  ['attributes spread', '<Ref {...props} />', '7:6', /不能写 \{...展开\}/],
  ['a directive', '见:ref{to="a"}。', '7:2', /指令 :ref 只用在 .md 的章里。这一章用标签，请写成 <Ref … \/>/],
  ['a directive that stands alone', '::experiment', '7:1', /请写成 <Experiment … \/>/],
  ['a directive with words', ':term[甲]{id="relu"}', '7:1', /请写成 <Term …> 到 <\/Term>/],
  ['a directive that is no program', '::value{of="doubling" path="twice"}', '7:1', /请写成 <Value … \/>/],
  ['braces in the text', '集合 {1, 2}。', '7:4', /花括号里的内容会被当作代码/],
  ['braces that no parser reads', '集合 {1, 2。', '7:10', /花括号里不是这里可以写的内容/],
  ['an unclosed tag', '<Theorem id="thm-a">\n\n甲。\n', '7:1', /标签 <Theorem> 没有闭合/],
  ['a less-than sign', '当 a<5 时。', '7:5', /小于号时写成/],
  ['an HTML comment', '甲<!-- 乙 -->', '7:3', /不能写 HTML 注释/],
  ['content where none is', '<Ref to="sec-a">甲</Ref>\n\n## 甲 [#sec-a]', '7:1', /<Ref> 里不写内容/],
  ['no content where some is needed', '<Theorem id="thm-a" />', '7:1', /<Theorem> 是空的/],
  ['a step outside a proof', '<Step title="甲">乙</Step>', '7:1', /要直接写在 <Proof> 里/],
  ['a proof of nothing', '<Proof>甲</Proof>', '7:1', /这个证明前面没有定理/],
  [
    'a proof of a figure',
    '<Figure id="fig-a" title="甲">乙</Figure>\n\n<Proof of="fig-a">甲</Proof>',
    '9:8',
    /不是定理/,
  ],
  [
    'two of one name',
    '## 甲 [#sec-a]\n\n## 乙 [#sec-a]',
    '9:1',
    /名字 sec-a 已经用在 content\/chapters\/01-trial.mdx:7:1/,
  ],
  [
    'an experiment twice without a label',
    '<Experiment id="doubling" />\n\n<Experiment id="doubling" n={5} />',
    '9:1',
    /请用 label 给它另一个名字/,
  ],
  ['a name that the page itself uses', '## 甲 [#main]', '7:1', /名字 main 被页面自己占用了/],
  ['a heading of the first level', '# 甲', '7:1', /不写一级标题/],
  ['a heading that skips a level', '### 甲', '7:1', /标题跳了级/],
  ['a heading inside a list', '- ## 甲', '7:3', /标题不能写在别的块里/],
  ['a bad heading id', '## 甲 [#Sec]', '7:1', /标题的名字 Sec 写得不对/],
  ['a formula that cannot be set', '行 $a + \\frac{1$。', '7:15', /公式排不出来/],
  [
    'a formula of several lines',
    '$$\n\\begin{aligned}\na \\\\\nb + \\unknown\n\\end{aligned}\n$$',
    '10:5',
    /公式排不出来：没有命令 \\unknown/,
  ],
  ['a formula in a list', '- 甲\n\n  $$\n  a + \\unknown\n  $$', '10:7', /没有命令 \\unknown/],
  [
    'a formula in a quotation in a list',
    '1. 甲\n\n   > $$\n   > a\n   >  + \\unknown\n   > $$',
    '11:9',
    /没有命令 \\unknown/,
  ],
  ['a formula on one line in a list', '- 甲\n\n  $$ a + \\unknown $$', '9:10', /没有命令 \\unknown/],
  ['a formula over two lines of a list', '- 甲 $a +\n  b + \\unknown$ 乙', '8:7', /没有命令 \\unknown/],
  ['a formula with a blank at its side', '甲 $ \\unknown $ 乙', '7:5', /没有命令 \\unknown/],
  ['a formula in a table', '| 甲 | 乙 |\n|---|---|\n| 1 | $a \\unknown$ |', '9:10', /没有命令 \\unknown/],
  [
    'a formula that cannot be said',
    '行 $\\boxed{x}$。',
    '7:4',
    /还没有读法的结构（MathML 的 menclose），读屏的人听不到它/,
  ],
  ['a formula with half a pair', '$$\n(a + b\n$$', '8:1', /括号 \( 没有配上对/],
  ['an unclosed display formula', '$$\na + b\n\n甲', '7:1', /公式没有闭合/],
  ['a lone dollar', '价 $5。', '7:3', /落单的 \$/],
  ['a link in a formula', '$\\href{javascript:alert(1)}{x}$', '7:2', /不能用 \\href/],
  ['a definition in a formula', '$\\def\\x{1}\\x$', '7:2', /不能用 \\def/],
  ['a symbol that no figure shows', '<Experiment id="doubling" />\n\n$\\show{m}{m}$', '9:2', /都没有符号 m/],
  ['a label in a line', '$a \\label{eq-a}$', '7:4', /行内公式不能编号/],
  [
    'a link to nowhere',
    '[甲](/chapters/trail/)',
    '7:1',
    /本书没有 \/chapters\/trail\/ 这一页。你是想写 \/chapters\/trial\/ 吗？/,
  ],
  ['a path without its slash', '[甲](/glossary)', '7:1', /路径以 \/ 结尾/],
  ['an anchor that is not there', '[甲](/glossary/#rulu)', '7:1', /没有名为 rulu 的位置。你是想写 relu 吗？/],
  ['a relative link', '[甲](other.html)', '7:1', /不是 https 网址，也不是本书的路径/],
  ['a picture that is not there', '![甲](/a.png)', '7:1', /public\/a.png 不存在/],
  ['a ragged table', '| a | b |\n|---|---|\n| 1 |', '9:1', /这一行有 1 格，表头有 2 格/],
  ['a footnote without its text', '甲[^a]。', '7:2', /脚注 \[\^a\] 没有定义/],
  [
    'a choice without a right answer',
    '<Exercise id="ex-a" kind="choice">\n\n问\n\n<Choice>甲</Choice>\n<Choice>乙</Choice>\n</Exercise>',
    '7:1',
    /没有正确的选项/,
  ],
  [
    'a single choice',
    '<Exercise id="ex-a" kind="choice">\n\n问\n\n<Choice correct>甲</Choice>\n</Exercise>',
    '7:1',
    /有 1 个 <Choice>/,
  ],
  [
    'an answer that cannot be computed',
    '<Exercise id="ex-a" kind="number" answer="2^">问</Exercise>',
    '7:35',
    /答案 2\^ 算不出来/,
  ],
  ['no answer', '<Exercise id="ex-a" kind="number">问</Exercise>', '7:1', /没有答案/],
  [
    'a condition on nothing',
    '<Experiment id="doubling" />\n\n<Exercise id="ex-a" kind="experiment" of="doubling" condition="twise > 3">问</Exercise>',
    '9:53',
    /条件里的 twise 不是参数，也不是结果里的一个数。你是想写 twice 吗？/,
  ],
  [
    'an exercise on an experiment that is elsewhere',
    '<Exercise id="ex-a" kind="experiment" of="doubling" condition="twice > 3">问</Exercise>',
    '7:39',
    /这一章没有放实验 doubling/,
  ],
  ['a kind of exercise that is none', '<Exercise id="ex-a" kind="essay">问</Exercise>', '7:21', /kind 写得不对/],
  [
    'a mathematical fault in a title',
    '<Theorem id="thm-a" title="$\\frac{1$">\n\n甲\n\n</Theorem>',
    '7:21',
    /公式排不出来/,
  ],
  [
    'a figure inside an erratum',
    '<Erratum id="err-a" says="甲">\n\n| a |\n|---|\n\n</Erratum>',
    '9:1',
    /<Erratum> 里只写文字/,
  ],
  ['emphasis that is none', '的**“深度”**CNN', '7:2', /星号没有成为强调.*“\*\*深度\*\*”/],
  ['emphasis of one star that is none', '的*“深”*CNN', '7:2', /星号没有成为强调/],
  ['a formula in TeX’s brackets', '设 \\(a\\) 为', '7:3', /公式写成 \$…\$/],
  ['a display formula in TeX’s brackets', '\\[c\\]', '7:1', /公式写成单独一段的 \$\$/],
  ['a table with bars in a formula', '| $|x|$ | b |\n|---|---|\n| 1 | 2 |', '8:1', /没有成为表.*\\lvert x\\rvert/],
  [
    'an escaped bar in a formula of a table',
    '| $\\|x\\|$ | b |\n|---|---|\n| 1 | 2 |',
    '7:3',
    /分不清是 \|x\| 还是 ‖x‖/,
  ],
  ['two prices', '价 $5 and $6 元', '7:3', /\$5 and \$ 成了公式。钱数的 \$ 写成 \\\$/],
  ['two prices without a blank', '价$5/$6元', '7:2', /成了公式/],
  ['a formula in a heading that no contents can show', '## 用 $\\frac{1}{2}$', '7:6', /目录里，那里排不出/],
  [
    'a formula in the title of an experiment',
    '<Experiment id="doubling" title="$n$ 个" />',
    '7:27',
    /只显示文字，公式不会/,
  ],
  ['a note that nothing refers to', '甲\n\n[^a]: 乙', '9:1', /脚注 \[\^a\] 没有用到/],
  ['a note given twice', '甲[^a]\n\n[^a]: 乙\n\n[^a]: 丙', '11:1', /脚注 \[\^a\] 定义了两次/],
  ['an address that nothing refers to', '甲\n\n[a]: https://example.com/', '9:1', /地址 \[a\] 没有用到/],
  ['an address given twice', '[甲][a]\n\n[a]: https://a.b/\n\n[a]: https://a.c/', '11:1', /地址 \[a\] 定义了两次/],
  ['a link without its address', '见 [甲][a]。', '7:3', /链接没有定义/],
  ['a link with a blank in its address', '见 [甲](https://a b)。', '7:5', /没有读成链接/],
  ['a link in two halves', '见 [甲] (https://example.com)。', '7:5', /两半中间有空格/],
  ['an address before a word', '见 https://example.com/a后面', '7:3', /不知道到哪里为止/],
  ['a role of d2l', '见 :eqref:`eq_x`', '7:3', /别的网站的写法/],
  ['an admonition', '!!! note "甲"\n    乙', '7:1', /别的网站的写法/],
  ['a tab', '=== "PyTorch"\n\n甲', '7:1', /别的网站的写法/],
  ['a container', ':::tip\n甲\n:::', '7:1', /别的网站的写法/],
  ['a table of contents', '[TOC]', '7:1', /目录会自动生成/],
  ['an alert of GitHub', '> [!NOTE]\n> 甲', '7:3', /别的网站的写法/],
  ['a marker', '==重点==', '7:1', /写成 \*\*…\*\*/],
  ['a link of a wiki', '见 [[甲]]', '7:3', /别的网站的写法/],
  ['a superscript without a formula', 'x^2^ 大', '7:2', /上标写成公式/],
  ['ranges that strike out', '3~5 个和 7~9 个', '7:2', /删除线/],
  ['a paragraph that a line makes a heading', '甲\n---', '7:1', /变成了标题/],
  ['a heading without its blank', '##标题', '7:1', /没有成为标题/],
  ['a list without its blanks', '1.甲\n2.乙', '7:1', /没有成为列表/],
  ['bullets without their blanks', '-甲\n-乙', '7:1', /没有成为列表/],
  ['an order turned around by an entity', '甲&#x202E;乙', '7:1', /双向排版控制字符 U\+202E/],
  ['the same in an attribute', '<Theorem id="thm-a" title="甲&#x202E;">\n\n甲\n\n</Theorem>', '7:21', /U\+202E/],
  ['the same by an escape', '<Theorem id="thm-a" title={"甲\\u202e"}>\n\n甲\n\n</Theorem>', '7:21', /U\+202E/],
  ['the same in a link', '[甲](https://a.b/ "乙&#x2066;")', '7:1', /U\+2066/],
  ['a blank without width', '甲\u200b乙', '7:2', /看不见的字符 U\+200B/],
  ['an object that is none by an entity', '甲&#xFFFC;乙', '7:1', /看不见的字符 U\+FFFC/],
  ['a heading that nobody sees', '## &zwj;', '7:1', /没有看得见的字|控制字符/],
  ['a title that nobody sees', '<Theorem id="thm-a" title="&#x3000;">\n\n甲\n\n</Theorem>', '7:21', /title 写得不对/],
  ['an import', 'import fs from "node:fs"\n', '7:1', /不写 import 或 export/],
];

test.each(bad)('%s is refused at its place', async (_, text, place, said) => {
  const faults = await faultsIn(text + '\n');
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(said);
  expect(faults[0]!.split(': ')[0]).toBe(place);
  expect(faults[0]).toMatch(/[。？]$/);
});

test('the line that the table above counts from is where chapters begin', () => {
  expect(head().split('\n')).toHaveLength(firstLine);
});

test('all faults of all files are told together, in reading order', async () => {
  const faults = await faultsOf({
    'content/chapters/02-two.mdx': `${head(2)}<Ref to="nowhere" />\n`,
    'content/chapters/01-one.mdx': `${head(1)}见<Ref to="nothing" />和<Cite id="none" />。\n`,
    'content/glossary.yaml': `${glossary}  more: 1\n`,
    'content/references.bib': references.replace('year = {1993}', 'year = {93}'),
  });
  expect(faults.map((fault) => fault.split(': ')[0])).toEqual([
    'content/chapters/01-one.mdx:7:7',
    'content/chapters/01-one.mdx:7:29',
    'content/chapters/02-two.mdx:7:6',
    'content/glossary.yaml:5:3',
    'content/references.bib:1:1',
  ]);
});

test('a chapter that says nothing of itself on the map, where others do, is told so', async () => {
  const asked = 'question: 问什么？\nshows: 答什么。\n';
  const told = (...more: string[]) =>
    faultsOf(Object.fromEntries(more.map((one, i) => [`content/chapters/0${i + 1}-c${i}.mdx`, head(i + 1, one)])));
  expect(await told('', '')).toEqual([]);
  expect(await told(asked, asked)).toEqual([]);
  const faults = await told(asked, 'question: 问什么？\n');
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(/^content\/chapters\/02-c1\.mdx:1:1: 缺少 shows，别的章有。/);
});

const heads: [what: string, text: string, place: string, said: RegExp][] = [
  ['none', '甲\n', '1:1', /没有两行 --- 围起来的章首信息/],
  ['an unknown key', head().replace('notes', 'note'), '5:1', /没有名为 note 的键。你是想写 notes 吗？/],
  ['a question that asks nothing', head(1, 'question: 为什么\n'), '6:11', /question 的值不对/],
  ['a missing key', head().replace('summary: 一句话。\n', ''), '2:1', /缺少 summary/],
  ['a date for a number', head().replace('order: 1', 'order: 2026-13-45'), '3:8', /order 的值不对/],
  ['another number than the file', head(2), '3:8', /order 是 2，文件名里却是 1/],
  ['a key twice', head(1, 'title: 又\n'), '6:1', /写了两次/],
  ['a formula in the title', head().replace('试验', '用 $x$'), '2:8', /只显示文字，公式不会排出来/],
  ['marks in the summary', head().replace('一句话', '一**句**'), '4:10', /Markdown 的记号会原样显示/],
  [
    'an escape that turns the order around',
    head().replace('一句话。', '"\\u202E"'),
    '4:10',
    /双向排版控制字符 U\+202E/,
  ],
  ['a title that nobody sees', head().replace('试验', '"\\u200B\\u3164"'), '2:8', /没有看得见的字/],
  ['a colon in a sentence', head().replace('一句话。', '甲: 乙'), '4:10', /值里有冒号/],
  ['an unknown chapter before it', head(1, 'prerequisites: [nothing]\n'), '1:1', /先修里没有名为 nothing 的一章/],
];

test.each(heads)('front matter with %s is refused at its place', async (_, text, place, said) => {
  const faults = await faultsOf({ 'content/chapters/01-trial.mdx': text });
  expect(
    faults.some((fault) => said.test(fault) && fault.startsWith(`content/chapters/01-trial.mdx:${place}: `)),
    faults.join('\n'),
  ).toBe(true);
});

test('words of the glossary are shown as they are', async () => {
  const faults = await faultsOf({
    'content/glossary.yaml': 'relu:\n  zh: 线性 $x$\n  en: a `b`\n  also: [甲, "<b>"]\n  definition: 好 $x$。\n',
  });
  expect(faults.map((fault) => fault.replace(/: .*/, ''))).toEqual(
    ['2:7', '3:7', '4:13'].map((place) => `content/glossary.yaml:${place}`),
  );
});

test('what is written as it should be is not told', async () => {
  expect(
    await faultsIn(
      [
        '## 宽度 $N$ 与 A*算法',
        '2 * 3 * 4、\\*\\*甲\\*\\*、`\\(a\\)`、`==x==`、`**`、$a*b*c$、下午 3:30:00、\\$5 and \\$6、~~删~~、[1]、[甲\\](乙)',
        '- 甲\n- 乙\n\n-1 度\n\n1.5 倍\n\n#1 号\n\n甲\n\n---',
        '这是**重点**内容，和**$x$ 大**时，“**深**”也。*真*的。',
        '| $\\lvert x\\rvert$ | a \\| b |\n|---|---|\n| 1 | 2 |',
        '[甲][a]、https://example.com/a 、<Ref to="trial" />[^b]\n\n[a]: https://example.com/\n\n[^b]: 乙',
      ].join('\n\n') + '\n',
    ),
  ).toEqual([]);
});

/** Ten kinds of what no parser reads, between paragraphs with faults that only a parsed chapter tells. */
const foreign = [
  '甲<br>乙，见<Ref to="nowhere" />。',
  '集合 {1, 2。',
  '<Theorem id="thm-a">\n\n甲。见<Ref to="fig-lost" />。',
  '当 a<5 时，$\\foo$。',
  '甲<!-- 乙 -->',
  '$\\bar x$ 与 $\\foo$，[甲](other.html)',
  '乙。\n\n</Theorem>',
  '<img src="x.png">',
  '<https://example.com/>',
  '{% raw %}',
  '<Figure id="fig-lost" title="甲">\n丙 <b>丁\n\n</Figure>',
  '见<Ref to="thm-a" />、<Ref to="fig-lost" />、<Ref to="thm-b" />、<Cite id="none" />。',
  '| a | b |\n|---|---|\n| 1 |',
  '甲</center>',
  '<Ref to="x" 甲',
];

test('all faults of a chapter are told in one pass, also around what no parser reads and under a faulty head', async () => {
  const text = foreign.join('\n\n') + '\n';
  const lineOf = (part: string) => 6 + text.slice(0, text.indexOf(part)).split('\n').length;
  const faults = await faultsOf({
    'content/chapters/01-trial.mdx': head(1, 'nots: []\n').replace('notes', 'summry') + text,
  });
  const told = faults.map((fault) => /:(\d+):\d+: (.*)/.exec(fault)!.slice(1));
  const expected: [part: string, said: RegExp][] = [
    ['甲<br>', /不写 HTML 标签 <br>.*反斜杠/],
    ['集合', /花括号里不是/],
    ['当 a<5', /小于号/],
    ['甲<!--', /不能写 HTML 注释/],
    ['$\\bar', /没有命令 \\foo/],
    ['$\\bar', /不是 https 网址/],
    ['<img', /不写 HTML 标签 <img>.*!\[说明\]/],
    ['<https', /不放进尖括号/],
    ['{% raw', /模板写法/],
    ['丙 <b>', /不写 HTML 标签 <b>/],
    ['见<Ref to="thm-a"', /没有名为 thm-b 的引用目标/],
    ['见<Ref to="thm-a"', /没有条目 none/],
    ['| 1 |', /这一行有 1 格/],
    ['甲</center>', /不写 HTML 标签 <center>/],
    ['<Ref to="x" 甲', /标签写得不完整/],
  ];
  for (const [part, said] of expected)
    expect(
      told.some(([line, words]) => Math.abs(Number(line) - lineOf(part) - 1) <= 0 && said.test(words!)),
      `${part} ${lineOf(part) + 1}\n${faults.join('\n')}`,
    ).toBe(true);
  const ofTheHead = told.filter(([line]) => Number(line) < 8);
  expect(told.length - ofTheHead.length, faults.join('\n')).toBe(expected.length);
});

test('a half of a tag whose other half could not be read is not told', async () => {
  const faults = await faultsIn('<Proof of="thm-x">\n甲 {1, 2\n\n<Step title="乙">丙</Step>\n\n</Proof>\n');
  expect(faults).toEqual([expect.stringMatching(/^8:\d+: 花括号里不是/)]);
});

test('a chapter that cannot be read does not make faults in the others', async () => {
  const faults = await faultsOf({
    'content/chapters/01-one.mdx': `${head(1)}<Theorem id="thm-a">\n`,
    'content/chapters/02-two.mdx': `${head(2, 'prerequisites: [one]\n')}见<Ref to="thm-a" />、[甲](/chapters/one/)。\n`,
  });
  expect(faults).toHaveLength(1);
});
