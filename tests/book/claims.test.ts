import { describe, expect, test } from 'vitest';
import { brokenClaims, runsOf } from '../../src/lab/publish/claims.ts';
import { checkBook } from '../../src/book/check.ts';
import { formatFault } from '../../src/book/words/fault.ts';
import type { Experiment } from '../../src/lab/declare/define.ts';
import { head, withBook } from './temporary-book.ts';
import { walk } from '../lab/temporary.ts';

test('the book has no faults', async () => {
  expect((await checkBook()).faults.map(formatFault)).toEqual([]);
});

const run = (params: Record<string, number | string>, result: number, seed = 0) => ({
  params,
  seed,
  result,
  provenance: { code: '', versions: {} },
});
const runs = [run({ d: 3, net: 'a' }, 1), run({ d: 3, net: 'b' }, 2), run({ d: 4, net: 'a' }, 3, 7)];

describe('a claim', () => {
  test('is about the runs with the parameters and the seed that it names', () => {
    expect(runsOf({}, runs)).toEqual(runs);
    expect(runsOf({ d: 3 }, runs).map(({ result }) => result)).toEqual([1, 2]);
    expect(runsOf({ net: 'a', seed: 7 }, runs).map(({ result }) => result)).toEqual([3]);
    expect(runsOf({ e: 1 }, runs)).toEqual([]);
  });

  const broken = (of: object, holds: (result: number) => boolean) =>
    brokenClaims({ claims: { 甲: { of, holds } } } as unknown as Experiment, { runs }).map(({ message }) => message);
  test('is broken by each of its runs that does not bear it out, and by no other', () => {
    expect(broken({ d: 3 }, (result) => result <= 2)).toEqual([]);
    expect(broken({ d: 3 }, (result) => result < 2)).toEqual([
      '这句话在参数 {"d":3,"net":"b","seed":0} 的结果上不成立。',
    ]);
  });
  test('about no run is broken too', () =>
    expect(broken({ d: 5 }, () => true)).toEqual(['这句话没有讲到任何一次发布的运行：of 是 {"d":5}。']));
});

/** Faults of a book with the experiment `walk`, whose claim this is, and these chapters. */
const faults = (claim: string, ...chapters: string[]) =>
  withBook(
    {
      ...Object.fromEntries(
        chapters.map((text, i) => [`content/chapters/0${i + 1}-trial${i}.mdx`, head(i + 1) + text] as const),
      ),
      'src/experiments/walk/experiment.ts': walk({ publish: '{}', claims: claim }),
      'src/experiments/walk/result.json': JSON.stringify({
        schema: 1,
        runs: [{ params: { steps: 3 }, seed: 0, result: { place: 6 }, provenance: { code: '', versions: {} } }],
      }),
    },
    async (root) => (await checkBook({ root })).faults.map(formatFault),
  );
const six = "'走到 $6$ 为止': { of: { steps: 3 }, holds: ({ place }) => place === 6 }";

describe('the check of the book', () => {
  test('takes a claim that holds and stands in the chapter, however it is set', async () =>
    expect(await faults(six, '<Experiment id="walk" />\n\n它走到$6$为止。')).toEqual([]));
  test('says where a claim is that its chapter does not say', async () =>
    expect(await faults(six, '<Experiment id="walk" />')).toEqual([
      expect.stringMatching(
        /^src\/experiments\/walk\/experiment\.ts:\d+:14: 放着实验 walk 的章里没有这句话：“走到 \$6\$ 为止”。/,
      ),
    ]));
  test('asks that one of the chapters which show the experiment says it, whichever', async () => {
    const shows = '<Experiment id="walk" />',
      says = `${shows}\n\n它走到$6$为止。`;
    const again = (text: string) => text.replace('/>', 'label="fig-again" />');
    expect(await faults(six, says, again(shows))).toEqual([]);
    expect(await faults(six, shows, again(says))).toEqual([]);
    expect(await faults(six, shows, '它走到$6$为止。')).toHaveLength(1);
  });
  test('lets a claim be unsaid where no chapter shows the experiment, but not be untrue', async () => {
    expect(await faults(six, '甲。')).toEqual([]);
    expect(await faults(six.replace('=== 6', '> 6'), '甲。')).toEqual([
      expect.stringMatching(
        /^src\/experiments\/walk\/experiment\.ts:\d+:14: 这句话在参数 \{"steps":3,"seed":0\} 的结果上不成立。/,
      ),
    ]);
    expect((await faults(six.replace('steps: 3', 'steps: 4'), '甲。'))[0]).toContain('没有讲到任何一次发布的运行');
  });
});
