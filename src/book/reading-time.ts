import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { isTag } from './words/attributes.ts';

/** How long a chapter takes to read. */

/** Of a text that is thought about, with its formulas; Chinese prose alone is read at about twice that. */
const CHARACTERS_A_MINUTE = 180;
/** To look at a figure and touch it once. */
const MINUTES_A_FIGURE = 1;

/** @returns whole minutes, in steps of five from five on */
export function minutesToRead(tree: Root): number {
  let characters = 0;
  let figures = 0;
  visit(tree, (node) => {
    // Notes to writers are expressions, and nobody reads them.
    if ('value' in node && typeof node.value === 'string' && !node.type.startsWith('mdx'))
      characters += node.value.match(/\p{Script=Han}/gu)?.length ?? 0;
    if (isTag(node) && (node.name === 'Experiment' || node.name === 'Figure')) figures++;
  });
  return 5 * Math.max(1, Math.round((characters / CHARACTERS_A_MINUTE + MINUTES_A_FIGURE * figures) / 5));
}

/** The same as a sentence under the chapter's summary. */
export const timeToRead = ({ minutes }: { minutes: number }): string => `读一遍，动手试几下，约 ${minutes} 分钟。`;
