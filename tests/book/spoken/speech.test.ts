import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { glyphsOf } from '../../../components/reading/formulas/glyphs.ts';
import { mathmlOfElement } from '../../../src/book/spoken/mathml.ts';
import { walk, type Part } from '../../../src/book/spoken/parts.ts';
import { readFormula } from '../../../src/book/spoken/read/formula.ts';
import { speak } from '../../../src/book/spoken/speak/formula.ts';
import { inlineHtml } from '../../../src/book/set/inline-html.ts';
import { formulasOfTheBook } from './formulas-of-the-book.ts';
import { bare, parseSpeech } from './parser.ts';
import { formulas } from './trees.ts';

const partOf = (html: string, name: string): Element => parseHTML(`<body>${html}</body>`).document.querySelector(name)!;
const all = formulasOfTheBook();

const treeOf = (tex: string) => readFormula(mathmlOfElement(partOf(inlineHtml(`$${tex}$`), 'math')));
const said = (tex: string) => speak(treeOf(tex));

test('what is spoken of any formula is read back to that formula', () => {
  fc.assert(
    fc.property(formulas, (content) => {
      const line = speak({ content });
      expect(parseSpeech(line), line).toEqual({ content });
    }),
    { numRuns: 2000 },
  );
});

test('every formula of the book is spoken so that it is read back, and walked through to its last letter', () => {
  expect(all.length).toBeGreaterThan(1000);
  for (const html of all) {
    const math = partOf(html, 'math');
    const tree = readFormula(mathmlOfElement(math));
    const line = speak(tree);
    expect(bare(parseSpeech(line)), line).toEqual(bare(tree));
    walkThrough(walk(tree), line);
  }
});

/** Parts hold nothing that their whole does not hold, and their walk ends. */
function walkThrough(part: Part, line: string, depth = 0): void {
  expect(depth, line).toBeLessThan(25);
  expect(part.words, line).not.toBe('');
  for (const inner of part.parts()) {
    const strange = inner.elements.filter((element) => !part.elements.includes(element)).length;
    expect(strange, `${line}: ${inner.words}`).toBe(0);
    walkThrough(inner, line, depth + 1);
  }
}

test('letters and numbers of every formula of the book are found where they are painted', () => {
  const lost = all.flatMap((html) => {
    const { document } = parseHTML(`<body>${html}</body>`);
    const painted = document.querySelector('.katex-html');
    // Those of attributes are cut off before what is painted.
    if (!painted) return [];
    const math = document.querySelector('math')!;
    const found = glyphsOf(math, painted);
    return [...math.querySelectorAll('mi, mn')]
      .filter((leaf) => leaf.closest('mo') === null && !found.has(leaf))
      .map((leaf) => `${leaf.textContent} in ${math.querySelector('annotation')!.textContent}`);
  });
  expect(lost).toEqual([]);
});

