import { findTarget, mayBeUnread, targetNames } from '../book.ts';
import { isResolved, isTag, resolvedData, setAttributes, type Given, type Tag } from '../words/attributes.ts';
import { suggest } from '../words/suggest.ts';
import type { Tally } from '../words/verdict-words.ts';
import { checkedInlineHtml } from '../set/inline-html.ts';
import { intervalsAt, type Interval } from './intervals.ts';
import type { Context } from './context.ts';
import type { Target } from './numbering.ts';
import { resolveFigure } from './theorem.ts';

/** Intervals that bear a claim out where they lie below zero, and those that do where they lie above it. An end at zero decides nothing. */
export function tallyOf(below: readonly Interval[], above: readonly Interval[]): Tally {
  const under = (list: readonly Interval[]) => list.filter(({ high }) => high < 0).length;
  const over = (list: readonly Interval[]) => list.filter(({ low }) => low > 0).length;
  const [agreeing, opposing] = [under(below) + over(above), over(below) + under(above)];
  return { for: agreeing, against: opposing, undecided: below.length + above.length - agreeing - opposing };
}

/** The verdict in words, and how it is coloured. */
export interface Word {
  word: string;
  tone: 'for' | 'against' | 'mixed' | 'none';
}

/** Every verdict that there is, in the order in which a table counts them. */
const words = {
  everywhere: { word: '处处成立', tone: 'for' },
  sometimes: { word: '有时成立', tone: 'mixed' },
  both: { word: '有时成立，有时相反', tone: 'mixed' },
  unseen: { word: '没有看到', tone: 'none' },
  sometimesNot: { word: '有时相反', tone: 'against' },
  nowhere: { word: '处处相反', tone: 'against' },
  yes: { word: '成立（定理）', tone: 'for' },
  if: { word: '有条件（定理）', tone: 'mixed' },
  no: { word: '不成立（定理）', tone: 'against' },
} as const satisfies Record<string, Word>;

/** The one rule by which results are judged; it looks at which sides are taken, never at how often. */
export function wordOf(tally: Tally): Word {
  const [agrees, opposes, undecided] = [tally.for > 0, tally.against > 0, tally.undecided > 0];
  if (agrees && opposes) return words.both;
  if (agrees) return undecided ? words.sometimes : words.everywhere;
  if (opposes) return undecided ? words.sometimesNot : words.nowhere;
  return words.unseen;
}

/** How many verdicts have each word, without the words that none has. */
export const summaryOf = (verdicts: readonly Word[]): (Word & { count: number })[] =>
  Object.values(words)
    .map((one) => ({ ...one, count: verdicts.filter(({ word }) => word === one.word).length }))
    .filter(({ count }) => count > 0);

/** What a claim is about. */
const subjects: Record<string, string> = {
  size: '要多大',
  examples: '要多少例子',
  training: '教得怎样',
  inside: '里面是什么',
};

/** <Verdicts> receives what a figure does, and how many of its verdicts have which word (`summary`): they must be resolved. */
export function resolveVerdicts(tag: Tag, given: Given, context: Context): void {
  resolveFigure(tag, given, context);
  const verdicts = tag.children.flatMap((child) =>
    isTag(child) && child.name === 'Verdict' && isResolved(child) ? [resolvedData(child) as unknown as Word] : [],
  );
  setAttributes(tag, { ...resolvedData(tag), summary: summaryOf(verdicts) });
}

/** <Verdict> receives `says`, `about`, `word`, `tone`, where to look (`where`), and the `tally` of its intervals unless a theorem decides. */
export function resolveVerdict(tag: Tag, given: Given, context: Context): void {
  const { report } = context;
  const byTheorem = given.has('by') || given.has('proved');
  const byResults = given.has('below') || given.has('above');
  if (byTheorem === byResults || given.has('by') !== given.has('proved')) {
    report(
      tag.position?.start,
      byTheorem && byResults ? '<Verdict> 的判决只凭一样。' : '<Verdict> 没有说凭什么判决。',
      '由定理判决的写 by 和 proved；由结果判决的写 below 或 above，列出区间。',
    );
    return;
  }
  const where = targets('where', given, context);
  const by = targets('by', given, context);
  if (by?.some(({ kind }) => kind !== 'theorem'))
    report(given.get('by')!.place, 'by 里只写定理、引理、推论的名字。', '别的去处写在 where 里。');
  if (byResults && where?.length === 0)
    report(tag.position?.start, '<Verdict> 没有说到哪里去看。', '请写上 where，例如 where="fig-wide"。');
  const judged = byTheorem
    ? words[String(given.get('proved')!.value) as 'yes' | 'if' | 'no']
    : judgedByResults(given, context);
  if (!where || !by || !judged) return;
  const says = given.get('says')!;
  setAttributes(tag, {
    says: checkedInlineHtml(String(says.value), says.place, report),
    about: subjects[String(given.get('about')!.value)],
    ...judged,
    where: [...by, ...where].map(({ href, label, kind }) => ({ href, label, kind })),
  });
}

function judgedByResults(given: Given, context: Context): (Word & { tally: Tally }) | undefined {
  const scope = Object.fromEntries(context.runs);
  const sides = (['below', 'above'] as const).map((side): Interval[] | undefined => {
    const attribute = given.get(side);
    if (!attribute) return [];
    const { intervals, gap } = intervalsAt(String(attribute.value), scope);
    if (gap) context.report(attribute.place, gap.message, gap.mend);
    return intervals && [...intervals.values()];
  });
  const [below, above] = sides;
  if (!below || !above) return undefined;
  const tally = tallyOf(below, above);
  return { ...wordOf(tally), tally };
}

/** The targets that an attribute names; none if it is not given; undefined, with the fault reported, if one of them is none. */
function targets(key: string, given: Given, { book, chapter, report }: Context): Target[] | undefined {
  const { value, place } = given.get(key) ?? { value: '', place: undefined };
  const names = String(value)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const found = names.map((name) => findTarget(book, name, chapter.slug));
  const lost = found.indexOf(undefined);
  if (lost < 0) return found as Target[];
  if (!mayBeUnread(book, names[lost]!))
    report(place, `没有名为 ${names[lost]} 的引用目标。`, suggest(names[lost]!, targetNames(book)));
  return undefined;
}
