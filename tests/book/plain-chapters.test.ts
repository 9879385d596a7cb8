import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBook } from '../../src/book/book.ts';
import { parseMdx } from '../../src/book/read/parse.ts';
import { asDirectives } from '../../src/book/words/as-directives.ts';
import { blankFrontMatter } from '../../src/book/read/front-matter.ts';
import { compileChapter } from './compile.ts';
import { cpSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

const { chapters } = readBook();

test.each(chapters.map(({ file }) => file))('%s says the same as a plain chapter', async (file) => {
  const root = mkdtempSync(join(tmpdir(), 'plain-'));
  cpSync('content', join(root, 'content'), { recursive: true });
  symlinkSync(join(process.cwd(), 'src'), join(root, 'src'));
  symlinkSync(join(process.cwd(), 'public'), join(root, 'public'));
  const source = readFileSync(file, 'utf8');
  const as = await compileChapter(root, file, '/', 'src/experiments');
  const text = blankFrontMatter(source);
  const head = source.slice(0, source.indexOf('\n---\n') + 5);
  const plain = file.replace('.mdx', '.md');
  rmSync(join(root, file));
  writeFileSync(join(root, plain), `${head}\n${asDirectives(parseMdx(text), text)}\n`);
  writeFileSync(join('/tmp/try', plain.split('/').at(-1)!), readFileSync(join(root, plain)));
  const other = await compileChapter(root, plain, '/', 'src/experiments');
  expect(other).toBe(as);
  rmSync(root, { recursive: true });
});
