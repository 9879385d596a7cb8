import { ready } from '../../engine/ready.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import type { FoldName } from '../../math/plane/plane-folding.ts';
import { cutPaper } from './paper.ts';
import { sentenceOf, tableOf } from './words.ts';

const flower = '0,0.3 0,0.62; 0.5,0.45; 0.75,0.55 0.6,0.75; 1,0.2 1,0.42; 0.3,0.85 0.55,0.95';

export default defineExperiment({
  title: '折纸剪窗花',
  summary: '纸折起来剪一刀，展开是许多处。折叠是 ReLU 网络的层，展开是把网络倒着走；用手指剪，看一刀有几个副本。',
  controls: {
    fold: {
      kind: 'choice',
      label: '怎样折',
      options: { mirror: '对折', d4: '四瓣', d5: '五瓣', d6: '六瓣' },
      value: 'd5',
      help: '四瓣、五瓣、六瓣都按剪纸的折法，一折一折地来。',
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
  fields: {
    order: '对称的阶 n',
    creases: '各条折痕的方向',
    thickness: '每折一次以后最厚处的层数',
    layers: '折叠网络的隐藏层数',
    units: '折叠网络的隐藏单元数',
    parameters: '折叠网络的参数个数',
    stages: '每一层纸在摊开时和每折一次以后的位置，写成把折好的纸移到那里的线性映射',
    cuts: '还没有剪时为空',
    'cuts.*.outline': '一刀的轮廓，在折好的纸上',
    'cuts.*.copies': '这一刀展开成几处',
    'cuts.*.places': '这一刀的中点（碰到折痕的，是折痕上的一点）展开以后的各处，由网络倒着算出',
    holes: '展开以后一共几处',
    largestError: 'TensorFlow.js 模型把各处折回去，离那一刀的中点最远多少',
  },
  publish: [
    {},
    { cuts: flower },
    { fold: 'mirror', cuts: '0.5,0.5' },
    { fold: 'd4', cuts: flower },
    { fold: 'd6', cuts: flower },
  ],
  prepare: ready,
  run: ({ fold, cuts }) => cutPaper(fold as FoldName, cuts),
  claims: {
    网络把每个洞的每一处都折回了同一个点: { of: {}, holds: ({ largestError }) => largestError < 1e-6 },
    // The rule about creases against what the net, run backwards, finds.
    '不碰折痕的一刀开出 $2n$ 处，碰到一条折痕的开出 $n$ 处': {
      of: {},
      holds: ({ cuts }) => cuts.every(({ copies, places }) => copies === places.length),
    },
  },
  table: tableOf,
  describe: sentenceOf,
});
