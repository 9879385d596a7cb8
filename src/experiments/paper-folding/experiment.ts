import { ready } from '../../engine/ready.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { readNumberList } from '../../math/number-list.ts';
import { petals, type FoldName } from '../../math/plane/paper/creases.ts';
import { cutPaper } from './paper.ts';
import { sentenceOf, tableOf } from './words.ts';

const flower = '0,0.3 0,0.62; 0.5,0.45; 0.75,0.55 0.6,0.75; 1,0.2 1,0.42; 0.3,0.85 0.55,0.95';
/** The same cut twice, and one on a crease. */
const overlapping = '0.5,0.6; 0.5,0.6; 0,0.6';
/** From one crease to the other. */
const across = '0,0.5 1,0.5; 0.5,0.8';
/** Of the creases 0°, 100°, 60°: where points have few copies, and where they have many. */
const thinAndThick = '0.15,0.65; 0.65,0.65';

export default defineExperiment({
  title: '折纸剪窗花',
  summary: '纸折起来剪一刀，展开是许多处。折叠是 ReLU 网络的层，展开是把网络倒着走；用手指剪，看一刀有几个副本。',
  controls: {
    fold: {
      kind: 'choice',
      label: '怎样折',
      options: { mirror: '对折', d4: '四瓣', d5: '五瓣', d6: '六瓣', own: '自己定折痕' },
      value: 'd5',
      help: '四瓣、五瓣、六瓣都按剪纸的折法，一折一折地来；也可以自己写下每条折痕的角度。',
    },
    creases: {
      kind: 'numbers',
      label: '折痕的角度',
      min: 0,
      max: 179,
      step: 1,
      least: 1,
      most: 6,
      value: '0,100,60',
      unit: '度',
      when: { fold: ['own'] },
      help: '先折的写在前面。折痕是过中心的整条直线；它的两侧，留着 0 度稍上方的那一侧，另一侧翻过来。五瓣就是 0,72,0,36。',
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
    },
  },
  touch: ['fold'],
  handmade: { page: '/papercut/', label: '存成图片，或用真的纸剪' },
  fields: {
    order: '对称的阶 n：各层纸完全重合时，一共有 2n 层；不完全重合时为 null',
    creases: '各条折痕的方向',
    span: '折好的纸从多少度到多少度',
    parts: '把折好的纸按副本的个数分成几角',
    'parts.*.from': '这一角从多少度起',
    'parts.*.to': '到多少度止',
    'parts.*.copies': '这一角里（不在边上）的一点在摊开的纸上有几个副本',
    thickness: '每折一次以后最厚处的层数',
    layers: '折叠网络的隐藏层数',
    units: '折叠网络的隐藏单元数',
    parameters: '折叠网络的参数个数',
    stages: '每一层纸在摊开时和每折一次以后的位置，写成把折好的纸移到那里的线性映射',
    wedges: '每一层纸折好以后占着折好的纸的哪一部分，从多少度到多少度',
    cuts: '还没有剪时为空',
    'cuts.*.outline': '一刀的轮廓，在折好的纸上',
    'cuts.*.copies': '只剪这一刀，展开以后有几处互不相连的洞',
    'cuts.*.edges': '这一刀碰到折好的纸的几条边，边都是折痕',
    'cuts.*.places': '这一刀剪掉的一点（碰到边的，取边上的一点）的各个副本，由网络倒着算出；几个副本可以在同一个洞里',
    holes: '各刀一起，展开以后有几处互不相连的洞：重叠或碰到一起的是一处',
    largestError: 'TensorFlow.js 模型把各处折回去，离原来那一点最远多少',
  },
  publish: [
    {},
    { cuts: flower },
    { fold: 'mirror', cuts: '0.5,0.5' },
    { fold: 'd4', cuts: flower },
    { fold: 'd6', cuts: flower },
    { cuts: overlapping },
    { cuts: across },
    { fold: 'own', cuts: thinAndThick },
  ],
  prepare: ready,
  run: ({ fold, creases, cuts }) => cutPaper(fold === 'own' ? readNumberList(creases) : petals[fold as FoldName], cuts),
  claims: {
    网络把每个洞的每一处都折回了同一个点: { of: {}, holds: ({ largestError }) => largestError < 1e-6 },
    // The theorem's rule against the holes that are counted.
    '不碰边的一刀开出 $2n$ 处，碰到一条边的开出 $n$ 处，碰到两条的开出一处': {
      of: {},
      holds: ({ order, cuts }) =>
        order === null || cuts.every(({ copies, edges }) => copies === [2 * order, order, 1][edges]),
    },
    // And against what the net, run backwards, finds: only through a hole that goes all round do several copies share one.
    洞的个数就是副本的个数: {
      of: { fold: 'd6' },
      holds: ({ cuts }) => cuts.every(({ copies, edges, places }) => edges < 2 && copies === places.length),
    },
  },
  table: tableOf,
  describe: sentenceOf,
});
