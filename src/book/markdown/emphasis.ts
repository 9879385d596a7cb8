import type { Delete, Emphasis, Nodes, Parents, PhrasingContent, Root, Strong } from 'mdast';
import { visit } from 'unist-util-visit';

/** What CommonMark takes for punctuation beside a `*`. */
const sign = /[\p{P}\p{S}]/u;
const opening = /^[\p{P}\p{S}]+/u;
const closing = /[\p{P}\p{S}]+$/u;
const blank = /\s/u;

const isEmphasis = (node: Nodes): node is Emphasis | Strong | Delete =>
  node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete';
const text = (value: string): PhrasingContent => ({ type: 'text', value });

/** The letter by which a piece touches its neighbour; all that is neither text nor emphasis is written with a sign at both ends. */
function edge(node: Nodes | undefined, side: 'first' | 'last'): string {
  if (!node || node.type === 'break') return ' ';
  if (node.type === 'text') return [...node.value].at(side === 'first' ? 0 : -1) ?? ' ';
  return '*';
}

/**
 * CommonMark takes `**真，**她` for plain asterisks: emphasis may not end with a sign where a letter follows, nor begin with one after a letter.
 * There the sign is moved out, and a space keeps what cannot be moved (a formula, a link) apart from the letter.
 */
export function settleEmphasis(tree: Root): void {
  visit(tree, (node, index, parent: Parents | undefined) => {
    if (!isEmphasis(node) || index === undefined || !parent) return;
    const siblings = parent.children as PhrasingContent[];
    const before: PhrasingContent[] = [];
    const after: PhrasingContent[] = [];
    const last = node.children.at(-1);
    if (sign.test(edge(last, 'last')) && isLetter(edge(siblings[index + 1], 'first'))) {
      if (last?.type === 'text') after.push(text(take(last, closing)));
      else after.push(text(' '));
    }
    const first = node.children[0];
    if (sign.test(edge(first, 'first')) && isLetter(edge(siblings[index - 1], 'last'))) {
      if (first?.type === 'text') before.push(text(take(first, opening)));
      else before.push(text(' '));
    }
    node.children = node.children.filter((child) => child.type !== 'text' || child.value !== '');
    const kept = node.children.length > 0 ? [node] : [];
    siblings.splice(index, 1, ...before, ...kept, ...after);
    return index + before.length + kept.length + after.length;
  });
  joinTexts(tree);
}

const isLetter = (letter: string) => !sign.test(letter) && !blank.test(letter);

/** Takes the signs at an end of a text away. @returns them */
function take(node: { value: string }, end: RegExp): string {
  const signs = end.exec(node.value)?.[0] ?? '';
  node.value = node.value.replace(end, '');
  return signs;
}

/** Makes one text of neighbouring ones, as a parser reads them. */
export function joinTexts(tree: Nodes): void {
  visit(tree, (node) => {
    if (!('children' in node)) return;
    const parent = node as Parents;
    parent.children = parent.children.reduce<Nodes[]>((joined, child) => {
      const last = joined.at(-1);
      if (child.type === 'text' && last?.type === 'text') last.value += child.value;
      else joined.push(child.type === 'text' ? { ...child } : child);
      return joined;
    }, []) as never;
  });
}
