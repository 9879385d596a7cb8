import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { percent } from '../../math/rounding.ts';
import { fixedFolds, progressOf } from './learning.ts';

export default defineExperiment({
  title: '地毯函数：折好再学一刀',
  summary: '把折叠固定下来，只学最后一刀，或者只看最近的邻居：折好以后，一个点当许多个点用。',
  controls: {
    diamonds: {
      kind: 'choice',
      label: '每边的菱形',
      options: { 2: '2 个', 4: '4 个', 8: '8 个' },
      value: '4',
      help: '地毯每边有几个菱形；讲义的地毯是 4 个。',
    },
    seeds: {
      kind: 'number',
      label: '种子个数',
      min: 1,
      max: 10,
      step: 1,
      value: 5,
      unit: '个',
      help: '每种点数从几组不同的权重和训练点各做一次。',
    },
  },
  touch: ['diamonds'],
  seeded: true,
  fields: {
    sizes: '训练点的个数，从少到多',
    seeds: '种子个数',
    copies: '折好以后叠在一起的格子数',
    finished: '已做完的次数，一种点数、一个种子一次',
    'logistic.*': '折 0、1、2…… 次以后学一刀的测试正确率，依次按点数、种子排列',
    'logisticMean.*': '它们对种子的平均，按点数排列',
    'nearest.*': '最近邻在不折（raw）与折好（folded）的坐标里的测试正确率，按点数、种子排列',
    'nearestMean.*': '它们对种子的平均，按点数排列',
    'repeated.points': '另外反复抽的点数：折好以后，每种点数各抽许多批点，每批学一刀',
    'repeated.draws': '每种点数抽几批',
    'repeated.drawn': '各种点数已抽的批数',
    'repeated.reached': '其中测试正确率达到九成的批数',
    'repeated.least': '各批中最低的测试正确率',
  },
  publish: [{}],
  prepare: ready,
  trainedBy,
  run: ({ diamonds, seeds }, random) => fixedFolds({ side: Number(diamonds), seeds }, random),
  progress: progressOf,
  claims: {
    '折好三次，每一种点数的平均都过九成半': {
      of: { diamonds: '4' },
      holds: ({ logisticMean }) => logisticMean.at(-1)!.every((share) => share > 0.95),
    },
    '每批 50 个点就没有一批不到九成': {
      of: { diamonds: '4' },
      holds: ({ repeated: { points, reached, draws } }) => reached[points.indexOf(50)] === draws,
    },
    '少折一次，再多的点也只有一半上下': {
      of: { diamonds: '4' },
      holds: ({ logisticMean }) =>
        logisticMean.slice(0, -1).every((bySize) => bySize.every((share) => Math.abs(share - 0.5) < 0.1)),
    },
    '最近邻折好之后，在每一种点数上都比不折好': {
      of: {},
      holds: ({ nearestMean }) => nearestMean.folded.every((share, s) => share > nearestMean.raw[s]!),
    },
  },
  table: ({ sizes, logistic, logisticMean, nearestMean }) => ({
    columns: [
      { label: '训练点', unit: '个' },
      ...logistic.map((_, folds) => ({ label: `折 ${folds} 次，学一刀` })),
      { label: '最近邻，不折' },
      { label: '最近邻，折好' },
    ],
    rows: sizes.map((points, s) => [
      points,
      ...logisticMean.map((bySize) => bySize[s] ?? null),
      nearestMean.raw[s] ?? null,
      nearestMean.folded[s] ?? null,
    ]),
  }),
  describe: (result, { diamonds }) => {
    const { sizes, logisticMean } = result;
    const s = logisticMean[0]!.length - 1,
      all = logisticMean.length - 1;
    const wait = progressOf(result) < 1 ? '（还没有算完）' : '';
    return `${diamonds}×${diamonds} 的地毯，${sizes[s]} 个训练点：折好 ${all} 次再学一刀答对 ${percent(logisticMean[all]![s]!)}，不折只学一刀答对 ${percent(logisticMean[0]![s]!)}${wait}。`;
  },
});
