import { join } from 'node:path';
import type { Collection, Page, Passage } from '../../search/library.ts';
import { readBook } from '../book.ts';
import { resolvedChapter, type Settings } from '../check.ts';
import { experimentIds, loadShown } from '../resolve/experiments.ts';
import { citedWork } from '../resolve/reference.ts';
import { inlineHtml } from '../set/inline-html.ts';
import { joinChineseLines } from '../set/soft-breaks.ts';
import { sitePages } from '../site-pages.ts';
import { BookFaults, type Fault } from '../words/fault.ts';
import { chapterPassages } from './chapter.ts';
import { readingOfHtml } from './reading.ts';
import { syllablesOf } from './syllables.ts';

/** The whole book as a search reads it: what the reader reads, gathered from what the pages are made of. @throws BookFaults */
export async function gatherBook(settings: Settings = {}): Promise<Collection> {
  const book = readBook(settings.root);
  const pages: Page[] = [];
  const passages: Passage[] = [];
  const open = (href: string, name: string) => pages.push({ href, name }) - 1;

  for (const chapter of book.chapters) {
    const faults: Fault[] = [];
    const resolved = await resolvedChapter(chapter, book, faults, settings);
    if (!resolved || faults.length > 0) throw new BookFaults(faults);
    joinChineseLines(resolved.tree);
    const page = open(chapter.href, `第 ${chapter.order} 章 ${chapter.title}`);
    passages.push(...chapterPassages(resolved.tree, chapter, page, resolved.context.experiments));
  }

  const plain = { section: '', part: '', anchor: '', isName: false };
  const put = (passage: Pick<Passage, 'page' | 'kind' | 'text'> & Partial<Passage>) =>
    passages.push({ ...plain, ...passage, text: passage.text.replaceAll(/\s+/g, ' ').trim().normalize('NFC') });
  const openSitePage = ({ href, title, description }: (typeof sitePages)[keyof typeof sitePages]) => {
    const page = open(href, title);
    put({ page, kind: 'page', text: title, isName: true });
    put({ page, kind: 'page', text: description });
    return page;
  };

  openSitePage(sitePages.experiments);
  const folder = settings.experiments ?? join(settings.root ?? process.cwd(), 'src/experiments');
  for (const [id, shown] of await loadShown(experimentIds(folder), folder)) {
    if (shown instanceof Error) throw shown;
    const { title, summary } = shown.experiment;
    const page = open(`/experiments/${id}/`, sitePages.experiments.title);
    put({ page, kind: 'experiment', section: title, text: title, isName: true });
    put({ page, kind: 'experiment', section: title, text: summary });
  }

  const order = new Intl.Collator('zh-CN');
  const terms = [...book.glossary.values()].sort((a, b) => order.compare(a.zh, b.zh));
  const glossary = openSitePage(sitePages.glossary);
  for (const { id, zh, en, also, definition } of terms) {
    const names = also.length === 0 ? `${zh} ${en}` : `${zh} ${en}，也叫${also.join('、')}`;
    put({ page: glossary, kind: 'term', part: zh, anchor: id, text: names, isName: true });
    put({ page: glossary, kind: 'term', part: zh, anchor: id, text: readingOfHtml(inlineHtml(definition)) });
  }

  const bibliography = openSitePage(sitePages.bibliography);
  for (const { id, authors, title, source, address } of [...book.references.values()]
    .map(citedWork)
    .sort((a, b) => order.compare(a.authors, b.authors)))
    put({
      page: bibliography,
      kind: 'work',
      anchor: id,
      text: `${authors}. ${title}${source}. ${address?.replace('https://doi.org/', 'doi:') ?? ''}`,
    });

  // Of the gallery too only what it is called: its pieces are patterns to copy, and would stand as theorems and figures among those of the book.
  const { errata, speed, reference, about, papercut, offline, teaching, class: classRoom, gallery } = sitePages;
  for (const page of [errata, speed, reference, about, papercut, offline, teaching, classRoom, gallery])
    openSitePage(page);

  const synonyms = terms.map(({ zh, en, also }) => [zh, ...en.split(', '), ...also]);
  return { pages, passages, synonyms, syllables: syllablesOf(passages) };
}
