import { contrastOf, type Contrast } from '../../acoustic/contrast.ts';
import { corpusOf } from '../../acoustic/corpus.ts';
import { featuresOf } from '../../acoustic/features.ts';
import { ASKED, pupils, stageNames, type Asked, type Pupil } from '../../acoustic/pupils.ts';
import { speechInput } from '../../acoustic/speech-input.ts';
import { stagesOf } from '../../acoustic/stages.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { fixed, fourDecimals, percent } from '../../math/rounding.ts';
import { mean } from '../../math/statistics/mean.ts';
import { CHART, likeness, type ChartVowel, type Likeness, type Picture } from './vowels.ts';

interface Net {
  kind: Asked;
  turn: number;
  validation: number;
  error: number;
  untrained: Likeness[];
  trained: Likeness[];
}

type Drawn = Record<'untrained' | 'trained', Picture[]>;

interface Summary extends Contrast {
  means: Contrast;
  distances: Contrast;
  sure: Record<'untrained' | 'trained', number[]>;
  error: number;
}

export interface HiddenVowels {
  /** No one of flesh and blood spoke. */
  synthetic: boolean;
  chart: readonly ChartVowel[];
  stages: string[];
  at: number;
  nets: Net[];
  known: Summary | null;
  unseen: Summary | null;
  pictures: Record<Asked, Drawn | null>;
}

/** By the likeness that is meant, what was measured at each stage. */
const measured = (nets: readonly Net[], which: 'r2' | 'r2OfMeans' | 'distances') =>
  contrastOf(
    nets.map(({ untrained, trained }) => ({
      untrained: untrained.map((one) => one[which]),
      trained: trained.map((one) => one[which]),
    })),
  );

function summaryOf(nets: readonly Net[]): Summary | null {
  if (nets.length === 0) return null;
  const sure = (which: 'untrained' | 'trained') =>
    nets[0]![which].map((_, s) => nets.filter((net) => net[which][s]!.p <= 0.05).length);
  return {
    ...measured(nets, 'r2'),
    means: measured(nets, 'r2OfMeans'),
    distances: measured(nets, 'distances'),
    sure: { untrained: sure('untrained'), trained: sure('trained') },
    error: fourDecimals(mean(nets.map(({ error }) => error))),
  };
}

const bare = ({ r2, p, r2OfMeans, pOfMeans, distances }: Likeness): Likeness => ({
  r2,
  p,
  r2OfMeans,
  pOfMeans,
  distances,
});

function seen({ kind, turn, validation, error, asked, ...nets }: Pupil): { net: Net; drawn: () => Drawn } {
  const [untrained, trained] = [nets.untrained, nets.trained].map((net) =>
    stagesOf(net, asked).map((stage) => likeness(stage, asked.states)),
  ) as [ReturnType<typeof likeness>[], ReturnType<typeof likeness>[]];
  return {
    net: { kind, turn, validation, error, untrained: untrained.map(bare), trained: trained.map(bare) },
    drawn: () => ({
      untrained: untrained.map(({ picture }) => picture()),
      trained: trained.map(({ picture }) => picture()),
    }),
  };
}

const KINDS: Record<Asked, string> = { known: '熟人', unseen: '生人' };

