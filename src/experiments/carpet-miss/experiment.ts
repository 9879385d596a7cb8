import {
  carpetAlong,
  lengthApart,
  linesAcross,
  owedAlong,
  owedShare,
  placeOn,
  shareOf,
  type Alternation,
  type CarpetLine,
  type Direction,
} from '../../datasets/carpet-lines.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { partMiss } from '../../math/nets/part-carpet.ts';
import { turnsAlong, type PlaneNet } from '../../math/nets/turns-along.ts';
import { fourDecimals, percent, roundedTo } from '../../math/rounding.ts';
import { netsOf, type Origin } from './nets.ts';

/** Lines of each direction that are measured, and those of them that are told: a multiple of 4n, on which the mean of what is owed is exact. */
const MEASURED = 320,
  EVERY = 4;
/** Cells a side of the picture of the net's answers. */
const CELLS = 80;
const MOST = 64;

const directions = ['level', 'slanted'] as const;
const across = { level: linesAcross('level', MEASURED), slanted: linesAcross('slanted', MEASURED) };
const toThousandth = (t: number) => roundedTo(t, 4) + 0;

/** The net's answers along a line. */
function answersAlong(net: PlaneNet, line: CarpetLine): Alternation {
  const [from, to] = line.ends,
    { first, turns } = turnsAlong(net, placeOn(line, from), placeOn(line, to));
  return { first, turns: turns.map((t) => from + t * (to - from)) };
}

/** What lines of one direction say of a net: its answers along each, what must be wrong with as many changes, and what is. */
const measured = (n: number, net: PlaneNet, direction: Direction) =>
  across[direction].map((line) => {
    const answers = answersAlong(net, line);
    return {
      line,
      answers,
      owed: owedAlong(n, line, answers.turns.length),
      wrong: lengthApart(carpetAlong(n, line), answers, line.ends),
    };
  });

/** The net's answers, 0 or 1 a cell, from below. */
function cellsOf(net: PlaneNet): string {
  const middle = (i: number) => (2 * i + 1) / CELLS - 1;
  return linesAcross('level', CELLS)
    .map((line) => {
      const { first, turns } = answersAlong(net, line);
      return Array.from({ length: CELLS }, (_, i) => (first + turns.filter((t) => t < middle(i)).length) % 2).join('');
    })
    .join('');
}

