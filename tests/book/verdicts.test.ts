import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intervalsAt } from '../../src/book/resolve/intervals.ts';
import { summaryOf, tallyOf, wordOf } from '../../src/book/resolve/verdict.ts';
import { compiled } from './compile.ts';
import { faultsIn } from './temporary-book.ts';

const ends = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }));
const intervals = fc.array(ends.map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) })));

describe('which side of zero intervals lie on', () => {
  test('each is counted once, and turning the claim round turns the verdict round', () => {
    fc.assert(
      fc.property(intervals, intervals, (below, above) => {
        const said = tallyOf(below, above);
        expect(said.for + said.against + said.undecided).toBe(below.length + above.length);
        expect(tallyOf(above, below)).toEqual({ ...said, for: said.against, against: said.for });
        const mirrored = (list: { low: number; high: number }[]) =>
          list.map(({ low, high }) => ({ low: -high, high: -low }));
        expect(tallyOf(mirrored(above), mirrored(below))).toEqual(said);
      }),
    );
  });

  test('an end at zero decides nothing', () =>
    expect(
      tallyOf(
        [
          { low: -2, high: -1 },
          { low: -1, high: 0 },
          { low: 0, high: 0 },
        ],
        [],
      ),
    ).toEqual({ for: 1, against: 0, undecided: 2 }));

  test.each([
    [3, 0, 0, '处处成立'],
    [1, 0, 9, '有时成立'],
    [9, 1, 0, '有时成立，有时相反'],
    [1, 9, 4, '有时成立，有时相反'],
    [0, 0, 5, '没有看到'],
    [0, 1, 9, '有时相反'],
    [0, 2, 0, '处处相反'],
  ])('%i for, %i against, %i undecided: %s', (agreeing, against, undecided, word) =>
    expect(wordOf({ for: agreeing, against, undecided }).word).toBe(word),
  );
});

test('a table counts its verdicts by their words', async () => {
  const [none, some] = [wordOf({ for: 0, against: 0, undecided: 2 }), wordOf({ for: 1, against: 0, undecided: 2 })];
  expect(summaryOf([none, some, some])).toEqual([
    { ...some, count: 2 },
    { ...none, count: 1 },
  ]);
  expect(await compiled(verdict('where="sec-a" below="two.sides.1"'))).toContain(
    '<Verdicts id="fig-a" label="图 1.1" title="甲" summary={[{"word":"没有看到","tone":"none","count":1}]}>',
  );
});

test('a step from one number to another names them all, and what lies across it', () => {
  const one = { low: 1, high: 2 };
  const scope = { run: { nets: [one, one, one].map((each) => ({ gain: { frame: each, word: each } })) } };
  expect([...intervalsAt('run.nets.1-2.gain.frame, run.nets.0.gain.word', scope).intervals!.keys()]).toEqual([
    'run.nets.1.gain.frame',
    'run.nets.2.gain.frame',
    'run.nets.0.gain.word',
  ]);
});

const named = '<Run name="two" of="doubling" />\n\n';
/** Above it stand ten lines; the verdict begins on the eleventh. */
const verdict = (attributes: string) =>
  `${named}<Verdicts id="fig-a" title="甲">\n\n<Verdict says="越深越好。" about="training" ${attributes}>\n\n话。\n\n</Verdict>\n\n</Verdicts>\n\n## 节 [#sec-a]\n\n<Lemma id="lem-a">甲。</Lemma>\n`;

test('results are judged by where their intervals lie', async () => {
  expect(await compiled(verdict('where="sec-a" below="two.sides.0-1"'))).toContain(
    'word="有时成立" tone="mixed" tally={{"for":1,"against":0,"undecided":1}} where={[{"href":"/chapters/trial/#sec-a","label":"第 1.1 节","kind":"section"}]}',
  );
  expect(await compiled(verdict('where="sec-a" below="two.sides.0" above="two.sides.2"'))).toContain(
    'word="处处成立" tone="for" tally={{"for":2,"against":0,"undecided":0}}',
  );
  expect(await compiled(verdict('where="sec-a" above="two.sides.0, two.sides.3"'))).toContain('word="有时相反"');
});

test('a theorem is named first among the places to look', async () => {
  const page = await compiled(verdict('where="sec-a" by="lem-a" proved="if"'));
  expect(page).toContain(
    'about="教得怎样" word="有条件（定理）" tone="mixed" where={[{"href":"/chapters/trial/#lem-a"',
  );
  expect(page).not.toContain('tally');
});

test.each([
  ['judged by nothing', 'where="sec-a"', '11:1', '<Verdict> 没有说凭什么判决。'],
  ['judged twice', 'by="lem-a" proved="yes" below="two.sides.0"', '11:1', '<Verdict> 的判决只凭一样。'],
  ['a theorem that says nothing', 'by="lem-a"', '11:1', '<Verdict> 没有说凭什么判决。'],
  ['a section as a proof', 'by="sec-a" proved="yes"', '11:40', 'by 里只写定理、引理、推论的名字。'],
  ['nowhere to look', 'below="two.sides.0"', '11:1', '<Verdict> 没有说到哪里去看。'],
  ['a place that is none', 'where="sec-b" below="two.sides.0"', '11:40', '没有名为 sec-b 的引用目标。'],
  ['a run without a name', 'where="sec-a" below="too.sides.0"', '11:54', '没有一次运行叫 too。你是想写 two 吗？'],
  ['an interval that is none', 'where="sec-a" below="two.sides.7"', '11:54', 'two.sides 里没有 7。可用的有：0、1、'],
  ['a number', 'where="sec-a" below="two.twice"', '11:54', 'two.twice 不是区间。请写到有 low 和 high 的那一级为止。'],
  ['one seed', 'where="sec-a" above="two.sides.4"', '11:54', 'two.sides.4 没有区间，它只有一个种子。'],
  ['one twice', 'where="sec-a" above="two.sides.0-1,two.sides.1"', '11:54', '区间 two.sides.1 数了两次。'],
])('%s is told at its place', async (_, attributes, place, message) => {
  const [fault, ...others] = await faultsIn(verdict(attributes));
  expect(fault).toContain(`${place}: `);
  expect(fault).toContain(message);
  expect(others).toEqual([]);
});

test('a comparison after verdicts asks for a condition as one after a figure does', async () => {
  const text = verdict('where="sec-a" below="two.sides.0"').replace(
    '话。',
    '是 <Value of="doubling" path="twice" />。',
  );
  const after = text.replace('</Verdicts>\n', '</Verdicts>\n\n深的都好。\n');
  expect(await faultsIn(text)).toEqual([]);
  expect((await faultsIn(after)).join()).toContain('“都”在比较结果');
});
