import { Parser } from 'htmlparser2';

/** A start tag of a page. */
export interface Tag {
  name: string;
  /** Values as a browser reads them. */
  attributes: Readonly<Record<string, string>>;
  /** As it is written. */
  text: string;
  /** It stands in the part of a formula that is painted, which KaTeX calls `katex-html`. */
  painted: boolean;
}

/** The classes that a tag names. */
export const classesOf = ({ attributes }: Pick<Tag, 'attributes'>): string[] =>
  attributes.class?.split(/\s+/).filter(Boolean) ?? [];

/** Calls `each` with every start tag of a page and puts what it answers in the tag's place; all else stays byte for byte. */
export function editTags(html: string, each: (tag: Tag) => string): string {
  const parts: string[] = [];
  /** For every open element, whether what it holds is painted. */
  const open: boolean[] = [];
  let done = 0;
  const parser = new Parser({
    onopentag(name, attributes, implied) {
      const painted = open.at(-1) ?? false;
      open.push(painted || classesOf({ attributes }).includes('katex-html'));
      if (implied) return;
      const end = parser.endIndex + 1;
      const text = each({ name, attributes, text: html.slice(parser.startIndex, end), painted });
      parts.push(html.slice(done, parser.startIndex), text);
      done = end;
    },
    onclosetag: () => void open.pop(),
  });
  parser.end(html);
  return parts.join('') + html.slice(done);
}

/** Reads every start tag of a page. */
export function readTags(html: string, each: (tag: Tag) => void): void {
  editTags(html, (tag) => (each(tag), ''));
}
