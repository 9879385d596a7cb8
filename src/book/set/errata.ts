import { visit } from 'unist-util-visit';
import { isTag, resolvedData, type Tag } from '../words/attributes.ts';
import { readBook, type Chapter } from '../book.ts';
import { BookFaults, type Fault } from '../words/fault.ts';
import { resolvedChapter, type Settings } from '../check.ts';
import { joinChineseLines } from './soft-breaks.ts';
import { staticHtml } from './static-html.ts';

/** One erratum as the errata page shows it. */
export interface GatheredErratum {
  id: string;
  label: string;
  /** What the notes say; HTML. */
  says: string;
  /** What is true; HTML. */
  correction: string;
  chapter: Chapter;
}

/** The errata of all chapters, in the order of the book. @throws BookFaults */
export async function gatherErrata(settings: Settings = {}): Promise<GatheredErratum[]> {
  const book = readBook(settings.root);
  const found: GatheredErratum[] = [];
  for (const chapter of book.chapters) {
    const faults: Fault[] = [];
    const tree = (await resolvedChapter(chapter, book, faults, settings))?.tree;
    if (!tree || faults.length > 0) throw new BookFaults(faults);
    joinChineseLines(tree);
    visit(tree, (node) => {
      if (!isTag(node) || node.name !== 'Erratum') return;
      const { id, label, says } = resolvedData(node as Tag) as { id: string; label: string; says: string };
      found.push({ id, label, says, correction: staticHtml(node.children), chapter });
    });
  }
  return found;
}
