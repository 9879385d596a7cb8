import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { beside, dot, line, link, text, type Figure, type FigureOf, type Frame } from '../../lab/draw/draw.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import { powersAxis } from '../../lab/draw/text/powers.ts';
import { mapPanel } from '../../lab/draw/charts/region-map.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
const plain = { labelArrow: 'none' as const };
const xy = { x: 'x', y: 'y' } as const;

/** The map of the lines as it is shown; undefined where there is none. */
export function shown({ map, regions }: Result) {
  if (!map) return undefined;
  return { map, square: [-1, 1] as const, title: `平面被分成 ${regions} 块`, words };
}

function words({ pattern }: { pattern: string }): string[] {
  const sides = pattern.length > 40 ? `${pattern.slice(0, 40)}…` : pattern;
  return ['框出的一块，在各条直线的哪一侧：', sides];
}

/** @param chosen which region of the map is framed; without it one that is easily seen */
export function draw(
  result: Result,
  { dims }: ParamsOf<typeof experiment>,
  { width }: Frame<Result>,
  chosen?: number,
): Figure {
  const [size, below] = pairOf(width),
    map = shown(result);
  return [
    map ? mapPanel({ ...map, chosen }, size) : addedPanel(result, dims, size.height),
    growthPanel(result, below.height),
  ];
}

/** Axes end at the next of a few steps: while a parameter is dragged they mostly stand still. */
const COUNTS = [10, 20, 50, 100],
  POWERS = [2, 4, 8, 16];
const nextOf = (steps: readonly number[], most: number): number => steps.find((step) => step >= most) ?? most;

/** How many regions each new hyperplane adds: as many as those before it cut it into. */
function addedPanel({ growth }: Result, dims: number, height: number) {
  const added = growth.slice(1).map((count, i) => ({ x: i + 1, y: count - growth[i]! }));
  const most = added.reduce((top, { y }) => Math.max(top, y), 1);
  return {
    title: dims === 2 ? '块数太多，地图不画' : '每个新来的添了几块',
    height,
    marginLeft: 60,
    x: { domain: [0, nextOf(COUNTS, growth.length)], label: '第几个超平面', ticks: 5, tickFormat: 'd', ...plain },
    y: { domain: [0, most], label: '添的块数＝它被前面的切成几块', ticks: 5, grid: true, ...plain },
    marks: [
      link(added, {
        x1: 'x',
        x2: 'x',
        y1: () => 0,
        y2: 'y',
        stroke: 'var(--ochre)',
        strokeWidth: added.length > 40 ? 2 : 5,
      }),
    ],
  };
}

/** Regions of the first n hyperplanes, as counted, beside the 2^n that there would be if each cut every region. */
function growthPanel({ growth, zaslavsky, regions }: Result, height: number) {
  const counted = growth.map((count, n) => ({ x: n, y: Math.log10(count) }));
  const last = counted.at(-1)!,
    most = nextOf(COUNTS, growth.length - 1),
    top = nextOf(POWERS, Math.log10(zaslavsky) * 1.1);
  const doubling = [0, Math.min(most, top / Math.log10(2))].map((n) => ({ x: n, y: n * Math.log10(2) }));
  return {
    title: '一个个放上去',
    height,
    marginRight: 44,
    x: { domain: [0, most], label: '超平面个数 n', ticks: 5, tickFormat: 'd', ...plain },
    y: powersAxis(top, '块数（对数刻度）'),
    marks: [
      line(doubling, { ...xy, stroke: 'var(--soft)', strokeDasharray: '2 3' }),
      text(doubling.slice(1), { ...xy, text: () => '2ⁿ', ...beside('var(--soft)', { dx: 4 }) }),
      line(counted, { ...xy, stroke: 'var(--ochre)', strokeDasharray: '5 3' }),
      dot(counted, {
        ...xy,
        r: counted.length > 40 ? 2 : 3.5,
        symbol: 'diamond',
        fill: 'var(--ochre)',
        className: 'symbol-n',
      }),
      dot([last], { ...xy, r: 8, stroke: 'var(--bamboo)', strokeWidth: 2 }),
      text([last], {
        ...xy,
        text: () => `${regions}`,
        ...beside('var(--ochre)', { dx: 0, dy: 20, textAnchor: 'middle' }),
      }),
    ],
  };
}

const figure: FigureOf<typeof experiment> = (result, params, frame) => draw(result, params, frame);
export default figure;
