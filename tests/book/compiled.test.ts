import { expect, test } from 'vitest';
import { vocabulary } from '../../src/book/words/vocabulary.ts';
import { compileChapter, compiled } from './compile.ts';
import { faultsIn, head, withBook } from './temporary-book.ts';

test('Chinese emphasis beside punctuation is emphasis', async () => {
  expect(await compiled('**真，**她说。这是**“重点”**内容。\n')).toBe(
    '<p><strong>真，</strong>她说。这是<strong>“重点”</strong>内容。</p>',
  );
});

test('line ends between Chinese characters leave no space, between words they do', async () => {
  expect(await compiled('宽度\n有代价，\nReLU\nnets 也\n有。**甲**\n乙\n')).toBe(
    '<p>宽度有代价，ReLU\nnets 也有。<strong>甲</strong>乙</p>',
  );
});

test('no space stands beside full-width punctuation', async () => {
  expect(await compiled('先。 后， ReLU **结论。** 再说“甲” 乙 nets 丙\n')).toBe(
    '<p>先。后，ReLU <strong>结论。</strong>再说“甲” 乙 nets 丙</p>',
  );
});

test('a space that a writer left around a tag goes if the tag reads as Chinese, and stays beside a number', async () => {
  const page = await compiled(
    '见 <Ref to="sec-a" /> 和 <Term id="relu" /> 共 <Value of="doubling" path="twice" /> 个。\n\n## 节 [#sec-a]\n',
  );
  expect(page).toMatch(/<p>见<Ref [^>]*><\/Ref>和<Term [^>]*><\/Term>共 <Value [^>]*><\/Value> 个。<\/p>/);
});

test('headings carry their number and their own id; the id is not shown', async () => {
  const page = await compiled('## 宽度的代价 [#sec-cost]\n\n### 一层\n\n### 一层\n\n## 再说\n');
  expect(page).toContain('<h2 id="sec-cost" data-number="1.1">宽度的代价</h2>');
  expect(page).toContain('<h3 id="一层" data-number="1.1.1">一层</h3>');
  expect(page).toContain('<h3 id="一层-2" data-number="1.1.2">一层</h3>');
  expect(page).toContain('<h2 id="再说" data-number="1.2">再说</h2>');
});

test('a labelled formula is numbered, scrolls inside itself, and keeps plain LaTeX to copy', async () => {
  const page = await compiled(
    '<Experiment id="doubling" />\n\n$$\n\\show{n}{n^{2}} \\le \\varepsilon \\label{eq-bound}\n$$\n\n见<Ref to="eq-bound" />。\n',
  );
  expect(page).toContain(
    '<div class="formula has-symbols is-numbered" id="eq-bound"><div class="formula-scroll has-symbols" tabindex="0" role="group" aria-label="式 (1.1)">',
  );
  expect(page).toContain('<annotation encoding="application/x-tex">{n^{2}} \\le \\varepsilon</annotation>');
  expect(page).toContain('<mtext>(1.1)</mtext>');
  expect(page).toContain('<Ref href="/chapters/trial/#eq-bound" label="式 (1.1)" kind="equation">');
});

test('a symbol to touch is not hidden from screen readers, what stands beside it is', async () => {
  const page = await compiled('<Experiment id="doubling" />\n\n$\\show{n}{n} + 1$\n');
  expect(page).toContain('<span class="katex-html">');
  const [before] = page.split('data-symbol="n"');
  expect(before!.split('<span class="katex-html">')[1]).not.toMatch(/aria-hidden="true"[^>]*>(?!.*<\/span>)/);
  expect(page).toMatch(/aria-hidden="true"[^>]*><[^>]*><\/span><span class="mord"[^>]*>1/);
});

test('a short formula keeps the punctuation beside it, a long one may break', async () => {
  const page = await compiled('甲（$x$，乙）$y$。丙 $z$ 丁\n');
  expect(page).toMatch(
    /甲<span class="together">（<span class="katex">.*?<\/span>，<\/span>乙）<span class="together"><span class="katex">.*<\/span>。<\/span>丙 <span class="katex">/,
  );
  expect(await compiled(`甲 $${'a+'.repeat(30)}b$。\n`)).not.toContain('together');
});

test('a bracket in a line is not broken, unless it is long; between brackets a formula may break', async () => {
  const kept = async (tex: string) =>
    [
      ...(await compiled(`${'甲'.repeat(9)} $${tex}$ 乙\n`)).matchAll(
        /<span class="together">(.*?)<\/span><\/span><\/span>/g,
      ),
    ].length;
  expect(await kept('(1-t)f+(1+t)g')).toBe(2);
  expect(await kept('1-t+f')).toBe(0);
  expect(await kept('((a+b)c+d)')).toBe(1);
  expect(await kept(`(${'a+'.repeat(30)}b)`)).toBe(0);
  expect(await kept('[0,1+s)+x')).toBe(1);
});