export default defineExperiment({
  title: '一层的网络，地毯至少错多少',
  summary: '沿着一条直线，一层的网络变号不了几次，地毯却一格一变：数一数变号，就知道它至少错多少。',
  controls: {
    units: {
      kind: 'number',
      label: '隐藏单元',
      symbol: 'm',
      min: 1,
      max: MOST,
      step: 1,
      value: 8,
      unit: '个',
      help: '一个隐藏层里有多少个 ReLU 单元。',
    },
    direction: {
      kind: 'choice',
      label: '沿哪种直线数',
      options: { level: '水平', slanted: '斜' },
      value: 'level',
      help: '水平的线，或者与菱形的边平行的斜线；斜线上地毯的每一段都一样长。',
    },
    diamonds: {
      kind: 'choice',
      label: '每边的菱形',
      options: { 4: '4 个', 8: '8 个', 16: '16 个' },
      value: '8',
      help: '地毯每边有几个菱形；讲义的地毯是 4 个。',
    },
    net: {
      kind: 'choice',
      label: '网络从哪里来',
      options: { polished: '写好再学', written: '照着写的', trained: '从头学', random: '随机的' },
      value: 'polished',
      help: '把等于地毯的一层网络写到第 m 个单元为止，再从 2 万个点接着学；或者不学；或者从随机的起点学；或者只有随机的起点。',
    },
    steps: {
      kind: 'number',
      label: '训练步数',
      min: 200,
      max: 20_000,
      step: 200,
      value: 4000,
      unit: '步',
      help: '一步 256 个点，Adam，学习率直线降到 0，写好再学从 0.01 起，从头学从 0.03 起。',
      when: { net: ['trained', 'polished'] },
    },
  },
  touch: ['units', 'direction'],
  seeded: true,
  fields: {
    changes: '一条直线上至多变号几次：m + 1',
    most: '这个网络在量到的直线上变号最多的一次',
    bound: '定理：m 个单元至少错的面积，占地毯的比例，两种直线取大的',
    'bounds.level': '其中由水平线得到的',
    'bounds.slanted': '其中由斜线得到的',
    'forced.level': '由这个网络自己在每条水平线上变号的次数，至少错的比例',
    'forced.slanted': '由它自己在每条斜线上变号的次数，至少错的比例',
    share: '实际错的面积，占地毯的比例（由 320 条水平线量出）',
    written: '照着写的 m 个单元错的比例',
    done: '已经走的训练步数',
    'lines.*.at': '这种方向的直线，从下到上：水平线是 y，斜线是 x − y',
    'lines.*.ends': '它的两端：水平线是 x，斜线是 x + y',
    'lines.*.carpet.first': '地毯在起点是 0 还是 1',
    'lines.*.carpet.turns': '地毯在哪里变',
    'lines.*.net.first': '网络在起点答 0 还是 1',
    'lines.*.net.turns': '网络的答案在哪里变',
    'lines.*.owed': '变号这么多次，这条线上至少错多长',
    'lines.*.wrong': '实际错多长',
    cells: '网络的答案，80 行 80 列，从下到上',
    'curves.level': 'm 从 0 起，由水平线得到的界',
    'curves.slanted': 'm 从 0 起，由斜线得到的界',
    'curves.written': 'm 从 0 起，照着写的网络错的比例',
  },
  publish: [
    {},
    { direction: 'slanted' },
    { units: 4 },
    { units: 16 },
    { units: 24 },
    { net: 'trained' },
    { net: 'trained', seed: 1 },
    { net: 'trained', seed: 2 },
    { net: 'trained', seed: 3 },
    { net: 'trained', seed: 4 },
    { net: 'trained', units: 64 },
    { net: 'written' },
    { net: 'written', units: 32 },
    { diamonds: '4' },
    { diamonds: '16' },
  ],
  prepare: ready,
  trainedBy,
  *run({ units, direction, diamonds, net: origin, steps }, random) {
    const n = Number(diamonds),
      along = direction as Direction;
    const sizes = Array.from({ length: Math.max(4 * n, units) + 1 }, (_, m) => m);
    const curve = (share: (m: number) => number) => sizes.map((m) => fourDecimals(share(m)));
    const bounds = { level: owedShare(n, 'level', units + 1), slanted: owedShare(n, 'slanted', units + 1) };
    const curves = {
      level: curve((m) => owedShare(n, 'level', m + 1)),
      slanted: curve((m) => owedShare(n, 'slanted', m + 1)),
      written: curve((m) => partMiss(n, m)),
    };
    for (const { net, done } of netsOf(origin as Origin, { n, units, steps }, random)) {
      const seen = { level: measured(n, net, 'level'), slanted: measured(n, net, 'slanted') };
      const shareBy = (of: 'owed' | 'wrong', by: Direction) => shareOf(seen[by].map((one) => one[of]));
      yield {
        changes: units + 1,
        most: Math.max(...directions.flatMap((by) => seen[by].map(({ answers }) => answers.turns.length))),
        bound: Math.max(bounds.level, bounds.slanted),
        bounds,
        forced: { level: shareBy('owed', 'level'), slanted: shareBy('owed', 'slanted') },
        share: shareBy('wrong', 'level'),
        written: partMiss(n, units),
        done,
        lines: seen[along]
          .filter((_, i) => i % EVERY === EVERY / 2)
          .map(({ line, answers, owed, wrong }) => {
            const told = ({ first, turns }: Alternation) => ({ first, turns: turns.map(toThousandth) });
            return {
              at: toThousandth(line.at),
              ends: line.ends.map(toThousandth) as [number, number],
              carpet: told(carpetAlong(n, line)),
              net: told(answers),
              owed: toThousandth(owed),
              wrong: toThousandth(wrong),
            };
          }),
        cells: cellsOf(net),
        curves,
      };
    }
  },
  progress: ({ done }, { net, steps }) => (net === 'trained' || net === 'polished' ? done / steps : 1),
  claims: {
    错的面积都不比定理说的少: { of: {}, holds: ({ share, bound }) => share >= bound },
  },
  table: ({ curves }) => ({
    columns: [
      { label: '隐藏单元', unit: '个' },
      { label: '水平线：至少错' },
      { label: '斜线：至少错' },
      { label: '照着写：错' },
    ],
    rows: curves.level.map((level, m) => [m, percent(level), percent(curves.slanted[m]!), percent(curves.written[m]!)]),
  }),
  describe({ bound, share, changes, most, done }, { units, net, diamonds }) {
    const origin = {
      trained: `从头学了 ${done} 步`,
      written: '照着写',
      polished: `写好再学 ${done} 步`,
      random: '随机',
    }[net as Origin];
    const must = bound > 0 ? `定理说至少错 ${percent(bound)}` : '定理在这里不作声';
    return `${diamonds}×${diamonds} 的地毯，${units} 个单元，${origin}：一条直线上至多变号 ${changes} 次（它最多变了 ${most} 次），${must}，实际错 ${percent(share)}。`;
  },
});
