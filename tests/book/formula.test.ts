import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainTex, shownSymbols } from '../../src/book/set/formula.ts';
import { joins } from '../../src/book/set/soft-breaks.ts';
import { join } from '../../src/book/set/link.ts';
import { anchorOf, formulaLabels } from '../../src/book/resolve/numbering.ts';

test('a formula is copied without the marks of this book', () => {
  expect(plainTex('\\show{epsilon}{\\varepsilon} \\label{eq-a}')).toBe('{\\varepsilon}');
  expect(plainTex('a_{\\show{n}{n^{\\show{m}{m}}}} + \\show{d}{\\}}')).toBe('a_{{n^{{m}}}} + {\\}}');
  expect(plainTex('\\shown{x}')).toBe('\\shown{x}');
});

test('no mark is left, however they are nested', () => {
  const tex = fc.letrec<{ formula: string }>((tie) => ({
    formula: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom('x', '\\frac{1}{2}', '\\{', '\\\\'),
      fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `\\show{n}{${a}}+${b}`),
    ),
  })).formula;
  fc.assert(
    fc.property(tex, (formula) => {
      const marks = shownSymbols(formula).length;
      expect(plainTex(formula)).not.toContain('\\show');
      expect(plainTex(formula).length).toBe(formula.trim().length - marks * '\\show{n}'.length);
    }),
  );
});

test('labels are found wherever they stand', () => {
  expect(formulaLabels('a \\label{eq-a} b \\label {eq-b}')).toEqual(['eq-a', 'eq-b']);
});

test.each<[string, string, boolean]>([
  ['宽', '度', true],
  ['，', 'R', true],
  ['R', '。', true],
  ['宽', 'R', false],
  ['a', 'b', false],
  ['”', '宽', true],
  ['”', 'b', false],
  ['', '宽', false],
  ['か', '宽', true],
])('between %s and %s a line end is nothing: %s', (before, after, nothing) => {
  expect(joins(before, after)).toBe(nothing);
});

test('paths are mounted once', () => {
  expect(join('/chapters/x/', '/')).toBe('/chapters/x/');
  expect(join('/chapters/x/#a', '/why')).toBe('/why/chapters/x/#a');
  expect(join('/', '/why/')).toBe('/why/');
  expect(() => join('chapters/', '/')).toThrow('invalid path');
});

test('anchors of titles hold no space or sign', () => {
  expect(anchorOf('宽度，与 ReLU 的代价？')).toBe('宽度-与-relu-的代价');
  expect(anchorOf('……')).toBe('section');
});