export default defineExperiment({
  title: '隐藏层里的母音图',
  summary: '把声学网络的每一层压到平面上，九个母音摆成什么样，像不像母音图；没有训练过的网络放在旁边比。',
  controls: {
    normalised: {
      kind: 'choice',
      label: '归一化',
      options: { recording: '每段录音各自归一', none: '不归一' },
      value: 'recording',
      help: '每段录音的每个梅尔通道先减去自己的平均、除以自己的标准差，或者不这样做。',
    },
    layers: {
      kind: 'number',
      label: '隐藏层',
      min: 1,
      max: 7,
      step: 1,
      value: 5,
      unit: '层',
      help: '每层 128 个 ReLU。',
    },
    steps: {
      kind: 'number',
      label: '训练步数',
      min: 100,
      max: 6000,
      step: 100,
      value: 400,
      unit: '步',
      help: '每步 128 帧；学习率 0.001，分两次降到十分之一；留下在验证录音上错得最少的一次。',
    },
    nets: {
      kind: 'number',
      label: '网络',
      min: 1,
      max: 6,
      step: 1,
      value: 2,
      unit: '个',
      help: '考熟人、考生人各教这么多个，起点、考的录音或考的人各不相同。',
    },
  },
  touch: ['normalised', 'layers'],
  data: { speech: speechInput },
  seeded: true,
  prepare: ready,
  trainedBy,
  resumes: true,
  fields: {
    synthetic: '说话的人是不是合成的',
    'chart.*.phone': '母音的名字，CMU 词典的写法',
    'chart.*.ipa': '国际音标',
    'chart.*.f1': '母音图上的 F1，赫；双元音取两头的几何平均',
    'chart.*.f2': '母音图上的 F2，赫',
    'stages.*': '各级的名字：输入、各隐藏层、输出（softmax 之前）',
    at: '已经教完多少个网络，小数部分是正在教的一个',
    'nets.*.kind': 'known 考学过的人的别的录音（熟人），unseen 考没学过的人（生人）',
    'nets.*.turn': '第几次切分',
    'nets.*.validation': '验证帧的状态认错的比例，由它决定留下哪一次',
    'nets.*.error': '被考的帧里状态认错的比例',
    ...Object.fromEntries(
      (['untrained', 'trained'] as const).flatMap((which) => {
        const name = which === 'trained' ? '训练过' : '没有训练';
        return [
          [`nets.*.${which}.*.r2`, `${name}，每一级：母音帧散得最开的平面上，九个母音的中心与母音图的 Procrustes R²`],
          [`nets.*.${which}.*.p`, `${name}，每一级：九个名字的 362,880 种排法里，R² 不小于它的比例`],
          [`nets.*.${which}.*.r2OfMeans`, `${name}，每一级：换成九个中心自己散得最开的平面`],
          [`nets.*.${which}.*.pOfMeans`, `${name}，每一级：那个平面上的 p`],
          [`nets.*.${which}.*.distances`, `${name}，每一级：不压到平面，36 个中心距离与图上距离的相关系数`],
        ];
      }),
    ),
    ...Object.fromEntries(
      ASKED.flatMap((kind) => [
        [kind, `${KINDS[kind]}：各网络合起来；一个也没有教完时为 null`],
        [`pictures.${kind}`, `${KINDS[kind]}：第一个网络的样子；还没有教完时为 null`],
        [`${kind}.error`, `${KINDS[kind]}：被考的帧认错的比例，各网络的平均`],
        [`${kind}.sure.*.*`, `${KINDS[kind]}，untrained、trained，每一级：p 不大于 0.05 的网络有几个`],
        ...['', 'means.', 'distances.'].map((part) => [
          `${kind}.${part}${part === '' ? 'trained.*.*' : '*.*.*'}`,
          `${KINDS[kind]}：${part === '' ? '训练过的网络每一级 R² 的平均（value）与 95 % 区间（low、high）' : part === 'means.' ? '中心的平面上的 R²，untrained、trained 与 gain' : '距离的相关系数，untrained、trained 与 gain'}`,
        ]),
        [`${kind}.untrained.*.*`, `${KINDS[kind]}：没有训练的网络每一级 R² 的平均与区间`],
        [`${kind}.gain.*.*`, `${KINDS[kind]}：同一个网络训练前后 R² 之差的平均与区间`],
        [
          `pictures.${kind}.*.*.means.*`,
          `${KINDS[kind]}，第一个网络，untrained 与 trained，每一级：九个中心转到母音图上的位置，ln F1、ln F2`,
        ],
        [`pictures.${kind}.*.*.frames.*`, `${KINDS[kind]}：每个母音的几帧，第一个数是第几个母音`],
        [`pictures.${kind}.*.*.share`, `${KINDS[kind]}：这个平面占母音帧散布的多少`],
      ]),
    ),
  },
  publish: [{ speech: 'fsdd', nets: 5, steps: 1200 }, { speech: 'fsdd', nets: 5, steps: 1200, normalised: 'none' }, {}],
  *run({ normalised, layers, steps, nets: count, speech }, random, before?: HiddenVowels): Generator<HiddenVowels> {
    const synthetic = speech.every((one) => 'states' in one);
    const nets: Net[] = [...(before?.nets ?? [])];
    const pictures: HiddenVowels['pictures'] = { known: null, unseen: null, ...before?.pictures };
    const result = (at: number): HiddenVowels => ({
      synthetic,
      chart: CHART,
      stages: stageNames(layers),
      at,
      nets: [...nets],
      known: summaryOf(nets.filter(({ kind }) => kind === 'known')),
      unseen: summaryOf(nets.filter(({ kind }) => kind === 'unseen')),
      pictures: { ...pictures },
    });
    const features = featuresOf(corpusOf(speech), 'logMel', { perRecording: normalised === 'recording' });
    for (const { at, pupil } of pupils(features, { nets: count, layers, steps }, random, nets.length)) {
      if (pupil) {
        const { net, drawn } = seen(pupil);
        nets.push(net);
        pictures[net.kind] ??= drawn();
      }
      yield result(at);
    }
    yield result(nets.length);
  },
  progress: ({ at }, { nets }) => at / (nets * ASKED.length),
  claims: {},
  table: ({ stages, known, unseen }) => ({
    columns: [
      { label: '级' },
      ...ASKED.flatMap((kind) => [
        { label: `${KINDS[kind]}，训练过 R²` },
        { label: '下限' },
        { label: '上限' },
        { label: `${KINDS[kind]}，没训练 R²` },
      ]),
    ],
    rows: stages.map((name, s) => [
      name,
      ...[known, unseen].flatMap((one) => {
        const [trained, untrained] = [one?.trained[s], one?.untrained[s]];
        return [trained?.value, trained?.low, trained?.high, untrained?.value].map((value) =>
          value === undefined ? null : fixed(value, 2),
        );
      }),
    ]),
  }),
  describe: ({ synthetic, at, stages, known, unseen }, { layers }) => {
    if (!known) return `正在教第一个网络，已经学了 ${percent(at, 0)}；教完就画出它的每一层。`;
    const who = synthetic ? '合成的人' : '真人的录音';
    const told = ({ trained, untrained }: Summary) =>
      `${stages[layers]} ${fixed(trained[layers]!.value, 2)}（没训练 ${fixed(untrained[layers]!.value, 2)}，输入 ${fixed(trained[0]!.value, 2)}）`;
    return `${who}：九个母音与母音图的相像 R²，熟人${told(known)}${unseen ? `；生人${told(unseen)}` : ''}。`;
  },
});
