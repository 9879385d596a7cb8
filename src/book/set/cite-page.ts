import about from '../../../package.json' with { type: 'json' };
import type { Chapter } from '../book.ts';

const title = '为什么要深度学习';
const whole = `${title}：可以动手的教科书`;
const authors = `《${title}》编写者`;
/** The book has no clock: what is cited is its version. */
const { version } = about;

/** How to cite a chapter, in plain text. */
export function pageCitation(chapter: Pick<Chapter, 'order' | 'title'>, address: string): string {
  return `${authors}. 第 ${chapter.order} 章 ${chapter.title}. 《${whole}》${version} 版. ${address}`;
}

/** The same as a BibTeX entry. */
export function pageBibtex(chapter: Pick<Chapter, 'order' | 'title' | 'slug'>, address: string): string {
  const fields = {
    author: `{${authors}}`,
    title: chapter.title,
    booktitle: whole,
    chapter: chapter.order,
    edition: version,
    howpublished: `\\url{${address}}`,
    language: 'zh-CN',
  };
  return entry('incollection', `why-deep-${chapter.slug}`, fields);
}

/** How to cite the whole book. */
export const bookCitation = (address: string): string => `${authors}. 《${whole}》${version} 版. ${address}`;

/** The same as a BibTeX entry. */
export const bookBibtex = (address: string): string =>
  entry('book', 'why-deep', {
    author: `{${authors}}`,
    title: whole,
    edition: version,
    howpublished: `\\url{${address}}`,
    language: 'zh-CN',
  });

function entry(kind: string, key: string, fields: Record<string, string>): string {
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`);
  return `@${kind}{${key},\n${lines.join(',\n')}\n}`;
}