test.each([
  ['\\frac{1}{2}', '二分之一'],
  ['O(2^d)', '大 O，二的 d 次方'],
  ['\\frac{a+b}{2n}', '分数，分子 a 加 b，分母二 n，分数结束'],
  ['x^2+y^3', 'x 的平方加 y 的立方'],
  ['2^{n-1}', '二的 n 减一次方'],
  ['2^n-1', '二的 n 次方减一'],
  ['x_i^2', 'x 下标 i 的平方'],
  ["x_1'", 'x 下标一撇'],
  ['a_{ij}', 'a 双下标 i j'],
  ['a_{n+1}', 'a 下标开始 n 加一下标结束'],
  ['a^{(l)}', 'a 上标括号 l'],
  ['A^{\\mathsf T}A', '大 A 转置大 A'],
  ['f(x)=-x', 'f 括号 x 等于负 x'],
  ['f(x+1)', 'f 左括号 x 加一右括号'],
  ['(x-1)^2', '左括号 x 减一右括号的平方'],
  ['\\sqrt2', '根号二'],
  ['\\sqrt{x+1}+1', '根号下 x 加一，根号结束，加一'],
  ['\\sqrt[3]{x}', '开三次方根号 x'],
  ['\\sum_{i=1}^n a_i', '求和，i 从一到 n，a 下标 i'],
  ['\\sum_{i=0}^{n-1} a_i', '求和，由 i 等于零到 n 减一止，a 下标 i'],
  ['\\prod_ip_i', '对 i 连乘 p 下标 i'],
  ['\\int_0^1f', '积分，从零到一，f'],
  ['\\lim_{h\\to0}', '当 h 趋于零时取极限'],
  ['\\max_{x\\ne0}|x|', '在 x 不等于零的范围内取最大值，绝对值 x'],
  ['|x-y|\\le\\|W\\|', '绝对值开始 x 减 y 绝对值结束小于等于范数大 W'],
  ['\\|x\\|_2', '二范数 x'],
  ['\\|x\\|_\\infty', '无穷范数 x'],
  ['2\\|x\\|', '二再乘范数 x'],
  ['\\lceil x\\rceil\\approx\\lfloor x+1\\rfloor', '上取整 x 约等于下取整开始 x 加一下取整结束'],
  ['x\\in[0,1]', 'x 属于闭区间零到一'],
  ['\\theta\\in(0,\\pi]', '西塔属于左括号零逗号，派右方括号'],
  ['\\{x\\mid x>0\\}', '集合 x 满足 x 大于零集合结束'],
  ['P(s\\mid x)', '大 P 左括号 s 给定 x 右括号'],
  ['\\binom nk', '组合数 n 取 k'],
  ['\\log_2n', '底为二的对数 n'],
  ['\\hat y,\\bar x,\\tilde a', 'y 帽逗号，x 杠逗号，a 波浪'],
  ['10\\frac12', '十再乘二分之一'],
  ['3\\cdot2^k+w\\cdot x', '三乘以二的 k 次方加 w 点乘 x'],
  ['x_1,\\dots,x_n', 'x 下标一，直到，x 下标 n'],
  ['72^\\circ', '七十二度'],
  ['36729944', '36729944'],
  ['\\mathbf w,w,\\mathcal N,\\mathbb R', '粗体 w 逗号，w 逗号，花体大 N 逗号，实数集'],
  [
    '\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}',
    '矩阵，第一行，第一列 a，第二列 b，第二行，第一列 c，第二列 d，矩阵结束',
  ],
  [
    '\\begin{cases}1,&x>0\\\\0&\\text{其余}\\end{cases}',
    '分段函数，第一行，一，条件 x 大于零，第二行，零，条件“其余”，分段函数结束',
  ],
  ['\\begin{aligned}a&=1,\\\\b&=2.\\end{aligned}', '多行式，第一行，a 等于一，第二行，b 等于二，多行式结束'],
  ['\\mathrm{relu}(x),', 'relu 括号 x'],
])('%s is said %s', (tex, words) => {
  expect(said(tex)).toBe(words);
});

test.each([
  ['\\frac ab', '\\frac ba'],
  ['x_2', 'x^2'],
  ['\\frac{a}{b}c', '\\frac{a}{bc}'],
  ['x_{i+1}', 'x_i+1'],
  ['a^{b^c}', '(a^b)^c'],
  ['|a||b|', '||a|b|'],
  ['\\sqrt{a}b', '\\sqrt{ab}'],
  ['f(x)^2', 'f(x^2)'],
  ['O(n)x', 'O(nx)'],
  ["x_i'", "x_{i'}"],
  ['\\sum_{i=1}^n-1', '\\sum_{i=1}^{n-1}'],
  ['w', 'W'],
])('%s and %s are told apart', (one, other) => {
  expect(said(one)).not.toBe(said(other));
});

test.each([
  ['\\varepsilon+\\epsilon', 'ε'],
  ['(x', '没有配上对'],
  ['\\overset{a}{=}', '没有读法'],
  ['\\boxed{x}', 'menclose'],
])('%s is not spoken, and it is told why', (tex, why) => {
  expect(() => inlineHtml(`$${tex}$`)).toThrow(why);
});

test('a walk goes from the whole through the terms into a fraction', () => {
  const whole = walk(treeOf('f(x)=a-\\frac{b+1}{n}'));
  const words = (parts: Part[]) => parts.map(({ words }) => words);
  const sides = whole.parts();
  expect(words(sides)).toEqual(['f 括号 x', '等于 a 减，分数，分子 b 加一，分母 n，分数结束']);
  const terms = sides[1]!.parts();
  expect(words(terms)).toEqual(['a', '减，分数，分子 b 加一，分母 n，分数结束']);
  const fraction = terms[1]!.parts();
  expect(words(fraction)).toEqual(['分子，b 加一', '分母，n']);
  expect(words(fraction[0]!.parts())).toEqual(['b', '加一']);
});
