import { vocabulary } from './vocabulary.ts';

/**
 * The vocabulary as plain chapters (`.md`) write it: a tag within a line is `:ref{…}`, one that stands alone `::experiment{…}`, one around
 * blocks `:::theorem{…}` … `:::`.
 */

/** The tags of the vocabulary by the names of their directives. */
export const tagOfDirective: ReadonlyMap<string, string> = new Map(
  Object.keys(vocabulary).map((name) => [name.toLowerCase(), name]),
);

/** Whether a chapter's file is plain: directives instead of tags. */
export const isPlain = (file: string): boolean => file.endsWith('.md');

type DirectiveForm = 'textDirective' | 'leafDirective' | 'containerDirective';

/** The form in which a tag is written as a directive. */
export function formOf(tag: string): DirectiveForm {
  const rule = vocabulary[tag];
  if (rule?.inline) return 'textDirective';
  return rule?.content === 'none' ? 'leafDirective' : 'containerDirective';
}

const colons: Record<DirectiveForm, string> = { textDirective: ':', leafDirective: '::', containerDirective: ':::' };

/** A directive as a message names it: `:::theorem`. */
export const nameOfDirective = (tag: string): string => `${colons[formOf(tag)]}${tag.toLowerCase()}`;

/**
 * A directive where tags are written.
 * @param before the text before its braces, or as far as it goes
 * @returns where it begins, and what is said of it; undefined if none of the vocabulary stands at the end of the text
 */
export function strayDirective(before: string): { at: number; message: string; mend: string } | undefined {
  const found = /(?<![\w:\\]):{1,9}([a-z]+)(?:\[[^\]]*\])?$/i.exec(before);
  const tag = found && tagOfDirective.get(found[1]!.toLowerCase());
  if (!tag) return undefined;
  const written = vocabulary[tag]!.content === 'none' ? `<${tag} … />` : `<${tag} …> 到 </${tag}>`;
  return {
    at: found.index,
    message: `指令 ${nameOfDirective(tag)} 只用在 .md 的章里。`,
    mend: `这一章用标签，请写成 ${written}，数写在花括号里；要显示冒号就写成 \\:。`,
  };
}

const names = Object.keys(vocabulary).join('|');
const closing = new RegExp(`</(?:${names})>`, 'g');
const opening = new RegExp(`<(${names})\\b((?:"[^"]*"|\\{[^}]*\\}|[^<>"])*?) ?/?>`, 'g');

/** A sentence about tags, as it is said to one who writes directives. */
export const sayDirectives = (text: string): string =>
  text
    .replace(/<(\w+)> 和 <\/\1>/g, (_, name: string) =>
      vocabulary[name]?.inline ? `:${name.toLowerCase()} 后面的方括号` : `${nameOfDirective(name)} 和 :::`,
    )
    .replace(closing, ':::')
    .replace(opening, (_, name: string, attributes: string) => {
      const given = attributes.trim();
      return nameOfDirective(name) + (given === '' ? '' : `{${given}}`);
    })
    .replace(/(?<=\b\w+=)\{([^{}]*)\}/g, '$1')
    .replace(/(?<!HTML )标签/g, '指令');
