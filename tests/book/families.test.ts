import { expect, test } from 'vitest';
import { chaptersShowing, families } from '../../components/lab/chapters.ts';
import { readBook } from '../../src/book/book.ts';
import { experimentIds } from '../../src/lab/publish/catalogue.ts';

const shown = families([...experimentIds(), 'in-no-chapter']);

test('every experiment stands once, those that no chapter uses last', () => {
  expect(shown.flatMap(({ ids }) => ids).sort()).toEqual([...experimentIds(), 'in-no-chapter'].sort());
  expect(shown.at(-1)).toMatchObject({ chapter: undefined, ids: expect.arrayContaining(['in-no-chapter']) });
});

test('families come in the order of the chapters, an experiment with the first that uses it', () => {
  const orders = readBook().chapters.map(({ href }) => href);
  const places = shown.flatMap(({ chapter }) => (chapter ? [orders.indexOf(chapter.href)] : []));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  for (const { chapter, ids } of shown)
    for (const id of ids) expect(chaptersShowing(id)[0]?.href.split('#')[0]).toBe(chapter?.href);
});

test('a chapter that shows an experiment is linked at its figure', () => {
  const [first] = chaptersShowing('universality');
  expect(first).toEqual({
    text: '第 9 章　普遍性定理',
    href: expect.stringMatching(/^\/chapters\/universality\/#[a-z-]+$/),
  });
});
