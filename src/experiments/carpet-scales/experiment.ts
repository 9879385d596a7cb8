import { drawScaled } from '../../datasets/carpet-scales.ts';
import { accuracyOn } from '../../engine/fit/accuracy.ts';
import { startClassifier } from '../../engine/fit/classifier.ts';
import { fit } from '../../engine/fit/fit.ts';
import { schedules } from '../../engine/fit/schedules.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { fourDecimals, percent } from '../../math/rounding.ts';
import { meanInterval } from '../../math/statistics/mean-interval.ts';

const COARSE = 2,
  SEEDS = 5,
  POINTS = 20_000,
  MEASURED = 4000,
  LOOKS = 20,
  BATCH = 256,
  CELLS = 64;

/** Middles of the picture's cells, row by row from below. */
const grid = Float32Array.from({ length: 2 * CELLS * CELLS }, (_, i) => {
  const cell = i >> 1;
  return (2 * (i % 2 === 0 ? cell % CELLS : Math.floor(cell / CELLS)) + 1) / CELLS - 1;
});

const rounded = ({ value, low, high }: { value: number; low: number; high: number }) => ({
  mean: fourDecimals(value),
  low: fourDecimals(low),
  high: fourDecimals(high),
});

export default defineExperiment({
  title: '给粗的图样一点分量',
  summary: '要学的总是细的地毯；改变取点的地方，让粗的地毯也能答对一些，看细的学得怎样。',
  controls: {
    extra: {
      kind: 'number',
      label: '粗的分量',
      symbol: 'rho',
      min: 0,
      max: 1,
      step: 0.05,
      value: 0.25,
      help: '0 是均匀取点，粗的地毯对细的没有用；1 是只取两块地毯一致的地方，粗的就全对。',
    },
    diamonds: {
      kind: 'choice',
      label: '细的地毯每边',
      options: { 4: '4 个', 8: '8 个', 16: '16 个' },
      value: '8',
      help: '要学的地毯每边几个菱形；粗的总是 2 个。',
    },
    layers: {
      kind: 'number',
      label: '隐藏层',
      min: 1,
      max: 4,
      step: 1,
      value: 3,
      unit: '层',
      help: '每层 32 个 ReLU 单元。',
    },
    learningRate: {
      kind: 'number',
      label: '学习率',
      symbol: 'eta',
      min: 0.001,
      max: 0.1,
      step: 0.001,
      value: 0.01,
      scale: 'log',
      help: 'Adam 的学习率，随步数直线降到 0。',
    },
    steps: {
      kind: 'number',
      label: '训练步数',
      min: 500,
      max: 10_000,
      step: 500,
      value: 3000,
      unit: '步',
      help: '一步 256 个点，一共 2 万个训练点。',
    },
  },
  touch: ['extra'],
  seeded: true,
  fields: {
    coarse: '粗的地毯在这样取的点上答对的比例，(1 + 分量)/2',
    'steps.*': '各次察看时走过的步数',
    'own.*.*': '五个种子各次察看时，在同样取的测试点上答对的比例',
    'uniform.*.*': '同样的网络在均匀取的测试点上答对的比例',
    'final.own.mean': '走完以后，同样取的测试点上答对的比例，五个种子的平均',
    'final.own.low': '它的 95% 区间的下端',
    'final.own.high': '上端',
    'final.uniform.mean': '走完以后，均匀取的测试点上答对的比例，五个种子的平均',
    'final.uniform.low': '它的 95% 区间的下端',
    'final.uniform.high': '上端',
    cells: '第一个种子的网络的答案，64 行 64 列，从下到上',
  },
  publish: [
    {},
    { extra: 0 },
    { extra: 0.1 },
    { extra: 0.5 },
    { extra: 0.75 },
    { extra: 1 },
    { extra: 0, learningRate: 0.003 },
    { extra: 0, learningRate: 0.03 },
    { learningRate: 0.003 },
    { learningRate: 0.03 },
  ],
  prepare: ready,
  trainedBy,
  *run({ extra, diamonds, layers, learningRate, steps }, random) {
    const fine = Number(diamonds),
      draw = (name: string, seed: number, samples: number, share: number) =>
        drawScaled({ fine, coarse: COARSE, extra: share }, samples, random(`${name} ${seed}`));
    const reached: number[] = [],
      own: number[][] = Array.from({ length: SEEDS }, () => []),
      uniform: number[][] = Array.from({ length: SEEDS }, () => []);
    const starts = own.map((_, seed) => () => {
      const tests = { own: draw('test', seed, MEASURED, extra), uniform: draw('uniform test', seed, MEASURED, 0) };
      const training = startClassifier(draw('training', seed, POINTS, extra), {
        hidden: Array.from({ length: layers }, () => 32),
        learningRate,
        batch: BATCH,
        weights: random(`weights ${seed}`),
        biases: random(`biases ${seed}`),
        shuffle: random(`shuffle ${seed}`),
      });
      return { ...training, tests };
    });
    yield* fit(starts, { steps, looks: LOOKS, schedule: schedules.linear }, ({ done, learners }) => {
      reached.push(done);
      learners.forEach(({ trainer, tests }, seed) => {
        own[seed]!.push(accuracyOn(tests.own, trainer));
        uniform[seed]!.push(accuracyOn(tests.uniform, trainer));
      });
      const last = (rows: readonly number[][]) => rounded(meanInterval(rows.map((row) => row.at(-1)!)));
      return {
        coarse: (1 + extra) / 2,
        steps: [...reached],
        own: own.map((row) => [...row]),
        uniform: uniform.map((row) => [...row]),
        final: { own: last(own), uniform: last(uniform) },
        cells: Array.from(learners[0]!.trainer.predict(grid, CELLS * CELLS), (logit) => (logit > 0 ? 1 : 0)).join(''),
      };
    });
  },
  progress: ({ steps: reached }, { steps }) => reached.at(-1)! / steps,
  claims: {},
  table: ({ steps, own, uniform }) => {
    const mean = (rows: readonly (readonly number[])[], i: number) =>
      percent(rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length);
    return {
      columns: [{ label: '步数', unit: '步' }, { label: '同样取的点上答对' }, { label: '均匀的点上答对' }],
      rows: steps.map((done, i) => [done, mean(own, i), mean(uniform, i)]),
    };
  },
  describe: ({ coarse, final, steps }, { extra }) =>
    `粗的分量 ${extra}：粗的地毯能答对 ${percent(coarse)}；走了 ${steps.at(-1)!} 步，网络在同样取的点上答对 ${percent(final.own.mean)}，在均匀的点上答对 ${percent(final.uniform.mean)}（五个种子的平均）。`,
});
