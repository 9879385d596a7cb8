import { CLASSES, meanTraits, type World } from '../../datasets/attributes.ts';
import { faceShapes, ORDINARY } from '../../datasets/faces.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { readNumberList } from '../../math/number-list.ts';
import type { Streams } from '../../math/random.ts';
import { fourDecimals, percent, fixed } from '../../math/rounding.ts';
import type { Estimate } from '../../math/statistics/estimate.ts';
import { mean } from '../../math/statistics/mean.ts';
import { errorShare } from '../../pictures/scores.ts';
import { examplesOf, withRare, type Examples, type Shown } from './examples.ts';
import { apart, estimated, measure, MEASURES, type Measured } from './measuring.ts';
import { models, SETTINGS, type Setting } from './models.ts';
import { MODELS, NAMES, type ModelName } from './plans.ts';

/** What one seed gave: of every model at every number of rare examples. */
type Seed = Record<ModelName, (Measured & { trainError: number; setting: number })[]>;

type Measures = Record<(typeof MEASURES)[number], Estimate[]>;

interface ModelResult extends Omit<Measures, 'testError'> {
  name: string;
  parameters: number;
  trainError: number[];
  testError: number[];
  testErrors: Estimate[];
  seeds: number;
  /** Less the four one-against-rest classifiers, paired by seed. */
  ahead: { recall: Estimate[]; auc: Estimate[] };
  /** By number of rare examples and setting: how many seeds chose it. */
  chosen: number[][];
}

export interface AttributesResult {
  at: number;
  rares: number[];
  settings: Setting[];
  models: ModelResult[] | null;
  ideal: { recall: number; auc: number; testError: number } | null;
  faces: { name: string; shapes: { ink: number; corners: [number, number][] }[] }[];
}

/** Faces of the four classes' means, all else ordinary. */
const facesOf = (world: World): AttributesResult['faces'] =>
  meanTraits(world).map((traits, c) => ({
    name: CLASSES[c]!,
    shapes: faceShapes(traits, ORDINARY).map(({ ink, corners }) => ({
      ink: Math.round(ink),
      corners: corners.map(([x, y]): [number, number] => [fourDecimals(x), fourDecimals(y)]),
    })),
  }));

function* seedOf(
  { training, validation, test }: Examples,
  rares: readonly number[],
  options: { repeated: boolean; settings: readonly Setting[] },
  random: Streams,
): Generator<number, { seed: Seed; parameters: Record<string, number> }, void> {
  const seed = Object.fromEntries(MODELS.map((name) => [name, []])) as unknown as Seed;
  const parameters: Record<string, number> = {};
  let done = 0;
  for (const rare of rares) {
    const [from, by] = [withRare(training, rare, options.repeated), withRare(validation, rare, false)];
    for (const [name, model] of models(from, by, options.settings, random)) {
      parameters[name] = model.parameters;
      seed[name].push({
        ...measure(model.scores(test), test.labels, rare),
        trainError: fourDecimals(errorShare(model.scores(from), from.labels, CLASSES.length)),
        setting: model.setting,
      });
      yield ++done / (rares.length * MODELS.length);
    }
  }
  return { seed, parameters };
}

