import type { Root as HtmlRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { PhrasingContent, Root } from 'mdast';
import type { InlineMath } from 'mdast-util-math';
import rehypeKatex from 'rehype-katex';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Place, Report } from '../words/fault.ts';
import { checkFormula, katexOptions } from './formula.ts';
import { rehypeFormula } from './rehype-formula.ts';
import { joinChineseLines } from './soft-breaks.ts';

const reader = unified().use(remarkParse).use(remarkCjkFriendly).use(remarkMath).freeze();
const writer = unified().use(remarkRehype).use(rehypeKatex, katexOptions).use(rehypeFormula).freeze();
const allowed = new Set(['root', 'paragraph', 'text', 'emphasis', 'strong', 'inlineCode', 'inlineMath', 'break']);

function readLine(markdown: string): Root {
  const tree = reader.parse(markdown) as Root;
  joinChineseLines(tree);
  return tree;
}

/** What a line of Markdown holds. */
export function piecesOfLine(markdown: string): PhrasingContent[] {
  const [paragraph] = readLine(markdown).children;
  return paragraph?.type === 'paragraph' ? paragraph.children : [];
}

/** A line of Markdown (a title, a glossary definition) as HTML: emphasis, code and mathematics; raw HTML is dropped. */
export function inlineHtml(markdown: string): string {
  const html = writer.runSync(readLine(markdown)) as unknown as HtmlRoot;
  const [paragraph] = html.children;
  return toHtml(
    paragraph?.type === 'element' && paragraph.tagName === 'p' && html.children.length === 1
      ? paragraph.children
      : html,
  );
}

/** `inlineHtml` of an attribute or a glossary entry, after its mathematics and its kinds of Markdown are checked. */
export function checkedInlineHtml(markdown: string, place: Place | undefined, report: Report): string {
  let fit = true;
  const listen: Report = (...fault) => {
    fit = false;
    report(...fault);
  };
  visit(reader.parse(markdown) as Root, (node) => {
    if (!allowed.has(node.type))
      listen(place, '这里只能写一行文字。', '可以用强调、`代码` 和 $公式$，不能用链接、列表、图片、HTML 或几段文字。');
    if (node.type === 'inlineMath') checkFormula((node as InlineMath).value, false, () => place, listen);
  });
  return fit ? inlineHtml(markdown) : '';
}
