import { describe, expect, test } from 'vitest';
import { comparingWords, comparisonsIn } from '../../src/book/words/comparing-words.ts';
import { compiled } from './compile.ts';
import { faultsIn, head, withBook } from './temporary-book.ts';
import { checkBook } from '../../src/book/check.ts';
import { formatFault } from '../../src/book/words/fault.ts';

/** `doubling` is published for n = 3 and n = 5: twice is 6 and 10, parts.half.share 1.5 and 2.5, list is n twice. */
const claim = (attributes: string, words = '这句话。') => `甲<Claim ${attributes}>${words}</Claim>\n`;
const three = (holds: string) => claim(`of="doubling" holds="${holds}"`);

describe('a sentence with its condition', () => {
  test.each([
    ['of one run, by the names of its parameters and result', three('twice = 2 * n and parts.half.share < twice / 3')],
    ['of another run', claim('of="doubling" n={5} holds="twice = 10 and seed = 0"')],
    ['of every entry of a list', three('all(list.* = n) and count(list.* > 2) = 2 and max(list.*) - min(list.*) = 0')],
    [
      'of several runs by their names, wherever these are said',
      `${claim('holds="five.twice - few.twice = 4"')}\n<Run name="few" of="doubling" />\n<Run name="five" of="doubling" n={5} />\n`,
    ],
    [
      'of all published runs',
      `<Runs name="every" of="doubling" />\n\n${claim('holds="all(every.*.twice = 2 * every.*.n) and mean(every.*.twice) = 8"')}`,
    ],
    [
      'of a run beside those of a name',
      `<Runs name="fives" of="doubling" n={5} />\n\n${claim('of="doubling" holds="all(fives.*.twice > twice) and sum(fives.*.seed) = 0"')}`,
    ],
    ['in a table', '| 甲 |\n|---|\n| <Claim of="doubling" holds="n = 3">三</Claim> |\n'],
    ['on lines of its own', '<Claim of="doubling" holds="n = 3">\n三个。\n</Claim>\n'],
    ['proved in the book', `<Lemma id="lem-a">甲。</Lemma>\n\n${claim('by="lem-a"')}`],
    ['proved elsewhere', claim('by="leshno1993"')],
    ['that compares nothing', claim('because="讲的是纸怎样折"')],
  ])('%s is taken', async (_, text) => expect(await faultsIn(text)).toEqual([]));

  test.each([
    [
      'a comparison that fails',
      three('n = 3 and twice < 6'),
      '7:23',
      /这句话与结果不合：twice < 6 的左边是 6，右边是 6。/,
    ],
    ['numbers that differ late', three('twice = 6.0000000001'), '7:23', /左边是 6，右边是 6\.0000000001。/],
    [
      'one entry of all',
      three('all(list.* > n - list.1)  and all(list.* < parts.half.share)'),
      '7:23',
      /list\.0 < parts\.half\.share 的左边是 3，右边是 1\.5。/,
    ],
    [
      'one run of all',
      `<Runs name="every" of="doubling" />\n\n${claim('holds="all(every.*.twice < 10)"')}`,
      '9:9',
      /every\.1\.twice < 10 的左边是 10，右边是 10。/,
    ],
    [
      'a number of runs',
      `<Runs name="every" of="doubling" />\n\n${claim('holds="count(every.*.n > 3) = 2"')}`,
      '9:9',
      /count\(every\.0\.n > 3, every\.1\.n > 3\) = 2 的左边是 1，右边是 2。/,
    ],
    [
      'none of several',
      three('n > 3 or twice > 7'),
      '7:23',
      /2 种情形一种也不成立：n > 3 的左边是 3，右边是 3；twice > 7 的左边是 6，右边是 7。/,
    ],
    ['a negation', three('not (n = 3)'), '7:23', /not \(n = 3\) 不成立：n = 3 的左边是 3，右边是 3。/],
    [
      'an unknown field',
      three('twise > 3'),
      '7:23',
      /条件里的 twise 不是参数，也不是结果里的一个数。你是想写 twice 吗？/,
    ],
    [
      'an unknown field further down',
      three('parts.hald.share > 3'),
      '7:23',
      /读不到：parts 里没有 hald。你是想写 parts\.half 吗？/,
    ],
    ['an entry past the end', three('list.2 > 3'), '7:23', /list 里没有 2。/],
    ['a group', three('parts > 3'), '7:23', /条件里的 parts 不是一个数。请写到具体的那一个数，例如 parts\.half。/],
    ['a text', three('words = 2'), '7:23', /条件里的 words 不是一个数。/],
    [
      'a star outside',
      three('list.* > 2'),
      '7:23',
      /条件里的 list\.\* 有一个 \*，却不在汇总里。.*例如 all\(list\.\* > 0\)/,
    ],
    [
      'stars that do not fit',
      three('all(list.* > parts.*.share)'),
      '7:23',
      /list\.\* 和 parts\.\* 对不起来：一个有 2 项，另一个有 1 项/,
    ],
    ['a star after a number', three('all(twice.* > 2)'), '7:23', /条件里的 twice 是一个值，后面不能跟 \.\*/],
    [
      'an unknown run',
      claim('holds="fife.twice > 3"') + '\n<Run name="five" of="doubling" n={5} />\n',
      '7:9',
      /条件里的 fife\.twice 不是参数.*你是想写 five 吗/,
    ],
    ['a condition that cannot be read', three('twice >'), '7:23', /条件读不懂：公式到末尾还没写完/],
    ['a number for a condition', three('twice - 6'), '7:23', /这里要的是条件，请写成比较/],
    ['nothing to go by', claim('of="doubling"'), '7:2', /没有说凭什么成立/],
    ['two things to go by', claim('by="leshno1993" because="甲"'), '7:2', /只写一样，这里写了 by、because/],
    ['a proof that is not there', claim('by="lem-b"'), '7:9', /没有名为 lem-b 的定理、公式或文献/],
    ['parameters of nobody', claim('n={5} holds="1 < 2"'), '7:9', /没有写 of，n 不知道是谁的参数/],
    ['a run that is not published', claim('of="doubling" n={4} holds="n = 4"'), '7:2', /不发布这组参数的结果/],
    ['runs that are not published', '<Runs name="fours" of="doubling" n={4} />\n', '7:1', /没有发布过这样的运行/],
    [
      'a name twice',
      '<Run name="a" of="doubling" />\n\n<Runs name="a" of="doubling" />\n',
      '9:7',
      /已经有一次运行叫 a/,
    ],
    ['a name with a hyphen', '<Run name="a-b" of="doubling" />\n', '7:6', /name 写得不对/],
    ['a name of the language', '<Run name="max" of="doubling" />\n', '7:6', /name 写得不对/],
    [
      'a name of a field',
      `<Run name="twice" of="doubling" />\n\n${three('twice > 3')}`,
      '9:23',
      /twice 既是一次运行的名字/,
    ],
    ['paragraphs', '<Claim because="甲">\n\n一。\n\n二。\n\n</Claim>\n', '9:1', /只写一段话里的文字/],
  ])('%s is refused at its place', async (_, text, place, said) => {
    const faults = await faultsIn(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(said);
    expect(faults[0]!.split(': ')[0]).toBe(place);
    expect(faults[0]).toMatch(/[。？]$/);
  });

  test('is all that a reader sees', async () => {
    expect(
      await compiled(
        '<Run name="five" of="doubling" n={5} />\n\n甲，<Claim holds="five.n = 5">乙**丙**，\n丁</Claim>戊。\n\n<Claim because="一">己。</Claim>\n',
      ),
    ).toBe('<p>甲，乙<strong>丙</strong>，丁戊。</p>\n<p>己。</p>');
  });
});

test('<Runs> are those that have every parameter, and the seed, that is given', async () => {
  const run = (a: number, b: number, seed = 0) => ({
    params: { a, b },
    seed,
    result: { sum: a + b },
    provenance: { code: '', versions: {} },
  });
  const control = (value: number) => ({ kind: 'number', label: '数', min: 1, max: 9, step: 1, value });
  const experiment = {
    ...{ title: '和', summary: '两数之和。', controls: { a: control(1), b: control(1) }, seeded: true },
    ...{ fields: { sum: '和' }, publish: [{}], claims: {} },
  };
  const chapter = (runs: string, holds: string) =>
    withBook(
      {
        'content/chapters/01-trial.mdx': `${head()}<Runs name="some" of="sums"${runs} />\n\n${claim(`holds="${holds}"`)}`,
        'src/experiments/sums/experiment.ts': `export default { ...${JSON.stringify(experiment)}, *run() {}, table() {}, describe() {} };`,
        'src/experiments/sums/result.json': JSON.stringify({
          schema: 1,
          runs: [run(1, 1), run(1, 2), run(2, 1), run(2, 2), run(1, 1, 7)],
        }),
      },
      async (root) => (await checkBook({ root })).faults.map(formatFault),
    );
  expect(await chapter('', 'count(some.*.sum > 0) = 5 and sum(some.*.seed) = 7')).toEqual([]);
  expect(await chapter(' a={1}', 'count(some.*.sum > 0) = 3')).toEqual([]);
  expect(await chapter(' a={1} b={2}', 'count(some.*.sum = 3) = 1 and sum(some.*.sum) = 3')).toEqual([]);
  expect(await chapter(' a={1} seed={7}', 'sum(some.*.sum) = 2 and min(some.*.seed) = 7')).toEqual([]);
  expect(await chapter(' seed={0}', 'count(some.*.sum > 0) = 4')).toEqual([]);
});

const value = '<Value of="doubling" path="twice" />';
describe('a comparison beside a result', () => {
  test.each([
    ['in its sentence', `甲。它是 ${value}，比原来大。丙。\n`, '7:43', '比原来大'],
    ['before it', `它超过了 ${value}。\n`, '7:2', '超过'],
    ['over several lines', `甲，\n乙\\{都是\\}\n${value}。\n`, '8:4', '都'],
    ['around it', `它比 ${value} 还多。\n`, '7:2', '比 6 还多'],
    ['in a list', `- 甲\n- 两个都是 ${value}\n`, '8:5', '都'],
    ['in a table', `| 甲 |\n|---|\n| 不到 ${value} |\n`, '9:3', '不到'],
    ['in an exercise', `<Exercise id="ex-a" kind="open">几乎有 ${value} 个？</Exercise>\n`, '7:33', '几乎'],
    [
      'right after a figure of results',
      `<Figure id="fig-a" title="甲">\n\n| ${value} |\n|---|\n\n</Figure>\n\n第一行都对。\n`,
      '14:4',
      '都',
    ],
    [
      'there, whatever is named between',
      `<Figure id="fig-a" title="甲">\n\n| ${value} |\n|---|\n\n</Figure>\n\n<Run name="a" of="doubling" />\n\n第一行都对。\n`,
      '16:4',
      '都',
    ],
    ['outside what is covered', `都<Claim of="doubling" holds="twice > n">超过 ${value}</Claim>。\n`, '7:1', '都'],
  ])('is asked for its condition %s', async (_, text, place, word) => {
    const faults = await faultsIn(text);
    expect(faults).toEqual([expect.stringContaining(`“${word}”在比较结果，却没有条件核对它。`)]);
    expect(faults[0]!.split(': ')[0]).toBe(place);
  });

  test.each([
    ['with its condition', `<Claim of="doubling" holds="twice > n">它是 ${value}，比原来大。</Claim>\n`],
    ['with its condition beside it', `它是 ${value}，<Claim of="doubling" holds="twice > n">比原来大</Claim>。\n`],
    ['in another sentence', `它是 ${value}。都比原来大！超过了？最好。\n`],
    ['in a figure without results', '<Figure id="fig-a" title="甲">\n\n| 甲 |\n|---|\n\n</Figure>\n\n第一行都对。\n'],
    ['that is a name of the field', `最小项有 ${value} 个，最大误差是 ${value}，最后是最近邻。\n`],
    ['that is no comparison', `比如 ${value}，比例是 ${value}，相比之下，比特多 ${value} 个。\n`],
  ])('%s is taken', async (_, text) => expect(await faultsIn(text)).toEqual([]));

  test('that an experiment claims and checks is taken, as far as the claim goes', async () => {
    const experiment = (claim: string) => ({
      'src/experiments/walk/experiment.ts': walk(claim),
      'src/experiments/walk/result.json': JSON.stringify({
        schema: 1,
        runs: [{ params: { steps: 3 }, seed: 0, result: { place: 6 }, provenance: { code: '', versions: {} } }],
      }),
    });
    const text = '<Experiment id="walk" />\n\n三步都在 $6$ 以内，走到 <Value of="walk" path="place" />。\n';
    const faults = (claim: string) =>
      withBook({ 'content/chapters/01-trial.mdx': head() + text, ...experiment(claim) }, async (root) =>
        (await checkBook({ root })).faults.map(formatFault),
      );
    expect(await faults('三步都在 $6$ 以内')).toEqual([]);
    expect(await faults('在 $6$ 以内')).toEqual([expect.stringContaining('“都”在比较结果')]);
  });
});

test('every comparing word is found where it stands, and no word twice', () => {
  for (const word of comparingWords) expect(comparisonsIn(`甲乙${word}丙`)[0], word).toMatchObject({ from: 2 });
  expect(new Set(comparingWords).size).toBe(comparingWords.length);
});

const walk = (claim: string) => `export default {
  title: '走', summary: '走几步。',
  controls: { steps: { kind: 'number', label: '步数', min: 1, max: 9, step: 1, value: 3 } },
  fields: { place: '位置' }, publish: [{}],
  *run({ steps }) { yield { place: 2 * steps }; },
  claims: { ${JSON.stringify(claim)}: { of: {}, holds: ({ place }) => place === 6 } },
  table: () => ({ columns: [], rows: [] }), describe: () => '走。',
};
`;
