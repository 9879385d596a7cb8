import type { Citation } from '../read/citation.ts';
import type { Nodes, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { isTag, setAttributes, type Tag } from '../words/attributes.ts';

/** What a hover card, a margin note and the list of references show of a work. */
export interface CitedWork extends Citation {
  address?: string;
}

/** What stands in the margin beside the block where a term or a reference is used for the first time. */
export type MarginNote =
  { kind: 'term'; id: string; zh: string; en: string; definition: string } | ({ kind: 'cite' } & CitedWork);

const attributes = new WeakMap<Tag, Record<string, unknown>>();

/** Remembers the data of a resolved tag for its margin note. */
export const rememberForMargin = (tag: Tag, data: Record<string, unknown>): void => void attributes.set(tag, data);

function notesOf(block: RootContent): MarginNote[] {
  const notes: MarginNote[] = [];
  visit(block as Nodes, (node) => {
    const data = isTag(node) ? attributes.get(node) : undefined;
    if (!data) return;
    if ((node as Tag).name === 'Term') {
      const { id, zh, en, definition } = data as { id: string; zh: string; en: string; definition: string };
      notes.push({ kind: 'term', id, zh, en, definition });
    } else {
      for (const { first, ...work } of data.works as (CitedWork & { first: boolean })[])
        if (first) notes.push({ kind: 'cite', ...work });
    }
  });
  return notes;
}

/** Puts a <MarginNotes> before every block of the chapter that uses a term or a reference for the first time. */
export function placeMarginNotes(tree: Root): void {
  tree.children = tree.children.flatMap((block) => {
    const notes = notesOf(block);
    if (notes.length === 0) return [block];
    const aside: MdxJsxFlowElement = { type: 'mdxJsxFlowElement', name: 'MarginNotes', attributes: [], children: [] };
    setAttributes(aside, { notes });
    return [aside, block];
  });
}
