import { chosenTrials, nextTrial, trialsOf } from '../../acoustic/tuning.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import type { Streams } from '../../math/random.ts';
import { fixed, percent } from '../../math/rounding.ts';
import { layerNames } from '../../pictures/layers.ts';
import { askedOf, type Asked, type Picture } from './asked.ts';
import {
  apartOf,
  errorsOf,
  goneOf,
  measuresOf,
  NETS,
  rowOf,
  type Apart,
  type Measures,
  type NetName,
  type Row,
} from './compared.ts';
import { hiddenOf, parametersOf, RATES, SHAPES, taught, worldOf, type ShapeName, type Trial } from './lesson.ts';

interface Model {
  parameters: number;
  trainError: number;
  testError: number;
  seeds: number;
}

export interface Lookalikes {
  /** Of the deep net's stages and of the shallow one's. */
  stages: Record<ShapeName, string[]>;
  units: Record<ShapeName, number[]>;
  at: number;
  /** Of each shape, once it is chosen. */
  rates: Record<ShapeName, number> | null;
  models: Record<NetName, Model> | null;
  measures: Measures | null;
  apart: Apart | null;
  gone: Record<NetName, number[][]> | null;
  answers: Record<NetName, number[][]> | null;
  pictures: { near: string[]; far: string[]; way: string[] };
}

/** A picture as a hexadecimal digit a pixel: what is only looked at. */
const hexed = (pixels: Picture): string => Array.from(pixels, (ink) => Math.round(ink / 17).toString(16)).join('');

const picturesIn = ({ pairs, ways }: Asked): Lookalikes['pictures'] => ({
  near: pairs.near[0]!.map(hexed),
  far: pairs.far[0]!.map(hexed),
  way: ways[0]!.map(hexed),
});

const named = <V>(value: (name: NetName) => V) =>
  Object.fromEntries(NETS.map((name) => [name, value(name)])) as Record<NetName, V>;

const SHALLOW: readonly NetName[] = ['shallow', 'freshShallow'];
const shapeOf = (name: NetName): ShapeName => (SHALLOW.includes(name) ? 'shallow' : 'deep');

