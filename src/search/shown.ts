import { excerpt, lineOf, wordsIn, type Piece } from './excerpt.ts';
import { find, nearest, type Hit } from './find.ts';
import { ASKED } from './asked.ts';
import type { Kind, Library, Passage } from './library.ts';

/** What was found, as a reader sees it: grouped by page, each with its place and its words. */

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
  /** How many passages of it answer. */
  size: number;
  /** The best of them. */
  hits: Shown[];
}

/** An answer as it is shown. */
export interface Told {
  query: string;
  size: number;
  synonyms: string[];
  /** By the name of the page; the group of the best hit first, within a group the best first. */
  groups: Group[];
  /** Where nothing answers: the longest part of the query that would be found. */
  nearest?: string;
}

function byPage({ pages, passages }: Library, hits: readonly Hit[]): Map<string, Hit[]> {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const { name } = pages[passages[hit.passage]!.page]!;
    const group = groups.get(name);
    if (group) group.push(hit);
    else groups.set(name, [hit]);
  }
  return groups;
}

/** @param most passages of a group that are told at first */
export function tell(library: Library, query: string, most: number): Told {
  const { hits, synonyms } = find(library, query);
  const groups = [...byPage(library, hits)].map(([name, hits]) => ({
    name,
    size: hits.length,
    hits: hits.slice(0, most).map((hit) => shownHit(library, hit)),
  }));
  const part = hits.length === 0 ? nearest(library, query) : undefined;
  return { query, size: hits.length, synonyms, groups, ...(part === undefined ? {} : { nearest: part }) };
}

/** All passages of one group. */
export function tellGroup(library: Library, query: string, name: string): Shown[] {
  const hits = byPage(library, find(library, query).hits).get(name) ?? [];
  return hits.map((hit) => shownHit(library, hit));
}

/** A longer piece is not looked for on its page: its beginning is enough. */
const LONGEST = 60;

/** Where a passage stands that is in no section and no part. */
const wordOf: Partial<Record<Kind, string>> = {
  chapter: '章名与摘要',
  section: '节名',
  term: '术语',
  text: '章首',
  work: '文献',
  experiment: '实验',
  page: '这一页',
};

/** A name says itself what it is the name of. */
function placeOf({ kind, section, part, isName }: Passage): string {
  const names = isName
    ? section === '' || kind === 'section' || kind === 'experiment'
      ? []
      : [section]
    : [section, part];
  const place = names.filter((name) => name !== '').map(lineOf);
  return place.length === 0 ? (wordOf[kind] ?? '') : place.join(' · ');
}

export function shownHit(library: Library, { passage, ranges }: Hit): Shown {
  const found = library.passages[passage]!;
  const { href } = library.pages[found.page]!;
  const words = wordsIn(found.text, ranges[0]!).slice(0, LONGEST);
  const place = offset(library, passage) + ranges[0]![0];
  const asked = `?${ASKED.words}=${encodeURIComponent(words)}&${ASKED.place}=${place}`;
  return {
    address: `${href}${found.kind === 'page' ? '' : asked}${found.anchor === '' ? '' : `#${encodeURIComponent(found.anchor)}`}`,
    place: placeOf(found),
    isName: found.isName,
    words: excerpt(found.text, ranges),
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
