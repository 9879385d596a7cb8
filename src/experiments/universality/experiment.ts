import { defineExperiment } from '../../lab/define.ts';
import { cellsFor, errorBound, midpointSteps, parametersOf, reluInterpolant, smoothCellsFor, supError, valuesAt, type OneLayerNet } from '../../math/one-layer-net.ts';
import { significant } from '../../math/significant.ts';
import { readTarget, type Target } from '../../math/target-function.ts';
import { prepare, startLearning } from './learning.ts';

const WIDEST = 4096;
/** Points of a drawn curve, and bins of the error picture. */
const DRAWN = 200, BINS = 80;
/** Points in which errors of the learned net are measured: a multiple of BINS. */
const MEASURED = 4000;
/** Hidden units that are drawn one by one, and times that training is looked at. */
const MOST_SHARES = 40, LOOKS = 50;

const grid = (pieces: number) => Array.from({ length: pieces + 1 }, (_, i) => i / pieces);
const drawn = (values: ArrayLike<number>) => Array.from(values, (y) => significant(y, 5));
const finite = (x: number, digits: number) => (Number.isFinite(x) ? significant(x, digits) : null);

/** The largest error in each of the bins, from errors at equally spaced points. */
function envelope(errors: readonly number[]): (number | null)[] {
  const each = (errors.length - 1) / BINS;
  return Array.from({ length: BINS }, (_, b) => finite(Math.max(...errors.slice(b * each, (b + 1) * each + 1)), 4));
}

/** All that is written down, not learned. */
function construct(target: Target, N: number, unit: number | null) {
  const relu = reluInterpolant(target, N), step = midpointSteps(target, N), bound = errorBound(target, N);
  const points = grid(DRAWN), fine = grid(MEASURED), truth = fine.map(target.value);
  const measured = (net: OneLayerNet) => ({ width: net.hinges.length, parameters: parametersOf(net), bound, supError: supError(net, target, N) });
  const errors = (net: OneLayerNet) => envelope(valuesAt(net, fine).map((g, i) => Math.abs(g - truth[i]!)));
  const every = Math.ceil(N / MOST_SHARES), open = unit === null ? null : Math.min(unit, N);
  const corners = N <= DRAWN ? grid(N) : points;
  return {
    constructions: { relu: measured(relu), step: measured(step) },
    curves: {
      target: drawn(points.map(target.value)),
      relu: drawn(valuesAt(relu, corners)),
      step: drawn(N <= DRAWN ? grid(N).slice(0, -1).map((x) => target.value(x + 0.5 / N)) : valuesAt(step, points)),
    },
    errors: { relu: errors(relu), step: errors(step) },
    shares: relu.hinges.filter((_, i) => i % every === 0).map(({ at, weight }, i) => ({ unit: i * every + 1, at: significant(at, 6), weight: significant(weight, 5) })),
    partial: open === null ? null : { open, curve: drawn(valuesAt({ ...relu, hinges: relu.hinges.slice(0, open) }, points)) },
  };
}

