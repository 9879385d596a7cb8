import type { Paragraph, Parent, Root } from 'mdast';
import type { InlineMath, Math as DisplayMath } from 'mdast-util-math';
import { visit } from 'unist-util-visit';

const lifted = new WeakSet<DisplayMath>();

/** Whether a display formula was written on one line, `$$ x $$`. */
export const isLifted = (node: DisplayMath): boolean => lifted.has(node);

/** A formula alone in its paragraph between double dollars, `$$ x $$` on one line, is meant as a display formula: makes it one. */
export function liftDisplayFormulas(tree: Root, text: string): void {
  visit(tree, 'paragraph', (node: Paragraph, index, parent: Parent | undefined) => {
    const [only, more] = node.children as (InlineMath | undefined)[];
    if (!parent || index === undefined || more || only?.type !== 'inlineMath') return;
    const offset = only.position?.start.offset;
    if (offset === undefined || !text.startsWith('$$', offset) || text.startsWith('$$$', offset)) return;
    const formula: DisplayMath = { type: 'math', value: only.value, position: only.position! };
    lifted.add(formula);
    parent.children[index] = formula as never;
  });
}
