import { toString } from 'mdast-util-to-string';
import { setAttributes, type Given, type Tag } from '../words/attributes.ts';
import { findTarget, mayBeUnread, targetNames } from '../book.ts';
import type { Reference } from '../read/bibliography.ts';
import { rememberForMargin, type CitedWork } from './margin-notes.ts';
import type { Context } from './context.ts';
import { inlineHtml } from '../set/inline-html.ts';
import { suggest } from '../words/suggest.ts';

/** <Ref to> receives `href`, `label` and the target's `title`. */
export function resolveRef(tag: Tag, given: Given, { book, chapter, report }: Context): void {
  const { value, place } = given.get('to')!;
  const target = findTarget(book, String(value), chapter.slug);
  if (!target) {
    if (!mayBeUnread(book, String(value)))
      report(place, `没有名为 ${String(value)} 的引用目标。`, suggest(String(value), targetNames(book)));
    return;
  }
  const title = target.kind === 'chapter' || target.kind === 'section' ? target.title : undefined;
  setAttributes(tag, { href: target.href, label: target.label, kind: target.kind, title });
}

/** Whether an entry is there but faulty: its fault is told where it stands. */
const isUnread = (unread: Set<string>, id: string) => unread.has(id) || unread.has('*');

/** A reference as components receive it. */
export const citedWork = ({ place: _, ...work }: Reference): CitedWork => work;

/** <Cite id> receives `works`, each with `first` where the chapter cites it for the first time. */
export function resolveCite(tag: Tag, given: Given, { book, report, met }: Context): void {
  const { value, place } = given.get('id')!;
  const works: (CitedWork & { first: boolean })[] = [];
  for (const id of String(value)
    .split(',')
    .map((one) => one.trim())) {
    const reference = book.references.get(id);
    if (!reference) {
      if (!isUnread(book.unread.references, id))
        report(place, `content/references.bib 里没有条目 ${id}。`, suggest(id, book.references.keys()));
      continue;
    }
    works.push({ ...citedWork(reference), first: !met.has(`cite-${id}`) });
    met.add(`cite-${id}`);
  }
  setAttributes(tag, { works });
  rememberForMargin(tag, { works });
}

/** <Term id> receives the entry, `first` at the chapter's first use, and `own` if the writer gave words of their own. */
export function resolveTerm(tag: Tag, given: Given, { book, report, met }: Context): void {
  const { value, place } = given.get('id')!;
  const entry = book.glossary.get(String(value));
  if (!entry) {
    if (!isUnread(book.unread.terms, String(value)))
      report(
        place,
        `content/glossary.yaml 里没有词条 ${String(value)}。`,
        suggest(String(value), book.glossary.keys()),
      );
    return;
  }
  const first = !met.has(`term-${entry.id}`);
  met.add(`term-${entry.id}`);
  const own = toString(tag).trim() !== '' || tag.children.length > 0;
  setAttributes(tag, { id: entry.id, zh: entry.zh, en: entry.en, first, own });
  if (first)
    rememberForMargin(tag, { id: entry.id, zh: entry.zh, en: entry.en, definition: inlineHtml(entry.definition) });
}
