import fc from 'fast-check';
import { expect, it } from 'vitest';
import { excerpt, lineOf, wordsIn } from '../../src/search/excerpt.ts';
import { find } from '../../src/search/find.ts';
import { fold } from '../../src/search/fold.ts';
import { formula, libraryOf } from './small-library.ts';

/** An excerpt as one line, with what was found in brackets. */
function seen(text: string, query: string, most?: number): string {
  const [hit] = find(libraryOf([text]), query).hits;
  return excerpt(text, hit!.ranges, most)
    .map((piece) => (piece.isFound ? `[${piece.text}]` : piece.text))
    .join('');
}

it('marks what was found, wherever it stands and however it was typed', () => {
  expect(seen('深的网络比浅的网络省。', '网络')).toBe('深的[网络]比浅的[网络]省。');
  expect(seen('用 Re LU 时', 'relu')).toBe('用 [Re LU] 时');
  expect(seen('😀深度😀', '深度')).toBe('😀[深度]😀');
  expect(seen('ﬃ 深', '深')).toBe('ﬃ [深]');
});

it('a long passage is cut around what was found', () => {
  const long = `${'前'.repeat(300)}要找的${'后'.repeat(300)}`;
  const cut = seen(long, '要找的', 40);
  expect(cut).toMatch(/^……前+\[要找的\]后+……$/);
  expect(cut.replaceAll(/[[\]…]/g, '')).toHaveLength(40);
  expect(seen(`要找的${'后'.repeat(300)}`, '要找的', 40)).toMatch(/^\[要找的\]/);
  expect(seen(`${'前'.repeat(300)}要找的`, '要找的', 40)).toMatch(/\[要找的\]$/);
});

it.each([
  ['\\frac{L}{2N}\\le\\varepsilon', 'L/(2N)≤ε'],
  ['\\frac{\\partial E}{\\partial w}', '(∂E)/(∂w)'],
  ['\\lceil L/2\\varepsilon\\rceil', '⌈L/2ε⌉'],
  ['\\mathbb R^n\\to\\mathbb R', 'Rn→R'],
  ['\\sqrt{2}+\\sqrt{a+b}', '√2+√(a+b)'],
  ['\\operatorname{ReLU}(x)=\\max(0,x)', 'ReLU(x)=max(0,x)'],
  ['x_1\\oplus\\cdots\\oplus x_d', 'x1⊕⋯⊕xd'],
  ['\\begin{aligned}a&=b\\\\c&=d\\end{aligned}', 'a =b　c =d'],
  ['f\\colon[0,1]\\to\\{0,1\\}', 'f:[0,1]→{0,1}'],
])('the formula %s reads as %s', (tex, line) => expect(lineOf(formula(tex))).toBe(line));

it('powers stand above the line, and a formula that was found in part is marked in part', () => {
  const text = `共 ${formula('2^{d-1}+1')} 个`;
  const [hit] = find(libraryOf([text]), '2^{d-1}').hits;
  expect(excerpt(text, hit!.ranges)).toEqual([
    { text: '共 ', isFound: false, isFormula: false },
    { text: '2', isFound: true, isFormula: true },
    { text: 'd−1', isFound: true, isFormula: true, level: 'sup' },
    { text: '+1', isFound: false, isFormula: true },
    { text: ' 个', isFound: false, isFormula: false },
  ]);
});

it('whatever stands in a passage and whatever is looked for, the excerpt is the passage’s own words, some marked', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }),
      fc.nat(),
      fc.nat(),
      (given, from, length) => {
        const text = given.normalize('NFC').replaceAll(/[\u0000-\u001f]/g, ' ');
        const characters = [...text];
        const start = from % characters.length;
        const query = characters.slice(start, start + 1 + (length % 6)).join('');
        if (fold(query) === '') return;
        const hit = find(libraryOf([text]), query).hits[0]!;
        const pieces = excerpt(text, hit.ranges);
        const bare = pieces
          .map(({ text }) => text)
          .join('')
          .replaceAll(/^……|……$/g, '');
        expect(text).toContain(bare);
        expect(pieces.some(({ isFound }) => isFound)).toBe(true);
      },
    ),
  ));

it('hostile words are words', () => {
  const text = '<img src=x onerror="alert(1)"> & </mark><script>';
  expect(seen(text, 'onerror')).toBe('<img src=x [onerror]="alert(1)"> & </mark><script>');
});

it('a formula that is broken or deep is still read to its end', () => {
  for (const tex of ['\\frac{', '^', '_{', '{{{', '}}', '\\', '\\frac', '\\sqrt', '{'.repeat(400) + 'x'])
    expect(() => lineOf(formula(tex))).not.toThrow();
});

it('the words of a range are those of the text, without the signs around formulas', () =>
  expect(wordsIn(`共 ${formula('2^d')} 个`, [0, 5])).toBe('共 2^d 个'));
