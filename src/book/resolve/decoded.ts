import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { isTag, readAttributes } from '../words/attributes.ts';
import type { Place, Report } from '../words/fault.ts';
import { hiddenIn, isVisible } from '../words/hidden.ts';

/**
 * Looks for hidden signs in what a text has become: `&#x202E;`, `"\u202E"` and their like are plain letters in the file. And for headings in which
 * there is nothing to see.
 */
export function checkDecoded(tree: Root, report: Report): void {
  const check = (text: unknown, place: Place | undefined) => {
    if (typeof text !== 'string') return;
    for (const { message, mend } of hiddenIn(text)) report(place, message, mend);
  };
  visit(tree, (node) => {
    const place = node.position?.start;
    const { value, url, title, alt, label, identifier } = node as unknown as Record<string, unknown>;
    if (node.type !== 'mdxTextExpression' && node.type !== 'mdxFlowExpression')
      for (const text of [value, url, title, alt, label, identifier]) check(text, place);
    if (isTag(node)) for (const [, given] of readAttributes(node, () => {})) check(given.value, given.place);
    const bare = node.type === 'heading' || node.type === 'link' ? toString(node) : '';
    if (bare !== '' && !isVisible(bare) && !holdsMore(node as Nodes))
      report(place, node.type === 'heading' ? '标题里没有看得见的字。' : '这里没有看得见的字。', '请写上，或删掉它。');
  });
}

/** Whether a part holds a picture or a tag: they are seen without words of their own. */
function holdsMore(node: Nodes): boolean {
  let found = false;
  visit(node, (one) => {
    found ||= isTag(one) || one.type === 'image' || one.type === 'imageReference';
  });
  return found;
}
