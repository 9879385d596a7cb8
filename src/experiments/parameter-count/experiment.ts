import { defineExperiment } from '../../lab/declare/define.ts';
import { denseParameters, matchingFatWidth, sizesOf } from '../../math/nets/dense-parameters.ts';
import { grouped } from '../../math/number-text.ts';
import { percent } from '../../math/rounding.ts';

export default defineExperiment({
  title: '一样多的参数：瘦高与矮胖',
  summary: '给出输入、输出、隐藏层的层数和宽度，数出瘦高的网络有多少参数，再算出只有一层的网络要多宽才与它一样多。',
  controls: {
    input: {
      kind: 'number',
      label: '输入',
      min: 1,
      max: 2000,
      step: 1,
      value: 429,
      unit: '个',
      help: '语音识别里是 11 帧，每帧 39 个数。',
    },
    output: {
      kind: 'number',
      label: '输出',
      min: 1,
      max: 20_000,
      step: 1,
      value: 9304,
      scale: 'log',
      unit: '个',
      help: '语音识别里是合用的状态，一个状态一个输出。',
    },
    layers: {
      kind: 'number',
      label: '隐藏层',
      symbol: 'L',
      min: 1,
      max: 10,
      step: 1,
      value: 5,
      unit: '层',
      help: '瘦高的网络有几层隐藏层。',
    },
    width: {
      kind: 'number',
      label: '每层的宽度',
      symbol: 'h',
      min: 1,
      max: 4096,
      step: 1,
      value: 2048,
      unit: '个',
      help: '瘦高的网络每层隐藏层有多少个单元。',
    },
  },
  touch: ['layers', 'width'],
  fields: {
    thin: '瘦高的网络（输入、L 层宽 h 的隐藏层、输出）的参数个数，权重与偏置都算',
    fatWidth: '只有一层隐藏层的网络要多宽，参数（权重与偏置）才与它最接近',
    fat: '这个矮胖的网络的参数个数',
    difference: '矮胖的比瘦高的多几个参数；负数是少几个',
    exact: '是不是恰好一样多',
    thinWithoutBiases: '瘦高的网络的权重个数，不算偏置',
    fatWidthWithoutBiases: '只算权重时，矮胖的网络要多宽',
    fatWithoutBiases: '那时它的权重个数',
    differenceWithoutBiases: '那时矮胖的比瘦高的多几个权重；负数是少几个',
    'thinBlocks.*': '瘦高的网络各层之间的权重个数，从输入往上',
    'fatBlocks.*': '矮胖的网络各层之间的权重个数，从输入往上',
  },
  publish: [
    {},
    { layers: 7 },
    { input: 253, output: 58, layers: 3, width: 128 },
    { input: 200, output: 58, layers: 3, width: 167 },
  ],
  *run({ input, output, layers, width }) {
    const thinSizes = sizesOf(input, layers, width, output);
    const count = (biases: boolean) => {
      const thin = denseParameters(thinSizes, biases);
      const fatWidth = matchingFatWidth(thin, input, output, biases);
      const fat = denseParameters([input, fatWidth, output], biases);
      return { thin, fatWidth, fat, difference: fat - thin };
    };
    const [all, weights] = [count(true), count(false)];
    yield {
      ...all,
      exact: all.difference === 0,
      thinWithoutBiases: weights.thin,
      fatWidthWithoutBiases: weights.fatWidth,
      fatWithoutBiases: weights.fat,
      differenceWithoutBiases: weights.difference,
      thinBlocks: blocksOf(thinSizes),
      fatBlocks: blocksOf([input, all.fatWidth, output]),
    };
  },
  claims: {
    相差不到一个隐藏单元的参数: {
      of: {},
      holds: ({ difference, differenceWithoutBiases }, { input, output }) =>
        Math.abs(difference) <= (input + output + 1) / 2 && Math.abs(differenceWithoutBiases) <= (input + output) / 2,
    },
  },
  table: ({ thin, fat, fatWidth, thinWithoutBiases, fatWithoutBiases, fatWidthWithoutBiases }, { layers, width }) => ({
    columns: [
      { label: '网络' },
      { label: '隐藏层', unit: '层' },
      { label: '宽度', unit: '个' },
      { label: '权重', unit: '个' },
      { label: '权重与偏置', unit: '个' },
    ],
    rows: [
      ['瘦高', layers, width, thinWithoutBiases, thin],
      ['矮胖，连偏置一样多', 1, fatWidth, null, fat],
      ['矮胖，权重一样多', 1, fatWidthWithoutBiases, fatWithoutBiases, null],
    ],
  }),
  describe: ({ thin, fatWidth, fat, difference, exact }, { layers, width }) => {
    const tall = `${layers} 层、每层 ${width} 个单元，有 ${counted(thin)} 个参数`;
    if (exact) return `${tall}；一层 ${counted(fatWidth)} 个单元，恰好一样多。`;
    const apart = `${difference > 0 ? '多' : '少'} ${counted(Math.abs(difference))} 个，占 ${percent(Math.abs(difference) / thin, 3)}`;
    return `${tall}；一层 ${counted(fatWidth)} 个单元，有 ${counted(fat)} 个，${apart}。`;
  },
});

/** Weights between neighbouring layers. */
const blocksOf = (sizes: readonly number[]): number[] => sizes.slice(1).map((units, i) => units * sizes[i]!);

const counted = (n: number): string => grouped(String(n));
