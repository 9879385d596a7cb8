import { defineExperiment } from '../../lab/declare/define.ts';
import { follower } from '../../math/nets/alternating-points.ts';
import { parametersOf } from '../../math/nets/one-layer-net.ts';
import { squareError, squareNet } from '../../math/nets/square-net.ts';
import { beginning, graph, parameters, units } from '../../math/nets/tent.ts';

/** The graph is drawn from 0 on, up to so many pieces. */
const DRAWN = 64;

export default defineExperiment({
  title: '用折叠逼近平方',
  summary: '每多折一次，与平方的误差变成四分之一，只多用三个单元。',
  controls: {
    folds: {
      kind: 'number',
      label: '折叠次数',
      symbol: 'm',
      min: 0,
      max: 16,
      step: 1,
      value: 2,
      unit: '次',
      help: '补上多少层锯齿，也就是网络的隐藏层数；0 次是一条直线。',
    },
  },
  touch: ['folds'],
  fields: {
    folds: '已折的次数',
    maxError: '与平方的最大误差，由图像的每一段准确算出',
    pieces: '图像的直线段数',
    units: '折叠网络的单元数',
    parameters: '折叠网络的参数个数',
    shallowUnits: '一层隐藏层画出同一图像所用的单元数',
    shallowParameters: '这个一层网络的参数个数',
    maxErrors: '折 0、1、2…… 次的最大误差',
    deepSizes: '折 0、1、2…… 次的网络各有多少隐藏单元',
    shallowSizes: '一层隐藏层画出同样的图像各要多少单元',
    knots: '图像的折点，横坐标与高度，从 0 起至多 64 段',
    peaks: '每一段上离平方最远的点，横坐标与图像的高度，从 0 起至多 64 段',
  },
  publish: [{}, { folds: 0 }, { folds: 1 }, { folds: 6 }],
  *run({ folds }) {
    const maxErrors: number[] = [],
      deepSizes: number[] = [],
      shallowSizes: number[] = [];
    for (let m = 0; m <= folds; m++) {
      const net = squareNet(m),
        knots = graph(net),
        { maxError, peaks } = squareError(knots);
      const single = follower(knots, knots.length - 1);
      maxErrors.push(maxError);
      deepSizes.push(units(net));
      shallowSizes.push(single.hinges.length);
      yield {
        folds: m,
        maxError,
        pieces: knots.length - 1,
        units: units(net),
        parameters: parameters(net),
        shallowUnits: single.hinges.length,
        shallowParameters: parametersOf(single),
        maxErrors: [...maxErrors],
        deepSizes: [...deepSizes],
        shallowSizes: [...shallowSizes],
        knots: beginning(knots, DRAWN),
        peaks: beginning(peaks, DRAWN - 1),
      };
    }
  },
  progress: (result, { folds }) => (result.folds + 1) / (folds + 1),
  claims: {
    '量到的最大误差恰好是 2^{-2m-2}': {
      of: {},
      holds: ({ maxErrors }) => maxErrors.every((error, m) => error === 2 ** (-2 * m - 2)),
    },
  },
  table: ({ maxErrors, deepSizes, shallowSizes }) => ({
    columns: [
      { label: '折叠次数', unit: '次' },
      { label: '直线段', unit: '段' },
      { label: '最大误差' },
      { label: '折叠网络的单元', unit: '个' },
      { label: '一层的单元', unit: '个' },
    ],
    rows: maxErrors.map((error, m) => [m, 2 ** m, error, deepSizes[m]!, shallowSizes[m]!]),
  }),
  describe: ({ folds, units, pieces, maxError }) =>
    `折 ${folds} 次，用 ${units} 个单元得到 ${pieces} 段，与平方的最大误差是 ${maxError}。`,
});
