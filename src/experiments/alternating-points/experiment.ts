import { defineExperiment } from '../../lab/declare/define.ts';
import {
  alternatingErrors,
  alternatingPoints,
  countedWidth,
  fewestErrors,
  follower,
  followerGraph,
  mostPieces,
  telgarskyWidth,
} from '../../math/nets/alternating-points.ts';
import { valuesAt } from '../../math/nets/one-layer-net.ts';
import { beginning, folded, graph, parameters, units } from '../../math/nets/tent.ts';

/** The graph is drawn from 0 on, up to so many pieces. */
const DRAWN = 64;

/** The folding net and nets with one hidden layer on the 2^k alternating points. */
function examine(k: number) {
  const net = folded(k),
    knots = graph(net),
    n = 2 ** k,
    places = alternatingPoints(n);
  // Knots lie on the points' own grid, so that the graph's heights at the points are the net's values.
  const heights = new Map(knots.map(({ x, y }) => [x, y]));
  /** One hidden layer, built to follow the graph as far as it can, and the fewest errors that any can make. */
  const oneLayer = (width: number) => ({
    units: width,
    errors: alternatingErrors(valuesAt(follower(knots, width), places)),
    fewest: fewestErrors(mostPieces(width, 1), n),
  });
  const rival = oneLayer(units(net));
  return {
    folds: k,
    points: n,
    units: units(net),
    parameters: parameters(net),
    errors: alternatingErrors(places.map((x) => heights.get(x)!)),
    knots: beginning(knots, DRAWN),
    rival: beginning(followerGraph(knots, units(net), DRAWN), DRAWN),
    rivalErrors: rival.errors,
    rivalFewest: rival.fewest,
    shallow: [0, ...Array.from({ length: k + 1 }, (_, i) => 2 ** i)].map(oneLayer),
    telgarsky: Array.from({ length: k }, (_, i) => ({
      layers: i + 1,
      width: telgarskyWidth(k, i + 1),
      counted: countedWidth(k, i + 1),
    })),
  };
}

export default defineExperiment({
  title: '交错点：多宽才分得开',
  summary: '折叠网络一个交错点也不错；浅的网络要宽到段数与点数相当，才比抛硬币好多少。',
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
      help: '交错点有 2 的这么多次方个，折叠网络有这么多个隐藏层。',
    },
  },
  touch: ['folds'],
  fields: {
    folds: '已折的次数',
    points: '交错点的个数，2 的 folds 次方',
    units: '折叠网络的单元数',
    parameters: '折叠网络的参数个数',
    errors: '折叠网络分错的交错点数',
    knots: '折叠网络图像的折点，横坐标与高度，从 0 起至多 64 段',
    rival: '与折叠网络单元一样多的一层网络的折点，横坐标与高度，画到同一处为止',
    rivalErrors: '这个一层网络分错的交错点数',
    rivalFewest: '这么多单元的任何一层网络至少分错的点数',
    'shallow.*.units': '一层隐藏层的单元数',
    'shallow.*.errors': '沿着图像走到单元用完的一层网络，量到的分错点数',
    'shallow.*.fewest': '这么多单元的任何一层网络至少分错的点数',
    telgarsky: '每种隐藏层数的宽度界，从一层到 folds 层',
    'telgarsky.*.layers': '隐藏层数',
    'telgarsky.*.width': 'Telgarsky 的宽度，不超过它的网络至少分错六分之一；没有则为 0',
    'telgarsky.*.counted': '直接数段得到的宽度，不超过它的网络至少分错六分之一；没有则为 0',
  },
  publish: [{}, { folds: 10 }],
  *run({ folds }) {
    for (let k = 0; k <= folds; k++) yield examine(k);
  },
  progress: (result, { folds }) => (result.folds + 1) / (folds + 1),
  claims: {
    折叠网络一个点也没有分错: { of: {}, holds: ({ errors }) => errors === 0 },
    '沿着锯齿走的一层网络，至多比这个下限多错一个点': {
      of: {},
      holds: ({ shallow, points }) =>
        shallow.every(({ units, errors, fewest }) => units >= points || errors - fewest <= 1),
    },
  },
  table: ({ folds, units, parameters, errors, points, shallow, telgarsky }) => ({
    columns: [
      { label: '网络' },
      { label: '单元', unit: '个' },
      { label: '参数', unit: '个' },
      { label: '分错', unit: '个点' },
      { label: '至少分错', unit: '个点' },
    ],
    rows: [
      [`折 ${folds} 次`, units, parameters, errors, 0],
      ...shallow.map(({ units, errors, fewest }) => ['一层', units, 3 * units + 1, errors, fewest]),
      ...telgarsky.map(({ layers, width }) => [
        `${layers} 层，Telgarsky：宽度至多 ${width}`,
        width > 0 ? layers * width : null,
        null,
        null,
        width > 0 ? Math.ceil(points / 6) : 0,
      ]),
    ],
  }),
  describe: ({ folds, points, units, errors, rivalErrors, rivalFewest }) =>
    `${points} 个交错点：折 ${folds} 次的网络用 ${units} 个单元，分错 ${errors} 个；同样多的单元只排一层，沿着锯齿走，分错 ${rivalErrors} 个，不论权重是什么，至少分错 ${rivalFewest} 个。`,
});
