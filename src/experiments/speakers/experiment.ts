import { contrastOf, type Contrast } from '../../acoustic/contrast.ts';
import { corpusOf, type Utterance } from '../../acoustic/corpus.ts';
import { featuresOf } from '../../acoustic/features.ts';
import { pupilControls, pupilFields } from '../../acoustic/pupil-controls.ts';
import { ASKED, lessonsIn, pupils, stageNames, type Asked, type Pupil, type Tries } from '../../acoustic/pupils.ts';
import { speechInput } from '../../acoustic/speech-input.ts';
import { stagesOf, type Stage } from '../../acoustic/stages.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import type { Streams } from '../../math/random.ts';
import { fixed, fourDecimals, percent } from '../../math/rounding.ts';
import { mean } from '../../math/statistics/mean.ts';
import { halvesOf, probe } from './probe.ts';
import { distanceRatio, drawTriples, spokenBy, tracesOf, voicesOf, type Traces } from './speakers.ts';

/** What was measured of one net at every stage. */
interface Stages {
  ratio: number[];
  probe: number[];
  apart: number[];
}

interface Net {
  kind: Asked;
  turn: number;
  learningRate: number;
  weightDecay: number;
  validation: number;
  error: number;
  /** Speakers who are asked. */
  asked: number;
  untrained: Stages;
  trained: Stages;
}

interface Drawn {
  /** What the book calls them. */
  names: string[];
  untrained: Traces[];
  trained: Traces[];
}

interface Summary {
  ratio: Contrast;
  probe: Contrast;
  apart: Contrast;
  /** What guessing gets. */
  chance: number;
  error: number;
}

export interface Speakers {
  synthetic: boolean;
  stages: string[];
  /** Trainings that are done, and that there will be. */
  at: number;
  of: number;
  tries: Tries;
  nets: Net[];
  known: Summary | null;
  unseen: Summary | null;
  traces: Record<Asked, Drawn | null>;
}

const TRIPLES = 4000;
const MOMENTS = 20;
/** The book does not call the speakers by their names. */
const NAMES = '甲乙丙丁戊己庚辛壬癸';
const KINDS: Record<Asked, string> = { known: '熟人', unseen: '生人' };
const MEASURES = {
  ratio: '同音异人与同人异音的距离之比',
  probe: '线性探针认出说话人的比例',
  apart: '一个数字的几条轨迹：同一时刻各人相隔与一人走动幅度之比',
};

const summaryOf = (nets: readonly Net[]): Summary | null => {
  if (nets.length === 0) return null;
  const contrast = (what: keyof Stages) =>
    contrastOf(nets.map(({ untrained, trained }) => ({ untrained: untrained[what], trained: trained[what] })));
  return {
    ratio: contrast('ratio'),
    probe: contrast('probe'),
    apart: contrast('apart'),
    chance: fourDecimals(mean(nets.map(({ asked }) => 1 / asked))),
    error: fourDecimals(mean(nets.map(({ error }) => error))),
  };
};

/** Everything about one net, before and after: with the same frames, pairs and starts of the probe. */
function examined(
  { kind, turn, setting, validation, error, asked, utterances, untrained, trained }: Pupil,
  digit: number,
  everyone: readonly string[],
  random: Streams,
): { net: Net; drawn: Drawn } {
  const spoken = spokenBy(utterances, asked);
  const triples = drawTriples(spoken, TRIPLES, random(`pairs ${kind} ${turn}`));
  const halves = halvesOf(utteranceOf(utterances, asked.frames), (i) => spoken.phones[i]! >= 0);
  const voices = voicesOf(utterances, spoken, digit, MOMENTS);
  const look = (stages: readonly Stage[]) => {
    const traces = stages.map((stage) => tracesOf(stage, voices));
    return {
      traces,
      measured: {
        ratio: stages.map((stage) => fourDecimals(distanceRatio(stage, triples))),
        probe: stages.map((stage, s) => {
          const streams = (what: string) => random(`probe ${what} ${kind} ${turn} ${s}`);
          const chances = { weights: streams('weights'), shuffle: streams('shuffle') };
          return fourDecimals(probe(stage, spoken.speakers, spoken.names.length, halves, chances));
        }),
        apart: traces.map(({ apart }) => apart),
      },
    };
  };
  const [before, after] = [look(stagesOf(untrained, asked)), look(stagesOf(trained, asked))];
  return {
    net: {
      kind,
      turn,
      ...setting,
      validation,
      error,
      asked: spoken.names.length,
      untrained: before.measured,
      trained: after.measured,
    },
    drawn: {
      names: voices.map(({ name }) => NAMES[everyone.indexOf(name)] ?? name),
      untrained: before.traces,
      trained: after.traces,
    },
  };
}

/** Utterances are numbered within their speaker and digit, so that halves hold the same words by the same people. */
function utteranceOf(utterances: readonly Utterance[], frames: number): Uint32Array {
  const [numbers, seen] = [new Uint32Array(frames), new Map<string, number>()];
  let from = 0;
  for (const { speaker, digit, frames: own } of utterances) {
    const key = `${speaker} ${digit}`;
    const number = seen.get(key) ?? digit % 2;
    seen.set(key, number + 1);
    numbers.fill(number, from, from + own);
    from += own;
  }
  return numbers;
}

