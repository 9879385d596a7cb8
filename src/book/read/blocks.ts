import type { Nodes, Parent, Paragraph, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { isTag, type Tag } from '../words/attributes.ts';
import { trimAutolinks } from './autolinks.ts';
import { liftDisplayFormulas } from './display-formulas.ts';
import { vocabulary } from '../words/vocabulary.ts';

const phrasing = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'inlineMath',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'break',
  'footnoteReference',
  'mdxJsxTextElement',
]);

/** Tags whose text stays bare: a choice is the label of its button. */
const bare = new Set(['Choice']);

const isInline = (node: Nodes) =>
  phrasing.has(node.type) || (isTag(node) && vocabulary[node.name ?? '']?.inline === true);

/**
 * MDX takes the paragraph away around tags that stand alone on a line, and makes none inside a tag written on one line. This puts
 * paragraphs where a reader sees one: around every run of text that stands directly in the chapter or in a tag of the vocabulary.
 * The outline and the pages both read a chapter after this.
 */
export function settleBlocks(tree: Root, text: string): void {
  visit(tree, (node) => {
    if (isTag(node) && node.type === 'mdxJsxTextElement' && !isInlineTag(node))
      (node as { type: string }).type = 'mdxJsxFlowElement';
  });
  unwrapBlocks(tree);
  visit(tree, (node) => {
    if (node.type === 'root' || node.type === 'listItem') wrapRuns(node);
    else if (isTag(node) && !isInlineTag(node)) {
      if (bare.has(node.name ?? '')) unwrapSingle(node as Parent);
      else wrapRuns(node as Parent);
    } else if (isTag(node)) unwrapSingle(node as Parent);
  });
  liftDisplayFormulas(tree, text);
  trimAutolinks(tree, text);
}

const isInlineTag = (tag: Tag) => vocabulary[tag.name ?? '']?.inline === true;

/** A block tag inside a paragraph (two tags on neighbouring lines) is lifted out of it. */
function unwrapBlocks(tree: Root): void {
  visit(tree, 'paragraph', (node: Paragraph, index, parent: Parent | undefined) => {
    if (!parent || index === undefined || !node.children.some((child) => isTag(child) && !isInlineTag(child))) return;
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
}

function wrapRuns(parent: Parent): void {
  const blocks: Nodes[] = [];
  let run: PhrasingContent[] = [];
  const close = () => {
    if (run.some((node) => node.type !== 'text' || node.value.trim() !== '')) {
      for (const node of run) if (isTag(node)) (node as { type: string }).type = 'mdxJsxTextElement';
      blocks.push({ type: 'paragraph', children: run });
    }
    run = [];
  };
  for (const child of parent.children) {
    if (isInline(child)) run.push(child as PhrasingContent);
    else {
      close();
      blocks.push(child);
    }
  }
  close();
  parent.children = blocks as never;
}

function unwrapSingle(parent: Parent): void {
  const [only, more] = parent.children;
  if (only?.type === 'paragraph' && !more) parent.children = only.children;
}