test('$$ on one line, alone in its paragraph, is a display formula', async () => {
  expect(await compiled('$$ a + b \\label{eq-a} $$\n')).toContain('<div class="formula is-numbered" id="eq-a">');
});

test('columns of a table are aligned as its second line says, by a style; its empty corner is no heading', async () => {
  const page = await compiled('| | 甲 | 乙 |\n|:--|--:|---|\n| 丙 | 1 | 2 |\n');
  const cells = [...page.matchAll(/<(t[hd])\b([^>]*)>([^<]*)/g)].map(([, tag, attributes, words]) => [
    tag,
    /"textAlign":"(\w+)"/.exec(attributes!)?.[1],
    words,
  ]);
  expect(cells).toEqual([
    ['td', 'left', ''],
    ['th', 'right', '甲'],
    ['th', undefined, '乙'],
    ['td', 'left', '丙'],
    ['td', 'right', '1'],
    ['td', undefined, '2'],
  ]);
  expect(page).not.toMatch(/ align=/);
});

test('wide tables and every tag of the vocabulary receive what their components need', async () => {
  const page = await compiled(`<Experiment id="doubling" n={5} label="fig-five" />

<Theorem id="thm-a" title="宽度 $N$">

见<Ref to="fig-five" />。

</Theorem>

<Proof of="thm-a">
<Step title="一">甲。</Step>
<Step title="二">乙。</Step>
</Proof>

它是 <Value of="doubling" n={5} path="twice" />，很小的是 <Value of="doubling" path="small" digits={2} />，占 <Value of="doubling" path="parts.half.share" percent />，差 <Value of="doubling" path="parts.half.share" percentagePoints />。
`);
  expect(page).toContain('<Experiment id="doubling" label="fig-five" number="图 1.1" params={{"n":5}} seed={0}>');
  expect(page).toContain('<Ref href="/chapters/trial/#fig-five" label="图 1.1" kind="figure">');
  expect(page).toMatch(/<Theorem id="thm-a" label="定理 1.1" kind="theorem" title="宽度 <span class=/);
  expect(page).toContain('<Proof href="/chapters/trial/#thm-a" label="定理 1.1" steps={2} plain={false}>');
  expect(page).toContain('<Step number={2} title="二"><p>乙。</p></Step>');
  expect(page).toContain('<Value text="10" exact="10" title="翻倍" href="/experiments/doubling/?doubling.n=5">');
  expect(page).toContain(
    '<Value text="1.0" exponent={-6} exact="0.000001" title="翻倍" href="/experiments/doubling/">',
  );
  expect(page).toContain('<Value text="150%"');
  expect(page).toContain('<Value text="150" exact="1.5"');
});

test('the first use of a term and of a reference stands in the margin, later ones do not', async () => {
  const page = await compiled(
    '甲 <Term id="relu" />。\n\n乙 <Term id="relu">它</Term><Cite id="leshno1993" />。\n\n丙<Cite id="leshno1993" />。\n',
  );
  expect(page.match(/<MarginNotes /g)).toHaveLength(2);
  expect(page).toContain('<Term id="relu" zh="线性整流函数" en="rectified linear unit" first={true} own={false}>');
  expect(page).toContain(
    '<Term id="relu" zh="线性整流函数" en="rectified linear unit" first={false} own={true}>它</Term>',
  );
  expect(page).toContain('"short":"Leshno 等，1993"');
});

test('exercises: the answer stands before the first hint, and knows how to check', async () => {
  const page = await compiled(`<Experiment id="doubling" />

<Exercise id="ex-a" kind="choice">
几个？

<Choice>$1$ 个</Choice>
<Choice correct>2 个</Choice>
<Hint>想想。</Hint>
<Solution>两个。</Solution>
</Exercise>

<Exercise id="ex-b" kind="number" of="doubling" n={5} path="twice" tolerance={0.5}>多少？</Exercise>

<Exercise id="ex-c" kind="experiment" of="doubling" condition="parts.half.share >= 4 and n < 9">做到。</Exercise>
`);
  expect(page).toMatch(
    /<p>几个？<\/p><Answer exercise="ex-a" check=\{\{"kind":"choice","several":false\}\}><Choice correct=\{false\}.*<\/Answer><Hint>/,
  );
  expect(page).toContain('check={{"kind":"number","answer":10,"tolerance":0.5}}');
  expect(page).toContain(
    '"words":{"parts.half.share":"份额（half）","n":"数"},"href":"/chapters/trial/#doubling","figure":"图 1.1"',
  );
});

test('an exercise is done in the figure that has its parameters, else in the first; figures may have titles of their own', async () => {
  const page = await compiled(`<Experiment id="doubling" />

<Experiment id="doubling" n={5} label="fig-five" title="翻五倍" wide />

<Exercise id="ex-a" kind="experiment" of="doubling" n={5} condition="twice > 9">做到。</Exercise>

<Exercise id="ex-b" kind="experiment" of="doubling" condition="twice > 9">做到。</Exercise>
`);
  expect(page).toMatch(/<Experiment id="doubling" label="fig-five" number="图 1.2" title="翻五倍" wide=\{true\}/);
  const figures = [...page.matchAll(/"figure":"(图 [\d.]+)"/g)].map(([, figure]) => figure);
  expect(figures).toEqual(['图 1.2', '图 1.1']);
});

test('a chapter and an experiment of one name: the figure within that chapter, the chapter elsewhere', async () => {
  const files = {
    'content/chapters/01-doubling.mdx': `${head(1)}见<Ref to="doubling" />。\n\n<Experiment id="doubling" />\n`,
    'content/chapters/02-next.mdx': `${head(2)}见<Ref to="doubling" />。\n`,
  };
  await withBook(files, async (root) => {
    expect(await compileChapter(root, 'content/chapters/01-doubling.mdx')).toContain(
      '<Ref href="/chapters/doubling/#doubling" label="图 1.1"',
    );
    expect(await compileChapter(root, 'content/chapters/02-next.mdx')).toContain(
      '<Ref href="/chapters/doubling/" label="第 1 章"',
    );
  });
});

test('internal links get the base path, external ones open safely', async () => {
  const page = await compiled(
    '[甲](/glossary/#relu)[乙](https://example.com/a?b)[丙](#sec-a)\n\n## 节 [#sec-a]\n',
    {},
    '/why/',
  );
  expect(page).toContain('<a href="/why/glossary/#relu">甲</a>');
  expect(page).toContain('<a href="https://example.com/a?b" rel="noopener" class="external">乙</a>');
  expect(page).toContain('<a href="#sec-a">丙</a>');
});

test('a byte order mark and CRLF are ordinary', async () => {
  const text = `\ufeff${head()}## 节 [#sec-a]\n\n宽度\n有代价。见<Ref to="sec-a" />。\n`.replaceAll('\n', '\r\n');
  const page = await withBook({ 'content/chapters/01-trial.mdx': text }, (root) =>
    compileChapter(root, 'content/chapters/01-trial.mdx'),
  );
  expect(page).toContain('<p>宽度有代价。见<Ref ');
});

test.each(Object.entries(vocabulary))(
  'the example of <%s> in the vocabulary is in order',
  async (_, { example, within }) => {
    const targets = '<Theorem id="thm-width">\n\n甲。\n\n</Theorem>\n\n';
    const around = within
      ? {
          Proof: ['<Proof of="thm-width">\n', '\n</Proof>'],
          Verdicts: ['<Verdicts id="fig-around" title="判决">\n', '\n</Verdicts>'],
          Exercise: [
            '<Exercise id="ex-around" kind="choice">\n\n问。\n\n<Choice correct>甲</Choice>\n<Choice>乙</Choice>\n',
            '\n</Exercise>',
          ],
        }[within[0]!]!
      : ['', ''];
    const text = example.includes(' id="thm-width"') ? '' : targets;
    const known = example
      .replace(/"(?:universality|parity-circuits)"( epsilon=\{0.05\}| d=\{8\})?/g, '"doubling"')
      .replace('touch="epsilon"', 'touch="n"')
      .replace('circuits.dnf.gates', 'twice')
      .replace('leshno1993,cybenko1989', 'leshno1993');
    expect(await faultsIn(`${text}${around[0]}${known}${around[1]}\n`)).toEqual([]);
  },
);

test('a bare address ends where the Chinese sentence goes on', async () => {
  for (const [text, address, rest] of [
    ['见 https://example.com/a。后面', 'https://example.com/a', '。后面'],
    ['见（https://example.com/a?b=1）后面', 'https://example.com/a?b=1', '）后面'],
    ['见 www.example.com，后面', 'http://www.example.com', '，后面'],
    ['见“https://example.com/”。', 'https://example.com/', '”。'],
  ] as const) {
    const html = await compiled(`${text}\n`);
    expect(html).toContain(`href="${address}"`);
    expect(html).toContain(`</a>${rest}</p>`);
  }
  expect(await compiled('[https://example.com/a。b](https://example.com/a。b)\n')).toContain('a。b</a></p>');
});
