import type { Nodes, Root, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { isTag, type Tag } from '../words/attributes.ts';
import { wordsOfTag } from '../words/tag-words.ts';

/** Han, kana, and the punctuation and forms that take a full square: between two of these a line end is no space. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
/** Full-width punctuation has its own space. */
const punctuation = /[\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff60]/u;
/** Quotation marks, dashes and dots are full-width beside Chinese only. */
const shared = /[“”‘’—…·]/u;

/** Whether a line end, or a space beside a tag, is set as nothing between these two characters. */
export function joins(before: string, after: string): boolean {
  if (before === '' || after === '') return false;
  if (punctuation.test(before) || punctuation.test(after)) return true;
  return (wide.test(before) || shared.test(before)) && (wide.test(after) || shared.test(after));
}

const blocks = new Set(['paragraph', 'heading', 'tableCell', 'mdxJsxFlowElement']);

/**
 * Takes away the line ends between Chinese characters, so that writers break lines where they like and readers see no gap; the
 * spaces beside full-width punctuation; and those around a tag that turns out to be Chinese. Tags must be resolved.
 */
export function joinChineseLines(tree: Root): void {
  visit(tree, (node) => {
    if (!blocks.has(node.type)) return;
    joinLeaves(leavesOf(node as Nodes));
    return node.type === 'mdxJsxFlowElement' ? undefined : SKIP;
  });
}

/** The pieces of a block's line in their order; tags and what is not text stay whole. */
function leavesOf(node: Nodes): Nodes[] {
  if (!('children' in node)) return [node];
  return (node.children as Nodes[]).flatMap((child) =>
    'children' in child && child.children.length > 0 && !isTag(child) ? leavesOf(child) : [child],
  );
}

function joinLeaves(leaves: Nodes[]): void {
  leaves.forEach((leaf, i) => {
    if (leaf.type !== 'text') {
      if (isTag(leaf) && leaf.children.length > 0) joinLeaves(leavesOf(leaf as Nodes));
      return;
    }
    const before = edge(leaves[i - 1], 'last');
    const after = edge(leaves[i + 1], 'first');
    leaf.value = joinText(leaf.value, before, after, isSpacedTag(leaves[i - 1]), isSpacedTag(leaves[i + 1]));
  });
}

/** Spaces beside full-width punctuation within a text: the sign has its own space. */
const spaced = new RegExp(`(?<=${punctuation.source}) +(?=\\S)|(?<=\\S) +(?=${punctuation.source})`, 'gu');

/** One piece of text between the characters that its neighbours touch it with. */
function joinText(text: string, before: string, after: string, tagBefore: boolean, tagAfter: boolean): string {
  const pieces = text.replace(spaced, '').split(/([ \t]*\r?\n[ \t]*|^ +| +$)/);
  return pieces
    .map((piece, i) => {
      if (i % 2 === 0) return piece;
      const breaks = /\n/.test(piece);
      const first = i === 1 && pieces[0] === '';
      const last = i === pieces.length - 2 && pieces.at(-1) === '';
      const left = pieces.slice(0, i).join('').trimEnd().at(-1) ?? before;
      const right =
        [
          ...pieces
            .slice(i + 1)
            .join('')
            .trimStart(),
        ][0] ?? after;
      const beside = (first && tagBefore) || (last && tagAfter) || punctuation.test(left) || punctuation.test(right);
      if (!breaks && !beside) return piece;
      return joins(left, right) ? '' : breaks ? '\n' : piece;
    })
    .join('');
}

const isSpacedTag = (leaf: Nodes | undefined) => leaf !== undefined && isTag(leaf);

/** The character by which a neighbouring piece touches. */
function edge(leaf: Nodes | undefined, side: 'first' | 'last'): string {
  if (!leaf) return '';
  const characters = [...(isTag(leaf) ? wordsOfTag(leaf as Tag) : ((leaf as Text).value ?? toString(leaf)))];
  return (side === 'first' ? characters[0] : characters.at(-1)) ?? '';
}
