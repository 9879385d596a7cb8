import { fit } from '../../engine/fit/fit.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { roundedTo } from '../../math/rounding.ts';
import { readTarget } from '../../math/enclosure/target-function.ts';
import { cellsFor, smoothCellsFor } from '../../math/enclosure/uniform-error.ts';
import { construct, portrait, written } from './construction.ts';
import { fields } from './fields.ts';
import { startLearning, type Start } from './learning.ts';

/** Most cells of a construction; most hidden units that are trained; times that training is looked at. */
const WIDEST = 50_000,
  TRAINED = 1024,
  LOOKS = 50;

const short = (x: number) => String(roundedTo(x, 3));

/** The least, middle and largest of some errors, those that are not finite counting as largest and written as null. */
function summary(errors: readonly number[]) {
  const sorted = errors.map((error) => (Number.isFinite(error) ? error : Infinity)).sort((a, b) => a - b);
  const at = (i: number) => (sorted.length === 0 ? null : written(sorted[i]!, 17));
  return { least: at(0), median: at(Math.floor(sorted.length / 2)), most: at(sorted.length - 1) };
}

export default defineExperiment({
  title: '普遍性定理：写下来的网络与学出来的网络',
  summary: '给定函数和允许的误差，当场写出一层隐藏层的网络，量它的误差；旁边让同样宽的网络从随机权重学起。',
  controls: {
    f: {
      kind: 'function',
      label: '函数',
      symbol: 'f',
      value: 'sin(2*pi*x)',
      maxLength: 2000,
      presets: {
        'sin(2*pi*x)': '正弦',
        'abs(x-0.3)': '尖角',
        'sin(20*x)': '快速振荡',
        'exp(-40*(x-0.5)^2)': '钟形',
        'sqrt(x)': '起点竖直',
        '[0, 0.7, 0.5, 0.9, 0.2, 0.4, 0.1]': '手画的折线',
      },
      check: (text) => readTarget(text).message,
      help: '写一个 x 的公式，或在画板上画；它在 [0,1] 上必须连续。log 和 ln 都是自然对数。',
    },
    epsilon: {
      kind: 'number',
      label: '允许的误差',
      symbol: 'epsilon',
      min: 0.0001,
      max: 10,
      step: 0.0001,
      value: 0.25,
      scale: 'log',
      help: '定理由它定出宽度 N；给了宽度就不由它定，它只用来数学出来的网络有几个够准。',
    },
    width: {
      kind: 'number',
      label: '宽度',
      symbol: 'cells',
      min: 1,
      max: WIDEST,
      step: 1,
      value: null,
      optional: true,
      scale: 'log',
      unit: '个',
      help: '格数 N，也就是 ReLU 构造的隐藏单元数；不给时由 ε 算出，取证明里够用的那个。',
    },
    unit: {
      kind: 'number',
      label: '只打开前几个单元',
      symbol: 'i',
      min: 1,
      max: WIDEST,
      step: 1,
      value: null,
      optional: true,
      scale: 'log',
      unit: '个',
      atMost: 'width',
      help: '看网络怎样一个单元一个单元地搭起来；不给时全部打开。',
    },
    start: {
      kind: 'choice',
      label: '训练的起点',
      options: { scattered: '折点散开', zero: '偏置为零' },
      value: 'scattered',
      help: '随机的起点有两种：各单元的折点散布在 [0,1] 上，或偏置都取 0（许多软件的默认），折点全挤在 0 处。',
    },
    steps: {
      kind: 'number',
      label: '训练步数',
      min: 0,
      max: 20_000,
      step: 100,
      value: 4000,
      unit: '步',
      help: '学出来的那个网络训练多少步，每步 64 个点。',
    },
    learningRate: {
      kind: 'number',
      label: '学习率',
      symbol: 'eta',
      min: 0.0003,
      max: 0.1,
      step: 0.0001,
      value: 0.01,
      scale: 'log',
      help: 'Adam 的学习率。',
    },
    tries: {
      kind: 'number',
      label: '学几次',
      min: 1,
      max: 10,
      step: 1,
      value: 3,
      unit: '次',
      help: '从几组不同的随机权重分别学起；图里画第一次。',
    },
  },
  touch: ['epsilon', 'width'],
  seeded: true,
  fields,
  publish: [
    {},
    { tries: 10 },
    { start: 'zero', tries: 10 },
    { epsilon: 0.1, tries: 10 },
    { epsilon: 0.01, tries: 10 },
    { width: 8, unit: 3 },
    { f: 'abs(x-0.3)', width: 16, epsilon: 0.01, tries: 10 },
    { f: 'sin(20*x)', epsilon: 0.1, tries: 10 },
    { f: 'sqrt(x)' },
    { f: '[0, 0.7, 0.5, 0.9, 0.2, 0.4, 0.1]' },
  ],
  prepare: ready,
  trainedBy: ({ steps }) => (steps > 0 ? trainedBy() : undefined),
  *run({ f, epsilon, width, unit, start, steps, learningRate, tries }, random) {
    const { target, message } = readTarget(f);
    if (!target) throw new RangeError(message);
    const N = width ?? cellsFor(target, epsilon, WIDEST);
    if (N === null) {
      throw new RangeError(
        `这个函数太陡，证明里要误差不超过 ${short(epsilon)} 得用 ${WIDEST} 个以上的单元，这里建不了；请把允许的误差调大，或直接给一个宽度。`,
      );
    }
    const reached = [0],
      losses: (number | null)[] = [];
    const { lipschitz, curvature } = target,
      { curves, errors, ...fixed } = construct(target, N, unit);
    let before: number | null = null;
    const result = (learned: ReturnType<typeof portrait>[], parameters: number) => {
      const wrong = learned.map(({ worst }) => worst);
      before ??= summary(wrong).median;
      return {
        width: N,
        lipschitz,
        curvature,
        smooth:
          curvature === null ? null : { width: smoothCellsFor(curvature, epsilon), bound: curvature / (8 * N * N) },
        ...fixed,
        curves: { ...curves, learned: learned[0]?.curve ?? [] },
        errors: { ...errors, learned: learned[0]?.errors ?? [] },
        training: {
          parameters,
          steps: [...reached],
          taken: reached.at(-1)!,
          losses: [...losses],
          supError: learned[0] ? written(learned[0].worst, 17) : null,
          nets: learned.length,
          supErrors: wrong.map((error) => written(error, 17)),
          met: wrong.filter((error) => error <= epsilon).length,
          better: wrong.filter((error) => error < fixed.constructions.relu.supError).length,
          ...summary(wrong),
          before,
        },
      };
    };
    if (N > TRAINED) return yield result([], 0);
    const learning = Array.from(
      { length: tries },
      (_, i) => () => startLearning(i, target, N, start as Start, learningRate, random),
    );
    yield* fit(learning, { steps, looks: LOOKS }, ({ done, losses: [loss], learners }) => {
      if (loss !== undefined) {
        losses.push(written(loss, 4));
        reached.push(done);
      }
      return result(
        learners.map(({ heights }) => portrait(target, heights)),
        learners[0]!.parameters,
      );
    });
  },
  progress: ({ training }, { steps }) =>
    steps === 0 || training.parameters === 0 ? 1 : training.steps.at(-1)! / steps,
  claims: {
    '写下来的两个网络，量到的误差都不超过证明给出的界': {
      of: {},
      holds: ({ constructions: { relu, step } }) =>
        [relu, step].every(({ supError, bound }) => supError <= bound * (1 + 1e-12) + 1e-12),
    },
    'ReLU 构造用 N 个隐藏单元、3N+1 个参数，阶梯构造少一个单元': {
      of: {},
      holds: ({ width: N, constructions: { relu, step } }) =>
        relu.width === N && relu.parameters === 3 * N + 1 && step.width === N - 1,
    },
    '对正弦，ReLU 构造的误差远小于这个界，阶梯构造却几乎把它用满': {
      of: { f: 'sin(2*pi*x)', width: null },
      holds: ({ constructions: { relu, step } }) => relu.supError < relu.bound / 8 && step.supError > 0.95 * step.bound,
    },
    '对正弦，学出来的网络没有一个比写下来的准': {
      of: { f: 'sin(2*pi*x)' },
      holds: ({ training }) => training.nets > 0 && training.better === 0,
    },
    '允许的误差是 0.1 时，学出来的网络个个够准': {
      of: { f: 'sin(2*pi*x)', epsilon: 0.1 },
      holds: ({ training: { met, nets } }) => nets > 0 && met === nets,
    },
    '振荡更快的函数，写下来的网络绰绰有余，学出来的网络却多数没有达到允许的误差': {
      of: { f: 'sin(20*x)' },
      holds: ({ constructions: { relu }, training: { met, nets } }, { epsilon }) =>
        relu.supError < epsilon / 10 && met < nets / 2,
    },
    '偏置全从零起步，学出来的网络错得更远，最好的一次误差也超过写下来的十倍': {
      of: { start: 'zero' },
      holds: ({ constructions: { relu }, training }) => training.least! > 10 * relu.supError,
    },
    '对尖角函数正好相反，学出来的网络个个比写下来的准': {
      of: { f: 'abs(x-0.3)' },
      holds: ({ training: { better, nets } }) => nets > 0 && better === nets,
    },
  },
  table: ({ constructions: { relu, step }, training, width }) => ({
    columns: [
      { label: '网络' },
      { label: '隐藏单元', unit: '个' },
      { label: '参数', unit: '个' },
      { label: '证明的界' },
      { label: '量到的最大误差' },
    ],
    rows: [
      ['写下来的 ReLU 网络', relu.width, relu.parameters, relu.bound, relu.supError],
      ['写下来的阶梯网络', step.width, step.parameters, step.bound, step.supError],
      ...training.supErrors.map((error, i) => [
        `第 ${i + 1} 个学 ${training.taken} 步的 ReLU 网络`,
        width,
        training.parameters,
        null,
        error,
      ]),
    ],
  }),
  describe({ width, constructions: { relu, step }, partial, training }, { epsilon }) {
    const { nets, taken, met, least, median, most } = training;
    const shown = (error: number | null) => (error === null ? '发散' : short(error));
    const learned =
      nets === 0
        ? `超过 ${TRAINED} 个单元就不训练了`
        : nets === 1
          ? `同样宽的网络学了 ${taken} 步，${most === null ? '已经发散' : `误差是 ${short(most)}`}`
          : least === null || training.losses.at(-1) === null
            ? `${nets} 个同样宽的网络学了 ${taken} 步，都已经发散`
            : `${nets} 个同样宽的网络学了 ${taken} 步，误差最小 ${short(least)}、中位数 ${shown(median)}、最大 ${shown(most)}，不超过 ${short(epsilon)} 的有 ${met} 个`;
    const open = partial === null ? '' : `黑线是只打开前 ${partial.open} 个单元的样子；`;
    return `用 ${width} 格写下来：ReLU 网络的误差是 ${short(relu.supError)}，阶梯网络是 ${short(step.supError)}，证明的界是 ${short(relu.bound)}；${open}${learned}。`;
  },
});
