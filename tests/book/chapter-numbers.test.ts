import { expect, test } from 'vitest';
import { emblem } from '../../components/front/folded-flower.ts';
import { flowerPath } from '../../components/front/papercut.ts';
import { readBook } from '../../src/book/book.ts';
import { placeOf } from '../../src/book/chapter-order.ts';
import { faultsOf, head, withBook } from './temporary-book.ts';

/** A chapter may stand with another: 11B and 11C come after 11 and before 12, and everything in it is numbered so. */

test('a chapter with a letter stands after its number, and numbers its own things by it', async () => {
  const lettered = head().replace('order: 1', 'order: 11B');
  await withBook(
    {
      'content/chapters/12-last.mdx': head(12),
      'content/chapters/11b-beside.mdx': `${lettered}## 节 [#sec-b]\n\n$$\na=b \\label{eq-b}\n$$\n\n<Theorem id="thm-b">甲。</Theorem>\n`,
      'content/chapters/11c-too.mdx': head().replace('order: 1', 'order: 11C'),
      'content/chapters/11-first.mdx': head(11),
    },
    (root) => {
      const { chapters, targets, faults } = readBook(root);
      expect(faults).toEqual([]);
      expect(chapters.map(({ order }) => order)).toEqual(['11', '11B', '11C', '12']);
      expect(['sec-b', 'eq-b', 'thm-b'].map((id) => targets.get(id)!.label)).toEqual([
        '第 11B.1 节',
        '式 (11B.1)',
        '定理 11B.1',
      ]);
    },
  );
});

test('a hundredth chapter stands after the ninety-ninth, in the book and in what is told of it', async () => {
  const text = (order: string, id: string) =>
    `${head().replace('order: 1', `order: ${order}`)}## 节 [#sec-${id}]\n\n<Theorem id="thm-${id}">甲。</Theorem>\n\n<Ref to="nowhere-${id}" />\n`;
  const files = {
    'content/chapters/101-beyond.mdx': text('101', 'd'),
    'content/chapters/100b-beside.mdx': text('100B', 'c'),
    'content/chapters/100-hundred.mdx': text('100', 'b'),
    'content/chapters/99-before.mdx': text('99', 'a'),
    'content/chapters/09-early.mdx': head(9),
  };
  await withBook(files, (root) => {
    const { chapters, targets, faults } = readBook(root);
    expect(faults).toEqual([]);
    expect(chapters.map(({ order, slug }) => `${order} ${slug}`)).toEqual([
      '9 early',
      '99 before',
      '100 hundred',
      '100B beside',
      '101 beyond',
    ]);
    expect(['sec-a', 'thm-b', 'thm-c', 'sec-d'].map((id) => targets.get(id)!.label)).toEqual([
      '第 99.1 节',
      '定理 100.1',
      '定理 100B.1',
      '第 101.1 节',
    ]);
  });
  expect((await faultsOf(files)).map((fault) => /chapters\/(\w+)-/.exec(fault)![1])).toEqual([
    '99',
    '100',
    '100b',
    '101',
  ]);
});

test('what comes before the first chapter has the number 0', async () => {
  const text = head(0);
  await withBook(
    { 'content/chapters/00-before.mdx': `${text}## 节 [#sec-z]\n`, 'content/chapters/01-first.mdx': head(1) },
    (root) => {
      const { chapters, targets, faults } = readBook(root);
      expect(faults).toEqual([]);
      expect(chapters.map(({ order, slug }) => `${order} ${slug}`)).toEqual(['0 before', '1 first']);
      expect(targets.get('sec-z')!.label).toBe('第 0.1 节');
    },
  );
});

test('a chapter number is written in one way', async () => {
  for (const name of ['9-a.mdx', '009-a.mdx', '1000-a.mdx', '00b1-a.mdx', '00b-a.mdx', '0-a.mdx'])
    expect((await faultsOf({ [`content/chapters/${name}`]: head(9) }))[0], name).toContain('文件名写得不对');
  for (const order of ['-1', '"0B"', '1000', '"1000B"', '100b'])
    expect(
      (await faultsOf({ 'content/chapters/100-a.mdx': head().replace('order: 1', `order: ${order}`) }))[0],
      order,
    ).toContain('order');
});

test('every chapter has an emblem of its own', () => {
  const numbers = ['0', ...Array.from({ length: 200 }, (_, i) => [String(i + 1), `${i + 1}B`, `${i + 1}C`]).flat()];
  expect(new Set(numbers.map((number) => flowerPath(emblem(number)))).size).toBe(numbers.length);
});

test('no number is missing in the book, and those with a letter stand where they belong', () => {
  const orders = readBook().chapters.map(({ order }) => order);
  const numbered = orders.filter((order) => /\d$/.test(order));
  expect(numbered).toEqual(numbered.map((_, i) => String(i)));
  const places = orders.map(placeOf);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});
