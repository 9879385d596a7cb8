import type { ResultOf } from '../../lab/declare/define.ts';
import { areaY, beside, dot, line, link, ruleX, ruleY, text, type FigureOf } from '../../lab/draw/draw.ts';
import { cornerNote } from '../../lab/draw/charts/corner-note.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import { series } from '../../lab/draw/series.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
const plain = { labelArrow: 'none' as const };
const NET = series.shallow.color,
  ZIGZAG = series.truth.color,
  MISS = 'var(--vermilion)';

/** Room for the axis below a panel, and for the buttons below that. */
const FOOT = 36,
  BUTTONS = 54;
/** What is less is drawn there. */
const FLOOR = 0.005;

/** How high the plot reaches: what is dragged leaves the axes as they are. */
export const reachOf = (units: number, teeth: number): number => Math.max(1.5 / (units + 2), 0.6 / teeth);

const figure: FigureOf<typeof experiment> = (result, _params, { width }) => {
  const [first, second] = pairOf(width);
  // On a phone the buttons stand below the second panel, which is the lower one.
  return [
    linePanel(result, first.height, width < 560 ? 0 : BUTTONS),
    missPanel(result, second.height + (width < 560 ? BUTTONS : 0), BUTTONS),
  ];
};
export default figure;

/** The line, the zigzag, the corners where its sign is wrong, and where it misses most. */
function linePanel({ units, teeth, height, line: knots, corners, miss, at, ends }: Result, high: number, foot: number) {
  const reach = reachOf(units, teeth);
  return {
    title: `${teeth} 齿的锯齿与折 ${units} 处的线`,
    height: high,
    marginLeft: 48,
    marginRight: 24,
    marginBottom: FOOT + foot,
    x: {
      domain: [0, 1],
      label: '输入 x',
      labelOffset: FOOT - 2,
      ticks: [0, 0.25, 0.5, 0.75, 1],
      tickFormat: String,
      ...plain,
    },
    y: { domain: [-reach, reach], label: '高度', ticks: 5, grid: true, ...plain },
    marks: [
      ruleY([0], { stroke: 'var(--soft)' }),
      ruleY([-height, height], { stroke: ZIGZAG, strokeDasharray: '2 4', clip: true }),
      line(corners, { x: 'x', y: 'y', stroke: ZIGZAG, strokeWidth: 2, clip: true, className: 'symbol-teeth' }),
      line(knots, { stroke: NET, strokeWidth: 2.2, clip: true }),
      dot(knots, { r: 3.5, symbol: 'diamond', fill: NET, clip: true }),
      dot(
        corners.filter(({ wrong }) => wrong),
        { x: 'x', y: 'y', r: 5, stroke: MISS, strokeWidth: 2 },
      ),
      miss > 0
        ? link([ends], {
            x1: () => at,
            x2: () => at,
            y1: '0',
            y2: '1',
            stroke: MISS,
            strokeWidth: 4,
            strokeOpacity: 0.7,
          })
        : null,
      cornerNote('红圈：符号不对的尖角'),
    ],
  };
}

/** How much the same line misses each zigzag by: from N + 2 teeth on never less than the zigzag's height. */
function missPanel({ units, teeth, misses }: Result, height: number, foot: number) {
  const last = misses.length;
  const heights = Array.from({ length: 8 * (last - 1) + 1 }, (_, i): [number, number] => [
    1 + i / 8,
    0.5 / (1 + i / 8),
  ]);
  const points = misses.map((miss, i): [number, number] => [i + 1, Math.max(FLOOR, miss)]);
  return {
    title: '齿数不同，各错多少',
    height,
    marginLeft: 48,
    marginRight: 24,
    marginBottom: FOOT + foot,
    x: {
      domain: [0, last + 1],
      label: '锯齿的齿数（齿）',
      labelOffset: FOOT - 2,
      ticks: [1, 6, 12, 18, 24],
      tickFormat: 'd',
      ...plain,
    },
    y: {
      type: 'log' as const,
      domain: [FLOOR, 2],
      label: '误差（对数刻度）',
      ticks: [0.01, 0.1, 1],
      tickFormat: String,
      grid: true,
      ...plain,
    },
    marks: [
      areaY(
        heights.filter(([x]) => x >= units + 2),
        { x: '0', y1: () => FLOOR, y2: '1', fill: ZIGZAG, fillOpacity: 0.14 },
      ),
      line(heights, { stroke: ZIGZAG, strokeWidth: 2 }),
      ruleX([teeth], { stroke: MISS, strokeDasharray: '2 3', className: 'symbol-teeth' }),
      dot(points, { r: 3.5, symbol: 'diamond', fill: NET }),
      dot(points.slice(teeth - 1, teeth), { r: 5, fill: MISS }),
      text([[0.4 * last + units / 2, 1.1]], { text: () => '菱形：这条线错多少', ...beside(NET, { dx: 0 }) }),
      text([[(units + 2 + last) / 2, FLOOR * 1.9]], {
        text: () => '谁也到不了这里',
        ...beside(ZIGZAG, { dx: 0, textAnchor: 'middle' }),
      }),
    ],
  };
}
