import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

const isEmpty = ({ children }: Element) =>
  children.every((child) => child.type === 'text' && child.value.trim() === '');
const isHeading = (child: Element['children'][number]): child is Element =>
  child.type === 'element' && child.tagName === 'th';

/** The empty corner of a table is no heading of anything: a screen reader would look for its words. Beside it headings say that they are of columns. */
export function rehypeTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (row) => {
      if (row.tagName !== 'tr') return;
      const headings = row.children.filter(isHeading);
      if (!headings.some(isEmpty)) return;
      for (const heading of headings) {
        if (isEmpty(heading)) heading.tagName = 'td';
        else heading.properties.scope = 'col';
      }
    });
  };
}
