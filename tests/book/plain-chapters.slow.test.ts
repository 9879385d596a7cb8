import { expect, test } from 'vitest';
import { readBook } from '../../src/book/book.ts';
import { withPlainChapter } from './both-ways.ts';
import { compileChapter } from './compile.ts';

const files = readBook()
  .chapters.map(({ file }) => file)
  .filter((file) => file.endsWith('.mdx'));

test.each(files)('%s is the same page as a plain chapter', { timeout: 120_000 }, async (file) => {
  const plain = await withPlainChapter(file, (root, plain) => compileChapter(root, plain, '/', 'src/experiments'));
  expect(plain).toBe(await compileChapter('.', file, '/', 'src/experiments'));
});
