import { toString } from 'mdast-util-to-string';
import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { isTag } from '../../src/book/words/attributes.ts';
import { readBook } from '../../src/book/book.ts';
import { checkBook, resolvedChapter } from '../../src/book/check.ts';
import { experimentsNamed } from '../../src/book/resolve/experiments.ts';
import { formatFault, type Fault } from '../../src/book/words/fault.ts';
import { plainTex } from '../../src/book/set/formula.ts';
import { wordsOfTag } from '../../src/book/words/tag-words.ts';
import { loadExperiment } from '../../src/lab/publish/catalogue.ts';

const book = readBook();

/** What a reader reads, without what only sets it: spaces, dollars, emphasis, braces. */
const bare = (text: string) => text.replace(/[\s$*_`{}]/g, '');

function wordsOf(node: Nodes): string {
  if (isTag(node) && ['Ref', 'Cite', 'Term', 'Value'].includes(node.name ?? '')) return wordsOfTag(node);
  if (node.type === 'math' || node.type === 'inlineMath') return plainTex((node as { value: string }).value);
  return 'children' in node ? (node.children as Nodes[]).map(wordsOf).join('') : toString(node);
}

test('the book has no faults', async () => {
  expect((await checkBook()).faults.map(formatFault)).toEqual([]);
});

test.each(book.chapters.map(({ slug }) => slug))(
  'chapter %s says every claim of the experiments that it shows',
  async (slug) => {
    const chapter = book.chapters.find((one) => one.slug === slug)!;
    const faults: Fault[] = [];
    const tree = await resolvedChapter(chapter, book, faults);
    expect(faults).toEqual([]);
    const text = bare(wordsOf(tree!));
    for (const id of experimentsNamed(tree!).shown) {
      const { claims } = await loadExperiment(id);
      const unsaid = Object.keys(claims).filter((claim) => !text.includes(bare(plainTex(claim))));
      expect(unsaid, `claims of ${id} that ${chapter.file} does not say`).toEqual([]);
    }
  },
);
