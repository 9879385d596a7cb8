import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { construct } from './exact.ts';
import { fixedFolds, foldsProgress } from './folds.ts';
import { trainBoth } from './live.ts';
import type { Result, SweepResult } from './results.ts';
import { sweep, sweepProgress } from './sweep.ts';
import type { Start } from './training.ts';
import { sentenceOf, tableOf } from './words.ts';
import { claims } from './claims.ts';

const rate = (label: string, value: number) =>
  ({
    kind: 'number',
    label,
    min: 0.0001,
    max: 1,
    step: 0.0001,
    value,
    scale: 'log',
    help: 'Adam 的学习率，两个网络可以不同。',
    when: { mode: ['train'] },
  }) as const;

export default defineExperiment({
  title: '地毯函数：一层对三层',
  summary: '参数恰好一样多的一层网络与三层网络学同一块地毯：数据多少、学习率多大，各在什么时候谁学得好。',
  controls: {
    mode: {
      kind: 'choice',
      label: '做什么',
      options: {
        train: '两个网络一起学',
        sweep: '正确率随点数的变化',
        exact: '写下来的网络',
        folds: '折好再学一刀',
      },
      value: 'train',
      help: '四个实验，各有自己的参数。',
    },
    diamonds: {
      kind: 'choice',
      label: '每边的菱形',
      options: { 2: '2 个', 4: '4 个', 8: '8 个' },
      value: '4',
      help: '地毯每边有几个菱形；讲义的地毯是 4 个。',
    },
    points: {
      kind: 'number',
      label: '训练点',
      symbol: 'N',
      min: 300,
      max: 100_000,
      step: 1,
      value: 20_000,
      scale: 'log',
      unit: '个',
      help: '从地毯上均匀抽多少个点来学；另抽一批来考。',
      when: { mode: ['train'] },
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
      when: { mode: ['train', 'sweep'] },
    },
    start: {
      kind: 'choice',
      label: '偏置的初值',
      options: { zero: '都是 0', scattered: '打散' },
      value: 'zero',
      help: '都是 0 时，每条折痕都从地毯的正中出发；打散时各从各处出发。',
      when: { mode: ['train', 'sweep'] },
    },
    deepRate: rate('深网络的学习率', 0.003),
    shallowRate: rate('浅网络的学习率', 0.003),
    steps: {
      kind: 'number',
      label: '训练步数',
      min: 500,
      max: 20_000,
      step: 500,
      value: 6000,
      unit: '步',
      help: '每步用 256 个点。',
      when: { mode: ['train', 'sweep'] },
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
      when: { mode: ['sweep', 'folds'] },
    },
  },
  seeded: true,
  fields: {
    mode: '做的是什么，与参数 mode 相同',
    'deep.units': 'train、exact：三层（折叠）网络的隐藏单元数',
    'deep.parameters': 'train、exact：它的参数个数',
    'deep.train': 'train：它在训练点上的正确率，点多时在前 4000 个上量，从 0 步起，四舍五入到 4 位小数',
    'deep.test': 'train：它在 4000 个没有学过的点上的正确率',
    'deep.surface': 'train：它的输出，每格一个数字，从 0（确信是 0）到 8（确信是 1），从下往上一行一行',
    'deep.wrong': 'exact：它在格点上答错的个数',
    'shallow.units': 'train、exact：一层网络的隐藏单元数',
    'shallow.parameters': 'train、exact：它的参数个数',
    'shallow.train': 'train：它在训练点上的正确率',
    'shallow.test': 'train：它在没有学过的点上的正确率',
    'shallow.surface': 'train：它的输出，写法同上',
    'shallow.wrong': 'exact：它在格点上答错的个数',
    steps: 'train：曲线各点的步数',
    columns: 'train：输出的图一行有多少格',
    sizes: 'sweep、folds：训练点的个数，从少到多',
    rates: 'sweep：试过的学习率',
    seeds: 'sweep、folds：种子个数',
    finished: 'sweep、folds：已做完的次数',
    part: 'sweep：正在做的一次训练做到了几成',
    'units.*': 'sweep：各网络的隐藏单元数',
    parameters: 'sweep：每个网络的参数个数',
    'measured.*.validation': 'sweep：每次训练在 5000 个验证点上的正确率，依次按点数、学习率、种子排列',
    'measured.*.test': 'sweep：每次训练在 10 000 个测试点上的正确率，排列相同',
    'measured.*.train': 'sweep：每次训练在训练点（至多前 10 000 个）上的正确率，排列相同',
    'best.*': 'sweep：学习率调好以后，已算完的各种点数，一种一项',
    'best.*.*.points': 'sweep：训练点的个数',
    'best.*.*.rate': 'sweep：验证正确率的平均最高的学习率',
    'best.*.*.mean': 'sweep：这个学习率下测试正确率的平均',
    'best.*.*.low': 'sweep：各种子中最低的测试正确率',
    'best.*.*.high': 'sweep：各种子中最高的测试正确率',
    'best.*.*.each': 'sweep：各种子的测试正确率',
    'best.*.*.train': 'sweep：训练正确率的平均',
    checked: 'exact：核对的格点数，边界上的也在内',
    folds: 'exact：每条坐标轴折的次数，也是折叠网络的隐藏层数',
    'growth.sides': 'exact：每边的菱形数',
    'growth.deep': 'exact：折叠网络的参数个数',
    'growth.shallow': 'exact：一层网络的参数个数',
    copies: 'folds：折好以后叠在一起的格子数',
    'logistic.*': 'folds：折 0、1、2…… 次以后学一刀的测试正确率，依次按点数、种子排列',
    'logisticMean.*': 'folds：它们对种子的平均，按点数排列',
    'nearest.*': 'folds：最近邻在不折（raw）与折好（folded）的坐标里的测试正确率，按点数、种子排列',
    'nearestMean.*': 'folds：它们对种子的平均，按点数排列',
  },
  publish: [
    {},
    { points: 100_000 },
    { deepRate: 0.01, shallowRate: 0.01 },
    { points: 300, deepRate: 0.03, shallowRate: 0.03 },
    { start: 'scattered' },
    { mode: 'exact' },
    { mode: 'exact', diamonds: '2' },
    { mode: 'exact', diamonds: '8' },
    { mode: 'folds' },
    { mode: 'sweep' },
    { mode: 'sweep', start: 'scattered' },
    { mode: 'sweep', diamonds: '8' },
    { mode: 'sweep', diamonds: '2' },
  ],
  prepare: ready,
  trainedBy: ({ mode }) => (mode === 'exact' ? undefined : trainedBy()),
  resumes: true,
  *run(
    { mode, diamonds, points, width, start: given, deepRate, shallowRate, steps, seeds },
    random,
    before?: Result,
  ): Generator<Result, void, void> {
    const side = Number(diamonds),
      start = given as Start;
    if (mode === 'train')
      yield* trainBoth({ side, points, width, start, steps, rates: { deep: deepRate, shallow: shallowRate } }, random);
    else if (mode === 'sweep')
      yield* sweep({ side, width, start, steps, seeds }, random, before as SweepResult | undefined);
    else if (mode === 'exact') yield* construct(side);
    else yield* fixedFolds({ side, seeds }, random);
  },
  progress: (result, { steps }) => {
    if (result.mode === 'train') return result.steps.at(-1)! / steps;
    if (result.mode === 'sweep') return sweepProgress(result);
    return result.mode === 'folds' ? foldsProgress(result) : 1;
  },
  claims,
  table: tableOf,
  describe: (result, { diamonds, points }) => sentenceOf(result, { side: Number(diamonds), points }),
});
