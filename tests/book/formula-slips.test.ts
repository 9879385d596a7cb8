import { expect, test } from 'vitest';
import { checkFormula } from '../../src/book/set/formula.ts';

/** What is told of a formula: `offset: message mend`. */
function told(tex: string, display = false): string[] {
  const faults: string[] = [];
  checkFormula(
    tex,
    display,
    (offset) => ({ line: 1, column: offset }),
    (place, message, mend) => faults.push(`${place?.column}: ${message} ${mend}`),
  );
  return faults;
}

/** A slip, where it is, what is told of it, and the formula as the telling says to write it. */
const slips: [wrong: string, offset: number, said: RegExp, mended: string][] = [
  ['4\\pi 半径', 5, /汉字“半”要放进 \\text\{\}/, '4\\pi \\text{半径}'],
  ['50%', 2, /百分号写成 \\%/, '50\\%'],
  ['\\text{半%}', 7, /百分号写成 \\%/, '\\text{半}\\%'],
  ['“a”', 0, /引号写在公式外面/, 'a'],
  ['√2', 0, /写成 \\sqrt\{…\}/, '\\sqrt{2}'],
  ['a，b', 1, /请写成 ,。/, 'a,b'],
  ['f（x）', 1, /请写成 \(。/, 'f(x)'],
  ['ａ+1', 0, /请写成 a。/, 'a+1'],
  ['a😀', 1, /“😀”排不出来/, 'a'],
  ['a & b', 2, /对齐用 \\begin\{aligned\}/, '\\begin{aligned} a & b \\end{aligned}'],
  ['1 #', 2, /# 没有意思/, '1'],
  ['\\foo x', 0, /没有命令 \\foo/, '\\operatorname{foo} x'],
  ['a_1_2', 3, /两个下标/, 'a_{12}'],
  ['a^1^2', 3, /两个上标/, '(a^1)^2'],
  ['\\begin{foo}a\\end{foo}', 6, /没有环境 foo/, '\\begin{aligned}a\\end{aligned}'],
  ['\\begin{cases}a\\end{aligned}', 14, /配上了 \\end\{aligned\}/, '\\begin{cases}a\\end{cases}'],
  ['\\left( a', 8, /补上 \\right\)/, '\\left( a \\right)'],
  ['a \\right)', 2, /补上 \\left\(/, '\\left( a \\right)'],
  ['\\frac{1', 7, /少了一个 \}/, '\\frac{1}{2}'],
  ['a}', 1, /多了一个 \}/, 'a'],
  ['x^', 1, /后面没有内容/, 'x^{2}'],
  ['a \\\\ b', 2, /不会换行/, '\\begin{aligned} a \\\\ b \\end{aligned}'],
  ['a \\newline b', 2, /不会换行/, '\\begin{aligned} a \\\\ b \\end{aligned}'],
  ['\\begin{align}a\\end{align}', 0, /自己的编号/, '\\begin{aligned}a\\end{aligned}'],
  ['x\\begin{gather}a\\end{gather}', 1, /自己的编号/, '\\begin{gathered}a\\end{gathered}'],
  ['\\begin{equation}a\\end{equation}', 0, /自己的编号/, 'a'],
  ['\\show xy', 0, /两对花括号/, '\\show{x}{y}'],
  ['\\show{n}y', 0, /两对花括号/, '\\show{n}{y}'],
];

test.each(slips)('%s is told at its place, and as it is told it is right', (wrong, offset, said, mended) => {
  for (const display of [true, false]) {
    const [fault, ...more] = told(wrong, display);
    expect(fault).toMatch(said);
    expect(fault).toMatch(new RegExp(`^${offset}: `));
    expect(more).toEqual([]);
    // Everything is in the book's own words: what Latin letters there are name a command, a sign or an environment.
    expect(fault!.replace(/\\[A-Za-z]+|\{[^}]*\}|\$[^$]*\$|[([“][^）”)]*[)”]/g, '')).not.toMatch(
      /[A-Za-z]{4,} [a-z]{2,}/,
    );
  }
  expect(told(mended, true)).toEqual([]);
});

test('a line break within an environment or under a sum is where it belongs', () => {
  for (const tex of [
    '\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}',
    '\\sum_{\\substack{i \\\\ j}} a_{ij}',
    '\\begin{cases} a & b \\\\ \\begin{matrix} c \\\\ d \\end{matrix} & e \\end{cases}',
  ])
    expect(told(tex, true)).toEqual([]);
});

test('a fault behind a label stands where it stands', () => {
  expect(told('\\label{eq-a} a \\foo', true)[0]).toMatch(/^15: /);
});

test('a long list in a line is refused, on lines of its own it is not, nor is one that breaks', () => {
  const list = Array.from({ length: 16 }, (_, i) => `a_{${i + 1}}`);
  expect(told(list.join(','))[0]).toMatch(/^0: 这个行内公式有 \d+ 个记号连在一起，不能换行/);
  expect(told(list.join(','), true)).toEqual([]);
  expect(told(list.join('+'))).toEqual([]);
  expect(told('x_1,\\ldots,x_n')).toEqual([]);
});

test('thirty signs may stand together in a line of text, and not one more', () => {
  expect(told('ab'.repeat(15))).toEqual([]);
  expect(told(`${'ab'.repeat(15)}c`)[0]).toMatch(/^0: 这个行内公式有 31 个记号连在一起/);
});
