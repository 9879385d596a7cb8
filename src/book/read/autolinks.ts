import type { Link, Parent, Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';

/** Where a bare address ends in a Chinese sentence: at the first sign that takes a full square, or at a quotation mark or a dash. */
const end = /[\u3000-\u303f\uff01-\uff60\uffe0-\uffe6“”‘’…—]/u;

/**
 * A bare address ends for GFM at a blank only, so that it swallows the Chinese sentence behind it: this gives that back to the text.
 * @param text the chapter's own
 */
export function trimAutolinks(tree: Root, text: string): void {
  visit(tree, 'link', (node: Link, index, parent: Parent | undefined) => {
    const [only, more] = node.children;
    if (!parent || index === undefined || more || only?.type !== 'text' || !isBare(node, text)) return;
    const cut = only.value.search(end);
    if (cut < 0) return;
    const rest: Text = { type: 'text', value: only.value.slice(cut) };
    node.url = node.url.slice(0, node.url.length - rest.value.length);
    only.value = only.value.slice(0, cut);
    if (node.position?.end.offset !== undefined) {
      const { line, column, offset } = node.position.end;
      const before = { line, column: column - rest.value.length, offset: offset - rest.value.length };
      rest.position = { start: before, end: node.position.end };
      node.position = { start: node.position.start, end: before };
      only.position = node.position;
    }
    parent.children.splice(index + 1, 0, rest);
  });
}

/** Whether an address is written without brackets, as it is. */
export function isBare(node: Link, text: string): boolean {
  const from = node.position?.start.offset;
  const [only] = node.children;
  return (
    only?.type === 'text' && node.url.endsWith(only.value) && (from === undefined || !/[[<]/.test(text[from] ?? ''))
  );
}
