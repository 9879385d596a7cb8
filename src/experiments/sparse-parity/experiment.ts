import { drawParity } from '../../datasets/parity.ts';
import { parityLearner, type ParityStart } from '../../engine/fit/parity-learner.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { fixed, fourDecimals, percent, significant } from '../../math/rounding.ts';

/** Looks at the net while it learns. */
const LOOKS = 40;
/** Inputs of their own, on which answers are counted; where d is small, steps see the same ones. */
const TESTED = 2048;
/** Units whose weights are shown. */
const SHOWN = 8;
/** More nets than these would take long, each with a step of its own. */
const MOST_HELPED = 9;

const ones = (bits: string): number[] => [...bits].flatMap((bit, i) => (bit === '1' ? [i] : []));
/** 0 where a weight is no longer finite. */
const hundredths = (x: number): number => (Number.isFinite(x) ? Math.round(100 * x) + 0 : 0);

/** The units whose incoming weights are furthest from where they began, furthest first; of several nets together. */
function furthest(first: readonly Float32Array[], now: readonly Float32Array[], width: number) {
  const far = now.flatMap((kernel, net) =>
    Array.from({ length: width }, (_, unit) => {
      let sum = 0;
      for (let at = unit; at < kernel.length; at += width)
        sum += (kernel[at]! - first[net]![at]!) * (kernel[at]! - first[net]![at]!);
      return { net, unit, sum: Number.isFinite(sum) ? sum : 0 };
    }),
  );
  return far
    .sort((a, b) => b.sum - a.sum || a.net - b.net || a.unit - b.unit)
    .slice(0, SHOWN)
    .map(({ net, unit }) => ({ net, unit }));
}

