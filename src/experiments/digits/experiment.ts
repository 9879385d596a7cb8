import { contrastOf, type Contrast } from '../../acoustic/contrast.ts';
import type { Images } from '../../datasets/kinds.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import type { Streams } from '../../math/random.ts';
import { fixed, fourDecimals, percent } from '../../math/rounding.ts';
import { mean } from '../../math/statistics/mean.ts';
import { digitInput } from '../../pictures/digit-input.ts';
import { layerNames } from '../../pictures/layers.ts';
import { taught, WHICH, type Lessons, type Taught, type Which } from './lesson.ts';
import type { Group, LayerPicture, Separation } from './separation.ts';
import { EXAMPLE, MOST_PLACES, MOST_STROKES } from './writing.ts';
import { writtenOn, type Written } from './written.ts';

interface Net {
  seed: number;
  parameters: number;
  trainError: Record<Which, number>;
  testError: Record<Which, number>;
  untrained: Separation[];
  trained: Separation[];
}

const MEASURES = ['neighbours', 'plane', 'someInPlane', 'fourNineInPlane', 'probe', 'silhouette', 'scatter'] as const;
type Measure = (typeof MEASURES)[number];

interface Model {
  parameters: number;
  trainError: number;
  testError: number;
  seeds: number;
}

export interface Digits {
  stages: string[];
  at: number;
  sizes: Taught['sizes'] | null;
  nets: Net[];
  models: Record<Which, Model> | null;
  measures: Record<Measure, Contrast> | null;
  pictures: Record<Which, Record<Group, LayerPicture>[]> | null;
  written: Written | null;
}

const measured = ({ seed, parameters, nets }: Taught): Net => ({
  seed,
  parameters,
  trainError: { untrained: nets.untrained.trainError, trained: nets.trained.trainError },
  testError: { untrained: nets.untrained.testError, trained: nets.trained.testError },
  untrained: nets.untrained.layers.map(({ separation }) => separation),
  trained: nets.trained.layers.map(({ separation }) => separation),
});

const modelsOf = (nets: readonly Net[]): Digits['models'] =>
  nets.length === 0
    ? null
    : (Object.fromEntries(
        WHICH.map((which): [Which, Model] => [
          which,
          {
            parameters: nets[0]!.parameters,
            trainError: fourDecimals(mean(nets.map(({ trainError }) => trainError[which]))),
            testError: fourDecimals(mean(nets.map(({ testError }) => testError[which]))),
            seeds: nets.length,
          },
        ]),
      ) as Record<Which, Model>);

const measuresOf = (nets: readonly Net[]): Digits['measures'] =>
  nets.length === 0
    ? null
    : (Object.fromEntries(
        MEASURES.map((measure) => [
          measure,
          contrastOf(
            nets.map(({ untrained, trained }) => ({
              untrained: untrained.map((one) => one[measure]),
              trained: trained.map((one) => one[measure]),
            })),
          ),
        ]),
      ) as Record<Measure, Contrast>);

/** What the latest run taught: whoever writes another digit for the same nets need not wait for them again. A run with it and one without give the same. */
let kept: { key: string; first: Taught; nets: Net[] } | undefined;

/** Tells lessons apart: what is asked for, the seed, the pictures. */
function keyOf(images: Images, lessons: Lessons & { nets: number }, random: Streams): string {
  let hash = 0x811c9dc5;
  for (const values of [images.pixels, images.labels!])
    for (let i = 0; i < values.length; i++) hash = Math.imul(hash ^ values[i]!, 0x01000193);
  return JSON.stringify([lessons, random('key').bits(), images.count, hash]);
}

