import { evaluate } from '../../engine/evaluate.ts';
import { exactLayers, exactModel } from '../../engine/exact-models.ts';
import { fit } from '../../engine/fit/fit.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import type { Dataset } from '../../engine/training.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import {
  hiddenUnits,
  netParameters,
  parityNet,
  parityNetKinds,
  type ParityNetKind,
} from '../../math/nets/parity-nets.ts';
import { addPoint, attempt, parityData } from './training.ts';

const fewestBits = 2,
  mostBits = 16;
/** Points of a training curve: fewer where every point is tens of thousands of inputs. */
const pointsFor = (d: number): number => (d <= 12 ? 40 : 10);

const names: Record<ParityNetKind, string> = {
  fold: '折叠网络',
  relu: 'ReLU 网络',
  threshold: '阈值网络',
  thresholdSkip: '带跨层连接的阈值网络',
};

const forEach = <V>(value: (kind: ParityNetKind) => V) =>
  Object.fromEntries(parityNetKinds.map((kind) => [kind, value(kind)])) as Record<ParityNetKind, V>;

const sizeOf = (kind: ParityNetKind, d: number) => {
  const net = parityNet(kind, d);
  return { units: hiddenUnits(net), parameters: netParameters(net) };
};

/** Units and parameters of the four constructions for every number of bits. */
const growth = () => {
  const bits = Array.from({ length: mostBits - fewestBits + 1 }, (_, i) => fewestBits + i);
  const sizes = forEach((kind) => bits.map((d) => sizeOf(kind, d)));
  return {
    bits,
    units: forEach((kind) => sizes[kind].map(({ units }) => units)),
    parameters: forEach((kind) => sizes[kind].map(({ parameters }) => parameters)),
  };
};

/** Inputs that the TensorFlow.js model with the exact weights answers with anything but 1 (even) or 0 (odd). */
function wrongExactly(kind: ParityNetKind, d: number, { x, y, samples }: Dataset): number {
  const model = exactModel(parityNet(kind, d)),
    [answers] = evaluate(model, x, samples);
  model.dispose();
  return answers!.reduce((wrong, answer, n) => wrong + Number(answer !== y[n]), 0);
}

/** What every unit of the model says when the first s inputs are 1, for s = 0 … d: layer, unit, s. */
function responses(kind: ParityNetKind, d: number): number[][][] {
  const net = parityNet(kind, d),
    model = exactLayers(net),
    counts = d + 1;
  const x = Float32Array.from({ length: counts * d }, (_, i) => Number(i % d < Math.floor(i / d)));
  const outputs = evaluate(model, x, counts);
  model.dispose();
  return net.layers.map(({ units }, l) =>
    Array.from({ length: units }, (_, unit) =>
      Array.from({ length: counts }, (_, s) => outputs[l]![s * units + unit]!),
    ),
  );
}

/** How often d can be halved, rounding up, before it is 1: ⌈log₂ d⌉. */
const halvings = (d: number): number => (d <= 1 ? 0 : 1 + halvings(Math.ceil(d / 2)));

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

