import { accuracyAxis } from '../../lab/draw/charts/accuracy.ts';
import { cornerNote } from '../../lab/draw/charts/corner-note.ts';
import { curveMarks, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import {
  dot,
  inPixels,
  panelWidth,
  rect,
  ruleX,
  ruleY,
  text,
  TITLE_HEIGHT,
  type FigureOf,
} from '../../lab/draw/draw.ts';
import { GAP } from '../../lab/draw/layout.ts';
import { countText } from '../../lab/draw/charts/accuracy.ts';
import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { percent } from '../../math/rounding.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;

/** The panel of the curve. */
export const CURVE = 2;

/** Room of the class numbers at the left of a map, and of the symbols below it. */
const LEFT = 34,
  BELOW = 26;

/** What is counted and what is true as maps, a row a class and a column a pair, synonyms beside each other; and from how many data synonyms are told. */
const figure: FigureOf<typeof experiment> = (result, params, { width }) => {
  const beside = width >= 560,
    each = beside ? panelWidth(width, 2) : width;
  const map = Math.max(56, 14 * params.v) + BELOW,
    step = map + TITLE_HEIGHT + 2,
    left = beside ? each + GAP : 0,
    top = beside ? 0 : 2 * step;
  return [
    {
      place: { left: 0, top: 0, width: each },
      ...shares(`数 ${params.points} 个例子`, result.seen, params, each, map),
    },
    { place: { left: 0, top: step, width: each }, ...shares('无穷多个例子', result.true, params, each, map) },
    {
      place: { left, top, width: each },
      ...curve(result, params, beside ? Math.max(200, step + map) : 170),
    },
  ];
};
export default figure;

function shares(
  title: string,
  rows: readonly (readonly (number | null)[])[],
  { v, m }: Given,
  width: number,
  height: number,
) {
  const bottom = height - BELOW,
    wide = (width - LEFT) / v;
  const groups = Array.from({ length: v }, (_, a) => ({
    x1: LEFT + a * wide,
    x2: LEFT + (a + 1) * wide,
    y1: 0.5,
    y2: bottom,
    a,
  }));
  return {
    title,
    ...inPixels(width, height),
    marks: [
      raster(
        rows.flatMap((row) => row.map((share) => share ?? NaN)),
        { columns: v * m, x: [LEFT, width], y: [0, bottom], domain: [0, Math.min(1, 2.5 / v)], colors: 'deep' },
      ),
      rect(groups, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill: 'none', stroke: 'var(--soft)' }),
      text(
        Array.from({ length: v }, (_, c) => c),
        {
          x: LEFT - 8,
          y: (c: number) => ((c + 0.5) * bottom) / v,
          text: (c: number) => `类 ${c + 1}`,
          fill: 'var(--soft)',
          textAnchor: 'end',
        },
      ),
      text(groups, {
        x: ({ x1, x2 }: (typeof groups)[number]) => (x1 + x2) / 2,
        y: bottom + 12,
        text: ({ a }: (typeof groups)[number]) => (v > 5 && width < 400 ? String(a + 1) : `${a + 1} 写的`),
        fill: 'var(--soft)',
      }),
    ],
  };
}

function curve({ curve, expected, chance, found }: Result, { points }: Given, height: number) {
  const curves: SeedCurve[] = [
    {
      name: '',
      series: 'truth',
      x: curve.map(({ points }) => points),
      seeds: [curve.map(({ mean }) => mean)],
      band: { low: curve.map(({ mean, low }) => low ?? mean), high: curve.map(({ mean, high }) => high ?? mean) },
    },
  ];
  const first = curve[0]!.points,
    last = curve.at(-1)!.points;
  return {
    title: '最近的一对，正好同义的占几成',
    height,
    marginRight: 30,
    x: {
      type: 'log' as const,
      domain: [Math.min(first, 8), Math.max(last, 1.2 * points)],
      ticks: 4,
      tickFormat: countText,
      label: '例子（个）',
      labelArrow: 'none' as const,
    },
    y: { ...accuracyAxis(), domain: [0, 1], ticks: [0, 0.5, 1] },
    marks: [
      ruleY([chance], { stroke: 'var(--soft)', strokeDasharray: '1 3' }),
      ruleX([expected], { stroke: 'var(--plum)', strokeWidth: 1.5, strokeDasharray: '4 3', className: 'symbol-P' }),
      ...curveMarks(curves),
      dot([{ x: points, y: found }], { x: 'x', y: 'y', r: 5, fill: 'var(--vermilion)', clip: true }),
      cornerNote(`虚线：类数 × 规则数的层数次方，${expected}；红点：${percent(found)}`),
    ],
  };
}
