import { contrastOf, type Contrast } from '../../acoustic/contrast.ts';
import { corpusOf } from '../../acoustic/corpus.ts';
import { featuresOf } from '../../acoustic/features.ts';
import { pupilControls, pupilFields } from '../../acoustic/pupil-controls.ts';
import { ASKED, lessonsIn, pupils, stageNames, type Asked, type Pupil, type Tries } from '../../acoustic/pupils.ts';
import { speechInput } from '../../acoustic/speech-input.ts';
import { stagesOf } from '../../acoustic/stages.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { fixed, fourDecimals, percent } from '../../math/rounding.ts';
import { mean } from '../../math/statistics/mean.ts';
import { levelsOf } from './heard.ts';
import { CHART, framesOfVowels, likeness, shownOf, type ChartVowel, type Likeness, type Picture } from './vowels.ts';

interface Net {
  kind: Asked;
  turn: number;
  learningRate: number;
  weightDecay: number;
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
  /** Trainings that are done, and that there will be. */
  at: number;
  of: number;
  tries: Tries;
  nets: Net[];
  known: Summary | null;
  unseen: Summary | null;
  pictures: Record<Asked, Drawn | null>;
  /** Of the frames in the pictures, in their order: how many dB each mel channel lies below the loudest. */
  heard: Record<Asked, number[][] | null>;
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

function seen({ kind, turn, setting, validation, error, asked, utterances, ...nets }: Pupil) {
  const [untrained, trained] = [nets.untrained, nets.trained].map((net) =>
    stagesOf(net, asked).map((stage) => likeness(stage, asked.states)),
  ) as [ReturnType<typeof likeness>[], ReturnType<typeof likeness>[]];
  const net: Net = {
    ...{ kind, turn, ...setting, validation, error },
    ...{ untrained: untrained.map(bare), trained: trained.map(bare) },
  };
  return {
    net,
    drawn: (): Drawn => ({
      untrained: untrained.map(({ picture }) => picture()),
      trained: trained.map(({ picture }) => picture()),
    }),
    heard: () =>
      levelsOf(
        utterances,
        shownOf(framesOfVowels(asked.states)).map(({ row }) => row),
      ),
  };
}

const KINDS: Record<Asked, string> = { known: '熟人', unseen: '生人' };

export default defineExperiment({
  title: '隐藏层里的母音图',
  summary: '把声学网络的每一层压到平面上，九个母音摆成什么样，像不像母音图；没有训练过的网络放在旁边比。',
  controls: {
    ...pupilControls,
    layers: { ...pupilControls.layers, max: 7 },
    nets: { ...pupilControls.nets, value: 2 },
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
    ...pupilFields,
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
        [
          `heard.${kind}`,
          `${KINDS[kind]}：图上的每一帧，23 个梅尔通道各比最响的低多少分贝，从低到高；还没有教完时为 null`,
        ],
        [`pictures.${kind}.*.*.share`, `${KINDS[kind]}：这个平面占母音帧散布的多少`],
      ]),
    ),
  },
  publish: [
    { speech: 'fsdd', nets: 5, steps: 1200, tried: 3 },
    { speech: 'fsdd', nets: 5, steps: 400, tried: 3 },
    { speech: 'fsdd', nets: 5, steps: 3600, tried: 3 },
    { speech: 'fsdd', nets: 5, steps: 1200, tried: 3, normalised: 'none' },
    {},
  ],
  *run(
    { normalised, layers, steps, nets: count, tried, speech },
    random,
    before?: HiddenVowels,
  ): Generator<HiddenVowels> {
    const synthetic = speech.every((one) => 'states' in one);
    const lessons = { nets: count, layers, steps, tried };
    const nets: Net[] = [...(before?.nets ?? [])];
    const tries: Tries = structuredClone(before?.tries ?? { known: [], unseen: [] });
    const pictures: HiddenVowels['pictures'] = { known: null, unseen: null, ...before?.pictures };
    const levels: HiddenVowels['heard'] = { known: null, unseen: null, ...before?.heard };
    const result = (at: number): HiddenVowels => ({
      synthetic,
      chart: CHART,
      stages: stageNames(layers),
      at,
      of: lessonsIn(lessons),
      tries: structuredClone(tries),
      nets: [...nets],
      known: summaryOf(nets.filter(({ kind }) => kind === 'known')),
      unseen: summaryOf(nets.filter(({ kind }) => kind === 'unseen')),
      pictures: { ...pictures },
      heard: { ...levels },
    });
    const features = featuresOf(corpusOf(speech), 'logMel', { perRecording: normalised === 'recording' });
    for (const { at, pupil } of pupils(features, lessons, random, tries, nets.length)) {
      if (pupil) {
        const { net, drawn, heard } = seen(pupil);
        nets.push(net);
        pictures[net.kind] ??= drawn();
        levels[net.kind] ??= heard();
      }
      yield result(at);
    }
    yield result(lessonsIn(lessons));
  },
  progress: ({ at, of }) => at / of,
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
  describe: ({ synthetic, at, of, stages, known, unseen }, { layers }) => {
    if (!known) return `正在教第一个网络，一共 ${of} 次训练，已经做了 ${percent(at / of, 0)}；教完就画出它的每一层。`;
    const who = synthetic ? '合成的人' : '真人的录音';
    const told = ({ trained, untrained }: Summary) =>
      `${stages[layers]} ${fixed(trained[layers]!.value, 2)}（没训练 ${fixed(untrained[layers]!.value, 2)}，输入 ${fixed(trained[0]!.value, 2)}）`;
    return `${who}：九个母音与母音图的相像 R²，熟人${told(known)}${unseen ? `；生人${told(unseen)}` : ''}。`;
  },
});
