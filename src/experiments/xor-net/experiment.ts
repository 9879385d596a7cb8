import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import type { ActivationName } from './hidden-plane.ts';
import { sentenceOf, tableOf } from './words.ts';
import { runXorNet } from './xor-net.ts';

const corners = '0,0 1,1; 1,0 0,1';

export default defineExperiment({
  title: '两个单元折平面',
  summary: '隐藏层把平面折起来再切一刀。拖动点、两个单元的直线和那一刀，看一刀画回输入平面是什么样子。',
  controls: {
    points: {
      kind: 'points',
      label: '两类点',
      x: [-0.7, 1.7],
      y: [-0.7, 1.7],
      step: 0.05,
      groups: [2, 2],
      each: [1, 8],
      value: corners,
      help: '先写圆点，再写方块；在图上也可以拖。',
    },
    weights: {
      kind: 'numbers',
      label: '隐藏层的权重',
      symbol: 'w',
      min: -20,
      max: 20,
      step: 0.01,
      least: 6,
      most: 6,
      value: '2,-2,-1,-2,2,-1',
      help: '依次是第一个单元的两个权重与偏置，再是第二个单元的；在图上拖两条虚线也行。',
    },
    cut: {
      kind: 'numbers',
      label: '输出的一刀',
      symbol: 'v',
      min: -20,
      max: 20,
      step: 0.01,
      least: 3,
      most: 3,
      value: '1,1,-0.65',
      help: '输出单元的两个权重与偏置，是隐藏平面里的一条直线；在图上也可以拖。',
    },
    activation: {
      kind: 'choice',
      label: '激活函数',
      options: { sigmoid: 'S 形函数', relu: 'ReLU', abs: '绝对值' },
      value: 'sigmoid',
      help: '讲义用的是 S 形函数；绝对值是真正的对折，由两个 ReLU 拼成，只画不训练。',
    },
    stage: {
      kind: 'number',
      label: '折到哪里',
      symbol: 's',
      min: 0,
      max: 2,
      step: 0.02,
      value: 2,
      help: '0 是输入平面，1 是第一个单元做完以后，2 是隐藏平面。',
    },
    steps: {
      kind: 'number',
      label: '训练步数',
      min: 0,
      max: 5000,
      step: 50,
      value: 0,
      unit: '步',
      help: '从上面的权重开始训练；0 是不训练。',
    },
    learningRate: {
      kind: 'number',
      label: '学习率',
      symbol: 'eta',
      min: 0.001,
      max: 1,
      step: 0.001,
      value: 0.05,
      scale: 'log',
      help: 'Adam 的学习率。',
    },
  },
  touch: ['stage', 'activation'],
  // Every step takes all points; the seed sets their order in its sums, and with it the last digits.
  seeded: true,
  fields: {
    weights: '隐藏层现在的权重与偏置，四舍五入到 4 位小数',
    cut: '输出单元现在的权重与偏置',
    points: '各点的坐标，先是第一类',
    classes: '各点的类，0 或 1',
    hidden: '各点的隐藏值',
    logits: '各点的输出，大于 0 判为第二类',
    correct: '判对的点数',
    'separable.input': '输入平面里是否有直线分开两类',
    'separable.hidden': '隐藏平面里是否有直线分开两类',
    moved: '各点在这一步所在的位置',
    grid: '输入平面的格线在这一步的样子',
    boundary: '这一刀画回输入平面，一小段一小段，每段两个端点',
    reached: '损失曲线各点的步数',
    losses: '两点之间各步的平均交叉熵，单位纳特，比 reached 少一个',
  },
  publish: [
    {},
    { activation: 'relu', cut: '1,1,-0.5' },
    { activation: 'abs', weights: '0.71,0.71,-0.71,0.71,-0.71,0', cut: '-1,1,0' },
    { weights: '1,-1,0.3,-0.4,1,-0.6', cut: '0.5,-0.3,0', steps: 1500 },
  ],
  refuses: ({ activation, steps }) =>
    activation === 'abs' && steps > 0
      ? { name: 'steps', message: '绝对值只画不训练：把训练步数改成 0，或换一种激活函数。' }
      : undefined,
  prepare: ready,
  trainedBy: ({ steps }) => (steps > 0 ? trainedBy() : undefined),
  run: (params, random) => runXorNet({ ...params, activation: params.activation as ActivationName }, random),
  progress: ({ reached }, { steps }) => (steps > 0 ? reached.at(-1)! / steps : 1),
  claims: {
    四个角在输入平面里没有一条直线分得开: { of: { points: corners }, holds: ({ separable }) => !separable.input },
    在隐藏平面里都有一条直线分得开: { of: {}, holds: ({ separable }) => separable.hidden },
  },
  table: tableOf,
  describe: sentenceOf,
});