export default defineExperiment({
  title: '只看其中几位的奇偶：梯度下降学不学得到',
  summary:
    '答案只看 d 位里的 k 位，网络事先不知道是哪几位；每一步的输入都是新抽的。损失长时间停在瞎猜，那几位的权重却一直在动，直到突然学会。',
  controls: {
    d: {
      kind: 'number',
      label: '输入位数',
      symbol: 'd',
      min: 8,
      max: 40,
      step: 1,
      value: 20,
      unit: '位',
      help: '每一位独立地取 1 或 −1，各一半。',
    },
    chosen: {
      kind: 'bits',
      label: '算数的位',
      symbol: 'S',
      lengthOf: 'd',
      value: '0010010100' + '0'.repeat(30),
      help: '从左到右是第一位到最后一位；1 的地方算数，答案是这几位的积。',
    },
    width: {
      kind: 'number',
      label: '隐藏单元',
      symbol: 'w',
      min: 8,
      max: 256,
      step: 1,
      value: 64,
      unit: '个',
      help: '一层 ReLU 有多少个单元；一步步教时，每一步的网络都这么宽。',
    },
    learningRate: {
      kind: 'number',
      label: '学习率',
      symbol: 'eta',
      min: 0.003,
      max: 1,
      step: 0.001,
      value: 0.1,
      scale: 'log',
      help: '梯度下降的学习率；没有动量。',
    },
    batch: {
      kind: 'number',
      label: '一步的样本',
      min: 8,
      max: 256,
      step: 8,
      value: 64,
      unit: '个',
      help: '每一步新抽多少个输入，用过就扔。',
    },
    steps: {
      kind: 'number',
      label: '训练步数',
      min: 200,
      max: 20_000,
      step: 200,
      value: 2000,
      unit: '步',
      help: '一共走多少步。',
    },
    start: {
      kind: 'choice',
      label: '从哪里起步',
      options: { uniform: '均匀', normal: '正态', signs: '只有正负' },
      value: 'uniform',
      help: '第一层的权重怎样抽：三种的标准差都是 1/√d，“只有正负”每个权重大小一样。',
    },
    teaching: {
      kind: 'choice',
      label: '有没有人教中间步',
      options: { none: '只给答案', steps: '一步步教' },
      value: 'none',
      help: '“一步步教”时，前两位、前三位……的积也给出来，一步由一个网络学，只学两个数的积。',
    },
  },
  touch: ['d', 'teaching'],
  seeded: true,
  fields: {
    k: '算数的位的个数',
    'steps.*': '各次察看时走过的步数，从 0 起',
    'losses.*': '两次察看之间各步的平均交叉熵，单位纳特，比 steps 少一个；几个网络时是平均；发散时为 null',
    'right.*': '各次察看时在另抽的 2,048 个输入上答对的比例，比 steps 少一个',
    'moved.*.*': '各次察看、各个输入：第一层里这个输入到各单元的权重离起点多远，均方根',
    'shown.*.net': '画出的单元（离起点最远的 8 个，远的在前）属于第几个网络，从 0 起',
    'shown.*.unit': '是那个网络的第几个单元，从 0 起',
    'weights.*.*': '各次察看时画出的单元在各个输入上的权重，单位百分之一：一个单元接一个单元',
    learned: '学会时的步数：第一次答对 95% 以上是在多少步；没有则为 null',
    apart: '从多少步起，算数的位里动得最少的一直比不算数的位里动得最多的还多；眼下不是，或没有不算数的位，则为 null',
  },
  publish: [
    {},
    { seed: 1 },
    { seed: 2 },
    { seed: 3 },
    { seed: 4 },
    { teaching: 'steps' },
    { chosen: '00100101000100000000' },
    { chosen: '00100101000100000000', steps: 6000 },
    { chosen: '00100101000100000000', teaching: 'steps' },
  ],
  refuses: ({ chosen, teaching }) => {
    const k = ones(chosen).length;
    if (k === 0) return { name: 'chosen', message: '至少要有一位算数。' };
    if (teaching === 'steps' && k > MOST_HELPED)
      return { name: 'chosen', message: `一步步教时，算数的位至多 ${MOST_HELPED} 个；你选了 ${k} 个。` };
    return undefined;
  },
  prepare: ready,
  trainedBy,
  *run({ d, chosen, width, learningRate, batch, steps, start, teaching }, random) {
    const places = ones(chosen),
      inputs = random('inputs');
    const test = drawParity(d, places, TESTED, random('test'));
    const learner = parityLearner(
      { d, chosen: places, width, learningRate, batch, start: start as ParityStart, stepwise: teaching === 'steps' },
      (samples) => drawParity(d, places, samples, inputs),
      random,
    );
    try {
      const first = learner.kernels();
      const moved: number[][] = [],
        kernels: Float32Array[][] = [],
        reached: number[] = [],
        losses: (number | null)[] = [],
        right: number[] = [];
      let learned: number | null = null,
        apart: number | null = null;
      const others = Array.from({ length: d }, (_, i) => i).filter((i) => !places.includes(i));
      const look = (done: number) => {
        const now = learner.kernels();
        const far = Array.from({ length: d }, (_, i) => {
          let sum = 0;
          now.forEach((kernel, net) => {
            for (let unit = 0; unit < width; unit++) {
              const off = kernel[i * width + unit]! - first[net]![i * width + unit]!;
              sum += off * off;
            }
          });
          const size = Math.sqrt(sum / (width * now.length));
          return Number.isFinite(size) ? significant(size, 3) : 0;
        });
        reached.push(done);
        moved.push(far);
        kernels.push(now);
        if (others.length === 0) return;
        const ahead = Math.min(...places.map((i) => far[i]!)) > Math.max(...others.map((i) => far[i]!));
        apart = ahead ? (apart ?? done) : null;
      };
      /** The units that have moved furthest by now, and their weights at every look. */
      const result = () => {
        const shown = furthest(first, kernels.at(-1)!, width);
        return {
          k: places.length,
          steps: [...reached],
          losses: [...losses],
          right: [...right],
          moved: [...moved],
          shown,
          weights: kernels.map((nets) =>
            shown.flatMap(({ net, unit }) =>
              Array.from({ length: d }, (_, i) => hundredths(nets[net]![i * width + unit]!)),
            ),
          ),
          learned,
          apart,
        };
      };
      look(0);
      yield result();
      const every = Math.ceil(steps / LOOKS);
      for (let done = 0; done < steps;) {
        const next = Math.min(steps, done + every),
          loss = learner.step(next - done);
        done = next;
        losses.push(Number.isFinite(loss) ? fourDecimals(loss) : null);
        right.push(fourDecimals(learner.right(test)));
        if (learned === null && right.at(-1)! >= 0.95) learned = done;
        look(done);
        yield result();
      }
    } finally {
      learner.dispose();
    }
  },
  progress: ({ steps: reached }, { steps }) => reached.at(-1)! / steps,
  claims: {},
  table: ({ steps, losses, right, moved }, { chosen }) => {
    const places = ones(chosen),
      farOf = (row: readonly number[], counts: boolean) =>
        Math.max(0, ...row.filter((_, i) => places.includes(i) === counts));
    return {
      columns: [
        { label: '步数', unit: '步' },
        { label: '损失', unit: '纳特' },
        { label: '答对' },
        { label: '算数的位动得最多的' },
        { label: '不算数的位动得最多的' },
      ],
      rows: steps.map((done, i) => [
        done,
        i === 0 ? null : losses[i - 1]!,
        i === 0 ? null : percent(right[i - 1]!),
        fixed(farOf(moved[i]!, true), 3),
        fixed(farOf(moved[i]!, false), 3),
      ]),
    };
  },
  describe: ({ k, steps, right, learned, apart }, { d, teaching }) => {
    const done = steps.at(-1)!;
    const task = `${d} 位里有 ${k} 位算数${teaching === 'steps' ? '，一步步教' : ''}`;
    if (done === 0) return `${task}：还没有走一步。`;
    const seen = apart === null ? '' : `第 ${apart} 步起，算数的位都动得比别的多；`;
    return learned === null
      ? `${task}：走了 ${done} 步，${seen}还没有学会，答对 ${percent(right.at(-1)!)}。`
      : `${task}：${seen}第 ${learned} 步答对 95% 以上；走到第 ${done} 步，答对 ${percent(right.at(-1)!)}。`;
  },
});
