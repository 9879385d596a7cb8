import { defineExperiment } from '../../lab/declare/define.ts';
import { farthest, heightOf, signChanges, zigzag, zigzagHeight } from '../../math/nets/zigzag.ts';
import { readPoints } from '../../math/number-list.ts';
import { roundedTo, significant } from '../../math/rounding.ts';

/** Most bends of the line, most teeth of the zigzag. */
const BENDS = 12,
  TEETH = 24;
const short = (x: number) => String(roundedTo(x, 3));
/** Twelve digits: what is left out is rounding. */
const written = (x: number) => significant(Math.abs(x) < 1e-12 ? 0 : x, 12);

const graphOf = (line: string) => readPoints(line)[0]!.map(([x, y]) => ({ x, y }));

export default defineExperiment({
  title: '总有一条锯齿跟不上',
  summary: '你定一条折线，图找出它跟不上的锯齿：折几处，就至多变号几次加一；齿多一个，就有一个尖角错过。',
  controls: {
    line: {
      kind: 'points',
      label: '网络的折线',
      x: [0, 1],
      y: [-1, 1],
      step: 0.001,
      groups: [1, 1],
      each: [2, BENDS + 2],
      value: '0,-0.1 0.2,0.1 0.4,-0.1 0.6,0.1 0.8,-0.1 1,0.1',
      help: '从左到右的折点与两端，每个写横坐标与高度；第一个的横坐标是 0，最后一个是 1。在图上拖它们也行。',
    },
    teeth: {
      kind: 'number',
      label: '锯齿的齿数',
      symbol: 'teeth',
      min: 1,
      max: TEETH,
      step: 1,
      value: null,
      optional: true,
      unit: '齿',
      help: '坡度是 ±1 的锯齿有几齿；不给时比折线的折点多两个，正好让它跟不上。',
    },
  },
  touch: ['teeth'],
  fields: {
    units: '折点的个数 N，也就是隐藏单元的个数（输入另有一条线直达输出）',
    pieces: '折线的段数 N + 1',
    teeth: '锯齿的齿数',
    height: '锯齿高度的一半，坡度是 ±1 时等于 1/(2·齿数)',
    miss: '折线与锯齿在 [0,1] 上相差最多多少',
    at: '最先在哪里差这么多',
    ends: '在那里，折线的高度与锯齿的高度',
    changes: '折线在锯齿的各个尖角上变号几次；经过 0 的算一次',
    'corners.*.x': '锯齿的尖角与两端，横坐标',
    'corners.*.y': '锯齿在那里的高度',
    'corners.*.wrong': '折线在那里的符号不对（或者是 0），所以至少错锯齿高度的一半',
    'misses.*': '同一条折线与 1、2、3…… 齿的锯齿各相差最多多少',
    'line.*': '折线的折点与两端，横坐标与高度',
  },
  publish: [
    {},
    { teeth: 5 },
    { teeth: 12 },
    { line: '0,0 0.2,0 0.4,0 0.6,0 0.8,0 1,0' },
    { line: '0,0.15 0.3,-0.1 0.5,0.1 1,-0.15' },
  ],
  refuses({ line }) {
    const xs = graphOf(line).map(({ x }) => x);
    if (xs[0] === 0 && xs.at(-1) === 1 && xs.every((x, i) => i === 0 || x > xs[i - 1]!)) return undefined;
    return {
      name: 'line',
      message: '折线要从横坐标 0 走到 1，折点从左到右排好，横坐标不能相同；请改一改折点的次序或两端。',
    };
  },
  *run({ line, teeth }) {
    const graph = graphOf(line),
      units = graph.length - 2,
      count = teeth ?? units + 2;
    const corners = zigzag(count),
      { x, distance } = farthest(graph, corners);
    const heights = corners.map(({ x }) => heightOf(graph, x));
    yield {
      units,
      pieces: units + 1,
      teeth: count,
      height: written(zigzagHeight(count)),
      miss: written(distance),
      at: written(x),
      ends: [written(heightOf(graph, x)), written(heightOf(corners, x))] as [number, number],
      changes: signChanges(heights),
      corners: corners.map(({ x, y }, i) => ({ x: written(x), y: written(y), wrong: heights[i]! * y <= 0 })),
      misses: Array.from({ length: TEETH }, (_, i) => written(farthest(graph, zigzag(i + 1)).distance)),
      line: graph.map(({ x, y }): [number, number] => [x, y]),
    };
  },
  claims: {
    '齿数不少于折点数加二的锯齿，这条线每一条都跟不上，至少错锯齿高度的一半': {
      of: {},
      holds: ({ units, misses }) =>
        misses.every((miss, i) => i + 1 < units + 2 || miss >= zigzagHeight(i + 1) * (1 - 1e-9)),
    },
  },
  table: ({ units, misses }) => ({
    columns: [
      { label: '齿数', unit: '齿' },
      { label: '锯齿高度的一半' },
      { label: '折线错多少' },
      { label: '定理管得到吗' },
    ],
    rows: misses.map((miss, i) => [
      i + 1,
      significant(zigzagHeight(i + 1), 6),
      significant(miss, 6),
      i + 1 >= units + 2 ? '管，错得不会更少' : '不管',
    ]),
  }),
  describe({ units, pieces, teeth, height, miss, at, changes }) {
    const bound = `${teeth} 齿的锯齿高低各 ${short(height)}`;
    const missed = miss === 0 ? '折线处处跟上了' : `折线错得最多的地方是 x = ${short(at)}，错 ${short(miss)}`;
    const why =
      teeth >= units + 2
        ? `${pieces} 段至多变号 ${pieces} 次，锯齿变号 ${teeth} 次，所以怎么改都不会错得比 ${short(height)} 少`
        : `${pieces} 段够变号 ${pieces} 次，锯齿只变号 ${teeth} 次，这里定理不作声`;
    return `折 ${units} 处的线在尖角上变号 ${changes} 次；${bound}，${missed}；${why}。`;
  },
});
