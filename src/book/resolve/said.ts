import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { plainTex } from '../set/formula.ts';
import { isResolved, isTag } from '../words/attributes.ts';
import { wordsOfTag } from '../words/tag-words.ts';

/** A letter (a UTF-16 unit) of a chapter as it is read. */
export interface Letter {
  letter: string;
  /** Where it stands in the chapter's text; that of its tag or formula if it is none of its own. */
  offset: number;
  /** Whether it stands in a <Claim>. */
  claimed: boolean;
  /** Whether it stands in <Hands>. */
  byHand: boolean;
  /** Whether it belongs to something that was read from a result. */
  value: boolean;
}

/** What a reader reads in a part of a resolved chapter. @param text the chapter's own text */
export function lettersOf(node: Nodes, text: string, claimed = false, byHand = false): Letter[] {
  const start = node.position?.start.offset ?? 0;
  const whole = (words: string, value = false) =>
    words.split('').map((letter) => ({ letter, offset: start, claimed, byHand, value }));
  if (node.type === 'text') {
    // Escapes and indented lines make it shorter than its source: each letter is looked for from the last one on.
    let next = start;
    return node.value.split('').map((letter) => {
      const at = text.indexOf(letter, next);
      if (at < 0 || at >= (node.position?.end.offset ?? 0))
        return { letter, offset: next, claimed, byHand, value: false };
      next = at + 1;
      return { letter, offset: at, claimed, byHand, value: false };
    });
  }
  if (node.type === 'math' || node.type === 'inlineMath') return whole(plainTex((node as { value: string }).value));
  if (isTag(node) && ['Ref', 'Cite', 'Term', 'Value'].includes(node.name ?? ''))
    return whole(isResolved(node) ? wordsOfTag(node) : '…', node.name === 'Value');
  if (!('children' in node)) return whole(toString(node));
  const within = (name: string) => isTag(node) && node.name === name;
  return (node.children as Nodes[]).flatMap((child) =>
    lettersOf(child, text, claimed || within('Claim'), byHand || within('Hands')),
  );
}

/** Without what only sets a text: spaces, dollars, emphasis, braces. */
export const bareLetters = <T extends { letter: string }>(letters: readonly T[]): T[] =>
  letters.filter(({ letter }) => !/[\s$*_`{}]/.test(letter));

/** Their text. */
export const textOf = (letters: readonly { letter: string }[]): string => letters.map(({ letter }) => letter).join('');

/** What a claim of an experiment reads as. */
export const claimText = (claim: string): string =>
  textOf(
    bareLetters(
      plainTex(claim)
        .split('')
        .map((letter) => ({ letter })),
    ),
  );
