import { panelWidth, polygons, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { accuracyAxis, chance } from '../../lab/draw/charts/accuracy.ts';
import { learningPanel, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import { scatter } from '../../lab/draw/charts/scatter.ts';
import type experiment from './experiment.ts';
import type { Result } from './playground.ts';

const SQUARE = [-3, 3] as const;
const COLUMNS = 50;

/** Levels of a tile's digits, 0 to y. */
const levels = (text: string) => Array.from(text, (digit) => parseInt(digit, 36));

function surface(result: Result, width: number): Panel {
  const { points, values, tiles, pieces } = result;
  const of = (c: number) => points.filter((_, i) => (values[i]! > 0.5 ? 1 : 0) === c);
  return {
    title: '网络的回答',
    height: width,
    margin: 0,
    x: { domain: [...SQUARE], axis: null },
    y: { domain: [...SQUARE], axis: null },
    marks: [
      raster(levels(tiles.surface), { columns: COLUMNS, x: SQUARE, y: SQUARE, domain: [0, 34] }),
      polygons(pieces?.outlines ?? [], { points: (corners) => corners, stroke: 'var(--ink)', strokeWidth: 0.5 }),
      ...scatter(
        [
          { series: 'deep', points: of(0) },
          { series: 'shallow', points: of(1) },
        ],
        { r: 3 },
      ),
    ],
  };
}

const curves = ({ reached, accuracies, losses, regression }: Result): SeedCurve[] => {
  const { train, test } = regression ? losses : accuracies;
  return [
    { name: '训练', series: 'deep', x: reached, seeds: [train] },
    { name: '测试', series: 'shallow', x: reached, seeds: [test] },
  ];
};

const figure: FigureOf<typeof experiment> = (result, { steps }, { width, published }) => {
  const each = panelWidth(width, 2);
  return [
    surface(result, each),
    learningPanel(curves(result), {
      title: result.regression ? '均方误差' : '正确率',
      height: Math.min(each, 260),
      steps,
      y: result.regression ? { domain: [0, 1] } : accuracyAxis(),
      published: published && curves(published),
      marks: result.regression ? [] : [chance()],
    }),
  ];
};
export default figure;
