import { defineExperiment } from '../../lab/declare/define.ts';
import { readNumberList } from '../../math/number-list.ts';
import { addHyperplanes } from './arrangements.ts';
import { approachSquare, foldTent } from './graphs.ts';
import { compareBounds, countNet } from './nets.ts';
import { refusal } from './refusals.ts';
import type { Result } from './results.ts';
import { sentenceOf, tableOf } from './words.ts';

/** The number of folds that two modes share: with 0 the tent is the identity, and the square's net a straight line. */
const folds = { min: 0, max: 16 };

export default defineExperiment({
  title: '数线性区域',
  summary: '把分段线性函数的段与块一块块数清：折叠让块数相乘，添一个单元只让块数相加。',
  controls: {
    mode: {
      kind: 'choice',
      label: '数什么',
      options: {
        tent: '帐篷映射的段',
        lines: '一层：直线分平面',
        net: '多层：网络的区域',
        bounds: '多层：上界与下界',
        square: '用折叠逼近平方',
      },
      value: 'tent',
      help: '五种数法，各有自己的参数。',
    },
    folds: {
      kind: 'number',
      label: '折叠次数',
      symbol: 'k',
      ...folds,
      step: 1,
      value: 5,
      unit: '次',
      help: '把帐篷映射与自己复合多少次；0 次是恒等函数。',
      when: { mode: ['tent', 'square'] },
    },
    lines: {
      kind: 'number',
      label: '超平面个数',
      symbol: 'n',
      min: 0,
      max: 100,
      step: 1,
      value: 10,
      unit: '个',
      help: '一层的单元数：每个单元在输入空间里划一刀，平面里就是一条直线。',
      when: { mode: ['lines'] },
    },
    dims: {
      kind: 'number',
      label: '维数',
      symbol: 'd',
      min: 1,
      max: 6,
      step: 1,
      value: 2,
      unit: '维',
      help: '输入空间的维数；2 维时画出地图。',
      when: { mode: ['lines'] },
    },
    inputs: {
      kind: 'number',
      label: '输入个数',
      symbol: 'n0',
      min: 1,
      max: 100,
      step: 1,
      value: 2,
      unit: '个',
      help: '网络的输入个数；每一层都不能比它窄。',
      when: { mode: ['bounds'] },
    },
    widths: {
      kind: 'numbers',
      label: '各层宽度',
      symbol: 'ni',
      min: 1,
      max: 1000,
      step: 1,
      least: 1,
      most: 20,
      value: '4,4,4',
      unit: '个',
      help: '每个隐藏层的单元数，从输入一侧数起；逐块数的时候一共至多 64 个。',
      when: { mode: ['net', 'bounds'] },
    },
    weights: {
      kind: 'choice',
      label: '权重',
      options: { built: '造出来的：先折，再切', random: '随机的' },
      value: 'built',
      help: '造出来的是 Montúfar 的折叠网络，随机的是训练之前常用的初始权重。',
      when: { mode: ['net'] },
    },
  },
  seeded: true,
  fields: {
    mode: '数的是什么，与参数 mode 相同',
    folds: '已折的次数（tent、square）',
    pieces: '图像的直线段数（tent、square）',
    units: '隐藏单元的总数（tent、square、net、bounds），tent 与 square 时是折叠网络的',
    parameters: '折叠网络的参数个数（tent、square）',
    shallowUnits: '一层隐藏层画出同一图像所用的单元数（tent、square）',
    shallowParameters: '这个一层网络的参数个数（tent、square）',
    points: '交错点的个数（tent），2 的 folds 次方',
    errors: '折叠网络分错的交错点数（tent）',
    knots: '图像的折点（tent、square），横坐标与高度，从 0 起至多 64 段',
    peaks: '每一段上离平方最远的点（square），横坐标与图像的高度',
    'shallow.*.units': '一层隐藏层的单元数（tent）',
    'shallow.*.errors': '沿着图像走到单元用完的一层网络（tent），量到的分错点数',
    'shallow.*.fewest': '这么多单元的任何一层网络至少分错的点数（tent）',
    rival: '与折叠网络单元一样多的一层网络的折点（tent），横坐标与高度',
    telgarsky: '每种隐藏层数的宽度界（tent），从一层到 folds 层',
    'telgarsky.*.layers': '隐藏层数（tent）',
    'telgarsky.*.width': 'Telgarsky 的宽度（tent），不超过它的网络至少分错六分之一；没有则为 0',
    'telgarsky.*.counted': '直接数段得到的宽度（tent），不超过它的网络至少分错六分之一；没有则为 0',
    regions: '块数（lines、net），lines 时逐个超平面数出，net 时是整个平面里的区域数',
    zaslavsky: '一般位置时的块数（lines），即 0 到 dims 的组合数之和',
    growth: '前 0、1、2…… 个超平面分出的块数（lines）',
    visible: '所画方块里的区域数（net）',
    montufar: 'Montúfar 的下界（net、bounds）；超过 2 的 53 次方或不成立时为 null',
    montufarDigits: 'Montúfar 的下界（net、bounds），准确的十进制数；不成立时为 null',
    most: '逐层相乘的上界（net、bounds）；超过 2 的 53 次方时为 null',
    mostDigits: '逐层相乘的上界（net、bounds），准确的十进制数',
    oneLayer: '同样多的单元只排一层时的最多块数（net、bounds）；超过 2 的 53 次方时为 null',
    oneLayerDigits: '同样多的单元只排一层时的最多块数（net、bounds），准确的十进制数',
    'layers.*.units': '这一层的单元数（net）',
    'layers.*.regions': '算到这一层为止（net），整个平面里的区域数',
    'layers.*.visible': '算到这一层为止（net），所画方块里的区域数',
    'bounds.*.units': '这一层的单元数（net、bounds）',
    'bounds.*.lower': '到这一层为止的 Montúfar 下界（net、bounds），十进制数；不成立时为 null',
    'bounds.*.upper': '到这一层为止逐层相乘的上界（net、bounds），十进制数',
    'bounds.*.shallow': '到这一层为止的单元只排一层时的最多块数（net、bounds），十进制数',
    sample: '若干个同样宽度的随机网络在整个平面里的区域数（net）',
    sampleLeast: '其中最少的（net）',
    sampleMost: '其中最多的（net）',
    square: '所画方块的左边与右边（net），上下相同',
    map: '所画方块里的各块区域（lines、net）；不画时为 null',
    'map.*.corners': '一块区域的顶点（lines、net），横坐标与纵坐标，四舍五入到 4 位小数',
    'map.*.pattern': '这块区域里各单元开（1）还是关（0）（lines、net），各层用空格隔开',
    'map.*.formula': '这块区域里网络的值 ax+by+c 的三个系数（net），4 位有效数字；lines 时为 null',
    done: '已数完的比例（net）',
    maxError: '与平方的最大误差（square），由图像的每一段准确算出',
    maxErrors: '折 0、1、2…… 次的最大误差（square）',
    deepSizes: '折 0、1、2…… 次的网络各有多少隐藏单元（square）',
    shallowSizes: '一层隐藏层画出同样的图像各要多少单元（square）',
  },
  publish: [
    {},
    { folds: 10 },
    { mode: 'lines' },
    { mode: 'lines', lines: 20, dims: 3 },
    { mode: 'net' },
    { mode: 'net', weights: 'random' },
    { mode: 'net', weights: 'random', widths: '12' },
    { mode: 'net', weights: 'random', widths: '8,8,8' },
    { mode: 'bounds' },
    { mode: 'bounds', widths: '8,8,8' },
    { mode: 'bounds', widths: '4,4,4,4,4,4' },
    { mode: 'square', folds: 0 },
    { mode: 'square', folds: 1 },
    { mode: 'square', folds: 2 },
    { mode: 'square', folds: 6 },
  ],
  refuses: refusal,
  *run({ mode, folds, lines, dims, inputs, widths, weights }, random): Generator<Result, void, void> {
    if (mode === 'tent') yield* foldTent(folds);
    else if (mode === 'lines') yield* addHyperplanes(lines, dims, random);
    else if (mode === 'net') yield* countNet(readNumberList(widths), weights === 'built', random);
    else if (mode === 'bounds') yield* compareBounds(inputs, readNumberList(widths));
    else yield* approachSquare(folds);
  },
  progress: (result, { folds, lines }) => {
    switch (result.mode) {
      case 'tent':
      case 'square':
        return (result.folds + 1) / (folds + 1);
      case 'lines':
        return result.growth.length / (lines + 1);
      case 'net':
        return result.done;
      case 'bounds':
        return 1;
    }
  },
  claims: {
    '折 k 次恰好得到 2^k 段，只用 2k 个单元': {
      of: {},
      holds: (result) =>
        result.mode !== 'tent' || (result.pieces === 2 ** result.folds && result.units === 2 * result.folds),
    },
    折叠网络一个点也没有分错: { of: {}, holds: (result) => result.mode !== 'tent' || result.errors === 0 },
    '沿着锯齿走的一层网络，至多比这个下限多错一个点': {
      of: {},
      holds: (result) =>
        result.mode !== 'tent' ||
        result.shallow.every(({ units, errors, fewest }) => units >= result.points || errors - fewest <= 1),
    },
    '一个一个数出来的块数，与公式给出的分毫不差': {
      of: {},
      holds: (result) => result.mode !== 'lines' || result.regions === result.zaslavsky,
    },
    造出来的网络在方块里恰好有下界那么多块: {
      of: {},
      holds: (result, { weights }) =>
        result.mode !== 'net' || weights !== 'built' || result.visible === result.montufar,
    },
    '随机的深网络没有一个达到 Montúfar 的下界': {
      of: {},
      holds: (result) =>
        result.mode !== 'net' ||
        result.layers.length === 1 ||
        result.sample.every((regions) => regions < result.montufar!),
    },
    '量到的最大误差恰好是 2^{-2m-2}': {
      of: {},
      holds: (result) => result.mode !== 'square' || result.maxErrors.every((error, m) => error === 2 ** (-2 * m - 2)),
    },
  },
  table: (result) => tableOf(result),
  describe: (result, params) => sentenceOf(result, params),
});
