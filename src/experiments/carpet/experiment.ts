import type { Start } from '../../engine/fit/equal-nets.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { percent } from '../../math/rounding.ts';
import { trainBoth } from './learning.ts';

const rate = (label: string) =>
  ({
    kind: 'number',
    label,
    min: 0.0001,
    max: 1,
    step: 0.0001,
    value: 0.003,
    scale: 'log',
    help: 'Adam 的学习率，两个网络可以不同。',
  }) as const;

export default defineExperiment({
  title: '地毯函数：一层对三层',
  summary: '参数恰好一样多的一层网络与三层网络一起学同一块地毯：点数、学习率和偏置的初值怎样左右它们。',
  controls: {
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
      help: '从地毯上均匀抽多少个点来学；另抽一批来挑学习率，再抽一批来考。',
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
    deepRate: rate('深网络的学习率'),
    shallowRate: rate('浅网络的学习率'),
    steps: {
      kind: 'number',
      label: '训练步数',
      min: 500,
      max: 20_000,
      step: 500,
      value: 6000,
      unit: '步',
      help: '每步用 256 个点。',
    },
  },
  touch: ['diamonds', 'points'],
  seeded: true,
  fields: {
    steps: '曲线各点的步数',
    columns: '输出的图一行有多少格',
    'deep.units': '三层网络的隐藏单元数',
    'deep.parameters': '它的参数个数',
    'deep.train': '它在训练点上的正确率，点多时在前 4000 个上量，从 0 步起，四舍五入到 4 位小数',
    'deep.validation': '它在 4000 个验证点上的正确率：没有学过，用来挑学习率',
    'deep.test': '它在另外 4000 个测试点上的正确率：没有学过，也不用来挑什么',
    'deep.surface': '它的输出，每格一个数字，从 0（确信是 0）到 8（确信是 1），从下往上一行一行',
    'shallow.units': '一层网络的隐藏单元数',
    'shallow.parameters': '它的参数个数',
    'shallow.train': '它在训练点上的正确率',
    'shallow.validation': '它在验证点上的正确率',
    'shallow.test': '它在测试点上的正确率',
    'shallow.surface': '它的输出，写法同上',
  },
  publish: [
    {},
    { points: 100_000 },
    { deepRate: 0.01, shallowRate: 0.01 },
    { points: 300, deepRate: 0.03, shallowRate: 0.03 },
    { start: 'scattered' },
    { steps: 20_000 },
  ],
  prepare: ready,
  trainedBy,
  run: ({ diamonds, points, width, start, deepRate, shallowRate, steps }, random) =>
    trainBoth(
      {
        side: Number(diamonds),
        points,
        width,
        start: start as Start,
        rates: { deep: deepRate, shallow: shallowRate },
        steps,
      },
      random,
    ),
  progress: (result, { steps }) => result.steps.at(-1)! / steps,
  claims: {
    '一个隐藏层 $\\tfrac{w(w+3)}2$ 个单元，参数个数恰好相同': {
      of: {},
      holds: ({ deep, shallow }) => deep.parameters === shallow.parameters,
    },
    '学习率都取 0.003 时，浅的网络到训练结束也没有学会这块地毯': {
      of: { diamonds: '4', start: 'zero', shallowRate: 0.003, steps: 6000 },
      holds: ({ shallow }) => Math.max(...shallow.train) < 0.8,
    },
    '学习率都换成 0.01，两个网络的正确率就相差无几': {
      of: { diamonds: '4', deepRate: 0.01, shallowRate: 0.01 },
      holds: ({ deep, shallow }) => Math.abs(deep.test.at(-1)! - shallow.test.at(-1)!) < 0.02,
    },
    '只把偏置的初值打散，同样的 0.003，浅的网络就学会了': {
      of: { diamonds: '4', start: 'scattered', shallowRate: 0.003 },
      holds: ({ shallow }) => shallow.test.at(-1)! > 0.9,
    },
  },
  table: ({ steps, deep, shallow }) => ({
    columns: [
      { label: '步数', unit: '步' },
      { label: '深，训练正确率' },
      { label: '深，验证正确率' },
      { label: '深，测试正确率' },
      { label: '浅，训练正确率' },
      { label: '浅，验证正确率' },
      { label: '浅，测试正确率' },
    ],
    rows: steps.map((step, i) => [
      step,
      ...[deep, shallow].flatMap(({ train, validation, test }) => [train[i]!, validation[i]!, test[i]!]),
    ]),
  }),
  describe: ({ steps, deep, shallow }, { diamonds, points }) => {
    const said = [
      ['三层', deep],
      ['一层', shallow],
    ] as const;
    const shares = said.map(
      ([layers, { units, test }]) => `${layers}的网络（${units} 个单元）答对测试点的 ${percent(test.at(-1)!)}`,
    );
    return `${diamonds}×${diamonds} 的地毯，${points} 个训练点，都是 ${deep.parameters} 个参数；训练 ${steps.at(-1)} 步后，${shares.join('，')}。`;
  },
});
