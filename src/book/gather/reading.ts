import type { Nodes } from 'mdast';
import { parseDocument } from 'htmlparser2';
import { FORMULA } from '../../search/fold.ts';
import { plainTex } from '../set/formula.ts';
import { isResolved, isTag, resolvedData, type Tag } from '../words/attributes.ts';
import { wordsOfTag } from '../words/tag-words.ts';

/** What a reader reads in a resolved piece of the book, in one line; a formula is its LaTeX between the signs that a search knows it by. */

export const formula = (tex: string): string => FORMULA.open + plainTex(tex) + FORMULA.close;

export function readingOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'inlineMath' || node.type === 'math') return formula((node as { value: string }).value);
  if (node.type === 'break') return ' ';
  if (isTag(node) && isResolved(node)) return readingOfTag(node);
  return 'children' in node ? (node.children as Nodes[]).map(readingOf).join('') : '';
}

function readingOfTag(tag: Tag): string {
  const inside = () => (tag.children as Nodes[]).map(readingOf).join('');
  const data = resolvedData(tag) as {
    own: boolean;
    zh: string;
    en: string;
    first: boolean;
    text: string;
    exponent?: number;
  };
  switch (tag.name) {
    case 'Term':
      return `${data.own ? inside() : data.zh}${data.first ? `（${data.en}）` : ''}`;
    case 'Value':
      return data.text + (data.exponent === undefined ? '' : `×10${String(data.exponent).replace('-', '−')}`);
    case 'Ref':
    case 'Cite':
      return wordsOfTag(tag);
    default:
      return inside();
  }
}

type HtmlNode = ReturnType<typeof parseDocument>['children'][number];

/** The same of a title or a line that was set as HTML already. */
export function readingOfHtml(html: string): string {
  const annotation = (node: HtmlNode): string | undefined => {
    if (!('children' in node)) return undefined;
    if ('name' in node && node.name === 'annotation') return textOf(node);
    return node.children.map((child) => annotation(child)).find((tex) => tex !== undefined);
  };
  const textOf = (node: HtmlNode): string => {
    if (node.type === 'text') return node.data;
    if (!('children' in node)) return '';
    const isFormula = 'attribs' in node && /(?:^| )katex(?: |$)/.test(node.attribs.class ?? '');
    return isFormula ? formula(annotation(node) ?? '') : node.children.map(textOf).join('');
  };
  return parseDocument(html).children.map(textOf).join('');
}
