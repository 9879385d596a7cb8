import { relative, sep } from 'node:path';
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { readBook } from '../book.ts';
import { writtenFile } from '../plain-chapters.ts';
import { galleryFile, readGallery, sourcesOf } from '../gallery.ts';
import { settleBlocks } from '../read/blocks.ts';
import { contextFor, type Settings } from '../check.ts';
import { BookFaults, type Fault } from '../words/fault.ts';
import { placeMarginNotes } from '../resolve/margin-notes.ts';
import { resolveChapter } from '../resolve/resolve.ts';
import { joinChineseLines } from './soft-breaks.ts';

/**
 * The remark plug-in of the pages: resolves the vocabulary of one chapter against the whole book's outline and readies its tree for
 * the components. Throws all faults of the chapter together.
 */
export function remarkBook(settings: Settings = {}) {
  const root = settings.root ?? process.cwd();
  return async (tree: Root, file: VFile): Promise<void> => {
    const path = relative(root, writtenFile(file.path.split('?')[0]!))
      .split(sep)
      .join('/');
    const faults: Fault[] = [];
    const whole = readBook(root);
    const gallery = path === galleryFile ? readGallery(root, whole, faults) : undefined;
    const { chapter, book } = gallery ?? { chapter: whole.chapters.find((one) => one.file === path), book: whole };
    const own = [...faults, ...book.faults.filter((fault) => fault.file === path)];
    if (!chapter || own.length > 0) throw new BookFaults(own);
    const text = String(file.value);
    settleBlocks(tree, text);
    const showSources = gallery && sourcesOf(tree, text);
    resolveChapter(tree, await contextFor(tree, { ...chapter, text }, book, faults, settings));
    if (faults.length > 0) throw new BookFaults(faults);
    showSources?.();
    joinChineseLines(tree);
    placeMarginNotes(tree);
  };
}

/** rehype-katex writes what it cannot set in red and goes on; in a book that is a fault. */
export function refuseRedFormulas() {
  return (_: unknown, file: VFile): void => {
    const [message] = file.messages.filter(({ source }) => source === 'rehype-katex');
    if (message)
      throw new Error(
        `${file.path}:${message.line ?? 1}:${message.column ?? 1}: 公式排不出来（${String(message.cause ?? message.reason)}）。`,
      );
  };
}
