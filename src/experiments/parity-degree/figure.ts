import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { cornerNote } from '../../lab/draw/charts/corner-note.ts';
import { areaY, beside, dot, line, rect, ruleX, text, type FigureOf } from '../../lab/draw/draw.ts';
import { pairOf, type PanelSize } from '../../lab/draw/pair.ts';
import { series } from '../../lab/draw/series.ts';
import { percent } from '../../math/rounding.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;
const plain = { labelArrow: 'none' as const };
const RIGHT = series.deep.color,
  WRONG = series.shallow.color,
  CEILING = series.truth.color,
  HELD = 'var(--vermilion)';

/** Where the bar below the levels lies that marks those that are right by construction, in shares of the highest. */
export const BAND = -0.09;

/** The share of the highest level, which the first panel's axis is made for. */
export const highest = (levels: Result['levels']): number => Math.max(...levels.map(({ share }) => share));

/** Where an axis of whole numbers up to n is marked: a few of them would be marked at halves, which look like numbers told twice. */
const wholes = (n: number) => (n < 7 ? Array.from({ length: n + 1 }, (_, i) => i) : 7);

const figure: FigureOf<typeof experiment> = (result, params, { width }) => {
  const [first, second] = pairOf(width);
  return [levelsPanel(result, params, first), curvePanel(result, params, second)];
};
export default figure;

/** How many inputs have how many ones, and whether the polynomial answers them rightly. */
function levelsPanel({ levels, from }: Result, { n, degree }: Given, { height }: PanelSize) {
  const top = highest(levels);
  const bars = levels.map(({ share, right }, s) => ({ s, share, right }));
  const bar = (right: boolean, fill: string) =>
    rect(
      bars.filter((each) => each.right === right),
      {
        x1: ({ s }: { s: number }) => s - 0.42,
        x2: ({ s }: { s: number }) => s + 0.42,
        y1: () => 0,
        y2: 'share',
        fill,
        fillOpacity: right ? 0.9 : 0.55,
      },
    );
  return {
    title: `${n} 位输入，按 1 的个数分层`,
    height,
    marginLeft: 48,
    marginRight: 24,
    x: { domain: [-0.8, n + 0.8], label: '有几个 1（个）', ticks: wholes(n), tickFormat: 'd', ...plain },
    y: {
      domain: [1.9 * BAND * top, 1.08 * top],
      label: '占全部输入',
      ticks: [0, top / 2, top],
      tickFormat: (share: number) => percent(share),
      ...plain,
    },
    marks: [
      bar(false, WRONG),
      bar(true, RIGHT),
      line(
        [
          [from - 0.42, BAND * top],
          [from + degree + 0.42, BAND * top],
        ],
        { stroke: HELD, strokeWidth: 4, className: 'symbol-a' },
      ),
      cornerNote('蓝：答对；赭：答错'),
    ],
  };
}

/** The share that is right against the degree, with what no polynomial passes. */
function curvePanel({ curve, share, ceiling }: Result, { n, degree }: Given, { height }: PanelSize) {
  const known = curve.map((at): [number, number] => [at.degree, at.ceiling]);
  return {
    title: '次数不同，答对多少',
    height,
    marginLeft: 48,
    marginRight: 24,
    x: { domain: [0, n], label: '多项式的次数', ticks: wholes(n), tickFormat: 'd', ...plain },
    y: {
      domain: [0, 1.08],
      label: '答对',
      ticks: [0, 0.5, 1],
      tickFormat: (part: number) => percent(part, 0),
      grid: true,
      ...plain,
    },
    marks: [
      areaY(known, { x: '0', y1: '1', y2: () => 1.08, fill: CEILING, fillOpacity: 0.16 }),
      line(known, { stroke: CEILING, strokeWidth: 2 }),
      line(curve, { x: 'degree', y: 'middle', stroke: RIGHT, strokeWidth: 2 }),
      ruleX([degree], { stroke: HELD, strokeDasharray: '2 3', className: 'symbol-D' }),
      dot([[degree, share]], { r: 4.5, fill: RIGHT }),
      dot([[degree, ceiling]], { r: 5, symbol: 'triangle', fill: CEILING }),
      text([[0.98 * n, 0.42]], { text: () => '绿：没有一个能越过', ...beside(CEILING, { dx: 0, textAnchor: 'end' }) }),
      text([[0.98 * n, 0.24]], { text: () => '蓝：正中几层答对的', ...beside(RIGHT, { dx: 0, textAnchor: 'end' }) }),
    ],
  };
}
