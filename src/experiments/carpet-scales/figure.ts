import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { learningPanel, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import { diamonds, sheet, squareFrame, type Point } from '../../lab/draw/charts/diamonds.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import { panelWidth, polygons, ruleY, TITLE_HEIGHT, type FigureOf } from '../../lab/draw/draw.ts';
import { GAP } from '../../lab/draw/layout.ts';
import { series } from '../../lab/draw/series.ts';
import { percent } from '../../math/rounding.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;

const figure: FigureOf<typeof experiment> = (result, params, { width, published }) => {
  const wide = width >= 560,
    each = panelWidth(width, 2),
    side = wide ? Math.min(each, 400) : 222;
  return [
    { place: { left: 0, top: 0, width: each }, ...answersPanel(result, params, each, side) },
    {
      place: { left: wide ? each + GAP : 0, top: wide ? 0 : side + TITLE_HEIGHT + 6, width: each },
      ...rightPanel(result, params, wide ? side : 240, published),
    },
  ];
};
export default figure;

/** What the first seed's net answers, over the outlines of the fine carpet and of the coarse one. */
function answersPanel({ cells }: Result, { diamonds: n }: Given, width: number, side: number) {
  const outline = (count: number, stroke: string, strokeWidth: number) =>
    polygons(diamonds(count, -1, 1), { points: (corners: Point[]) => corners, stroke, strokeWidth });
  return {
    title: '橙：网络答 1；绿框：细的；紫框：粗的',
    ...squareFrame(width, side),
    marks: [
      raster(Array.from(cells, Number), {
        columns: Math.round(Math.sqrt(cells.length)),
        x: [-1, 1],
        y: [-1, 1],
        domain: [0, 1.6],
        colors: 'shallow',
      }),
      outline(Number(n), series.truth.color, 0.8),
      outline(2, series.fourth.color, 2.4),
      polygons([sheet(-1, 1)], { points: (corners) => corners, stroke: 'var(--soft)' }),
    ],
  };
}

/** Right answers as the nets learn, on points drawn alike and on uniform ones, with what the coarse carpet answers rightly. */
function rightPanel(result: Result, { steps }: Given, height: number, published: Result | undefined) {
  const curves = ({ steps: x, own, uniform }: Result): SeedCurve[] => [
    { name: '同样取', series: 'deep', x, seeds: own },
    { name: '均匀', series: 'truth', x, seeds: uniform },
  ];
  return learningPanel(curves(result), {
    title: '答对的比例，五个种子',
    height,
    marginRight: 64,
    steps,
    y: {
      domain: [0.45, 1],
      ticks: [0.5, 0.75, 1],
      tickFormat: (y: number) => percent(y, 0),
      label: '',
      grid: true,
      labelArrow: 'none' as const,
    },
    published: published && curves(published),
    marks: [ruleY([result.coarse], { stroke: series.fourth.color, strokeDasharray: '2 3', className: 'symbol-rho' })],
    names: [{ x: steps, y: result.coarse, text: '粗的地毯', color: series.fourth.color }],
  });
}