export default defineExperiment({
  title: '一层一层看数字',
  summary: '用手指写一个数字，看它在网络的每一层落在哪里：4、7、9 是怎样一层一层分开的，没有训练过的网络又怎样。',
  controls: {
    written: {
      kind: 'points',
      label: '写的字',
      x: [0, 1],
      y: [0, 1],
      step: 0.01,
      groups: [0, MOST_STROKES],
      each: [1, MOST_PLACES],
      value: EXAMPLE,
      help: '你写下的笔画，一笔一组点；在图上的方格里用手指写。它由画训练图的同一支笔画到 28×28 的格子上。',
    },
    layers: {
      kind: 'number',
      label: '隐藏层',
      min: 1,
      max: 5,
      step: 1,
      value: 3,
      unit: '层',
      help: '每层 128 个 ReLU。',
    },
    steps: {
      kind: 'number',
      label: '训练步数',
      min: 100,
      max: 4000,
      step: 100,
      value: 1000,
      unit: '步',
      help: '每步 64 幅；学习率 0.001，分两次降到十分之一；留下在验证图上错得最少的一次。',
    },
    nets: {
      kind: 'number',
      label: '网络',
      min: 1,
      max: 8,
      step: 1,
      value: 1,
      unit: '个',
      help: '教这么多个，每个的起点、学习的次序和考的图各不相同；画出来的是第一个。',
    },
  },
  touch: ['layers'],
  data: { handwriting: digitInput },
  seeded: true,
  prepare: ready,
  trainedBy,
  fields: {
    'stages.*': '各级的名字：像素、各隐藏层、输出（softmax 之前）',
    at: '已经教完、量完多少个网络，小数部分是正在做的一个',
    'sizes.*': '学的、挑的、考的各有多少幅；还没有量完一个时为 null',
    sizes: '学的、挑的、考的各有多少幅；还没有量完一个时为 null',
    models: '没训练（untrained）与训练过（trained）的网络；还没有时为 null',
    'models.*.parameters': '一个网络的参数个数',
    'models.*.trainError': '学过的图认错的比例，各网络的平均',
    'models.*.testError': '考的图认错的比例，各网络的平均',
    'models.*.seeds': '几个网络的平均',
    'nets.*.seed': '第几个网络',
    'nets.*.parameters': '参数个数',
    'nets.*.trainError.*': '学过的图认错的比例，没训练与训练过',
    'nets.*.testError.*': '考的图认错的比例，没训练与训练过',
    ...Object.fromEntries(
      WHICH.flatMap((which) => {
        const name = which === 'trained' ? '训练过' : '没训练';
        return [
          [`nets.*.${which}.*.neighbours`, `${name}，每一级：考的图由最近的学过的图认对的比例`],
          [`nets.*.${which}.*.plane`, `${name}，每一级：压到十个数字散得最开的平面上再这样认`],
          [`nets.*.${which}.*.someInPlane`, `${name}，每一级：只有 4、7、9，压到它们的平面上再这样认`],
          [`nets.*.${which}.*.fourNineInPlane`, `${name}，每一级：只有 4 与 9，压到它们的平面上再这样认`],
          [`nets.*.${which}.*.probe`, `${name}，每一级：由一个线性分类器认对的比例`],
          [`nets.*.${which}.*.silhouette`, `${name}，每一级：考的图的平均轮廓系数，−1 到 1`],
          [`nets.*.${which}.*.scatter`, `${name}，每一级：考的图类间散布与类内散布的迹之比`],
        ];
      }),
    ),
    measures: '每种量法，各网络合起来；还没有时为 null',
    'measures.*.untrained.*.*': '没训练：每一级的平均（value）与 95 % 区间（low、high）',
    'measures.*.trained.*.*': '训练过：每一级的平均与区间',
    'measures.*.gain.*.*': '同一个网络训练前后之差的平均与区间',
    pictures: '第一个网络每一级的平面；还没有时为 null',
    'pictures.*.*.*.share': '这个平面占学过的图散布的多少；untrained、trained，每一级，some（4、7、9）或 ten（十个）',
    'pictures.*.*.*.dots.*': '考的图在平面上：数字、横、纵，一个接一个；最远的一个离正中 100',
    written: '写的字一路经过；没有写或还没有教完时为 null',
    'written.picture': '网络看到的样子：28×28 个十六进制数字，f 最黑',
    'written.holes': '写的字有几个洞',
    'written.answer': '训练过的网络认作几',
    'written.shares.*': '网络给十个数字的份额',
    'written.layers.*.*.at.*.*': '在每一级的平面上的位置，横、纵',
    'written.layers.*.*.near.*.label': '每一级最近的三幅学过的图是几',
    'written.layers.*.*.near.*.picture': '那三幅图的样子',
  },
  publish: [{}, { handwriting: 'mnist', nets: 5, steps: 2000 }, { nets: 5 }],
  *run({ written, layers, steps, nets: count, handwriting: digits }, random): Generator<Digits> {
    const lessons = { hidden: layers, steps, nets: count };
    const key = keyOf(digits, lessons, random);
    const done = kept?.key === key ? kept : undefined;
    const nets: Net[] = done ? [...done.nets] : [];
    let first = done?.first;
    const result = (at: number): Digits => ({
      stages: layerNames(layers),
      at,
      sizes: first ? first.sizes : null,
      nets: [...nets],
      models: modelsOf(nets),
      measures: measuresOf(nets),
      pictures: first
        ? {
            untrained: first.nets.untrained.layers.map(({ pictures }) => pictures),
            trained: first.nets.trained.layers.map(({ pictures }) => pictures),
          }
        : null,
      written: first ? writtenOn(written, first, digits) : null,
    });
    for (let i = nets.length; i < count; i++) {
      const lesson = taught(digits, lessons, i, random);
      for (;;) {
        const { done: over, value } = lesson.next();
        if (over) {
          first ??= value;
          nets.push(measured(value));
          break;
        }
        yield result(i + 0.99 * value);
      }
    }
    kept = { key, first: first!, nets: [...nets] };
    yield result(count);
  },
  progress: ({ at }, { nets }) => at / nets,
  claims: {},
  table: ({ stages, measures }) => ({
    columns: [
      { label: '级' },
      { label: '近邻' },
      { label: '近邻，没训练' },
      { label: '平面上的近邻' },
      { label: '平面上的近邻，没训练' },
      { label: '线性分类器' },
      { label: '线性分类器，没训练' },
      { label: '轮廓系数' },
      { label: '轮廓系数，没训练' },
    ],
    rows: stages.map((name, s) => [
      name,
      ...(['neighbours', 'plane', 'probe', 'silhouette'] as const).flatMap((measure) =>
        (['trained', 'untrained'] as const).map((which) => {
          const one = measures?.[measure][which][s];
          if (!one) return null;
          return measure === 'silhouette' ? fixed(one.value, 3) : percent(one.value);
        }),
      ),
    ]),
  }),
  describe: ({ at, stages, sizes, measures, written }, { layers }) => {
    if (!measures || !sizes) return `正在教第一个网络、量它的每一层，做完了 ${percent(at, 0)}。`;
    const { trained, untrained } = measures.plane;
    const told = `考 ${sizes.test} 幅没学过的图：压到平面上，近邻在像素里认对 ${percent(trained[0]!.value)}，在${stages[layers]!}认对 ${percent(trained[layers]!.value)}（没训练 ${percent(untrained[layers]!.value)}）。`;
    if (!written) return `${told}在方格里写一个数字，看它落在哪里。`;
    return `${told}写的字有 ${written.holes} 个洞，认作 ${written.answer}（${percent(written.shares[written.answer]!, 0)}）。`;
  },
});
