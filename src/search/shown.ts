import { excerpt, lineOf, wordsIn, type Piece } from './excerpt.ts';
import type { Hit } from './find.ts';
import type { Kind, Library } from './library.ts';

/** What found was, as a reader sees it: grouped by page, each with its place and its words. */

export interface Shown {
  /** From the site's root: the page, what to look for there, and from which place on. */
  address: string;
  /** 9.3 把网络写下来 · 定理 9.3 */
  place: string;
  isName: boolean;
  words: Piece[];
}

export interface Group {
  /** 第 9 章 普遍性定理 */
  name: string;
  hits: Hit[];
}

/** Hits by the name of their page; the group of the best hit first, within a group the order stays. */
export function grouped({ pages, passages }: Library, hits: readonly Hit[]): Group[] {
  const groups = Map.groupBy(hits, ({ passage }) => pages[passages[passage]!.page]!.name);
  return [...groups].map(([name, hits]) => ({ name, hits }));
}

/** A longer piece is not looked for on its page: its beginning is enough. */
const LONGEST = 60;

/** What the address of a page says of the passage that shall be shown there; see components/search/arrival.ts. */
export const ASKED = { words: 'find', place: 'at' } as const;

/** Where a passage stands that is in no section and no part. */
const wordOf: Partial<Record<Kind, string>> = { chapter: '章名与摘要', text: '章首', work: '文献', page: '这一页' };

export function shownHit(library: Library, { passage, ranges }: Hit): Shown {
  const { page, kind, anchor, section, part, isName, text } = library.passages[passage]!;
  const { href } = library.pages[page]!;
  const place = [section, part]
    .filter((name) => name !== '')
    .map(lineOf)
    .join(' · ');
  const words = wordsIn(text, ranges[0]!).slice(0, LONGEST);
  const asked = `?${ASKED.words}=${encodeURIComponent(words)}&${ASKED.place}=${offset(library, passage) + ranges[0]![0]}`;
  return {
    address: `${href}${kind === 'page' ? '' : asked}${anchor === '' ? '' : `#${encodeURIComponent(anchor)}`}`,
    place: place === '' ? (wordOf[kind] ?? '') : place,
    isName,
    words: excerpt(text, ranges),
  };
}

/** How many units of the folded text lie between a passage's anchor and its beginning. */
function offset({ passages, starts }: Library, passage: number): number {
  const { page, anchor } = passages[passage]!;
  let first = passage;
  while (first > 0 && passages[first - 1]!.page === page && passages[first - 1]!.anchor === anchor) first--;
  // Without the line ends that part passages.
  return starts[passage]! - starts[first]! - (passage - first);
}
