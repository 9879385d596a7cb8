import { join } from 'node:path';
import type { Code, Root } from 'mdast';
import type { Book, Chapter } from './book.ts';
import { parseChapter } from './read/parse.ts';
import { checkLimits } from './read/limits.ts';
import { isThere, readBytes, readText } from './read/source.ts';
import { numberChapter } from './resolve/numbering.ts';
import { reporter, type Fault } from './words/fault.ts';

/** The page that shows every construct of the vocabulary beside its source: `content/gallery.md`, read as a chapter is, and in no table of contents. */
export const galleryFile = 'content/gallery.md';

/** The gallery as a chapter, and the book with what it names; undefined if a book has none, or it cannot be read. */
export function readGallery(root: string, book: Book, faults: Fault[]): { chapter: Chapter; book: Book } | undefined {
  const path = join(root, galleryFile);
  if (!isThere(path)) return undefined;
  const report = reporter(galleryFile, faults);
  const bytes = readBytes(path, report);
  const whole = bytes && readText(bytes, report);
  const text = whole === undefined ? undefined : checkLimits(whole, report);
  const tree = text === undefined ? undefined : parseChapter(text, report, galleryFile);
  if (text === undefined || !tree) return undefined;
  const place = { slug: 'gallery', order: 'A', file: galleryFile, href: '/gallery/' };
  const targets = numberChapter(tree, place, report).map(({ target }) => target);
  const chapter: Chapter = {
    ...place,
    title: '写法',
    summary: '',
    notes: [],
    prerequisites: [],
    text,
    minutes: 0,
    targets,
    sections: [],
    terms: [],
    citations: [],
    experiments: new Map(),
  };
  const named = targets.filter(({ automatic }) => !automatic).map((target) => [target.id, target] as const);
  return { chapter, book: { ...book, targets: new Map([...book.targets, ...named]) } };
}

/**
 * Remembers the source of every section, to be called before the tree is resolved.
 * @returns puts each source, as code, at the end of its section
 */
export function sourcesOf(tree: Root, text: string): () => void {
  const heads = tree.children.filter((node) => node.type === 'heading');
  const sources = heads.map((head, i): Code => {
    const [from, to] = [head.position?.end.offset, heads[i + 1]?.position?.start.offset];
    return { type: 'code', lang: 'md', value: text.slice(from, to).trim() };
  });
  return () => {
    for (const [i, source] of sources.entries()) {
      const next = heads[i + 1];
      tree.children.splice(next ? tree.children.indexOf(next) : tree.children.length, 0, source);
    }
  };
}
