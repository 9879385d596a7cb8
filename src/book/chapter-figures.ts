import { visit } from 'unist-util-visit';
import type { Params } from '../lab/declare/define.ts';
import { readBook } from './book.ts';
import { resolvedChapter, type Settings } from './check.ts';
import { isTag, resolvedData } from './words/attributes.ts';
import { BookFaults, type Fault } from './words/fault.ts';

/** A figure of a chapter that shows a published run. */
export interface ChapterFigure {
  /** The experiment. */
  id: string;
  /** Its anchor on the chapter's page. */
  label: string;
  /** 图 9.1 */
  number: string;
  /** The experiment's own title, unless the chapter gives another. */
  title?: string;
  params: Params;
  seed: number;
}

/** The figures of a chapter that can be run, in the order of the text. @throws BookFaults */
export async function chapterFigures(slug: string, settings: Settings = {}): Promise<ChapterFigure[]> {
  const book = readBook(settings.root),
    chapter = book.chapters.find((one) => one.slug === slug)!;
  const faults: Fault[] = [];
  const resolved = await resolvedChapter(chapter, book, faults, settings);
  if (!resolved || faults.length > 0) throw new BookFaults(faults);
  const found: ChapterFigure[] = [];
  visit(resolved.tree, (node) => {
    if (isTag(node) && node.name === 'Experiment') found.push(resolvedData(node) as unknown as ChapterFigure);
  });
  return found;
}