export default defineExperiment({
  title: '长头发的男生：共用什么才省数据',
  summary:
    '长发男生的照片很少时，直接认四类、共用隐藏层、先认两个属性再相乘，各能找回几成；属性之间有了牵连，积木又怎样变成累赘。',
  controls: {
    interaction: {
      kind: 'number',
      label: '两个属性的牵连',
      symbol: 'B',
      min: 0,
      max: 2,
      step: 0.25,
      value: 0,
      help: '长发女与短发男的第三个特征偏高这么多个标准差，长发男与短发女偏低这么多；单看哪个属性都看不出来。',
    },
    turn: {
      kind: 'number',
      label: '头发的线索转过',
      min: 0,
      max: 90,
      step: 15,
      value: 0,
      unit: '度',
      help: '0 度：男女的长发都垂在两旁；90 度：男生的长发全盘在头顶，两旁看不出来。',
    },
    shown: {
      kind: 'choice',
      label: '看到的是',
      options: { vectors: '50 个数', faces: '画出来的脸' },
      value: 'vectors',
      help: '同样的四个特征，画成 24×24 的脸，或者藏在 50 维的噪声里。',
    },
    balance: {
      kind: 'choice',
      label: '少的一类',
      options: { none: '原样', repeat: '重复到一样多' },
      value: 'none',
      help: '训练时把长发男的图一遍遍重复，直到与别的类一样多；一幅也没有就无从重复。',
    },
    rares: {
      kind: 'numbers',
      label: '长发男的幅数',
      min: 0,
      max: 500,
      step: 1,
      least: 2,
      most: 6,
      value: '0,5,20,100,500',
      unit: '幅',
      help: '别的三类各学 500 幅。',
    },
    clear: {
      kind: 'number',
      label: '属性有多清楚',
      symbol: 'A',
      min: 0.5,
      max: 3,
      step: 0.25,
      value: 1.5,
      help: '属性把它的特征移动这么多个标准差。',
    },
    weightDecay: {
      kind: 'choice',
      label: '权重衰减',
      options: { tuned: '验证来挑', 0: '没有', 0.001: '0.001', 0.01: '0.01' },
      value: 'tuned',
      help: '损失里权重平方和的系数。验证来挑：每种做法、每种幅数、每个种子，各自在两种学习率（0.01、0.003）与两种衰减（0.001、0.01）里挑验证的图认错最少的；别的都用同一个学习率 0.01。',
    },
    seeds: {
      kind: 'number',
      label: '种子',
      min: 1,
      max: 20,
      step: 1,
      value: 3,
      unit: '个',
      help: '每个种子重新画图、重新起步；图上是平均与 95 % 区间。',
    },
  },
  touch: ['interaction', 'turn'],
  seeded: true,
  prepare: ready,
  trainedBy,
  fields: {
    at: '已经做完多少个种子，小数部分是正在做的一个',
    'rares.*': '学了多少幅长发男',
    'settings.*.learningRate': '试过的学习率',
    'settings.*.weightDecay': '试过的权重衰减',
    models: '六种做法；第一个种子做完之前为 null',
    'models.*.name': '做法的名字',
    'models.*.parameters': '参数个数',
    'models.*.seeds': '几个种子的平均',
    'models.*.trainError.*': '每种幅数下，学过的图认错的比例，各种子的平均',
    'models.*.testErrors.*.*': '每种幅数下，考的图（四类一样多）认错的比例：平均与 95 % 区间',
    'models.*.testError.*': '每种幅数下，考的图（四类一样多）认错的比例，各种子的平均',
    'models.*.recall.*.*': '每种幅数下，长发男被找回的比例：平均（value）与 95 % 区间（low、high）',
    'models.*.auc.*.*': '每种幅数下，长发男对其余的 AUC：平均与区间',
    'models.*.precision.*.*': '每种幅数下，被认作长发男的里真是的比例，四类按学习时的多少出现：平均与区间',
    'models.*.ahead.*.*.*': '每种幅数下，召回率（recall）与 AUC（auc）比四个一对其余高多少，逐个种子相减：平均与区间',
    'models.*.chosen.*.*': '每种幅数下，每组 settings 被几个种子的验证挑中',
    ideal: '看得见特征、知道规律的人（贝叶斯）；第一个种子做完之前为 null',
    'ideal.recall': '他找回长发男的比例',
    'ideal.auc': '他的 AUC',
    'ideal.testError': '他认错的比例',
    'faces.*.name': '四类的名字',
    'faces.*.shapes.*.ink': '画四类平均的脸用的形状，从后到前：墨的深浅，0 到 255',
    'faces.*.shapes.*.corners.*': '形状的顶点，横、纵，0 到 1',
  },
  publish: [
    { seeds: 10 },
    { seeds: 10, interaction: 0.5 },
    { seeds: 10, interaction: 1 },
    { seeds: 10, interaction: 2 },
    { seeds: 10, turn: 90 },
    { seeds: 10, balance: 'repeat' },
    { seeds: 10, shown: 'faces', rares: '5,500', weightDecay: '0.001' },
  ],
  *run(
    { interaction, turn, shown, balance, rares: written, clear, weightDecay, seeds: count },
    random,
  ): Generator<AttributesResult> {
    const rares = [...new Set(readNumberList(written))].sort((a, b) => a - b);
    const world: World = { clear, interaction, turn };
    const settings =
      weightDecay === 'tuned' ? [...SETTINGS] : [{ learningRate: 0.01, weightDecay: Number(weightDecay) }];
    const options = { repeated: balance === 'repeat', settings };
    const seeds: Seed[] = [];
    const ideals: Measured[] = [];
    let parameters: Record<string, number> = {};
    const result = (at: number): AttributesResult => ({
      at,
      rares,
      settings,
      models:
        seeds.length === 0
          ? null
          : MODELS.map((name) => {
              const each = (pick: (one: Seed[ModelName][number]) => number, of = name) =>
                rares.map((_, r) => seeds.map((seed) => pick(seed[of][r]!)));
              const over = (key: keyof Measured) => each((one) => one[key]).map(estimated);
              const ahead = (key: 'recall' | 'auc') =>
                each((one) => one[key]).map((own, r) => apart(own, each((one) => one[key], 'oneVsRest')[r]!));
              return {
                name: NAMES[name],
                parameters: parameters[name]!,
                trainError: each(({ trainError }) => trainError).map((own) => fourDecimals(mean(own))),
                testError: each(({ testError }) => testError).map((own) => fourDecimals(mean(own))),
                testErrors: over('testError'),
                recall: over('recall'),
                auc: over('auc'),
                precision: over('precision'),
                seeds: seeds.length,
                ahead: { recall: ahead('recall'), auc: ahead('auc') },
                chosen: each(({ setting }) => setting).map((own) =>
                  settings.map((_, s) => own.filter((setting) => setting === s).length),
                ),
              };
            }),
      ideal:
        ideals.length === 0
          ? null
          : {
              recall: fourDecimals(mean(ideals.map(({ recall }) => recall))),
              auc: fourDecimals(mean(ideals.map(({ auc }) => auc))),
              testError: fourDecimals(mean(ideals.map(({ testError }) => testError))),
            },
      faces: facesOf(world),
    });
    yield result(0);
    for (let s = 0; s < count; s++) {
      const own: Streams = (name) => random(`${name} ${s}`);
      const examples = examplesOf(world, shown as Shown, own);
      const learning = seedOf(examples, rares, options, own);
      for (;;) {
        const { done, value } = learning.next();
        if (done) {
          seeds.push(value.seed);
          parameters = value.parameters;
          ideals.push(measure(examples.ideal, examples.test.labels, rares.at(-1)!));
          break;
        }
        yield result(s + 0.99 * value);
      }
    }
    yield result(count);
  },
  progress: ({ at }, { seeds }) => at / seeds,
  claims: {},
  table: ({ rares, models, ideal }) => ({
    columns: [
      { label: '做法' },
      { label: '学了长发男', unit: '幅' },
      { label: '召回率' },
      { label: 'AUC' },
      { label: '精确率' },
      { label: '认错' },
    ],
    rows: [
      ...MODELS.flatMap((model, m) =>
        rares.map((rare, r) => {
          const one = models?.[m];
          return [
            NAMES[model],
            rare,
            one ? percent(one.recall[r]!.value) : null,
            one ? fixed(one.auc[r]!.value, 3) : null,
            one ? percent(one.precision[r]!.value) : null,
            one ? percent(one.testError[r]!) : null,
          ];
        }),
      ),
      ...(ideal
        ? [['看得见特征的人', null, percent(ideal.recall), fixed(ideal.auc, 3), null, percent(ideal.testError)]]
        : []),
    ],
  }),
  describe: ({ at, rares, models, ideal }, { seeds }) => {
    if (!models || !ideal) return `正在教第一个种子的六种做法，做完了 ${percent(at, 0)}。`;
    const r = Math.min(1, rares.length - 1);
    const of = (name: ModelName) => models[MODELS.indexOf(name)]!.recall[r]!.value;
    return `学 ${rares[r]} 幅长发男（${Math.min(seeds, models[0]!.seeds)} 个种子）：四个一对其余找回 ${percent(of('oneVsRest'), 0)}，四选一 ${percent(of('softmax'), 0)}，共用隐藏层 ${percent(of('shared'), 0)}，两个属性相乘 ${percent(of('multiplied'), 0)}；看得见特征的人 ${percent(ideal.recall, 0)}。`;
  },
});
