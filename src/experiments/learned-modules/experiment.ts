import { chosenOf, nextTrial, trialsOf } from '../../acoustic/tuning.ts';
import { SIDE } from '../../datasets/digit-sheet.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { fixed, percent } from '../../math/rounding.ts';
import { digitInput } from '../../pictures/digit-input.ts';
import type { LearntNet } from '../../pictures/nets.ts';
import { groundOf, measured, seenIn, SETTINGS, taught, WAYS, type Measured, type Seen, type Way } from './lesson.ts';
import { filtersOf, type Unit } from './looking.ts';
import { LAYERS } from './nets.ts';
import { summaryOf, type Summary } from './summary.ts';

/** A net's units before the reader: of the first seed. */
interface Shown {
  /** First filters, row by row; of random directions none. */
  filters: number[][] | null;
  layers: Unit[][];
  errors: number[];
}

export interface LearnedModules {
  at: number;
  of: number;
  layers: { name: string; units: number; across: number; sees: number; step: number }[];
  learning: { seed: number; setting: number; done: number; validation: number; filters: number[][] } | null;
  chosen: { learningRate: number; weightDecay: number } | null;
  units: Record<Way, Shown> | null;
  gallery: { label: number; picture: string }[];
  summary: Summary | null;
}

interface Trial {
  setting: number;
  seed: number;
  net: LearntNet;
  validation: number;
  parameters: number;
}

const hexed = (pixels: ArrayLike<number>): string =>
  Array.from(pixels, (ink) => Math.round(ink / 17).toString(16)).join('');

