import { expect, test } from 'vitest';
import { readBook } from '../../src/book/book.ts';
import { placeOf, plannedChapters } from '../../src/book/plan.ts';
import { head, withBook } from './temporary-book.ts';

/** A chapter may stand with another: 11B comes after 11 and before 12, and everything in it is numbered so. */

test('a chapter with a letter stands after its number, and numbers its own things by it', async () => {
  const lettered = head().replace('order: 1', 'order: 11B');
  await withBook(
    {
      'content/chapters/12-last.mdx': head(12),
      'content/chapters/11b-beside.mdx': `${lettered}## 节 [#sec-b]\n\n$$\na=b \\label{eq-b}\n$$\n\n<Theorem id="thm-b">甲。</Theorem>\n`,
      'content/chapters/11-first.mdx': head(11),
    },
    (root) => {
      const { chapters, targets, faults } = readBook(root);
      expect(faults).toEqual([]);
      expect(chapters.map(({ order }) => order)).toEqual(['11', '11B', '12']);
      expect(['sec-b', 'eq-b', 'thm-b'].map((id) => targets.get(id)!.label)).toEqual([
        '第 11B.1 节',
        '式 (11B.1)',
        '定理 11B.1',
      ]);
    },
  );
});

test('the plan names every chapter once, in order', () => {
  const places = plannedChapters.map(({ order }) => placeOf(order));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(new Set(places).size).toBe(places.length);
  expect(plannedChapters.filter(({ order }) => !order.endsWith('B'))).toHaveLength(15);
});
