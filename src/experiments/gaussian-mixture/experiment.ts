import { vowelTokens } from '../../datasets/vowel-tokens.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import type { Features } from '../../math/mixtures/mixture.ts';
import type { Streams } from '../../math/random.ts';
import { climb } from './climb.ts';
import { MOST, readGiven, type Given } from './given.ts';
import { sentenceOf, tableOf } from './words.ts';

/** Points that may be typed. */
const TYPED = 400;

export default defineExperiment({
  title: '几团云：混合高斯与 EM',
  summary: '几个高斯轮流做两件事：认领点，再照认领的点摆好自己。看椭圆怎样移动，似然怎样一步一步上升。',
  controls: {
    iterations: {
      kind: 'number',
      label: '走几步',
      symbol: 'n',
      min: 0,
      max: 100,
      step: 1,
      value: 30,
      unit: '步',
      help: '一步是认领一遍、再摆一遍。',
    },
    components: {
      kind: 'number',
      label: '分量数',
      symbol: 'K',
      min: 1,
      max: MOST,
      step: 1,
      value: 4,
      help: '有几个高斯；写了起点的均值，就有几个均值算几个。',
    },
    covariance: {
      kind: 'choice',
      label: '协方差',
      options: { full: '完整', diagonal: '对角' },
      value: 'full',
      help: '对角的椭圆只能横着或竖着；完整的可以斜。',
    },
    start: {
      kind: 'choice',
      label: '起点',
      options: { drawn: '从点里抽', kmeans: 'k 均值' },
      value: 'drawn',
      help: '从点里抽几个当均值，每个都和全体一样宽；或者先用 k 均值分好堆。换种子就换一批。',
    },
    floor: {
      kind: 'number',
      label: '标准差的下限',
      min: 0,
      max: 50,
      step: 0.5,
      value: 1,
      unit: '%',
      help: '是全体的标准差的百分之几；0 是不设下限。',
    },
    x: {
      kind: 'rows',
      label: '数据点',
      min: -1e6,
      max: 1e6,
      rows: [0, TYPED],
      each: [1, TYPED],
      value: '',
      help: '自己写点：一行数是直线上的点，每行两个数是平面上的点；留空就用下面的数据。',
    },
    means: {
      kind: 'rows',
      label: '起点的均值',
      symbol: 'mu',
      min: -1e6,
      max: 1e6,
      rows: [0, MOST],
      each: [1, MOST],
      value: '',
      help: '在图上拖空心的起点也行；留空就照“起点”来。',
    },
    variances: {
      kind: 'rows',
      label: '起点的方差',
      symbol: 'sigma',
      min: 0,
      max: 1e12,
      rows: [0, MOST],
      each: [1, MOST],
      value: '',
      help: '与均值一样写；留空就都和全体一样宽。',
    },
    weights: {
      kind: 'numbers',
      label: '起点的权重',
      symbol: 'w',
      min: 0,
      max: 1,
      step: 0.001,
      least: 0,
      most: MOST,
      value: '',
      sum: 1,
      help: '加起来是 1；留空就一样重。',
    },
  },
  touch: ['iterations', 'components'],
  data: {
    vowels: {
      kind: 'table',
      label: '母音',
      help: '自己的表有 f1、f2 两列（赫），一行一个点。',
      columns: { f1: 'number', f2: 'number' },
      complete: true,
      byPlace: true,
      most: 5000,
      sets: {
        made: {
          label: '合成的母音',
          source: '由程序合成：绕着 Peterson 与 Barney 1952 的男声均值，十个母音各抽三十个',
          generate: (random: Streams) => vowelTokens(random('vowels')),
        },
        tokens: {
          label: 'Peterson 与 Barney 的 1520 个母音',
          source: 'Peterson、Barney 1952，《Control methods used in a study of the vowels》，JASA 24:175–184',
          files: [{ name: 'pb52.csv', sha256: 'a1cc7f9dcb23c7f626c90a09cfee6a6908cc4ccb7b321c5e0a1eabe5b42cc0bf' }],
          get: "在 R 里装上 phonTools，再运行 library(phonTools); data(pb52); write.csv(pb52, 'pb52.csv', row.names = FALSE)",
        },
      },
    },
  },
  seeded: true,
  fields: {
    iteration: '走了几步',
    'logLikelihoods.*': '全部点的对数似然（纳特）：第一个是起点的，以后每步一个',
    'weights.*': '各分量的权重',
    'means.*': '各分量的均值，一个分量一行',
    'variances.*': '各分量每一维的方差',
    'covariances.*': '各分量两维之间的协方差；对角时和直线上是 0',
    'start.*': '各分量起点的均值',
    'trail.*': '各分量的均值走过的地方，从起点起，6 位有效数字',
    'points.*': '点的坐标，末一个数是那里有几个点：400 个以上时只数格子里的点',
    'owners.*': '每个点最像出自第几个分量',
    curves: '点在直线上时的密度曲线：先是整个混合，再是各分量乘上权重；平面上是空的',
    'extent.*': '每一维画出的范围',
    count: '点数',
    distinct: '不同的点数',
    floored: '方差被下限托住的分量，从 1 数起',
    empty: '没有分到点的分量',
    singular: '方差缩到 0 的分量；有了就停下',
  },
  publish: [
    {},
    { components: 10, seed: 1 },
    { covariance: 'diagonal' },
    { seed: 2 },
    { components: 1 },
    { start: 'kmeans', components: 10, seed: 1 },
    { vowels: 'tokens', components: 10, iterations: 60, start: 'kmeans' },
    { x: '0,1,2,10,11,12', means: '0,12', variances: '4,4', weights: '0.5,0.5', iterations: 10 },
    { x: '0,1,2,10,11,12,30', means: '1,11,30', variances: '4,4,1', floor: 0, iterations: 20 },
    { x: '0,0; 1,1', means: '0,0; 1,1; 5,5', floor: 10, iterations: 10 },
  ],
  refuses: (params) => {
    const given = readGiven(params);
    return 'message' in given ? given : undefined;
  },
  *run({ iterations, components, covariance, start, floor, x, means, variances, weights, vowels }, random) {
    // What does not fit together was refused before.
    const given = readGiven({ x, means, variances, weights }) as Given;
    const { f1, f2 } = vowels.columns;
    const features: Features = {
      dims: given.dims,
      values: given.x ?? Float64Array.from({ length: 2 * vowels.rows }, (_, i) => (i % 2 === 0 ? f1 : f2)[i >> 1]!),
    };
    const settings = { components, iterations, floor: floor / 100 };
    yield* climb(
      features,
      given,
      { ...settings, shape: covariance as 'full' | 'diagonal', start: start as 'drawn' | 'kmeans' },
      random,
    );
  },
  progress: ({ iteration, singular }, { iterations }) =>
    singular.length > 0 || iterations === 0 ? 1 : iteration / iterations,
  claims: {
    每走一步似然都不降: {
      of: {},
      holds: ({ logLikelihoods }) =>
        logLikelihoods.every((value, i) => i === 0 || value >= logLikelihoods[i - 1]! - 1e-6),
    },
    只有一个分量时走一步就到了头: {
      of: { components: 1 },
      holds: ({ logLikelihoods }) => Math.abs(logLikelihoods.at(-1)! - logLikelihoods[1]!) < 1e-6,
    },
  },
  table: tableOf,
  describe: sentenceOf,
});
