import { defineExperiment } from '../../lab/declare/define.ts';
import { follower, followerGraph } from '../../math/nets/alternating-points.ts';
import { parametersOf } from '../../math/nets/one-layer-net.ts';
import { beginning, folded, graph, parameters, units } from '../../math/nets/tent.ts';

/** The graph is drawn from 0 on, up to so many pieces. */
const DRAWN = 64;

/** Pieces of the folded graph against the units that made it, and against the one hidden layer that has the same graph. */
function measure(folds: number) {
  const net = folded(folds),
    knots = graph(net),
    pieces = knots.length - 1;
  const single = follower(knots, pieces);
  return {
    folds,
    pieces,
    units: units(net),
    parameters: parameters(net),
    shallowUnits: single.hinges.length,
    shallowParameters: parametersOf(single),
    knots: beginning(knots, DRAWN),
    rival: beginning(followerGraph(knots, units(net), DRAWN), DRAWN),
  };
}

export default defineExperiment({
  title: '帐篷映射：折 k 次',
  summary: '把一段线段对折 k 次：每多折一次只多两个单元，图像的直线段数却翻一番。',
  controls: {
    folds: {
      kind: 'number',
      label: '折叠次数',
      symbol: 'k',
      min: 0,
      max: 16,
      step: 1,
      value: 5,
      unit: '次',
      help: '把帐篷映射与自己复合多少次，也就是网络的隐藏层数；0 次是恒等函数。',
    },
  },
  touch: ['folds'],
  fields: {
    folds: '已折的次数',
    pieces: '图像的直线段数',
    units: '折叠网络的单元数',
    parameters: '折叠网络的参数个数',
    shallowUnits: '一层隐藏层画出同一图像所用的单元数',
    shallowParameters: '这个一层网络的参数个数',
    knots: '图像的折点，横坐标与高度，从 0 起至多 64 段',
    rival: '与折叠网络单元一样多的一层网络的折点，横坐标与高度，画到同一处为止',
    deepSizes: '折 0、1、2…… 次的网络各有多少单元',
    shallowSizes: '一层隐藏层画出同样的图像各要多少单元',
  },
  publish: [{}, { folds: 3 }, { folds: 10 }],
  *run({ folds }) {
    const deepSizes: number[] = [],
      shallowSizes: number[] = [];
    for (let k = 0; k <= folds; k++) {
      const measured = measure(k);
      deepSizes.push(measured.units);
      shallowSizes.push(measured.shallowUnits);
      yield { ...measured, deepSizes: [...deepSizes], shallowSizes: [...shallowSizes] };
    }
  },
  progress: (result, { folds }) => (result.folds + 1) / (folds + 1),
  claims: {
    '折 k 次恰好得到 2^k 段，只用 2k 个单元': {
      of: {},
      holds: ({ folds, pieces, units }) => pieces === 2 ** folds && units === 2 * folds,
    },
  },
  table: ({ folds, pieces, units, parameters, shallowUnits, shallowParameters }) => ({
    columns: [
      { label: '网络' },
      { label: '隐藏层', unit: '层' },
      { label: '单元', unit: '个' },
      { label: '参数', unit: '个' },
      { label: '直线段', unit: '段' },
    ],
    rows: [
      [`折 ${folds} 次`, folds, units, parameters, pieces],
      ['一层', 1, shallowUnits, shallowParameters, pieces],
    ],
  }),
  describe: ({ folds, pieces, units, parameters, shallowUnits, shallowParameters }) =>
    `折 ${folds} 次得到 ${pieces} 段，用 ${units} 个单元、${parameters} 个参数；只有一层隐藏层要 ${shallowUnits} 个单元、${shallowParameters} 个参数。`,
});
