import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import type { FoldName } from '../../math/plane/plane-folding.ts';
import type { ActivationName } from './hidden-plane.ts';
import { cutPaper } from './paper.ts';
import type { Result } from './results.ts';
import { sentenceOf, tableOf } from './words.ts';
import { foldXor } from './xor.ts';
import { claims } from './claims.ts';

const flower = '0,0.3 0,0.62; 0.5,0.45; 0.75,0.55 0.6,0.75; 1,0.2 1,0.42; 0.3,0.85 0.55,0.95';

export default defineExperiment({
  title: '折平面，剪窗花',
  summary: '隐藏层把平面折起来再切一刀；纸折起来剪一刀。拖动点、权重和剪刀，看一刀怎样展开成许多处。',
  controls: {
    mode: {
      kind: 'choice',
      label: '折什么',
      options: { xor: '四个点的平面', paper: '一张圆纸' },
      value: 'xor',
      help: '一个有两个隐藏单元的网络，或者一张剪窗花的纸。',
    },
    points: {
      kind: 'points',
      label: '两类点',
      x: [-0.7, 1.7],
      y: [-0.7, 1.7],
      step: 0.05,
      groups: [2, 2],
      each: [1, 8],
      value: '0,0 1,1; 1,0 0,1',
      help: '先写圆点，再写方块；在图上也可以拖。',
      when: { mode: ['xor'] },
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
      when: { mode: ['xor'] },
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
      when: { mode: ['xor'] },
    },
    activation: {
      kind: 'choice',
      label: '激活函数',
      options: { sigmoid: 'S 形函数', relu: 'ReLU', abs: '绝对值' },
      value: 'sigmoid',
      help: '讲义用的是 S 形函数；绝对值是真正的对折，由两个 ReLU 拼成，只画不训练。',
      when: { mode: ['xor'] },
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
      when: { mode: ['xor'] },
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
      when: { mode: ['xor'] },
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
      when: { mode: ['xor'] },
    },
    fold: {
      kind: 'choice',
      label: '怎样折',
      options: { mirror: '对折', d4: '四瓣', d5: '五瓣', d6: '六瓣' },
      value: 'd5',
      help: '四瓣、五瓣、六瓣都按剪纸的折法，一折一折地来。',
      when: { mode: ['paper'] },
    },
    cuts: {
      kind: 'points',
      label: '剪的刀',
      x: [0, 1],
      y: [0, 1],
      step: 0.01,
      groups: [0, 24],
      each: [1, 24],
      value: '0.5,0.6; 0,0.6',
      help: '每一刀是几个“份,半径”：份从 0（第一条折痕）到 1（第二条折痕），半径从 0 到 1；一个点是一个洞，两个点是一片柳叶，更多的点围成一块。',
      when: { mode: ['paper'] },
    },
  },
  seeded: true,
  fields: {
    mode: '折的是什么，与参数 mode 相同',
    weights: 'xor：隐藏层现在的权重与偏置，四舍五入到 4 位小数',
    cut: 'xor：输出单元现在的权重与偏置',
    points: 'xor：各点的坐标，先是第一类',
    classes: 'xor：各点的类，0 或 1',
    hidden: 'xor：各点的隐藏值',
    logits: 'xor：各点的输出，大于 0 判为第二类',
    correct: 'xor：判对的点数',
    'separable.input': 'xor：输入平面里是否有直线分开两类',
    'separable.hidden': 'xor：隐藏平面里是否有直线分开两类',
    moved: 'xor：各点在这一步所在的位置',
    grid: 'xor：输入平面的格线在这一步的样子',
    boundary: 'xor：这一刀画回输入平面，一小段一小段，每段两个端点',
    reached: 'xor：损失曲线各点的步数',
    losses: 'xor：两点之间各步的平均交叉熵，单位纳特，比 reached 少一个',
    order: 'paper：对称的阶 n',
    creases: 'paper：各条折痕的方向',
    thickness: 'paper：每折一次以后最厚处的层数',
    layers: 'paper：折叠网络的隐藏层数',
    units: 'paper：折叠网络的隐藏单元数',
    parameters: 'paper：折叠网络的参数个数',
    stages: 'paper：每一层纸在摊开时和每折一次以后的位置，写成把折好的纸移到那里的线性映射',
    cuts: 'paper：还没有剪时为空',
    'cuts.*.outline': 'paper：一刀的轮廓，在折好的纸上',
    'cuts.*.copies': 'paper：这一刀展开成几处',
    'cuts.*.places': 'paper：这一刀的中点（碰到折痕的，是折痕上的一点）展开以后的各处，由网络倒着算出',
    holes: 'paper：展开以后一共几处',
    largestError: 'paper：TensorFlow.js 模型把各处折回去，离那一刀的中点最远多少',
  },
  publish: [
    {},
    { activation: 'relu', cut: '1,1,-0.5' },
    { activation: 'abs', weights: '0.71,0.71,-0.71,0.71,-0.71,0', cut: '-1,1,0' },
    { weights: '1,-1,0.3,-0.4,1,-0.6', cut: '0.5,-0.3,0', steps: 1500 },
    { mode: 'paper' },
    { mode: 'paper', cuts: flower },
    { mode: 'paper', fold: 'mirror', cuts: '0.5,0.5' },
    { mode: 'paper', fold: 'd4', cuts: flower },
    { mode: 'paper', fold: 'd6', cuts: flower },
  ],
  refuses: ({ mode, activation, steps }) =>
    mode === 'xor' && activation === 'abs' && steps > 0
      ? { name: 'steps', message: '绝对值只画不训练：把训练步数改成 0，或换一种激活函数。' }
      : undefined,
  prepare: ready,
  trainedBy: ({ mode, steps }) => (mode === 'xor' && steps > 0 ? trainedBy() : undefined),
  *run(
    { mode, points, weights, cut, activation, stage, steps, learningRate, fold, cuts },
    random,
  ): Generator<Result, void, void> {
    if (mode === 'paper') yield* cutPaper(fold as FoldName, cuts);
    else
      yield* foldXor(
        { points, weights, cut, activation: activation as ActivationName, stage, steps, learningRate },
        random,
      );
  },
  progress: (result, { steps }) => (result.mode === 'xor' && steps > 0 ? result.reached.at(-1)! / steps : 1),
  claims,
  table: tableOf,
  describe: sentenceOf,
});
