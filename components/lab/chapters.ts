import { readBook } from '../../src/book/book.ts';

/** A place in the book where an experiment is shown. */
export interface Showing {
  text: string;
  href: string;
}

/** The chapters that show an experiment, in their order, each with the address of its first figure of it. */
export function chaptersShowing(id: string): Showing[] {
  return readBook().chapters.flatMap(({ order, title, href, text }) => {
    const tags = [...text.matchAll(/<Experiment\b[^>]*>/g)].map(([tag]) => tag);
    const tag = tags.find((one) => attribute(one, 'id') === id);
    return tag ? [{ text: `第 ${order} 章　${title}`, href: `${href}#${attribute(tag, 'label') ?? id}` }] : [];
  });
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}=["']([^"']*)["']`).exec(tag)?.[1];
