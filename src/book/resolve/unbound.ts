import type { Nodes, Parent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { placeAt } from '../read/source.ts';
import { isTag } from '../words/attributes.ts';
import { comparisonsIn } from '../words/comparing-words.ts';
import type { Context } from './context.ts';
import { bareLetters, claimText, lettersOf, textOf, type Letter } from './said.ts';

/**
 * Asks for a condition at every comparing word that stands beside a result and is not covered: beside is in one sentence with it, or in the
 * paragraph right after a figure that holds some; covered is by a <Claim>, or by what an experiment claims. Tags must be resolved.
 */
export function checkComparisons(tree: Root, { chapter, experiments, report }: Context): void {
  const claims = [...experiments.values()].flatMap((shown) =>
    shown instanceof Error ? [] : Object.keys(shown.experiment.claims).map(claimText),
  );
  visit(tree, (node, index, parent) => {
    if (node.type !== 'paragraph' && node.type !== 'tableCell' && node.type !== 'heading') return;
    const letters = lettersOf(node as Nodes, chapter.text);
    const claimed = new Set([
      ...letters.filter((letter) => letter.claimed),
      ...claims.flatMap((c) => saying(letters, c)),
    ]);
    const tabled = followsResults(parent as Parent | undefined, index);
    for (const sentence of sentencesOf(letters)) {
      if (!tabled && !sentence.some(({ value }) => value)) continue;
      const found = comparisonsIn(textOf(sentence)).find(({ from, to }) =>
        sentence.slice(from, to).some((letter) => !claimed.has(letter)),
      );
      if (!found) continue;
      report(
        placeAt(chapter.text, sentence[found.from]!.offset),
        `“${found.word}”在比较结果，却没有条件核对它。`,
        '请把这句话放进 <Claim of="…" holds="…">…</Claim>；由定理来的写 by，不是在比较结果的写 because。',
      );
    }
  });
}

/** Whether a block comes right after a figure that holds results: it then speaks of them. */
function followsResults(parent: Parent | undefined, index: number | undefined): boolean {
  const isRun = (node: Nodes) => isTag(node) && (node.name === 'Run' || node.name === 'Runs');
  const before = (parent?.children as Nodes[] | undefined)?.slice(0, index).findLast((one) => !isRun(one));
  if (!before || !isTag(before) || (before.name !== 'Figure' && before.name !== 'Verdicts')) return false;
  let found = false;
  visit(before as Nodes, (node) => {
    found ||= isTag(node) && node.name === 'Value';
  });
  return found;
}

/** The letters that say a claim, each time it is said. */
function saying(letters: Letter[], claim: string): Letter[] {
  const bare = bareLetters(letters);
  const text = textOf(bare);
  const found: Letter[] = [];
  for (let at = text.indexOf(claim); at >= 0; at = text.indexOf(claim, at + 1))
    found.push(...bare.slice(at, at + claim.length));
  return found;
}

/** Cut after full stops, question marks and exclamation marks. */
function sentencesOf(letters: Letter[]): Letter[][] {
  const sentences: Letter[][] = [[]];
  for (const letter of letters) {
    sentences.at(-1)!.push(letter);
    if (/[。！？]/.test(letter.letter)) sentences.push([]);
  }
  return sentences;
}