export default defineExperiment({
  title: '奇偶校验的四种神经网络',
  summary: '四种网络各用一套写好的权重算奇偶，在全部输入上核对；再让同样形状的网络从随机权重学起，看它学不学得会。',
  controls: {
    d: {
      kind: 'number',
      label: '输入位数',
      symbol: 'd',
      min: fewestBits,
      max: mostBits,
      step: 1,
      value: 8,
      unit: '位',
      help: '网络有多少个输入；一共有 2^d 种输入。',
    },
    net: {
      kind: 'choice',
      label: '画哪一种，训练哪一种',
      options: names,
      value: 'fold',
      help: '四种构造每次都全部核对；这里选画出哪一种，并从头训练同样形状的网络。',
    },
    factor: {
      kind: 'number',
      label: '训练时的宽度倍数',
      symbol: 'w',
      min: 1,
      max: 8,
      step: 1,
      value: 1,
      unit: '倍',
      help: '从头训练的网络，每个隐藏层的单元数是构造的几倍。',
    },
    steps: {
      kind: 'number',
      label: '训练步数',
      min: 100,
      max: 20_000,
      step: 100,
      value: 4000,
      unit: '步',
      help: '每次尝试训练多少步，一步用 64 个样本（输入不足 64 种时用全部）。',
    },
    learningRate: {
      kind: 'number',
      label: '学习率',
      symbol: 'eta',
      min: 0.0003,
      max: 0.3,
      step: 0.0001,
      value: 0.01,
      scale: 'log',
      help: 'Adam 的学习率。',
    },
    tries: {
      kind: 'number',
      label: '尝试次数',
      min: 1,
      max: 10,
      step: 1,
      value: 5,
      unit: '次',
      help: '从几组不同的随机权重分别学起。',
    },
  },
  touch: ['d', 'net'],
  seeded: true,
  fields: {
    'nets.*.units': '隐藏单元数',
    'nets.*.parameters': '参数个数：全部权重与偏置',
    'nets.*.errors': '写好权重的 TensorFlow.js 模型在全部 2^d 种输入上答错的个数；约定 1 的个数为偶数时输出 1',
    construction:
      '所画构造的各层：units、activation、kernel（逐个输入排列，每个输入下是它到各单元的权重）与 bias；skip 是输入直达输出的权重，没有则为 null',
    responses: '前 s 位为 1 时各单元的输出，s 从 0 到 d：依次按层、单元、s',
    growth: '从 2 到 16 位，四种构造的隐藏单元数与参数个数',
    'training.units': '从头训练的网络的隐藏单元数',
    'training.parameters': '从头训练的网络的参数个数',
    'training.steps': '曲线各点的步数，从 0 起',
    'training.attempts.*.losses':
      '两点之间各批的平均交叉熵，单位纳特，四舍五入到 4 位小数，比 steps 少一个；发散时为 null',
    'training.attempts.*.errors': '各点上在全部 2^d 种输入中答错的个数',
    'training.solved': '训练结束时全部答对的尝试次数',
    'training.best': '训练结束时答错最少的一次错几个',
    'training.median': '训练结束时答错个数的中位数',
    'training.worst': '训练结束时答错最多的一次错几个',
  },
  publish: [
    {},
    { d: 4 },
    { d: 2 },
    { d: 16 },
    { factor: 4 },
    { net: 'relu' },
    { net: 'relu', factor: 4 },
    { net: 'threshold' },
    { net: 'thresholdSkip' },
  ],
  prepare: ready,
  trainedBy,
  *run({ d, net, factor, steps, learningRate, tries }, random) {
    const kind = net as ParityNetKind,
      data = parityData(d),
      { layers, skip } = parityNet(kind, d);
    const fixed = {
      nets: forEach((kind) => ({ ...sizeOf(kind, d), errors: wrongExactly(kind, d, data) })),
      construction: {
        layers: layers.map(({ units, activation, kernel, bias }) => ({ units, activation, kernel, bias })),
        skip: skip ?? null,
      },
      responses: responses(kind, d),
      growth: growth(),
    };
    const starts = Array.from(
      { length: tries },
      (_, i) => () => attempt(i, { kind, d, factor, learningRate }, data, random),
    );
    const reached: number[] = [];
    yield* fit(starts, { steps, looks: pointsFor(d) }, (look) => {
      const attempts = look.learners;
      attempts.forEach((one, i) => addPoint(one, look.losses[i], data));
      reached.push(look.done);
      const final = attempts.map(({ errors }) => errors.at(-1)!);
      return {
        ...fixed,
        training: {
          units: fixed.nets[kind].units * factor,
          parameters: attempts[0]!.parameters,
          steps: [...reached],
          attempts: attempts.map(({ losses, errors }) => ({ losses: [...losses], errors: [...errors] })),
          solved: final.filter((wrong) => wrong === 0).length,
          best: Math.min(...final),
          median: median(final),
          worst: Math.max(...final),
        },
      };
    });
  },
  progress: ({ training }, { steps }) => training.steps.at(-1)! / steps,
  claims: {
    '四种网络用写好的权重，在全部 2^d 种输入上一个也没有答错': {
      of: {},
      holds: ({ nets }) => parityNetKinds.every((kind) => nets[kind].errors === 0),
    },
    '折叠网络只要 2\\lceil\\log_2 d\\rceil 个隐藏单元': {
      of: {},
      holds: ({ nets }, { d }) => nets.fold.units === 2 * halvings(d),
    },
    '阈值网络与 ReLU 网络各用 d 个，带跨层连接的阈值网络只要 \\lfloor d/2\\rfloor 个': {
      of: {},
      holds: ({ nets }, { d }) =>
        nets.threshold.units === d && nets.relu.units === d && nets.thresholdSkip.units === Math.floor(d / 2),
    },
    '八位时，同样大小的网络从头训练，没有一次尝试全部答对': {
      of: { d: 8, factor: 1 },
      holds: ({ training }) => training.solved === 0,
    },
    '放宽到四倍，折叠网络与 ReLU 网络就都有尝试全部答对': {
      of: { factor: 4 },
      holds: ({ training }) => training.solved > 0,
    },
  },
  table: ({ nets, training }, { net, tries }) => ({
    columns: [
      { label: '网络' },
      { label: '权重' },
      { label: '隐藏单元', unit: '个' },
      { label: '参数', unit: '个' },
      { label: '答错', unit: '种输入' },
    ],
    rows: [
      ...parityNetKinds.map((kind) => [
        names[kind],
        '写好的',
        nets[kind].units,
        nets[kind].parameters,
        nets[kind].errors,
      ]),
      ...Array.from({ length: tries }, (_, i) => [
        names[net as ParityNetKind],
        `学来的，第 ${i + 1} 次`,
        training.units,
        training.parameters,
        training.attempts[i]!.errors.at(-1)!,
      ]),
    ],
  }),
  describe: ({ nets, training }, { d, net, factor, tries }) => {
    const { units, parameters, errors } = nets[net as ParityNetKind];
    const written = `${d} 位奇偶：${names[net as ParityNetKind]}用 ${units} 个隐藏单元、${parameters} 个参数，${2 ** d} 种输入${errors === 0 ? '全部答对' : `答错 ${errors} 种`}`;
    const size = factor === 1 ? '同样大小' : `${factor} 倍宽`;
    const outcome =
      training.solved > 0
        ? `${tries} 次里有 ${training.solved} 次全部答对`
        : `${tries} 次都没有全部答对，最好的一次错 ${training.best} 种`;
    return `${written}；${size}的网络从头训练 ${training.steps.at(-1)} 步，${outcome}。`;
  },
});
