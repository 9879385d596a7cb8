import type { BlockContent, ListItem, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { Controls, Params } from '../../lab/declare/define.ts';
import { findRun } from '../../lab/publish/results.ts';
import { inPlainText, type NumberText } from '../../math/number-text.ts';
import type { Chapter } from '../book.ts';
import type { Experiments } from '../resolve/experiments.ts';
import { tallyText, type Tally } from '../words/verdict-words.ts';
import { plainTex } from '../set/formula.ts';
import { piecesOfLine } from '../set/inline-html.ts';
import { isTag, resolvedData, writtenText, type Tag } from '../words/attributes.ts';
import { wordsOfTag } from '../words/tag-words.ts';

/** What writing a chapter as plain Markdown needs besides its resolved tree. */
export interface Surroundings {
  chapter: Pick<Chapter, 'href' | 'targets'>;
  experiments: Experiments;
  /** The full address of a path of the site. */
  address: (path: string) => string;
}

export const text = (value: string): PhrasingContent => ({ type: 'text', value });
export const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
export const strong = (...children: PhrasingContent[]): PhrasingContent => ({ type: 'strong', children });
export const linkTo = (url: string, ...children: PhrasingContent[]): PhrasingContent => ({
  type: 'link',
  url,
  children,
});
const quote = (...children: Nodes[]): Nodes => ({ type: 'blockquote', children: children as BlockContent[] });
export const list = (...children: ListItem[]): BlockContent => ({
  type: 'list',
  ordered: false,
  spread: false,
  children,
});
export const item = (...children: Nodes[]): ListItem => ({
  type: 'listItem',
  spread: children.length > 1,
  children: children as BlockContent[],
});

interface Place {
  href: string;
  label: string;
}

/** A tag's title, or what it `says`, as its writer gave it. */
const line = (tag: Tag, name: string, around: Surroundings): PhrasingContent[] =>
  plainNodes(piecesOfLine(writtenText(tag, name) ?? ''), around) as PhrasingContent[];

/** Label and title of what has a number: 图 9.2 两种电路的门数. */
function caption(tag: Tag, around: Surroundings): PhrasingContent {
  const title = line(tag, 'title', around);
  return strong(text(`${String(resolvedData(tag).label)}${title.length > 0 ? ' ' : ''}`), ...title);
}

function theorem(tag: Tag, around: Surroundings): Nodes[] {
  const title = line(tag, 'title', around);
  const head = strong(
    text(String(resolvedData(tag).label)),
    ...(title.length > 0 ? [text('（'), ...title, text('）')] : []),
  );
  return [quote(paragraph(head), ...inside(tag, around))];
}

/** The choices of an exercise, or the figure in which it is done. */
function answer(tag: Tag, around: Surroundings): Nodes[] {
  const { check } = resolvedData(tag) as {
    check: { kind: string; several?: boolean; href?: string; figure?: string };
  };
  if (check.kind === 'choice')
    return [
      paragraph(text(check.several ? '选出所有正确的：' : '选一个：')),
      list(...(inside(tag, around) as ListItem[])),
    ];
  if (check.kind !== 'experiment') return [];
  return [paragraph(text('在'), linkTo(around.address(check.href!), text(check.figure!)), text('里做。'))];
}

/** A figure that can be run: what it is, what its published result says, and where it lives. */
function experiment(tag: Tag, { chapter, experiments, address }: Surroundings): Nodes[] {
  const { id, label, number, title, params, seed } = resolvedData(tag) as {
    id: string;
    label: string;
    number: string;
    title?: string;
    params: Params;
    seed: number;
  };
  const shown = experiments.get(id);
  if (shown === undefined || shown instanceof Error) throw new Error(`experiment not loaded: ${id}`);
  const run = findRun(shown.results ?? { schema: 1, runs: [] }, params, seed)!;
  const sentence = shown.experiment.describe(run.result, run.params as Params<Controls>);
  return [
    quote(
      paragraph(
        strong(text(`${number} ${title ?? shown.experiment.title}`)),
        text(` ${sentence}`),
        linkTo(address(`${chapter.href}#${label}`), text('在网页上动手')),
      ),
    ),
  ];
}

function verdicts(tag: Tag, around: Surroundings): Nodes[] {
  const { summary } = resolvedData(tag) as { summary: { word: string; count: number }[] };
  const all = summary.reduce((sum, { count }) => sum + count, 0);
  return [
    paragraph(caption(tag, around)),
    paragraph(text(`${all} 句：${summary.map(({ word, count }) => `${word} ${count}`).join('；')}。`)),
    list(...(inside(tag, around) as ListItem[])),
  ];
}

function verdict(tag: Tag, around: Surroundings): Nodes[] {
  const { about, word, tally, where } = resolvedData(tag) as {
    about: string;
    word: string;
    tally?: Tally;
    where: Place[];
  };
  const places = where.flatMap((target, i) => [...(i > 0 ? [text('、')] : []), reference(target, around)]);
  return [
    item(
      paragraph(...line(tag, 'says', around), text(`（${about}）`)),
      paragraph(strong(text(word)), text(tally ? `（${tallyText(tally)}）` : '')),
      ...inside(tag, around),
      paragraph(text('见'), ...places),
    ),
  ];
}

const reference = ({ href, label }: Place, { address }: Surroundings) => linkTo(address(href), text(label));

const headed =
  (head: string) =>
  (tag: Tag, around: Surroundings): Nodes[] => [paragraph(strong(text(head))), ...inside(tag, around)];

/** How each tag of the vocabulary is written; a resolved chapter has no others. */
const writers: Record<string, (tag: Tag, around: Surroundings) => Nodes[]> = {
  Ref: (tag, around) => [reference(resolvedData(tag) as unknown as Place, around)],
  Cite: (tag) => [text(wordsOfTag(tag))],
  Value: (tag) => [text(inPlainText(resolvedData(tag) as unknown as NumberText))],
  Term(tag, around) {
    const { own, zh, en, first } = resolvedData(tag) as { own: boolean; zh: string; en: string; first: boolean };
    return [...(own ? inside(tag, around) : [text(zh)]), ...(first ? [text(`（${en}）`)] : [])];
  },
  Hands: (tag, around) => inside(tag, around),
  Experiment: experiment,
  Figure: (tag, around) => [paragraph(caption(tag, around)), ...inside(tag, around)],
  Verdicts: verdicts,
  Verdict: verdict,
  Theorem: theorem,
  Definition: theorem,
  Lemma: theorem,
  Corollary: theorem,
  Proof: (tag, around) => [
    paragraph(strong(text('证明')), text(' '), reference(resolvedData(tag) as unknown as Place, around)),
    ...inside(tag, around),
    paragraph(text('□')),
  ],
  Step: (tag, around) => [
    paragraph(strong(text(`${String(resolvedData(tag).number)} `), ...line(tag, 'title', around))),
    ...inside(tag, around),
  ],
  Exercise: (tag, around) => [quote(paragraph(caption(tag, around)), ...inside(tag, around))],
  Answer: answer,
  Choice: (tag, around) => [item(paragraph(...(inside(tag, around) as PhrasingContent[])))],
  Hint: headed('提示'),
  Solution: headed('解答'),
  Erratum: (tag, around) => [
    quote(
      paragraph(strong(text(String(resolvedData(tag).label))), text(' 讲义说：'), ...line(tag, 'says', around)),
      ...inside(tag, around),
    ),
  ],
};

const inside = (tag: Tag, around: Surroundings) => plainNodes(tag.children as Nodes[], around);

/** A formula as a reader may copy it, with its number if it has one. */
function formula(node: { value: string; data?: { hProperties?: { id?: string } } }, { chapter }: Surroundings): string {
  const id = node.data?.hProperties?.id;
  const target = id === undefined ? undefined : chapter.targets.find((one) => one.kind === 'equation' && one.id === id);
  return plainTex(node.value) + (target ? ` \\tag{${target.number}}` : '');
}

function plainNode(node: Nodes, around: Surroundings): Nodes[] {
  if (isTag(node)) return writers[node.name!]!(node, around);
  switch (node.type) {
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return []; // A comment: anything else was refused.
    case 'math':
    case 'inlineMath':
      return [{ ...node, value: formula(node as never, around) }];
    case 'link':
    case 'image':
    case 'definition': {
      const url = node.url.startsWith('#') ? around.chapter.href + node.url : node.url;
      const full = { ...node, url: url.startsWith('/') ? around.address(url) : url };
      return ['children' in full ? { ...full, children: plainNodes(full.children, around) as never } : full];
    }
    case 'heading': {
      const number = (node.data?.hProperties as { dataNumber?: string } | undefined)?.dataNumber;
      const title = plainNodes(node.children, around) as PhrasingContent[];
      return [{ ...node, children: [...(number ? [text(`${number} `)] : []), ...title] }];
    }
    default:
      return ['children' in node ? ({ ...node, children: plainNodes(node.children, around) } as Nodes) : node];
  }
}

/** A resolved chapter's nodes with every tag of the vocabulary written as plain Markdown. */
export const plainNodes = (nodes: readonly Nodes[], around: Surroundings): Nodes[] =>
  nodes.flatMap((node) => plainNode(node, around));

/** Blocks of a whole chapter. */
export const plainBlocks = (nodes: readonly RootContent[], around: Surroundings): RootContent[] =>
  plainNodes(nodes, around) as RootContent[];
