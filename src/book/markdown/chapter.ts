import type { PhrasingContent, Root, RootContent } from 'mdast';
import { readBook, type Book, type Chapter } from '../book.ts';
import { timeToRead } from '../reading-time.ts';
import { resolvedChapter, type Settings } from '../check.ts';
import { pageCitation } from '../set/cite-page.ts';
import { licences } from '../set/licences.ts';
import { joinChineseLines } from '../set/soft-breaks.ts';
import { BookFaults, type Fault } from '../words/fault.ts';
import { item, linkTo, list, paragraph, plainBlocks, text, type Surroundings } from './plain-tags.ts';
import { writeMarkdown } from './write.ts';

/** Path from the site's root of a chapter as Markdown. */
export const markdownPath = ({ slug }: Pick<Chapter, 'slug'>): string => `/chapters/${slug}.md`;

/** What stands above the text: the chapter's name, what it is about, what to read before. */
function head(chapter: Chapter, { chapters }: Book, { address }: Surroundings): RootContent[] {
  const before = chapters.filter(({ slug }) => chapter.prerequisites.includes(slug));
  const links = before.flatMap(({ href, title }, i) => [
    ...(i > 0 ? [text('、')] : []),
    linkTo(address(href), text(title)),
  ]);
  return [
    { type: 'heading', depth: 1, children: [text(`第 ${chapter.order} 章 ${chapter.title}`)] },
    { type: 'blockquote', children: [paragraph(text(chapter.summary))] },
    paragraph(text(timeToRead(chapter))),
    ...(links.length > 0 ? [paragraph(text('先读：'), ...links)] : []),
  ];
}

/** What closes it: the works that it cites, how to cite it, and what it may be used under. */
function end(chapter: Chapter, { references }: Book, { address }: Surroundings): RootContent[] {
  const works = chapter.citations.map((id) => references.get(id)!);
  const entries = works.map(({ authors, title, source, address: url }) => {
    const pieces: PhrasingContent[] = [
      text(`${authors}. `),
      { type: 'emphasis', children: [text(title)] },
      text(`${source}. `),
      ...(url === undefined ? [] : [linkTo(url, text(url.replace('https://doi.org/', 'doi:')))]),
    ];
    return item(paragraph(...pieces));
  });
  const page = address(chapter.href);
  return [
    ...(entries.length > 0
      ? [{ type: 'heading' as const, depth: 2 as const, children: [text('参考文献')] }, list(...entries)]
      : []),
    { type: 'thematicBreak' },
    paragraph(text(`引用本章：${pageCitation(chapter, '')}`), linkTo(page, text(page))),
    paragraph(text('文字与插图以'), linkTo(licences.text.href, text(licences.text.name)), text('授权。')),
  ];
}

/**
 * A chapter as plain Markdown, to be pasted into notes or read by a program: the text of its page with the same numbers, formulas as LaTeX, and
 * the sentence of the published result where the page has a figure to run.
 * @param address the full address of a path of the site
 * @throws BookFaults
 */
export const chapterMarkdown = async (
  slug: string,
  address: (path: string) => string,
  settings: Settings = {},
): Promise<string> => writeMarkdown(await plainChapter(slug, address, settings));

/** The same as a tree without tags. */
export async function plainChapter(
  slug: string,
  address: (path: string) => string,
  settings: Settings = {},
): Promise<Root> {
  const book = readBook(settings.root);
  const chapter = book.chapters.find((one) => one.slug === slug)!;
  const faults: Fault[] = [];
  const resolved = await resolvedChapter(chapter, book, faults, settings);
  if (!resolved || faults.length > 0) throw new BookFaults(faults);
  const { tree, context } = resolved;
  joinChineseLines(tree);
  const around = { chapter, experiments: context.experiments, address };
  const children = [
    ...head(chapter, book, around),
    ...plainBlocks(tree.children, around),
    ...end(chapter, book, around),
  ];
  return { type: 'root', children };
}
