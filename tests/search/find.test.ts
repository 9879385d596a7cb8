import fc from 'fast-check';
import { expect, it } from 'vitest';
import { find, nearest } from '../../src/search/find.ts';
import { formula, libraryOf } from './small-library.ts';

const texts = (library: ReturnType<typeof libraryOf>, query: string) =>
  find(library, query).hits.map(({ passage }) => library.passages[passage]!.text);

it('any piece of the text is found, across words and formulas too', () => {
  const library = libraryOf(['自注意力机制', '注意力', `门数不超过 ${formula('2^{d-1}+1')}。`, '别的']);
  expect(texts(library, '自注意力')).toEqual(['自注意力机制']);
  expect(texts(library, '注意')).toEqual(['自注意力机制', '注意力']);
  expect(texts(library, '力')).toHaveLength(2);
  expect(texts(library, '2 ^ {d - 1}')).toHaveLength(1);
  expect(texts(library, '超过$2^{d-1}')).toHaveLength(1);
  expect(texts(library, '力注')).toEqual([]);
});

it('finds what a plain search finds: every passage that holds the needle, and no other', () =>
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('深', '度', '层', '0', '^'), minLength: 1, maxLength: 12 }), {
        minLength: 1,
      }),
      fc.string({ unit: fc.constantFrom('深', '度', '层', '0', '^'), minLength: 1, maxLength: 3 }),
      (passages, needle) => {
        const { hits } = find(libraryOf(passages), needle);
        expect(hits.map(({ passage }) => passage)).toEqual(
          passages.flatMap((text, i) => (text.includes(needle) ? [i] : [])),
        );
        for (const { passage, ranges } of hits) {
          expect(ranges).toHaveLength(passages[passage]!.split(needle).length - 1);
          for (const [start, end] of ranges) expect(passages[passage]!.slice(start, end)).toBe(needle);
        }
      },
    ),
  ));

it('names come first, then what says what a thing is, then the rest in the order of the book', () => {
  const library = libraryOf([
    '说到梯度。',
    { kind: 'definition', text: '梯度是偏导数。' },
    { kind: 'section', isName: true, text: '求梯度' },
    { kind: 'section', isName: true, text: '梯度下降' },
    { kind: 'term', isName: true, text: '梯度' },
    '又说到梯度。',
  ]);
  expect(texts(library, '梯度')).toEqual([
    '梯度',
    '梯度下降',
    '求梯度',
    '梯度是偏导数。',
    '说到梯度。',
    '又说到梯度。',
  ]);
});

it('another name of the same thing is found as well, and said', () => {
  const library = libraryOf(
    ['反向传播一趟就够', 'an early back-propagation', '前向'],
    [['反向传播', 'back-propagation']],
  );
  for (const query of ['反向传播', 'back-propagation', 'Back Propagation', 'backpropagation']) {
    expect(texts(library, query), query).toHaveLength(2);
  }
  expect(find(library, '反向传播').synonyms).toEqual(['back-propagation']);
  expect(texts(library, '反向')).toEqual(['反向传播一趟就够']);
});

it('several words are found in one passage wherever they stand, after what was typed as it is', () => {
  const library = libraryOf(['深度省门，奇偶更省', '奇偶深度', '只说深度']);
  expect(texts(library, '奇偶 深度')).toEqual(['奇偶深度', '深度省门，奇偶更省']);
});

it.each([
  '.*',
  '[',
  '\\',
  '(?:',
  '<img src=x onerror=alert(1)>',
  '\ud800',
  '\udc00\ud800',
  '\u202eאבג',
  '__proto__',
  'constructor',
  '\u0000',
  '%E0%A4%A',
  'a'.repeat(10_000),
  '深'.repeat(10_000),
])('a query is words, whatever stands in it: %j', (query) => {
  const library = libraryOf(['深度', '<img src=x onerror=alert(1)>', 'constructor'], [['constructor', '构造']]);
  const { hits } = find(library, query);
  expect(hits.every(({ passage }) => library.passages[passage]!.text.includes(query) || query === 'constructor')).toBe(
    true,
  );
  expect(() => nearest(library, query)).not.toThrow();
});

it('nothing is found by nothing', () => {
  for (const query of ['', ' ', '\n', '$', '\u200b']) expect(find(libraryOf(['深度']), query).hits).toEqual([]);
});

it('where nothing is found, the longest part that the book has is offered', () => {
  const library = libraryOf(['注意力不够', '自己注意']);
  expect(nearest(library, '自注意力')).toBe('注意力');
  expect(nearest(library, '多头')).toBeUndefined();
  expect(nearest(library, '力')).toBeUndefined();
});