export default defineExperiment({
  title: '同一个数字，几个人说',
  summary: '几个人说同一个数字，在网络的每一层里走成什么样的轨迹；音对齐了多少，说话的人还认不认得出来。',
  controls: {
    digit: {
      kind: 'number',
      label: '数字',
      min: 0,
      max: 9,
      step: 1,
      value: 3,
      help: '画轨迹的是哪一个数字；别的量用全部数字算。',
    },
    ...pupilControls,
    steps: { ...pupilControls.steps, value: 300 },
  },
  touch: ['digit', 'layers'],
  data: { speech: speechInput },
  seeded: true,
  prepare: ready,
  trainedBy,
  resumes: true,
  fields: {
    synthetic: '说话的人是不是合成的',
    ...pupilFields,
    'nets.*.asked': '被考的有几个人',
    ...Object.fromEntries(
      Object.entries(MEASURES).flatMap(([name, meaning]) => [
        [`nets.*.untrained.${name}.*`, `没有训练的网络，每一级：${meaning}`],
        [`nets.*.trained.${name}.*`, `训练过的网络，每一级：${meaning}`],
        ...ASKED.flatMap((kind) => [
          [
            `${kind}.${name}.untrained.*.*`,
            `${KINDS[kind]}，没有训练，每一级的平均（value）与 95 % 区间（low、high）：${meaning}`,
          ],
          [`${kind}.${name}.trained.*.*`, `${KINDS[kind]}，训练过：${meaning}`],
          [`${kind}.${name}.gain.*.*`, `${KINDS[kind]}，同一个网络训练后减训练前：${meaning}`],
        ]),
      ]),
    ),
    ...Object.fromEntries(
      ASKED.flatMap((kind) => [
        [kind, `${KINDS[kind]}：各网络合起来；一个也没有教完时为 null`],
        [`traces.${kind}`, `${KINDS[kind]}：第一个网络的轨迹；还没有教完时为 null`],
        [`${kind}.chance`, `${KINDS[kind]}：瞎猜说话人能猜对的比例`],
        [`${kind}.error`, `${KINDS[kind]}：被考的帧认错的比例，各网络的平均`],
        [`traces.${kind}.names.*`, `${KINDS[kind]}，第一个网络：画的是谁`],
        [
          `traces.${kind}.untrained.*`,
          `${KINDS[kind]}，没有训练，每一级：各人的轨迹（paths）、平面占散布的多少（share）、相隔与走动之比（apart）`,
        ],
        [`traces.${kind}.trained.*`, `${KINDS[kind]}，训练过的轨迹`],
      ]),
    ),
  },
  publish: [
    { speech: 'fsdd', nets: 5, steps: 1200, tried: 3 },
    { speech: 'fsdd', nets: 5, steps: 400, tried: 3 },
    { speech: 'fsdd', nets: 5, steps: 3600, tried: 3 },
    {},
  ],
  *run(
    { digit, layers, normalised, steps, nets: count, tried, speech },
    random,
    before?: Speakers,
  ): Generator<Speakers> {
    const synthetic = speech.every((one) => 'states' in one);
    const lessons = { nets: count, layers, steps, tried };
    const nets: Net[] = [...(before?.nets ?? [])];
    const tries: Tries = structuredClone(before?.tries ?? { known: [], unseen: [] });
    const traces: Speakers['traces'] = { known: null, unseen: null, ...before?.traces };
    const result = (at: number): Speakers => ({
      synthetic,
      stages: stageNames(layers),
      at,
      of: lessonsIn(lessons),
      tries: structuredClone(tries),
      nets: [...nets],
      known: summaryOf(nets.filter(({ kind }) => kind === 'known')),
      unseen: summaryOf(nets.filter(({ kind }) => kind === 'unseen')),
      traces: { ...traces },
    });
    const corpus = corpusOf(speech);
    const everyone = [...new Set(corpus.utterances.map(({ speaker }) => speaker))].sort();
    const features = featuresOf(corpus, 'logMel', { perRecording: normalised === 'recording' });
    for (const { at, pupil } of pupils(features, lessons, random, tries, nets.length)) {
      if (pupil) {
        const { net, drawn } = examined(pupil, digit, everyone, random);
        nets.push(net);
        traces[net.kind] ??= drawn;
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
        { label: `${KINDS[kind]}，训练过，距离之比` },
        { label: `${KINDS[kind]}，没训练，距离之比` },
        { label: `${KINDS[kind]}，训练过，探针` },
        { label: `${KINDS[kind]}，没训练，探针` },
      ]),
    ],
    rows: stages.map((name, s) => [
      name,
      ...[known, unseen].flatMap((one) => [
        one ? fixed(one.ratio.trained[s]!.value, 3) : null,
        one ? fixed(one.ratio.untrained[s]!.value, 3) : null,
        one ? percent(one.probe.trained[s]!.value) : null,
        one ? percent(one.probe.untrained[s]!.value) : null,
      ]),
    ]),
  }),
  describe: ({ synthetic, at, of, stages, known, unseen }, { layers }) => {
    if (!known) return `正在教第一个网络，一共 ${of} 次训练，已经做了 ${percent(at / of, 0)}；教完就画出它的每一层。`;
    const told = ({ ratio, probe: found }: Summary) =>
      `${stages[layers]}的距离之比 ${fixed(ratio.trained[layers]!.value, 2)}（没训练 ${fixed(ratio.untrained[layers]!.value, 2)}），探针还认得出说话人的 ${percent(found.trained[layers]!.value, 0)}`;
    return `${synthetic ? '合成的人' : '真人的录音'}：熟人${told(known)}${unseen ? `；生人${told(unseen)}` : ''}。`;
  },
});
