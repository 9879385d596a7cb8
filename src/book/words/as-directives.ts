import type { MdxFlowExpression, MdxTextExpression } from 'mdast-util-mdx-expression';
import type { Nodes, Root } from 'mdast';
import { isTag, readAttributes, type Tag } from './attributes.ts';
import { formOf } from './directive-words.ts';
import { vocabulary } from './vocabulary.ts';

/**
 * The text of an `.mdx` chapter as a plain one: its tags as directives, its notes to writers as HTML comments.
 * @param tree the text as MDX, before anything is done to it
 */
export function asDirectives(tree: Root, text: string): string {
  return within(tree, 0, text.length, text)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The text between two offsets, all of which lie outside of tags or within this one. */
function within(node: Nodes, from: number, to: number, text: string): string {
  let written = '';
  let at = from;
  for (const inner of outermost(node)) {
    const [start, end] = [inner.position!.start.offset!, inner.position!.end.offset!];
    written += text.slice(at, start) + (isTag(inner) ? directiveOf(inner, text) : commentOf(inner));
    at = end;
  }
  return written + text.slice(at, to);
}

type Replaced = Tag | MdxFlowExpression | MdxTextExpression;
const isReplaced = (node: Nodes): node is Replaced =>
  isTag(node) || node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression';

const outermost = (node: Nodes): Replaced[] =>
  'children' in node
    ? (node.children as Nodes[]).flatMap((child) => (isReplaced(child) ? [child] : outermost(child)))
    : [];

const commentOf = ({ value }: { value: string }): string =>
  `<!-- ${value.replace(/^\s*\/\*|\*\/\s*$/g, '').trim()} -->`;

function directiveOf(tag: Tag, text: string): string {
  const [start, end] = [tag.position!.start.offset!, tag.position!.end.offset!];
  const opened = start + /^<\w+(?:"[^"]*"|'[^']*'|\{[^}]*\}|[^>"'{])*>/.exec(text.slice(start, end))![0].length;
  const content = text.startsWith('/>', opened - 2)
    ? ''
    : within(tag, opened, text.lastIndexOf('</', end), text).trim();
  const name = tag.name!.toLowerCase();
  const attributes = [...readAttributes(tag, () => {})]
    .map(([key, { value }]) => (value === true ? key : `${key}=${typeof value === 'string' ? quoted(value) : value}`))
    .join(' ');
  const head = attributes === '' ? '' : `{${attributes}}`;
  switch (formOf(tag.name!)) {
    case 'textDirective':
      return `:${name}${content === '' ? '' : `[${content}]`}${head}`;
    case 'leafDirective':
      return `\n\n::${name}${head}\n\n`;
    case 'containerDirective': {
      const fence = ':'.repeat(3 + heightOf(tag));
      return `\n\n${fence}${name}${head}\n\n${content}\n\n${fence}\n\n`;
    }
  }
}

/** How many containers stand in each other within a tag. */
function heightOf(node: Nodes): number {
  if (!('children' in node)) return 0;
  return Math.max(
    0,
    ...(node.children as Nodes[]).map((child) => heightOf(child) + (isTag(child) && isContainer(child) ? 1 : 0)),
  );
}

const isContainer = ({ name }: Tag) => Object.hasOwn(vocabulary, name ?? '') && formOf(name!) === 'containerDirective';

function quoted(value: string): string {
  const safe = value.replace(/&(?=#?\w+;)/g, '&amp;');
  return safe.includes('"') ? `'${safe.replaceAll("'", '&#39;')}'` : `"${safe}"`;
}
