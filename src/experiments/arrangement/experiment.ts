import { defineExperiment } from '../../lab/declare/define.ts';
import { crossingLines, randomHyperplanes, regionCounts, type Hyperplane } from '../../math/plane/arrangement.ts';
import { box, subdivision } from '../../math/plane/linear-regions.ts';
import { GRID, lineDecimals, placedLines } from '../../math/plane/placed-lines.ts';
import { zaslavsky } from '../../math/plane/region-bounds.ts';
import { mapRegion, MOST_DRAWN, type MapRegion } from '../../math/plane/region-map.ts';

/** In the plane, any two lines cross within a circle of this radius, in steps of 1/4096: within the square [−1,1]² that is drawn. */
const RADIUS = 3800;
/** Hyperplanes that would make more regions than this are not counted: it would take too long. */
const MOST_COUNTED = 5_000_000;

/** The regions that lines make of the square [−1,1]². */
function mapOf(lines: readonly Hyperplane[]): MapRegion[] {
  const layer = { weights: lines.map(([a, b]) => [a!, b!]), biases: lines.map(([, , c]) => c!) };
  return [...subdivision([layer], box(-1n, -1n, 1n, 1n))].map(mapRegion);
}

export default defineExperiment({
  title: '超平面把空间分成几块',
  summary: '一层里的单元各划各的刀：一个一个数出来的块数，与一般位置的公式分毫不差。',
  controls: {
    lines: {
      kind: 'number',
      label: '超平面个数',
      symbol: 'n',
      min: 0,
      max: 100,
      step: 1,
      value: 10,
      unit: '个',
      help: '一层的单元数：每个单元在输入空间里划一刀，平面里就是一条直线。',
    },
    dims: {
      kind: 'number',
      label: '维数',
      symbol: 'd',
      min: 1,
      max: 6,
      step: 1,
      value: 2,
      unit: '维',
      help: '输入空间的维数；2 维时画出地图。',
    },
    own: {
      kind: 'points',
      label: '自己放的直线',
      x: [-3, 3],
      y: [-3, 3],
      step: 1 / GRID,
      groups: [0, 100],
      each: [2, 2],
      value: '',
      help: '拖动地图上的直线就会写在这里：每条写它经过的两个点。两个点写成同一个点的，和没有写到的，照旧随机。',
    },
  },
  touch: ['lines', 'dims'],
  seeded: true,
  fields: {
    regions: '逐个超平面数出的块数',
    zaslavsky: '一般位置时的块数，即 0 到 dims 的组合数之和',
    growth: '前 0、1、2…… 个超平面分出的块数',
    placed: '平面里的全部直线 ax+by+c=0，每条的 a、b、c，a 与 b 的平方和为 1，4 位小数；其他维数为空',
    map: '平面上所画方块里的各块；不画时为 null',
    'map.*.corners': '一块的顶点，横坐标与纵坐标，四舍五入到 4 位小数',
    'map.*.pattern': '这一块在各条直线的哪一侧，正的一侧是 1',
  },
  publish: [{}, { lines: 20, dims: 3 }],
  refuses: ({ lines, dims, own }) => {
    if (own !== '' && dims !== 2)
      return { name: 'own', message: '自己放的直线只在平面里用：把它清空，或把维数改回 2。' };
    const most = zaslavsky(lines, dims);
    if (most <= BigInt(MOST_COUNTED)) return undefined;
    const message = `参数 lines（超平面个数）对这么高的维数太大：${dims} 维里 ${lines} 个超平面至多分出 ${most} 块，这里至多逐块数 ${MOST_COUNTED} 块，请减小 lines 或 dims。`;
    return { name: 'lines', message };
  },
  *run({ lines, dims, own }, random) {
    const bound = Number(zaslavsky(lines, dims));
    const stream = random('hyperplanes');
    const placed = placedLines(own);
    const planes: readonly Hyperplane[] =
      dims === 2
        ? crossingLines(lines, stream, { radius: RADIUS }).map((line, i) => placed[i] ?? line)
        : randomHyperplanes(lines, dims, stream);
    const drawn = dims === 2 && bound <= MOST_DRAWN;
    const growth = [1];
    const result = () => ({
      regions: growth.at(-1)!,
      zaslavsky: bound,
      growth: [...growth],
      placed: dims === 2 ? planes.map((line) => lineDecimals(line)!) : [],
      map: drawn ? mapOf(planes.slice(0, growth.length - 1)) : null,
    });
    yield result();
    for (const count of regionCounts(planes)) {
      growth.push(count);
      yield result();
    }
  },
  progress: ({ growth }, { lines }) => growth.length / (lines + 1),
  claims: {
    '一个一个数出来的块数，与公式给出的分毫不差': {
      of: {},
      holds: ({ regions, zaslavsky }) => regions === zaslavsky,
    },
  },
  table: ({ growth }) => ({
    columns: [
      { label: '超平面', unit: '个' },
      { label: '数出的块', unit: '块' },
    ],
    rows: growth.map((regions, n) => [n, regions]),
  }),
  describe: ({ growth, regions, zaslavsky, map }, { dims }) => {
    const drawn = map || dims !== 2 ? '' : '块数太多，地图不画。';
    const name = dims === 1 ? '个点' : dims === 2 ? '条直线' : '个超平面';
    return `${dims} 维空间里，前 ${growth.length - 1} ${name}分出 ${regions} 块；全部放上以后，一般位置的公式给出 ${zaslavsky} 块。${drawn}`;
  },
});
