import type { Start } from '../../engine/fit/equal-nets.ts';
import type { ScheduleName } from '../../engine/fit/schedules.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { netKinds, netNames, type NetKind } from '../../math/nets/equal-nets.ts';
import { fixed, percent } from '../../math/rounding.ts';
import type { Difference } from './comparison.ts';
import { progressOf, sweep } from './sweep.ts';

/** Each with biases of zero and with scattered ones. */
const bothStarts = <P extends object>(runs: readonly P[]) =>
  runs.flatMap((run) => [run, { ...run, start: 'scattered' }]);

/** How far a net is ahead of the other, with the ends of the interval. */
function leadOf(kind: NetKind, difference: Difference | undefined): (number | null)[] {
  const { mean = null, low = null, high = null } = difference ?? {};
  // The other net's lead is the opposite, and its interval upside down; 0 − x, for −0 is not written.
  return kind === 'deep' ? [mean, low, high] : [mean, high, low].map((share) => share && 0 - share);
}

const intervalText = ({ mean, low, high }: Difference): string =>
  low === null || high === null
    ? ''
    : `，深减浅 ${points(mean)} 个百分点（95% 区间从 ${points(low)} 到 ${points(high)}）`;
const points = (share: number): string => fixed(share, 2, 2);

export default defineExperiment({
  title: '地毯函数：学习率分别调好以后',
  summary: '一层网络与三层网络各挑各的学习率，从 300 个点学到 10 万个点，每种情形用几个种子：公平地比，谁学得好。',
  controls: {
    diamonds: {
      kind: 'choice',
      label: '每边的菱形',
      options: { 2: '2 个', 4: '4 个', 8: '8 个' },
      value: '4',
      help: '地毯每边有几个菱形；讲义的地毯是 4 个。',
    },
    width: {
      kind: 'number',
      label: '深网络每层的宽度',
      symbol: 'w',
      min: 4,
      max: 64,
      step: 1,
      value: 32,
      unit: '个',
      help: '三层各 w 个单元；一层的网络有 w(w+3)/2 个单元，参数恰好同样多。',
    },
    start: {
      kind: 'choice',
      label: '偏置的初值',
      options: { zero: '都是 0', scattered: '打散' },
      value: 'zero',
      help: '都是 0 时，每条折痕都从地毯的正中出发；打散时各从各处出发。',
    },
    schedule: {
      kind: 'choice',
      label: '学习率',
      options: { constant: '不变', linear: '降到 0' },
      value: 'linear',
      help: '从头到尾不变，还是从挑中的值起、随步数直线降到 0。',
    },
    steps: {
      kind: 'number',
      label: '训练步数',
      min: 500,
      max: 24_000,
      step: 500,
      value: 6000,
      unit: '步',
      help: '每次训练走多少步，每步用 256 个点。',
    },
    decay: {
      kind: 'number',
      label: '权重衰减',
      symbol: 'λ',
      min: 0,
      max: 0.001,
      step: 0.0001,
      value: 0,
      help: '每一步给权重（不含偏置）的梯度加上 λ 乘权重，把权重往 0 拉；0 是不用。',
    },
    seeds: {
      kind: 'number',
      label: '种子个数',
      min: 1,
      max: 10,
      step: 1,
      value: 5,
      unit: '个',
      help: '每种情形从几组不同的权重和训练点各做一次。',
    },
  },
  touch: ['diamonds'],
  seeded: true,
  fields: {
    sizes: '训练点的个数，从少到多',
    rates: '试过的学习率',
    seeds: '种子个数',
    finished: '已做完的训练次数',
    part: '正在做的一次训练做到了几成',
    'units.*': '各网络的隐藏单元数',
    parameters: '每个网络的参数个数',
    'measured.*.validation': '每次训练走完以后在 5000 个验证点上的正确率，依次按点数、学习率、种子排列',
    'measured.*.test': '每次训练走完以后在 10 000 个测试点上的正确率，排列相同',
    'measured.*.train': '每次训练走完以后在训练点（至多前 10 000 个）上的正确率，排列相同',
    'measured.*.stoppedValidation': '每次训练途中看 13 次（0 步算一次），最高的验证正确率，排列相同',
    'measured.*.stoppedTest': '验证正确率最高的那一刻的测试正确率，排列相同',
    'measured.*.stoppedAt': '那一刻的步数，排列相同',
    'measured.*.mirrored': '答错的测试点里，左右镜像也答错的占几成，没有错则为 null，排列相同',
    'measured.*.moved': '答错的测试点里，往旁边移半块地毯还答错的占几成，排列相同',
    'best.*': '学习率调好以后，已算完的各种点数，一种一项',
    'best.*.*.points': '训练点的个数',
    'best.*.*.rate': '验证正确率的平均最高的学习率',
    'best.*.*.edge': '挑中的是不是试过的最小或最大的学习率',
    'best.*.*.mean': '这个学习率下测试正确率的平均',
    'best.*.*.low': '各种子中最低的测试正确率',
    'best.*.*.high': '各种子中最高的测试正确率',
    'best.*.*.each': '各种子的测试正确率',
    'best.*.*.train': '训练正确率的平均',
    'best.*.*.mirrored': '答错的点里镜像也答错的成数，平均',
    'best.*.*.moved': '答错的点里移半块地毯还答错的成数，平均',
    'difference.*.points': '训练点的个数',
    'difference.*.mean': '深减浅：同一个种子的两个测试正确率之差，平均',
    'difference.*.low': '这个平均的 95 % 置信区间（按种子配对，t 分布）的下端；只有一个种子时为 null',
    'difference.*.high': '区间的上端',
    'ahead.*': '区间整个在这个网络一边的点数有几种',
    'edges.*': '挑中的学习率在网格边上的点数有几种',
    stopped: '同样的比较（best、difference、ahead、edges），但每次训练停在验证正确率最高的那一刻，学习率也按它挑',
  },
  publish: bothStarts([
    {},
    { schedule: 'constant' },
    { diamonds: '2' },
    { steps: 1500 },
    { decay: 0.0001 },
    { diamonds: '8' },
  ]),
  prepare: ready,
  trainedBy,
  resumes: true,
  run: ({ diamonds, start, schedule, ...given }, random, before) =>
    sweep(
      { ...given, side: Number(diamonds), start: start as Start, schedule: schedule as ScheduleName },
      random,
      before,
    ),
  progress: progressOf,
  claims: {},
  table: ({ best, difference, stopped, sizes }) => ({
    columns: [
      { label: '网络' },
      { label: '训练点', unit: '个' },
      { label: '选中的学习率' },
      { label: '测试正确率，平均' },
      { label: '最低' },
      { label: '最高' },
      { label: '训练正确率，平均' },
      { label: '测试正确率比另一个高，平均' },
      { label: '它的 95 % 区间，下端' },
      { label: '上端' },
      { label: '提前停下的测试正确率，平均' },
    ],
    rows: netKinds.flatMap((kind) =>
      sizes.map((points, s) => {
        const { rate = null, mean = null, low = null, high = null, train = null } = best[kind][s] ?? {};
        return [
          ...[netNames[kind], points, rate, mean, low, high, train],
          ...leadOf(kind, difference[s]),
          stopped.best[kind][s]?.mean ?? null,
        ];
      }),
    ),
  }),
  describe: ({ best, difference, seeds }, { diamonds }) => {
    const [deep, shallow, apart] = [best.deep.at(-1), best.shallow.at(-1), difference.at(-1)];
    return deep && shallow && apart
      ? `${diamonds}×${diamonds} 的地毯，学习率分别调好、${seeds} 个种子平均：${deep.points} 个训练点时，深的答对 ${percent(deep.mean)}，浅的答对 ${percent(shallow.mean)}${intervalText(apart)}。`
      : `${diamonds}×${diamonds} 的地毯，学习率分别调好；第一种点数还没有算完。`;
  },
});