export default defineExperiment({
  title: '很像的，很不像的',
  summary: '白狗与北极熊很像，火车的侧面与正面很不像。一层一层量它们相隔多远，再把狗一点一点变成熊，看每一层走到哪里。',
  controls: {
    layers: {
      kind: 'number',
      label: '隐藏层',
      min: 1,
      max: 5,
      step: 1,
      value: 3,
      unit: '层',
      help: '深的网络有几个隐藏层；旁边总有一个只有一层的，参数个数尽量相等。',
    },
    units: {
      kind: 'number',
      label: '每层单元',
      min: 4,
      max: 128,
      step: 4,
      value: 32,
      unit: '个',
      help: '深的网络每层这么多个 ReLU。',
    },
    pictures: {
      kind: 'number',
      label: '学的图',
      min: 30,
      max: 1200,
      step: 30,
      value: 300,
      unit: '幅',
      help: '狗、熊、火车各三分之一；另有 300 幅用来挑，600 幅用来考，都不在学的里面。',
    },
    steps: {
      kind: 'number',
      label: '训练步数',
      min: 100,
      max: 4000,
      step: 100,
      value: 600,
      unit: '步',
      help: '每步 32 幅；学习率分两次降到十分之一；留下在挑的图上错得最少的一次。',
    },
    tried: {
      kind: 'number',
      label: '试几个学习率',
      min: 1,
      max: RATES.length,
      step: 1,
      value: RATES.length,
      unit: '个',
      help: '依次是 0.001、0.003、0.0003；深的、浅的各自用在挑的图上错得最少的那个。',
    },
    nets: {
      kind: 'number',
      label: '网络',
      min: 1,
      max: 10,
      step: 1,
      value: 1,
      unit: '对',
      help: '教这么多对，每对的图、起点与次序各不相同；图上是平均。',
    },
  },
  touch: ['layers', 'pictures'],
  seeded: true,
  prepare: ready,
  trainedBy,
  fields: {
    'stages.*.*': '各级的名字：像素、各隐藏层、输出（softmax 之前）；深（deep）与浅（shallow）',
    'units.*.*': '各隐藏层的单元个数，深与浅',
    at: '做完了多少，0 到 1',
    rates: '挑出来的学习率；还没有挑完时为 null',
    'rates.*': '挑出来的学习率，深与浅',
    models:
      '训练过的深网络（deep）、把它的权重打乱（shuffled）、没训练（untrained）、没训练又没有 ReLU（directions）、训练过的浅网络（shallow）、没训练的浅网络（freshShallow）；还没有时为 null',
    'models.*.parameters': '参数个数',
    'models.*.trainError': '学过的图认错的比例，各对网络的平均',
    'models.*.testError': '考的图认错的比例，各对网络的平均',
    'models.*.seeds': '几对网络的平均',
    measures: '量出来的，各对网络合起来；还没有时为 null',
    'measures.near.*.*.*.*':
      '同一处的一只狗与一只熊的距离，比任取两类各一幅的距离；每个网络，每一级（stages）的平均（value）与 95 % 区间（low、high），与减去训练前的（gain）',
    'measures.far.*.*.*.*': '同一列火车侧面与正面的距离，同样地比',
    'measures.kin.*.*.*.*': '同一类任取两幅的距离，同样地比',
    'measures.moved.*.*.*.*': '同一只动物挪开两格的距离，同样地比',
    'measures.half.*.*.*.*': '从狗变到熊，在哪一处离两头一样远，0 到 1',
    'measures.leap.*.*.*.*': '跨过狗与熊的中间，比在狗里、在熊里走同样多步远几倍',
    apart: '输出一级，深减浅，逐对相减；还没有时为 null',
    'apart.*.*': '每种量法与考错（testError）：平均与 95 % 区间',
    gone: '从狗到熊走过的路，各对网络与各处的平均；还没有时为 null',
    'gone.*.*.*': '每个网络，每一级，每一步走完了从头到尾那条直线的多少',
    answers: '第一对网络对图上那只动物的回答；还没有时为 null',
    'answers.*.*.*': '每个网络，每一步，狗、熊、火车的份额',
    'pictures.near.*': '一对很像的：28×28 个十六进制数字，f 最黑',
    'pictures.far.*': '一对很不像的',
    'pictures.way.*': '从狗到熊，一步一幅',
  },
  publish: [{}, { nets: 10 }, { pictures: 90, nets: 10 }, { steps: 3000, nets: 10 }],
  *run({ layers, units, pictures, steps, nets: count, tried }, random: Streams): Generator<Lookalikes> {
    const hidden = Object.fromEntries(SHAPES.map((shape) => [shape, hiddenOf(shape, { layers, units })])) as Record<
      ShapeName,
      number[]
    >;
    const trials: Record<ShapeName, Trial[]> = { deep: [], shallow: [] };
    const rows: Row[] = [];
    const asked = (seed: number) => askedOf(random(`asked ${seed}`));
    const first = asked(0);
    const shown = picturesIn(first);
    const lessons = SHAPES.length * trialsOf(tried, count);
    const result = (done: number): Lookalikes => {
      const chosen = (shape: ShapeName) => chosenTrials(trials[shape], tried, count);
      const [deep, shallow] = [chosen('deep'), chosen('shallow')];
      const some = rows.length > 0;
      return {
        stages: { deep: layerNames(layers), shallow: layerNames(1) },
        units: hidden,
        at: done,
        rates: deep && shallow ? { deep: RATES[deep.setting]!, shallow: RATES[shallow.setting]! } : null,
        models: some
          ? named((name) => ({
              parameters: parametersOf(hidden[shapeOf(name)]),
              ...errorsOf(rows, name),
              seeds: rows.length,
            }))
          : null,
        measures: some ? measuresOf(rows) : null,
        apart: some ? apartOf(rows) : null,
        gone: some ? named((name) => goneOf(rows, name)) : null,
        answers: some ? named((name) => rows[0]![name].answers) : null,
        pictures: shown,
      };
    };
    yield result(0);
    // Those of one seed see the same pictures.
    const worlds = new Map<number, ReturnType<typeof worldOf>>();
    const world = (seed: number) => {
      if (!worlds.has(seed)) worlds.set(seed, worldOf(pictures, seed, random));
      return worlds.get(seed)!;
    };
    const part = 0.8 / lessons;
    let done = 0;
    for (const shape of SHAPES)
      for (;;) {
        const next = nextTrial(trials[shape], tried, count);
        if (!next) break;
        const lesson = taught({ hidden: hidden[shape], steps, ...next }, world(next.seed), random);
        for (;;) {
          const { done: over, value } = lesson.next();
          if (over) {
            trials[shape].push(value);
            break;
          }
          yield result(part * (done + value));
        }
        done++;
      }
    const [deep, shallow] = SHAPES.map((shape) => chosenTrials(trials[shape], tried, count)!.trials);
    for (let seed = 0; seed < count; seed++) {
      const pair = { deep: deep![seed]!, shallow: shallow![seed]! };
      rows.push(rowOf(pair, hidden, world(seed), seed === 0 ? first : asked(seed), random));
      worlds.delete(seed);
      yield result(seed === count - 1 ? 1 : 0.8 + (0.2 * rows.length) / count);
    }
  },
  progress: ({ at }) => at,
  claims: {},
  table: ({ stages, measures }) => ({
    columns: [
      { label: '级' },
      { label: '狗与熊' },
      { label: '狗与熊，没训练' },
      { label: '火车两面' },
      { label: '火车两面，没训练' },
      { label: '任两幅同类' },
      { label: '跨过中间' },
    ],
    rows: stages.deep.map((name, s) => [
      name,
      ...(
        [
          ['near', 'deep'],
          ['near', 'untrained'],
          ['far', 'deep'],
          ['far', 'untrained'],
          ['kin', 'deep'],
          ['leap', 'deep'],
        ] as const
      ).map(([measure, net]) => {
        const one = measures?.[measure][net].stages[s];
        return one ? fixed(one.value, 2) : null;
      }),
    ]),
  }),
  describe: ({ at, models, measures, stages }) => {
    if (!models || !measures) return `正在教第一对网络，做完了 ${percent(at, 0)}。`;
    const last = stages.deep.length - 1;
    const told = (name: 'near' | 'far') =>
      `${fixed(measures[name].deep.stages[0]!.value, 2)} 变到 ${fixed(measures[name].deep.stages[last]!.value, 2)}（没训练 ${fixed(measures[name].untrained.stages[last]!.value, 2)}）`;
    return `从像素到输出，狗与熊的距离从 ${told('near')}，火车两面的从 ${told('far')}；考的图深的错 ${percent(models.deep.testError)}，只有一层的错 ${percent(models.shallow.testError)}。`;
  },
});
