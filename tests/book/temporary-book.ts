import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkBook } from '../../src/book/check.ts';
import { formatFault } from '../../src/book/words/fault.ts';

/** Experiments that only these tests know: one folder, `doubling`. */
export const experiments = fileURLToPath(new URL('./experiments/', import.meta.url));

/** Front matter in order; `more` are further lines. */
export const head = (order = 1, more = '') =>
  `---\ntitle: 试验\norder: ${order}\nsummary: 一句话。\nnotes: []\n${more}---\n`;
/** The line on which the text after `head()` begins. */
export const firstLine = 7;

export const glossary = 'relu:\n  zh: 线性整流函数\n  en: rectified linear unit\n  definition: 函数 $\\max(0,x)$。\n';
export const references = `@article{leshno1993,
  author = {Leshno, Moshe and Lin, Vladimir and Pinkus, Allan},
  title = {Multilayer networks}, journal = {Neural Networks}, volume = {6}, number = {6}, pages = {861--867}, year = {1993},
  doi = {10.1016/S0893-6080(05)80131-5}
}
`;

/**
 * Writes a book into a folder of its own, hands it over, and takes it away again.
 * @param files by path from the book's root; the glossary and the references are added unless they are given
 */
export async function withBook<T>(
  files: Record<string, string | Uint8Array>,
  use: (root: string) => T | Promise<T>,
): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'book-'));
  try {
    mkdirSync(join(root, 'content/chapters'), { recursive: true });
    const all = { 'content/glossary.yaml': glossary, 'content/references.bib': references, ...files };
    for (const [path, content] of Object.entries(all)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    return await use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** The faults of a book as they are printed. */
export const faultsOf = (files: Record<string, string | Uint8Array>) =>
  withBook(files, async (root) => (await checkBook({ root, experiments })).faults.map(formatFault));

/** The faults of a book whose one chapter is this text, without the file's name: `7:1: …`. */
export async function faultsIn(text: string, more: Record<string, string | Uint8Array> = {}): Promise<string[]> {
  const faults = await faultsOf({ 'content/chapters/01-trial.mdx': head() + text, ...more });
  return faults.map((fault) => fault.replace('content/chapters/01-trial.mdx:', ''));
}
