import type { Heading, Nodes, Parent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Kind, Passage } from '../../search/library.ts';
import type { Params } from '../../lab/declare/define.ts';
import { findRun } from '../../lab/publish/results.ts';
import type { Chapter } from '../book.ts';
import type { Experiments } from '../resolve/experiments.ts';
import { formulaLabels } from '../resolve/numbering.ts';
import { isResolved, isTag, resolvedData, type Tag } from '../words/attributes.ts';
import { sides, tallyText, type Tally } from '../words/verdict-words.ts';
import { readingOf, readingOfHtml } from './reading.ts';

/** What is the same for all passages of one piece of a chapter. */
type Place = Pick<Passage, 'kind' | 'part'>;

/** The passages of a resolved chapter, in the order of reading. @param page the index that the chapter's page has */
export function chapterPassages(tree: Root, chapter: Chapter, page: number, experiments: Experiments): Passage[] {
  const passages: Passage[] = [];
  /** Where the reader is: the section, and the last id that was passed. */
  const at = { section: '', anchor: '' };
  const put = (text: string, { kind, part }: Place, isName = false) => {
    const read = text.replaceAll(/\s+/g, ' ').trim().normalize('NFC');
    if (read !== '') passages.push({ ...at, page, kind, part, isName, text: read });
  };
  put(`第 ${chapter.order} 章 ${chapter.title}`, { kind: 'chapter', part: '' }, true);
  put(chapter.summary, { kind: 'chapter', part: '' });

  const within = (node: Parent, place: Place) => (node.children as Nodes[]).forEach((child) => walk(child, place));

  function walk(node: Nodes, place: Place): void {
    if (isTag(node)) {
      if (node.name === 'Experiment') return walkExperiment(node);
      // A choice is the label of its button: its words stand in no paragraph.
      if (node.name === 'Choice') return put(node.children.map(readingOf).join(''), place);
      return walkTag(node, place);
    }
    switch (node.type) {
      case 'heading':
        return walkHeading(node);
      case 'paragraph':
        return put(readingOf(node), place);
      case 'math':
        [at.anchor = at.anchor] = formulaLabels((node as { value: string }).value);
        return put(readingOf(node), place);
      case 'code':
        return put(node.value, place);
      case 'tableRow':
        return put(node.children.map(readingOf).join(' '), place);
      case 'footnoteDefinition':
        return within(node, { kind: 'footnote', part: '脚注' });
      default:
        if ('children' in node) within(node as Parent, place);
    }
  }

  function walkHeading(node: Heading): void {
    const { id, dataNumber } = node.data!.hProperties as { id: string; dataNumber: string };
    const title = [dataNumber, toString(node) === '' ? '' : readingOf(node)].filter(Boolean).join(' ');
    at.section = title.trim().normalize('NFC');
    at.anchor = id;
    put(title, { kind: 'section', part: '' }, true);
  }

  function walkTag(tag: Tag, place: Place): void {
    const piece = tag.name !== null && Object.hasOwn(pieces, tag.name) ? pieces[tag.name] : undefined;
    if (!piece) return within(tag as Parent, place);
    const data: Data = isResolved(tag) ? resolvedData(tag) : {};
    const own = { kind: piece.kind, part: piece.part?.(data, place) ?? place.part };
    if (piece.hasId) at.anchor = data.id!;
    if (piece.head) put(piece.head(data), own, piece.isName);
    within(tag as Parent, own);
  }

  function walkExperiment(tag: Tag): void {
    const { id, label, number, title, params, seed } = resolvedData(tag) as Data;
    const shown = experiments.get(id!);
    if (shown === undefined || shown instanceof Error) throw new Error(`unresolved experiment: ${id}`);
    const own: Place = { kind: 'figure', part: number! };
    at.anchor = label!;
    put(`${number} ${title ?? shown.experiment.title}`, own, true);
    const run = shown.results && findRun(shown.results, params!, seed!);
    if (run) put(shown.experiment.describe(run.result, run.params as Params), own);
  }

  walk(tree, { kind: 'text', part: '' });
  return passages;
}

/** What tags were given when they were resolved, each some of it. */
interface Data {
  id?: string;
  label?: string;
  number?: string;
  /** HTML, but of an experiment plain text. */
  title?: string;
  /** HTML. */
  says?: string;
  /** Of verdicts: how many have which word; of one, what the claim is about, the word, its intervals, and where to look. */
  summary?: readonly { word: string; count: number }[];
  about?: string;
  word?: string;
  tally?: Tally;
  where?: readonly { label: string }[];
  params?: Params;
  seed?: number;
}

interface Piece {
  kind: Kind;
  /** How a reader calls it. */
  part?: (data: Data, around: Place) => string;
  /** What stands over it. */
  head?: (data: Data) => string;
  isName?: true;
  hasId?: true;
}

const titled = ({ label, title }: Data, [before, after]: [string, string]) =>
  `${label}${title === undefined ? '' : before + readingOfHtml(title) + after}`;
const statement = (kind: 'theorem' | 'definition'): Piece => ({
  kind,
  part: ({ label }) => label!,
  head: (data) => titled(data, ['（', '）']),
  isName: true,
  hasId: true,
});

/** The tags that make a piece of their own, each with how it is called. */
const pieces: Record<string, Piece> = {
  Theorem: statement('theorem'),
  Lemma: statement('theorem'),
  Corollary: statement('theorem'),
  Definition: statement('definition'),
  Proof: {
    kind: 'proof',
    part: ({ label }) => `${label} 的证明`,
    head: ({ label }) => `证明 ${label}`,
    isName: true,
  },
  Step: { kind: 'proof', head: ({ number, title }) => `${number} ${readingOfHtml(title!)}` },
  Exercise: {
    kind: 'exercise',
    part: ({ label }) => label!,
    head: (data) => titled(data, [' ', '']),
    isName: true,
    hasId: true,
  },
  Hint: { kind: 'hint', part: (_, { part }) => `${part} 的提示` },
  Solution: { kind: 'solution', part: (_, { part }) => `${part} 的解答` },
  Figure: {
    kind: 'figure',
    part: ({ label }) => label!,
    head: (data) => titled(data, [' ', '']),
    isName: true,
    hasId: true,
  },
  Verdicts: {
    kind: 'figure',
    part: ({ label }) => label!,
    head: ({ summary, ...data }) => {
      const key = sides.map(({ mark, long }) => `${mark} ${long}`).join(' ');
      const count = summary!.reduce((sum, one) => sum + one.count, 0);
      return `${titled(data, [' ', ''])} ${key} ${count} 句：${summary!.map((one) => `${one.word} ${one.count}`).join('；')}。`;
    },
    isName: true,
    hasId: true,
  },
  Verdict: {
    kind: 'figure',
    head: ({ says, about, word, tally, where }) =>
      `${readingOfHtml(says!)} ${about} ${word} ${tally ? tallyText(tally) : ''} 见${where!.map((target) => target.label).join('、')}`,
  },
  Erratum: {
    kind: 'erratum',
    part: ({ label }) => label!,
    head: ({ label, says }) => `${label} 讲义说：${readingOfHtml(says!)}`,
    hasId: true,
  },
};
