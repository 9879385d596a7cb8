import type { Start } from '../../engine/fit/equal-nets.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { netKinds, netNames } from '../../math/nets/equal-nets.ts';
import { percent } from '../../math/rounding.ts';
import { progressOf, sweep } from './sweep.ts';

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
    steps: {
      kind: 'number',
      label: '训练步数',
      min: 500,
      max: 20_000,
      step: 500,
      value: 6000,
      unit: '步',
      help: '每次训练走多少步，每步用 256 个点。',
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
    'measured.*.validation': '每次训练在 5000 个验证点上的正确率，依次按点数、学习率、种子排列',
    'measured.*.test': '每次训练在 10 000 个测试点上的正确率，排列相同',
    'measured.*.train': '每次训练在训练点（至多前 10 000 个）上的正确率，排列相同',
    'best.*': '学习率调好以后，已算完的各种点数，一种一项',
    'best.*.*.points': '训练点的个数',
    'best.*.*.rate': '验证正确率的平均最高的学习率',
    'best.*.*.mean': '这个学习率下测试正确率的平均',
    'best.*.*.low': '各种子中最低的测试正确率',
    'best.*.*.high': '各种子中最高的测试正确率',
    'best.*.*.each': '各种子的测试正确率',
    'best.*.*.train': '训练正确率的平均',
  },
  publish: [{}, { start: 'scattered' }, { diamonds: '8' }, { diamonds: '2' }],
  prepare: ready,
  trainedBy,
  resumes: true,
  run: ({ diamonds, width, start, steps, seeds }, random, before) =>
    sweep({ side: Number(diamonds), width, start: start as Start, steps, seeds }, random, before),
  progress: progressOf,
  claims: {
    '2 万个点以上，种子之间的起伏比两个网络的差别大': {
      of: { diamonds: '4' },
      holds: ({ best }) =>
        best.deep.every((deep, s) => {
          const shallow = best.shallow[s]!;
          const spread = Math.min(deep.high - deep.low, shallow.high - shallow.low);
          return deep.points < 20_000 || Math.abs(deep.mean - shallow.mean) < spread;
        }),
    },
    '1 万个点以上的每一种点数，深的网络平均都高一点': {
      of: { diamonds: '4' },
      holds: ({ best }) => best.deep.every(({ points, mean }, s) => points < 10_000 || mean > best.shallow[s]!.mean),
    },
    '3000 个点时深的领先，10 万个点时浅的领先': {
      of: { diamonds: '8' },
      holds: ({ best }) =>
        best.deep.every(({ points, mean }, s) => {
          const ahead = mean - best.shallow[s]!.mean;
          return points === 3000 ? ahead > 0 : points !== 100_000 || ahead < 0;
        }),
    },
    '4×4 的地毯上，只要有 3000 个点，两个网络的平均正确率相差就不到两个百分点': {
      of: { diamonds: '4' },
      holds: ({ best }) =>
        best.deep.every(({ points, mean }, s) => points < 3000 || Math.abs(mean - best.shallow[s]!.mean) < 0.02),
    },
    '300 个点和 1000 个点时，浅的网络反而更好': {
      of: { diamonds: '4' },
      holds: ({ best }) => best.deep.every(({ points, mean }, s) => points > 1000 || mean < best.shallow[s]!.mean),
    },
    浅的网络挑中的学习率总不比深的小: {
      of: { diamonds: '4' },
      holds: ({ best }) => best.deep.every(({ rate }, s) => rate <= best.shallow[s]!.rate),
    },
    '两个网络从 1000 个点起都答对九成半以上，平均相差不到一个百分点': {
      of: { diamonds: '2' },
      holds: ({ best }) =>
        best.deep.every(({ points, mean }, s) => {
          const shallow = best.shallow[s]!.mean;
          return points < 1000 || (Math.min(mean, shallow) > 0.95 && Math.abs(mean - shallow) < 0.01);
        }),
    },
    '个参数的两个网络在任何点数上都没有学会，平均正确率不到四分之三': {
      of: { diamonds: '8' },
      holds: ({ best }) => netKinds.every((kind) => best[kind].every(({ mean }) => mean < 0.75)),
    },
  },
  table: ({ best, sizes }) => ({
    columns: [
      { label: '网络' },
      { label: '训练点', unit: '个' },
      { label: '选中的学习率' },
      { label: '测试正确率，平均' },
      { label: '最低' },
      { label: '最高' },
      { label: '训练正确率，平均' },
    ],
    rows: netKinds.flatMap((kind) =>
      sizes.map((points, s) => {
        const { rate = null, mean = null, low = null, high = null, train = null } = best[kind][s] ?? {};
        return [netNames[kind], points, rate, mean, low, high, train];
      }),
    ),
  }),
  describe: ({ best, seeds }, { diamonds }) => {
    const [deep, shallow] = [best.deep.at(-1), best.shallow.at(-1)];
    return deep && shallow
      ? `${diamonds}×${diamonds} 的地毯，学习率分别调好、${seeds} 个种子平均：${deep.points} 个训练点时，深的答对 ${percent(deep.mean)}，浅的答对 ${percent(shallow.mean)}。`
      : `${diamonds}×${diamonds} 的地毯，学习率分别调好；第一种点数还没有算完。`;
  },
});
