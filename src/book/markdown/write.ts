import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { settleEmphasis } from './emphasis.ts';

const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkMath)
  .use(remarkStringify, { bullet: '-', rule: '-', resourceLink: true })
  .freeze();

/** A tree without tags as the text of a Markdown file: CommonMark with GFM's tables and `$…$`. Settles its emphasis. */
export function writeMarkdown(tree: Root): string {
  settleEmphasis(tree);
  return writer.stringify(tree);
}
