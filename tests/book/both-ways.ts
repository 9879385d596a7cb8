import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asDirectives } from '../../src/book/words/as-directives.ts';
import { blankFrontMatter } from '../../src/book/read/front-matter.ts';
import { parseMdx } from '../../src/book/read/parse.ts';

/** A chapter's text with directives for tags, its head kept. */
export function plainText(source: string): string {
  const text = blankFrontMatter(source);
  const head = source.slice(0, source.indexOf('\n---\n') + 5);
  return `${head}\n${asDirectives(parseMdx(text), text)}\n`;
}

/** The book with one chapter written as a plain one. @param use gets the book's folder and the chapter's new file */
export async function withPlainChapter<T>(file: string, use: (root: string, plain: string) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'plain-'));
  try {
    cpSync('content', join(root, 'content'), { recursive: true });
    for (const folder of ['src', 'public']) symlinkSync(join(process.cwd(), folder), join(root, folder));
    rmSync(join(root, file));
    const plain = file.replace('.mdx', '.md');
    writeFileSync(join(root, plain), plainText(readFileSync(file, 'utf8')));
    return await use(root, plain);
  } finally {
    rmSync(root, { recursive: true });
  }
}
