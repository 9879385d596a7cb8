import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { inlineHtml } from '../../src/book/set/inline-html.ts';
import { letterOf, saidOf } from '../../src/book/words/letters.ts';

const spoken = (tex: string) =>
  [...parseHTML(`<body>${inlineHtml(`$${tex}$`)}</body>`).document.querySelectorAll('.katex-html [data-symbol]')].map(
    (symbol) => symbol.getAttribute('data-spoken'),
  );

test.each([
  ['s_i', 's 下标 i'],
  ['n_0', 'n 下标 0'],
  ['n_{12}', 'n 下标 12'],
  ['x^2', 'x 上标 2'],
  ['a_i^2', 'a 下标 i 上标 2'],
  ["x_1'", 'x 下标 1 撇'],
  ['\\varepsilon', '艾普西隆'],
  ["x_1'+x_2'=0.65", 'x 下标 1 撇 加 x 下标 2 撇 等于 0.65'],
  ['\\frac{12.5}{n}', 'n 分之 12.5'],
  ['n\\le3', 'n 小于等于 3'],
])('%s is said %s', (tex, words) => {
  expect(spoken(`\\show{s}{${tex}}`)).toEqual([words]);
});

test('each symbol of a formula has words of its own, wherever it stands', () => {
  expect(spoken('N=\\frac{\\show{lipschitz}{L}}{2\\show{epsilon}{\\varepsilon}}').sort()).toEqual(['L', '艾普西隆']);
  expect(spoken('2^{\\show{d}{d}-1}')).toEqual(['d']);
});

test('a symbol is printed as its letter, and a letter said by its name', () => {
  expect([letterOf('ni'), letterOf('cells'), letterOf('d')]).toEqual(['nᵢ', 'N', 'd']);
  expect([saidOf('ω'), saidOf('7'), saidOf('x')]).toEqual(['奥米伽', '7', 'x']);
});

test('signs of MathML hold text, and cells have no width', () => {
  expect(inlineHtml('$a \\mathbin{\\mathrm{XOR}} b$')).not.toMatch(/<mo[^>]*>\s*</);
  expect(inlineHtml('$a \\mathbin{\\mathrm{XOR}} b$')).toMatch(/<mo[^>]*>XOR<\/mo>/);
});
