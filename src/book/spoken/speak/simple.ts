import { isLeaf, isSign, type Node, type Row } from '../tree.ts';

/** What is simple enough to be said without words around it. */

/** A letter or a number, perhaps with scripts: what one word announces and what ends by itself. */
export function isUnit(node: Node | undefined): node is Node {
  if (node?.kind === 'scripts') return isName(node.base);
  return isName(node);
}

const isName = (node: Node | undefined): boolean => node?.kind === 'name' || node?.kind === 'number';

/** A letter, a number or a sign: what a script of one sign is. */
export const isMark = (node: Node | undefined): node is Node => isLeaf(node) && node.kind !== 'words';

/** A letter or a number, perhaps with a minus before it: an end of an interval, a limit of a sum. */
export function isEnd({ items }: Row): boolean {
  const last = items.at(-1);
  return isName(last) && (items.length === 1 || (items.length === 2 && isSign(items[0], '−')));
}

/** The row before and the row after the only comma of a row. */
export function aroundComma({ items }: Row): [Row, Row] | undefined {
  const at = items.findIndex((node) => isSign(node, ','));
  if (at < 0 || items.slice(at + 1).some((node) => isSign(node, ','))) return undefined;
  return [
    { kind: 'row', items: items.slice(0, at) },
    { kind: 'row', items: items.slice(at + 1) },
  ];
}
