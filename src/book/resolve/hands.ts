import type { ListItem, Nodes, Paragraph, Parent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { visitParents } from 'unist-util-visit-parents';
import { placeAt } from '../read/source.ts';
import { isTag, setAttributes, writtenText, type Given, type Tag } from '../words/attributes.ts';
import type { Place, Report } from '../words/fault.ts';
import { handWordsIn } from '../words/hand-words.ts';
import { vocabulary } from '../words/vocabulary.ts';
import type { Context } from './context.ts';
import { lettersOf, textOf } from './said.ts';

/** What is left away where nothing can be pressed: on paper and in files without programs. */
const ON_SCREEN = 'on-screen';
/** Ends of a sentence, or of a part of one that stands by itself. */
const ends = /[。！？；：]$/;

/** <Hands> holds whole sentences, so that what is around it reads without them. */
export function resolveHands(tag: Tag, _given: Given, { chapter, report }: Context): void {
  setAttributes(tag, {});
  const place = tag.position?.start;
  const block = (tag.children as Nodes[]).find(
    ({ type, ...child }) =>
      type === 'paragraph' ||
      type === 'list' ||
      (type === 'mdxJsxFlowElement' && !vocabulary[(child as Tag).name ?? '']?.inline),
  );
  if (block)
    return report(block.position?.start ?? place, '<Hands> 里只写一段话里的句子。', '请让它在一段之内开头和结尾。');
  const said = textOf(lettersOf(tag as Nodes, chapter.text)).trim();
  const end = tag.position?.end.offset ?? 0,
    before = chapter.text.slice(0, tag.position?.start.offset ?? 0);
  const begins = /(?:^|\n[ \t]*(?:[-*>]|\d+\.)?[ \t]*|[。！？；：][”）]?(?:<\/?[A-Za-z][^<>]*>)*\s*|>\s*)$/.test(
    before,
  );
  if (begins && (ends.test(said) || /^\s*(?:\n|$)/.test(chapter.text.slice(end)))) return;
  report(place, '<Hands> 里不是完整的句子，印出来时少了它就读不通。', '请让它从一句的开头到一句的结尾。');
}

/** Asks for <Hands> around what tells hands what to do. Exercises are done at the screen and are not asked. Tags must be resolved. */
export function checkHands(tree: Root, { chapter, report }: Context): void {
  visitParents(tree, (node, parents) => {
    const unasked = (one: { type: string }) => isTag(one) && (one.name === 'Exercise' || one.name === 'Hands');
    if (unasked(node) || parents.some(unasked)) return;
    if (isTag(node))
      checkHandsOfLines([writtenText(node, 'title'), writtenText(node, 'says')], node.position?.start, report);
    if (node.type !== 'paragraph' && node.type !== 'tableCell' && node.type !== 'heading') return;
    const letters = lettersOf(node as Nodes, chapter.text),
      text = textOf(letters);
    /** Where the sentence ends that was told last: one fault each. */
    let told = -1;
    for (const { word, from } of handWordsIn(text)) {
      if (letters[from]!.byHand || from <= told) continue;
      told = text.slice(from).search(/[。！？]/) + from;
      fault(report, placeAt(chapter.text, letters[from]!.offset), word);
    }
  });
}

function fault(report: Report, place: Place | undefined, word: string): void {
  report(
    place,
    `“${word}”是叫手去做的，印在纸上就落空了。`,
    '请把整句放进 <Hands>…</Hands>，纸上没有它；说理的话另写成不用动手也读得通的一句。',
  );
}

/** The same of lines that stand on paper too and are no paragraph of a chapter: its summary, an entry of the glossary, what a figure says. */
export function checkHandsOfLines(
  lines: readonly (string | undefined)[],
  place: Place | undefined,
  report: Report,
): void {
  for (const line of lines) for (const { word } of handWordsIn(line ?? '').slice(0, 1)) fault(report, place, word);
}

/** Paragraphs, list items and lists that hold nothing else go with it: none leaves a gap, and no tag is needed within. */
export function settleHands(tree: Root): void {
  const isBlank = (node: Nodes) => node.type === 'text' && node.value.trim() === '';
  const leave = (node: Nodes) => {
    node.data = { ...node.data, hProperties: { ...node.data?.hProperties, className: [ON_SCREEN] } };
  };
  const left = new Set<Nodes>();
  visit(tree, 'paragraph', (node: Paragraph) => {
    const held = (node.children as Nodes[]).filter((child) => !isBlank(child));
    if (held.length > 0 && held.every((child) => isTag(child) && child.name === 'Hands')) left.add(node);
  });
  for (const type of ['listItem', 'list'] as const)
    visit(tree, type, (node: ListItem | Parent) => {
      if (node.children.length > 0 && (node.children as Nodes[]).every((child) => left.has(child)))
        left.add(node as Nodes);
    });
  for (const node of left) {
    leave(node);
    if (node.type !== 'paragraph') continue;
    node.children = (node.children as Nodes[]).flatMap((child) =>
      isTag(child) ? (child.children as Nodes[]) : [child],
    ) as never;
  }
}
