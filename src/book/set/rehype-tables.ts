import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

const isEmpty = ({ children }: Element) =>
  children.every((child) => child.type === 'text' && child.value.trim() === '');
const isCell = (child: Element['children'][number]): child is Element =>
  child.type === 'element' && (child.tagName === 'th' || child.tagName === 'td');

/**
 * The empty corner of a table is no heading of anything: a screen reader would look for its words. Beside it headings say that they are of columns.
 * How a column is aligned is a style: the attribute `align`, which Markdown's tables come with, is obsolete in HTML.
 */
export function rehypeTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (row) => {
      if (row.tagName !== 'tr') return;
      const cells = row.children.filter(isCell);
      for (const { properties } of cells) {
        if (typeof properties.align === 'string') properties.style = `text-align:${properties.align}`;
        delete properties.align;
      }
      const headings = cells.filter(({ tagName }) => tagName === 'th');
      if (!headings.some(isEmpty)) return;
      for (const heading of headings) {
        if (isEmpty(heading)) heading.tagName = 'td';
        else heading.properties.scope = 'col';
      }
    });
  };
}
