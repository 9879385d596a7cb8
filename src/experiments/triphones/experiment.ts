import { defineExperiment } from '../../lab/declare/define.ts';
import { brief, exactNumber } from '../../math/exact-decimal.ts';
import { readable } from '../../math/number-text.ts';
import { roundedTo } from '../../math/rounding.ts';
import { freeInMixture, sizeOfNet } from './counting.ts';

export default defineExperiment({
  title: '三音子要多少个参数',
  summary:
    '音素看左右两个邻居，状态的个数就成了三次方；每个状态各配一个高斯混合要多少参数，合用之后要多少，一个深度网络又要多少。',
  controls: {
    phones: {
      kind: 'number',
      label: '音素',
      min: 1,
      max: 1000,
      step: 1,
      value: 30,
      unit: '个',
      scale: 'log',
      help: '一种语言里区分多少个音素；每一个都可以站在左边、中间和右边。',
    },
    states: {
      kind: 'number',
      label: '每个三音子的状态',
      min: 1,
      max: 10,
      step: 1,
      value: 3,
      unit: '个',
      help: '一个三音子从头到尾分成几段，每段一个状态。',
    },
    components: {
      kind: 'number',
      label: '每个混合的分量',
      symbol: 'M',
      min: 1,
      max: 4096,
      step: 1,
      value: 64,
      unit: '个',
      scale: 'log',
      help: '一个状态的密度由几个高斯加权相加。',
    },
    dims: {
      kind: 'number',
      label: '特征的维数',
      symbol: 'D',
      min: 1,
      max: 1000,
      step: 1,
      value: 39,
      unit: '维',
      scale: 'log',
      help: '一帧声音变成多少个数；协方差取对角，每一维一个均值、一个方差。',
    },
    tied: {
      kind: 'number',
      label: '合用之后的状态',
      min: 1,
      max: 1000000,
      step: 1,
      value: 9304,
      unit: '个',
      scale: 'log',
      help: '让相似的状态合用一个密度，剩下多少个不同的；它也是网络的输出个数。',
    },
    hiddenLayers: {
      kind: 'number',
      label: '网络的隐藏层',
      min: 1,
      max: 20,
      step: 1,
      value: 7,
      unit: '层',
      help: '与高斯混合相比的网络有几个隐藏层。',
    },
    width: {
      kind: 'number',
      label: '每层的宽度',
      min: 1,
      max: 10000,
      step: 1,
      value: 2048,
      unit: '个',
      scale: 'log',
      help: '每个隐藏层有多少个单元。',
    },
    frames: {
      kind: 'number',
      label: '网络一次看的帧',
      min: 1,
      max: 101,
      step: 1,
      value: 11,
      unit: '帧',
      help: '网络的输入是相邻的几帧接在一起，个数是维数乘帧数。',
    },
  },
  touch: ['phones', 'tied'],
  fields: {
    triphones: '三音子的个数：音素数的三次方',
    states: '状态的个数：三音子数乘每个三音子的状态数，各不相同',
    perState: '一个对角高斯混合的自由参数：M(2D+1)−1，M 个权重的和是 1，所以少一个',
    untied: '每个状态各有一个混合时的自由参数；超过 2 的 53 次方时为 null',
    untiedDigits: '每个状态各有一个混合时的自由参数，准确的十进制数',
    tied: '状态合用密度之后的自由参数：合用之后的状态数乘 M(2D+1)−1',
    tiedNumbers: '状态合用密度之后要存的数：每个混合 M(2D+1) 个，不扣去随别的权重而定的那一个',
    inputs: '网络的输入个数：维数乘帧数',
    dnn: '网络的权重，不含偏置；输出是合用之后的状态',
    dnnBiases: '网络的偏置',
    dnnWithBiases: '网络的权重与偏置',
  },
  publish: [{}, { components: 40 }, { phones: 40 }, { phones: 42 }, { components: 1, phones: 42 }, { hiddenLayers: 5 }],
  *run({ phones, states, components, dims, tied, hiddenLayers, width, frames }) {
    const triphones = phones * phones * phones;
    const perState = freeInMixture(components, dims);
    // Within these controls all else stays below 2^53; this alone may pass it.
    const untied = BigInt(triphones * states) * BigInt(perState);
    const { weights, biases } = sizeOfNet([dims * frames, ...new Array<number>(hiddenLayers).fill(width), tied]);
    yield {
      triphones,
      states: triphones * states,
      perState,
      untied: exactNumber(untied),
      untiedDigits: String(untied),
      tied: tied * perState,
      tiedNumbers: tied * (perState + 1),
      inputs: dims * frames,
      dnn: weights,
      dnnBiases: biases,
      dnnWithBiases: weights + biases,
    };
  },
  claims: {
    '合用之前，参数比深度网络多得多；合用之后才差不多': {
      of: { components: 40, phones: 30 },
      holds: ({ untied, tied, dnn }) => untied! > 4 * dnn && tied < 2 * dnn && dnn < 2 * tied,
    },
    网络的参数与音素的个数无关: { of: { hiddenLayers: 7 }, holds: ({ dnn }) => dnn === 45_099_008 },
  },
  table: ({ triphones, states, untiedDigits, tied, tiedNumbers, dnn, dnnWithBiases }, params) => ({
    columns: [{ label: '模型' }, { label: '状态', unit: '个' }, { label: '参数', unit: '个' }],
    rows: [
      [`${params.phones} 个音素的三音子（${readable(triphones)} 个），各用各的`, states, brief(untiedDigits)],
      ['合用密度，自由参数', params.tied, tied],
      ['合用密度，要存的数', params.tied, tiedNumbers],
      [`${params.hiddenLayers}×${params.width} 的网络，只数权重`, params.tied, dnn],
      [`${params.hiddenLayers}×${params.width} 的网络，连偏置`, params.tied, dnnWithBiases],
    ],
  }),
  describe: ({ triphones, states, untied, untiedDigits, tied, dnn }, params) => {
    const times = readable(roundedTo(Number(untiedDigits) / dnn, 2));
    const own = untied === null ? brief(untiedDigits) : readable(untied);
    return `${params.phones} 个音素有 ${readable(triphones)} 个三音子、${readable(states)} 个状态，各配一个混合要 ${own} 个参数，是网络的 ${times} 倍；合用到 ${readable(params.tied)} 个状态，要 ${readable(tied)} 个，${params.hiddenLayers}×${params.width} 的网络有 ${readable(dnn)} 个权重。`;
  },
});
