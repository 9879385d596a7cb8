import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

const isEmpty = ({ children }: Element) =>
  children.every((child) => child.type === 'text' && child.value.trim() === '');

/** The empty corner of a table is no heading of anything: a screen reader would look for its words. */
export function rehypeTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (node.tagName === 'th' && isEmpty(node)) node.tagName = 'td';
    });
  };
}
