import { readBook, type Chapter } from '../../src/book/book.ts';

/** A place in the book where an experiment is used. */
export interface Showing {
  text: string;
  href: string;
}

const nameOf = ({ order, title }: Chapter) => `第 ${order} 章　${title}`;

/** The chapters that use an experiment, in their order, each with the address of its first figure of it, if it has one. */
export const chaptersShowing = (id: string): Showing[] =>
  readBook()
    .chapters.filter(({ experiments }) => experiments.has(id))
    .map((chapter) => {
      const figure = chapter.experiments.get(id);
      return { text: nameOf(chapter), href: figure === undefined ? chapter.href : `${chapter.href}#${figure}` };
    });

/** Experiments that belong together: those of one chapter. */
export interface Family {
  /** The chapter; undefined for those that no chapter uses. */
  chapter: Showing | undefined;
  ids: string[];
}

/** Experiments in the order of the book, each with the chapter that uses it first; those that none uses come last. */
export function families(ids: readonly string[]): Family[] {
  const left = new Set(ids);
  const found: Family[] = readBook().chapters.map((chapter) => {
    const own = [...chapter.experiments.keys()].filter((id) => left.delete(id));
    return { chapter: { text: nameOf(chapter), href: chapter.href }, ids: own };
  });
  return [...found, { chapter: undefined, ids: [...left] }].filter((family) => family.ids.length > 0);
}