export default defineExperiment({
  title: '普遍性定理：写下来的网络与学出来的网络',
  summary: '给定函数和允许的误差，当场写出一层隐藏层的网络，量它的误差；旁边让同样宽的网络从随机权重学起。',
  controls: {
    f: {
      kind: 'function', label: '函数', symbol: 'f', value: 'sin(2*pi*x)', maxLength: 2000,
      presets: { 'sin(2*pi*x)': '正弦', 'abs(x-0.3)': '尖角', 'sin(20*x)': '快速振荡', 'exp(-40*(x-0.5)^2)': '钟形', 'sqrt(x)': '起点竖直', '[0, 0.7, 0.5, 0.9, 0.2, 0.4, 0.1]': '手画的折线' },
      check: (text) => readTarget(text).message,
      help: '写一个 x 的公式，或在画板上画；它在 [0,1] 上必须连续。',
    },
    epsilon: { kind: 'number', label: '允许的误差', symbol: 'epsilon', min: 0.002, max: 1, step: 0.001, value: 0.25, scale: 'log', help: '定理由它定出宽度 N；给了宽度就不用它。' },
    width: { kind: 'number', label: '宽度', symbol: 'cells', min: 1, max: WIDEST, step: 1, value: null, optional: true, scale: 'log', unit: '个', help: '隐藏单元数；不给时由 ε 算出。' },
    unit: { kind: 'number', label: '只打开前几个单元', symbol: 'i', min: 1, max: WIDEST, step: 1, value: null, optional: true, scale: 'log', unit: '个', atMost: 'width', help: '看网络怎样一个单元一个单元地搭起来；不给时全部打开。' },
    steps: { kind: 'number', label: '训练步数', min: 0, max: 20_000, step: 100, value: 4000, unit: '步', help: '学出来的那个网络训练多少步，每步 64 个点。' },
    learningRate: { kind: 'number', label: '学习率', symbol: 'eta', min: 0.0003, max: 0.1, step: 0.0001, value: 0.01, scale: 'log', help: 'Adam 的学习率。' },
  },
  seeded: true,
  fields: {
    width: '格数 N，也就是 ReLU 构造的隐藏单元数',
    lipschitz: 'f 在 [0,1] 上的 Lipschitz 常数 L（区间算术算出的上界）；斜率无界时为 null',
    curvature: '|f″| 在 [0,1] 上的上界；不能确定 f 二次可导时为 null',
    'smooth.width': '用二阶导数的界，达到 ε 所需的宽度',
    'smooth.bound': '宽度为 N 时 |f″| 给出的误差界',
    smooth: '二次可导时更紧的界；否则为 null',
    'constructions.*.width': '构造的隐藏单元数',
    'constructions.*.parameters': '构造的参数个数：全部权重与偏置',
    'constructions.*.bound': '证明给出的误差上界：L/2N；斜率无界时是 f 在一格内的最大振幅',
    'constructions.*.supError': '在至少 4,096 个点（含每格的两端与中点）上量到的最大误差',
    'curves.target': 'f 在 201 个等距点上的高度，5 位有效数字',
    'curves.relu': 'ReLU 构造在 N+1 个结点上的高度；N 大于 200 时是 201 个等距点',
    'curves.step': '阶梯构造每格的高度；N 大于 200 时是 201 个等距点上的高度',
    'curves.learned': '学出来的网络在 201 个等距点上的高度；发散处为 null',
    'errors.*': '[0,1] 分成 80 段，每段里量到的最大误差，依次是 ReLU 构造、阶梯构造、学出来的网络',
    shares: '至多 40 个隐藏单元：unit 是第几个，at 是它从哪里开始打开，weight 是它的输出权重',
    partial: '只打开前 open 个单元时网络的高度 curve；没有选时为 null',
    'training.parameters': '学出来的网络的参数个数',
    'training.steps': '损失曲线各点的步数，从 0 起',
    'training.losses': '两点之间各批均方误差的平均，比 steps 少一个；发散时为 null',
    'training.supError': '学出来的网络在 4,001 个等距点上的最大误差；发散时为 null',
  },
  publish: [
    {},
    { epsilon: 0.1 },
    { epsilon: 0.01 },
    { width: 8 },
    { width: 8, unit: 3 },
    { f: 'abs(x-0.3)', width: 16 },
    { f: 'sin(20*x)', epsilon: 0.1 },
    { f: 'sqrt(x)' },
    { f: '[0, 0.7, 0.5, 0.9, 0.2, 0.4, 0.1]' },
  ],
  prepare,
  *run({ f, epsilon, width, unit, steps, learningRate }, random) {
    const { target, message } = readTarget(f);
    if (!target) throw new RangeError(message);
    const N = width ?? cellsFor(target, epsilon, WIDEST), { lipschitz, curvature } = target;
    const { curves, errors, ...fixed } = construct(target, N, unit);
    const learning = startLearning(target, N, learningRate, random);
    const points = grid(DRAWN), fine = grid(MEASURED), truth = fine.map(target.value);
    const reached = [0], losses: (number | null)[] = [];
    const result = () => {
      const wrong = Array.from(learning.heights(fine), (g, i) => Math.abs(g - truth[i]!));
      return {
        width: N, lipschitz, curvature,
        smooth: curvature === null ? null : { width: smoothCellsFor(curvature, epsilon), bound: curvature / (8 * N * N) },
        ...fixed,
        curves: { ...curves, learned: Array.from(learning.heights(points), (y) => finite(y, 5)) },
        errors: { ...errors, learned: envelope(wrong) },
        training: { parameters: learning.parameters, steps: [...reached], losses: [...losses], supError: finite(Math.max(...wrong), 17) },
      };
    };
    try {
      yield result();
      for (let done = 0; done < steps; done = reached.at(-1)!) {
        const next = Math.min(steps, done + Math.ceil(steps / LOOKS));
        losses.push(finite(learning.step(next - done), 4));
        reached.push(next);
        yield result();
      }
    } finally {
      learning.dispose();
    }
  },
  progress: ({ training }, { steps }) => (steps === 0 ? 1 : training.steps.at(-1)! / steps),
  claims: {
    '写下来的两个网络，量到的误差都不超过证明给出的界': ({ constructions: { relu, step } }) =>
      [relu, step].every(({ supError, bound }) => supError <= bound * (1 + 1e-12) + 1e-12),
    'ReLU 构造用 N 个隐藏单元、3N+1 个参数，阶梯构造少一个单元': ({ width: N, constructions: { relu, step } }) =>
      relu.width === N && relu.parameters === 3 * N + 1 && step.width === N - 1,
    '对正弦，ReLU 构造的误差远小于这个界，阶梯构造却几乎把它用满': ({ constructions: { relu, step } }, { f, width }) =>
      f !== 'sin(2*pi*x)' || width !== null || (relu.supError < relu.bound / 8 && step.supError > 0.95 * step.bound),
    '对正弦，同样宽的网络从随机权重学起，误差比写下来的大': ({ constructions: { relu }, training }, { f }) =>
      f !== 'sin(2*pi*x)' || training.supError === null || training.supError > relu.supError,
    '对尖角函数正好相反，学出来的网络比写下来的准': ({ constructions: { relu }, training }, { f }) =>
      f !== 'abs(x-0.3)' || (training.supError !== null && training.supError < relu.supError),
  },
  table: ({ constructions: { relu, step }, training, width }) => ({
    columns: [{ label: '网络' }, { label: '隐藏单元', unit: '个' }, { label: '参数', unit: '个' }, { label: '证明的界' }, { label: '量到的最大误差' }],
    rows: [
      ['写下来的 ReLU 网络', relu.width, relu.parameters, relu.bound, relu.supError],
      ['写下来的阶梯网络', step.width, step.parameters, step.bound, step.supError],
      [`学 ${training.steps.at(-1)} 步的 ReLU 网络`, width, training.parameters, null, training.supError],
    ],
  }),
  describe: ({ width, constructions: { relu, step }, training }) => {
    const number = (x: number) => String(significant(x, 3));
    const learned = training.supError === null ? '已经发散' : `误差 ${number(training.supError)}`;
    return `用 ${width} 格写下来：ReLU 网络的误差是 ${number(relu.supError)}，阶梯网络是 ${number(step.supError)}，证明的界是 ${number(relu.bound)}；同样宽的网络学了 ${training.steps.at(-1)} 步，${learned}。`;
  },
});
