import type { Element, Root, RootContent } from 'hast';
import { visit } from 'unist-util-visit';

const isBlank = (node: RootContent) => node.type === 'text' && node.value.trim() === '';
const isElement = (node: RootContent | undefined, ...names: string[]): node is Element =>
  node?.type === 'element' && names.includes(node.tagName);

/** Marks every paragraph that leads to the list after it, so that the two can be set closer; not every browser's style sheet can tell what follows. */
export function rehypeLists() {
  return (tree: Root): void => {
    visit(tree, (node) => {
      if (!('children' in node)) return;
      const children = node.children.filter((child): child is RootContent => !isBlank(child as RootContent));
      children.forEach((child, i) => {
        if (isElement(child, 'p') && isElement(children[i + 1], 'ul', 'ol'))
          child.properties.className = [...((child.properties.className as string[] | undefined) ?? []), 'before-list'];
      });
    });
  };
}
