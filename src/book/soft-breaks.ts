import type { Nodes, Root, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';

/** Han, kana, and the punctuation and forms that take a full square: between two of these a line end is no space. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
/** Full-width punctuation, and the quotation marks, dashes and dots that Chinese sets full-width: no space on either side of them. */
const punctuation = /[\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff60]|[“”‘’—…·]/u;

/** Whether a line end between these two characters is set as nothing. */
export function joins(before: string, after: string): boolean {
  if (before === '' || after === '') return false;
  const isWide = (character: string) => wide.test(character) || punctuation.test(character);
  if (punctuation.test(before) && !/[“”‘’—…·]/u.test(before)) return true;
  if (punctuation.test(after) && !/[“”‘’—…·]/u.test(after)) return true;
  return isWide(before) && isWide(after);
}

const blocks = new Set(['paragraph', 'heading', 'tableCell', 'mdxJsxFlowElement']);

/** Takes away the line ends between Chinese characters: writers break lines where they like, readers see no gap. */
export function joinChineseLines(tree: Root): void {
  visit(tree, (node) => {
    if (!blocks.has(node.type)) return;
    joinLeaves(leavesOf(node as Nodes));
    return node.type === 'mdxJsxFlowElement' ? undefined : SKIP;
  });
}

/** The pieces of a block's line in their order; what is not text is opaque. */
function leavesOf(node: Nodes): Nodes[] {
  if (!('children' in node)) return [node];
  return (node.children as Nodes[]).flatMap((child) => ('children' in child && child.children.length > 0 ? leavesOf(child) : [child]));
}

function joinLeaves(leaves: Nodes[]): void {
  leaves.forEach((leaf, i) => {
    if (leaf.type !== 'text') return;
    const parts = leaf.value.split(/[ \t]*\r?\n[ \t]*/);
    if (parts.length === 1) return;
    leaf.value = parts.reduce((line, part, j) => {
      const before = (line || (j === 1 ? edge(leaves[i - 1], 'last') : '')).at(-1) ?? '';
      const after = [...(part || (j === parts.length - 1 ? edge(leaves[i + 1], 'first') : ''))][0] ?? '';
      return line + (joins(before, after) ? '' : '\n') + part;
    });
  });
}

/** The character by which a neighbouring piece touches; tags without text of their own count as Chinese, which most of them write. */
function edge(leaf: Nodes | undefined, side: 'first' | 'last'): string {
  if (!leaf) return '';
  if (leaf.type === 'mdxJsxTextElement') return '字';
  const text = [...((leaf as Text).value ?? toString(leaf))];
  return (side === 'first' ? text[0] : text.at(-1)) ?? '';
}
