import { defineExperiment } from '../../lab/declare/define.ts';
import { compose, graph, parameters, tent, units, type Net } from '../../math/nets/tent.ts';

/** Pieces of the folded graph against the units that made it, and against the one hidden layer that would be needed. */
function measure(net: Net, folds: number) {
  const knots = graph(net),
    pieces = knots.length - 1;
  // One hidden layer over [0,1] bends once per unit; the first unit gives the first piece its slope: as many units as pieces.
  return {
    folds,
    pieces,
    deep: { units: units(net), parameters: parameters(net) },
    shallow: { units: pieces, parameters: 3 * pieces + 1 },
    knots,
  };
}

export default defineExperiment({
  title: '帐篷映射：折 k 次',
  summary: '把一段线段对折 k 次：每多折一次只多两个神经元，图像的直线段数却翻一番。',
  controls: {
    folds: {
      kind: 'number',
      label: '折叠次数',
      symbol: 'k',
      min: 1,
      max: 12,
      step: 1,
      value: 5,
      unit: '次',
      help: '把帐篷映射与自己复合多少次，也就是网络的隐藏层数。',
    },
  },
  fields: {
    folds: '已折的次数',
    pieces: '图像的直线段数',
    'deep.units': '折叠网络的神经元数',
    'deep.parameters': '折叠网络的参数个数',
    'shallow.units': '单隐藏层要画出同一图像所需的神经元数',
    'shallow.parameters': '该单隐藏层网络的参数个数',
    'knots.*.x': '折点的横坐标，从 0 到 1',
    'knots.*.y': '折点的高度，从 0 到 1',
  },
  publish: [{}, { folds: 3 }, { folds: 10 }],
  *run({ folds }) {
    let net = tent();
    for (let n = 1; n <= folds; n++) {
      yield measure(net, n);
      if (n < folds) net = compose(tent(), net);
    }
  },
  progress: (result, { folds }) => result.folds / folds,
  claims: {},
  table: ({ folds, pieces, deep, shallow }) => ({
    columns: [
      { label: '网络' },
      { label: '隐藏层', unit: '层' },
      { label: '神经元', unit: '个' },
      { label: '参数', unit: '个' },
      { label: '直线段', unit: '段' },
    ],
    rows: [
      ['折叠', folds, deep.units, deep.parameters, pieces],
      ['单隐藏层', 1, shallow.units, shallow.parameters, pieces],
    ],
  }),
  describe: ({ folds, pieces, deep, shallow }) =>
    `折 ${folds} 次得到 ${pieces} 段直线，折叠网络用了 ${deep.units} 个神经元；只有一层隐藏层则要 ${shallow.units} 个。`,
});
