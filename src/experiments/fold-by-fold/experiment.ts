import { defineExperiment } from '../../lab/declare/define.ts';
import { montufarFold, serraFold } from '../../math/nets/fold-map.ts';
import {
  covering,
  exactFold,
  foldedGraph,
  foldedPieces,
  hingePoints,
  layerGraph,
} from '../../math/nets/fold-pieces.ts';
import { readNumberList } from '../../math/number-list.ts';
import { mostRegions } from '../../math/plane/region-bounds.ts';
import { roundedTo } from '../../math/rounding.ts';
import { prices, GOAL } from './prices.ts';

const MOST_LAYERS = 6,
  MOST_WIDTH = 6,
  /** The tent folds with two units a layer: as many as reach the goal, and more. */
  TENTS = 12;
/** A graph of more pieces is a smear: fewer layers are drawn. */
const MOST_DRAWN = 1100;
/** What is seen of one layer's graph beyond [0,1], in thousandths. */
const BEYOND = 120;

const rounded = (knots: readonly (readonly [number, number])[]) =>
  knots.map(([x, y]): [x: number, y: number] => [roundedTo(x, 5), roundedTo(y, 4)]);

export default defineExperiment({
  title: '一层多折一折',
  summary: '同样几个单元，让一个朝左开，一层就多折一折；一层层折下去，段数相乘。折点拖歪了，数数还剩几段。',
  controls: {
    layers: {
      kind: 'number',
      label: '折几层',
      symbol: 'layers',
      min: 1,
      max: MOST_LAYERS,
      step: 1,
      value: 3,
      unit: '层',
      help: '同样的一层接连用几次，也就是网络的隐藏层数。',
    },
    width: {
      kind: 'number',
      label: '每层的单元',
      symbol: 'p',
      min: 3,
      max: MOST_WIDTH,
      step: 1,
      value: 3,
      unit: '个',
      help: '每层几个单元；少于 3 个多折不出一折。',
    },
    spare: {
      kind: 'number',
      label: '折得高出多少',
      min: -30,
      max: 30,
      step: 1,
      value: 0,
      unit: '%',
      help: '把一层的输出在二分之一上下拉开百分之几：大于 0 时，每一折都比 0 到 1 多盖一点；小于 0 时盖不满。',
    },
    left: {
      kind: 'number',
      label: '第几个单元朝左开',
      min: 0,
      max: MOST_WIDTH,
      step: 1,
      value: 3,
      atMost: 'width',
      help: '别的单元都朝右开；0 是一个也不朝左。权重的大小不变，常数总使折之前 0 处取 0。',
    },
    moved: {
      kind: 'numbers',
      label: '各个折点挪了多少',
      min: -1,
      max: 1,
      step: 0.001,
      least: 0,
      most: MOST_WIDTH,
      value: '',
      help: '从左到右，每个单元的折点离开它应在的地方多远，右边为正；没有写到的在原处。在图上拖折点就写在这里；权重不变。',
    },
  },
  touch: ['layers'],
  fields: {
    units: '一共几个隐藏单元',
    pieces: '这个网络的图像在 [0,1] 上有几段',
    most: '各层这么宽的网络至多有几段，(p+1) 的层数次方',
    lost: '少了几段',
    montufar: '同样多的单元、同样多层，照 Montúfar 等人的折法有几段',
    'covers.*': '一层在 [0,1] 上的各段，从左到右：是不是盖满了 0 到 1',
    'hinges.*': '各个单元的折点，横坐标与那里的高度',
    'map.*': '一层的图像的折点与两头，横坐标与高度，从 −0.12 到 1.12',
    'montufarMap.*': '同样多的单元照 Montúfar 等人的折法，同上',
    'stages.*.layers': '折了几层',
    'stages.*.units': '那时一共几个单元',
    'stages.*.pieces': '那时有几段',
    'stages.*.montufar': '同样多的单元照 Montúfar 等人的折法有几段',
    'stages.*.most': '那时至多有几段',
    'tents.*': '每层两个单元、对折 1、2、3…… 次各有几段',
    drawn: '图像画到第几层；再多就太密',
    'graph.serra': '画到那一层时图像的折点，横坐标与高度',
    'graph.montufar': '同样多的单元照 Montúfar 等人的折法，同上',
    'prices.*.width': '每层几个单元',
    'prices.*.montufar': `照 Montúfar 等人的折法，要几层、几个单元才有至少 ${GOAL} 段`,
    'prices.*.serra': `多折一折时要几层、几个单元才有至少 ${GOAL} 段；折不出来时为 null`,
  },
  publish: [
    {},
    { layers: 5 },
    { layers: 5, moved: '0.004' },
    { layers: 5, moved: '0.004', spare: 10 },
    { layers: 5, spare: -10 },
    { layers: 3, left: 0 },
  ],
  *run({ layers, width, spare, left, moved }) {
    const change = { left, spare, moved: readNumberList(moved).map((x) => 1000 * x) };
    const fold = exactFold(serraFold(width), change),
      beside = exactFold(montufarFold(width));
    const pieces = foldedPieces(fold, MOST_LAYERS),
      others = foldedPieces(beside, MOST_LAYERS);
    const stages = pieces.map((pieces, l) => ({
      layers: l + 1,
      units: (l + 1) * width,
      pieces,
      montufar: others[l]!,
      most: Number(mostRegions(1, Array<number>(l + 1).fill(width))),
    }));
    const now = stages[layers - 1]!;
    const seen = stages.slice(0, layers).filter(({ pieces }) => pieces <= MOST_DRAWN);
    const drawn = Math.max(1, ...seen.map(({ layers }) => layers));
    yield {
      units: now.units,
      pieces: now.pieces,
      most: now.most,
      lost: now.most - now.pieces,
      montufar: now.montufar,
      covers: covering(fold),
      hinges: rounded(hingePoints(fold)),
      map: rounded(layerGraph(fold, -BEYOND, 1000 + BEYOND)),
      montufarMap: rounded(layerGraph(beside, -BEYOND, 1000 + BEYOND)),
      stages,
      tents: foldedPieces(exactFold(montufarFold(2)), TENTS),
      drawn,
      graph: { serra: rounded(foldedGraph(fold, drawn)), montufar: rounded(foldedGraph(beside, drawn)) },
      prices: prices(),
    };
  },
  claims: {
    '每折一层，每一段都换成四段，正是这样宽的网络至多能有的段数': {
      of: { width: 3, left: 3, spare: 0, moved: '' },
      holds: ({ stages }) =>
        stages.every(({ pieces, most }, l) => pieces === 4 * (stages[l - 1]?.pieces ?? 1) && pieces === most),
    },
  },
  table: ({ stages }) => ({
    columns: [
      { label: '层数', unit: '层' },
      { label: '单元', unit: '个' },
      { label: '这一种', unit: '段' },
      { label: 'Montúfar 的折法', unit: '段' },
      { label: '至多', unit: '段' },
    ],
    rows: stages.map(({ layers, units, pieces, montufar, most }) => [layers, units, pieces, montufar, most]),
  }),
  describe({ units, pieces, lost, montufar, covers }, { width, layers }) {
    const folds = covers.filter(Boolean).length;
    const whole = lost === 0 ? '，一段也没有少，这样宽的网络不能再多' : `，比这样宽的网络至多能有的少 ${lost} 段`;
    return `每层 ${width} 个单元，一层里有 ${folds} 折盖满 0 到 1；折 ${layers} 层，${units} 个单元，${pieces} 段${whole}。照 Montúfar 等人的折法是 ${montufar} 段。`;
  },
});