export default defineExperiment({
  title: '学出来的积木：每个单元在做什么',
  summary: '教一个卷积网络认数字，看每个单元被什么激活、为哪几个数字出力，拿掉它谁受害；再问这些积木是不是真的分了家。',
  controls: {
    steps: {
      kind: 'number',
      label: '训练步数',
      min: 50,
      max: 4000,
      step: 50,
      value: 200,
      unit: '步',
      help: '每步 64 幅；学习率走完五成、八成时降到三成、一成；留下在验证图上错得最少的一次。',
    },
    seeds: {
      kind: 'number',
      label: '种子',
      min: 1,
      max: 8,
      step: 1,
      value: 1,
      unit: '个',
      help: '教这么多个网络，起点、次序、分法各不相同；画出来的单元是第一个的，曲线是平均与 95 % 区间。',
    },
    tried: {
      kind: 'number',
      label: '试几组设定',
      min: 1,
      max: SETTINGS.length,
      step: 1,
      value: 1,
      unit: '组',
      help: '学习率与权重衰减试这么多组，前两个种子每组都教一遍，由验证图挑一组；考的图不参与挑选。',
    },
  },
  touch: ['steps', 'handwriting'],
  data: { handwriting: digitInput },
  seeded: true,
  prepare: ready,
  trainedBy,
  fields: {
    at: '已经做完多少，小数部分是正在做的一件；教一次、量一次各算一件',
    of: '一共要做多少件',
    'layers.*.name': '单元分在三层：名字',
    'layers.*.units': '有几个单元',
    'layers.*.across': '每个单元在每行有几处（池化以后）',
    'layers.*.sees': '一处看见的方块的边长，像素',
    'layers.*.step': '相邻两处相隔几个像素',
    learning: '正在教的网络：种子、设定、已走的步数、验证图认错的比例、第一层的滤波器；没有在教时为 null',
    'chosen.*': '验证挑中的学习率与权重衰减；还没有时整个为 null',
    chosen: '验证挑中的设定；还没有时为 null',
    units:
      '第一个种子的单元，四种：trained 训练过，untrained 没训练，shuffled 各层的权重打乱，directions 训练过的网络里随机的方向；还没有时为 null',
    'units.*.filters.*.*': '第一层的滤波器，一行一行，最大的绝对值是 100；随机的方向没有',
    'units.*.errors.*': '什么也不拿掉时，每个数字认错的比例',
    'units.*.layers.*.*.patches.*.*': '最能激活它的几处：画廊里第几幅，第几处',
    'units.*.layers.*.*.answers.*': '对每个数字的平均回答，这一层里最大的是 100',
    'units.*.layers.*.*.errors.*': '拿掉它以后，每个数字认错的比例',
    'units.*.layers.*.*.classes':
      '它为几个数字出力：(Σd²)²/Σd⁴，d 是对各数字的平均回答与总平均之差；对谁都一样时为 null',
    'gallery.*.label': '画廊：几幅考的图，是几',
    'gallery.*.picture': '它的样子：28×28 个十六进制数字，f 最黑',
    summary: '各种子合起来；第一个种子量完之前为 null',
    'summary.models.*.parameters': '参数个数（trained、untrained、shuffled）',
    'summary.models.*.trainError': '学过的图认错的比例，各种子平均',
    'summary.models.*.testError': '考的图认错的比例，各种子平均',
    'summary.models.*.seeds': '几个种子',
    'summary.sharing.classes.*.*.*.*':
      '每层一个单元为几个数字出力，四种（ways）：平均（value）与 95 % 区间（low、high）；less 是训练过的减别的，按种子配对',
    'summary.sharing.sufferers.*.*.*.*': '每层拿掉一个单元，害处由几个数字分担：(Σr)²/Σr²，r 是交叉熵的增加；同上',
    'summary.sharing.harm.*.*.*.*': '每层拿掉一个单元，认错的比例多多少；同上',
    'summary.whole.*.*.*': '整个网络的模块度 q，各层的连线打乱以后的（shuffled），与前者减后者（less）',
    'summary.wiring.*.cost': '布线的代价：损失里 Σ|w| 的系数',
    'summary.wiring.*.parameters': '全连接的两层的参数个数',
    'summary.wiring.*.trainError': '学过的图认错的比例',
    'summary.wiring.*.testError': '考的图认错的比例',
    'summary.wiring.*.seeds': '几个种子',
    'summary.wiring.*.cut': '权重是 0 的比例',
    'summary.wiring.*.live': '有回答的隐藏单元有几个，各种子平均',
    'summary.wiring.*.classes.*': '一个隐藏单元为几个数字出力',
    'summary.wiring.*.moreError.*': '比不要代价时多错多少，按种子配对',
    'summary.wiring.*.q.*': '全连接两层的模块度',
    'summary.wiring.*.shuffled.*': '同样的连线打乱以后的模块度，十次平均',
    'summary.wiring.*.less.*': '前者减后者',
    'summary.reuse.trained.*.*': '在 0 到 4 上学的特征，每类给 10 个 5 到 9 的标签，线性分类器认对的比例：像素、各层',
    'summary.reuse.untrained.*.*': '没训练的网络的特征，同样地认',
    'summary.reuse.less.*.*.*': '训练过的减没训练的（untrained），与每一层减像素（pixels），按种子配对',
  },
  publish: [{}, { handwriting: 'mnist', seeds: 6, steps: 800, tried: 3 }, { seeds: 5 }],
  *run({ steps, seeds, tried, handwriting: digits }, random): Generator<LearnedModules> {
    const trials: Trial[] = [];
    const done: Measured[] = [];
    let first: { seen: Seen; units: Record<Way, Shown>; gallery: LearnedModules['gallery'] } | undefined;
    let chosen: number | undefined;
    const of = trialsOf(tried, seeds) + seeds;
    const result = (at: number, learning: LearnedModules['learning'] = null): LearnedModules => ({
      at,
      of,
      layers: LAYERS.map(({ name, units, across, sees, step }) => ({ name, units, across, sees, step })),
      learning,
      chosen: chosen === undefined ? null : { ...SETTINGS[chosen]! },
      units: first?.units ?? null,
      gallery: first?.gallery ?? [],
      summary: summaryOf(done),
    });
    // Pictures are parted and the first steps taken before anything can be seen; that it has begun is seen at once.
    yield result(0);
    for (;;) {
      const next = nextTrial(trials, tried, seeds);
      if (!next) break;
      const lesson = taught(groundOf(digits, next.seed, random), 'ten', { ...next, steps }, random);
      for (;;) {
        const look = lesson.next();
        if (look.done) {
          trials.push({ ...next, ...look.value });
          break;
        }
        yield result(trials.length + (0.99 * look.value.done) / steps, { ...next, ...look.value });
      }
    }
    chosen = chosenOf(trials, tried, seeds);
    for (let seed = 0; seed < seeds; seed++) {
      const ground = groundOf(digits, seed, random);
      const trial = trials.find((one) => one.seed === seed && one.setting === chosen)!;
      const before = trials.length + seed;
      const seeing = seenIn(ground, trial.net, seed, random);
      let seen: Seen;
      for (;;) {
        const look = seeing.next();
        if (look.done) {
          seen = look.value;
          break;
        }
        yield result(before + 0.3 * look.value);
      }
      first ??= {
        seen,
        units: shownOf(seen, trial.net),
        gallery: seen.gallery.map((i) => {
          const place = ground.places[i]!;
          return {
            label: digits.labels![place]!,
            picture: hexed(digits.pixels.subarray(place * SIDE * SIDE, (place + 1) * SIDE * SIDE)),
          };
        }),
      };
      const measuring = measured(ground, trial, seen, { setting: chosen, steps, seed }, random);
      for (;;) {
        const look = measuring.next();
        if (look.done) {
          done.push(look.value);
          break;
        }
        yield result(before + 0.3 + 0.69 * look.value);
      }
    }
    yield result(of);
  },
  progress: ({ at, of }) => at / of,
  claims: {},
  table: ({ layers, summary }) => ({
    columns: [
      { label: '层' },
      { label: '服务几类' },
      { label: '没训练' },
      { label: '打乱' },
      { label: '随机方向' },
      { label: '拿掉一个多错' },
      { label: '拿掉一个方向多错' },
    ],
    rows: layers.map(({ name }, l) => [
      name,
      ...WAYS.map((way) => (summary ? fixed(summary.sharing.classes.ways[way][l]!.value, 2) : null)),
      ...(['trained', 'directions'] as const).map((way) =>
        summary ? percent(summary.sharing.harm.ways[way][l]!.value) : null,
      ),
    ]),
  }),
  describe: ({ at, of, learning, units, summary }) => {
    if (learning) return `正在教：走了 ${learning.done} 步，验证图认错 ${percent(learning.validation)}。`;
    if (!units) return `正在看每一个单元，做完了 ${percent(at / of, 0)}。`;
    if (!summary) return '单元看完了，点一个试试；正在量布线与再用。';
    const { models, sharing, wiring } = summary;
    const { trained, directions } = sharing.classes.ways;
    return `考的图认错 ${percent(models.trained.testError)}。最后一层的一个单元为 ${fixed(trained[2]!.value, 1)} 个数字出力，随机的方向 ${fixed(directions[2]!.value, 1)} 个；布线不要钱时模块度 ${fixed(wiring[0]!.q.value, 2)}，打乱后 ${fixed(wiring[0]!.shuffled.value, 2)}。`;
  },
});

const shownOf = ({ looked }: Seen, net: LearntNet): Record<Way, Shown> =>
  Object.fromEntries(
    WAYS.map((way): [Way, Shown] => [
      way,
      { filters: way === 'trained' ? filtersOf(net) : null, layers: looked[way].units, errors: looked[way].errors },
    ]),
  ) as Record<Way, Shown>;
