import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { sheet, squareFrame, type Point } from '../../lab/draw/charts/diamonds.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import {
  beside,
  dot,
  line,
  panelWidth,
  polygons,
  ruleY,
  text,
  TITLE_HEIGHT,
  type Figure,
  type FigureOf,
} from '../../lab/draw/draw.ts';
import { GAP } from '../../lab/draw/layout.ts';
import { series, seriesLine, type SeriesName } from '../../lab/draw/series.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import { generated, moved } from '../../math/plane/torus-group.ts';
import { fixed } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import { motionsOf } from './motions.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;

/** The panel whose point is dragged. */
export const MAP = 0;
/** Where the point is that nobody has moved. */
export const USUAL: Point = [0.56, 0.22];

const COPY = series.truth.color,
  plain = { labelArrow: 'none' as const };

/** A place and where a group takes it, each once; the place first. */
function copiesOf(place: Point, { group, parts }: Given): Point[] {
  const found = generated(motionsOf(group), parts).map((motion) => moved(motion, place, parts));
  const near = (a: number, b: number) => Math.abs(((a - b + 3) % 2) - 1) < 1e-6;
  return found.filter((one, i) => i === found.findIndex((other) => near(one[0], other[0]) && near(one[1], other[1])));
}

/** @param place of the point whose copies are shown */
export function draw(result: Result, params: Given, width: number, place: Point = USUAL): Figure {
  const wide = width >= 560,
    each = panelWidth(width, 2),
    side = wide ? Math.min(each, 420) : 222;
  const map = { place: { left: 0, top: 0, width: each }, ...mapPanel(result, params, each, { side, place }) };
  return [
    map,
    {
      place: { left: wide ? each + GAP : 0, top: wide ? 0 : side + TITLE_HEIGHT + 6, width: each },
      ...errorPanel(result, wide ? side : 250),
    },
  ];
}

const figure: FigureOf<typeof experiment> = (result, params, { width }) => draw(result, params, width);
export default figure;

/** A function that nothing of the group changes, and a point with its copies. */
function mapPanel({ target }: Result, params: Given, width: number, { side, place }: { side: number; place: Point }) {
  const copies = copiesOf(place, params);
  const most = Math.max(...target.map(Math.abs));
  return {
    title: `一个点当 ${copies.length} 个用；底色：要学的一个函数`,
    ...squareFrame(width, side),
    marks: [
      raster(target, {
        columns: Math.round(Math.sqrt(target.length)),
        x: [-1, 1],
        y: [-1, 1],
        domain: [-1.6 * most, 1.6 * most],
      }),
      polygons([sheet(-1, 1)], { points: (corners) => corners, stroke: 'var(--soft)' }),
      dot(copies.slice(1), {
        r: copies.length > 40 ? 3 : 4,
        fill: COPY,
        stroke: 'var(--paper)',
        className: 'symbol-group',
      }),
      dot(copies.slice(0, 1), { r: 6, fill: 'var(--vermilion)', stroke: 'var(--paper)' }),
    ],
  };
}

const curves: { kind: keyof Result['errors']; name: string; series: SeriesName }[] = [
  { kind: 'plain', name: '不平均', series: 'shallow' },
  { kind: 'afterwards', name: '事后平均', series: 'fourth' },
  { kind: 'invariant', name: '先平均', series: 'deep' },
];

/** Errors against samples; and the first of them moved to fewer samples, by the group's order and by the ratio of dimensions. */
function errorPanel({ sizes, errors, order, all, dimension }: Result, height: number) {
  const last = sizes.plain.at(-1)!;
  const meanOf = (kind: keyof Result['errors']) =>
    (kind === 'invariant' ? sizes.invariant : sizes.plain).map((x, i) => ({
      x,
      y: errors[kind].reduce((sum, row) => sum + row[i]!, 0) / errors[kind].length,
    }));
  const before = meanOf('plain');
  const shifted = (times: number) => before.map(({ x, y }) => ({ x: x / times, y })).filter(({ x }) => x >= 1);
  const ends = curves.map(({ kind, name, series: of }) => ({
    ...meanOf(kind).at(-1)!,
    text: name,
    color: series[of].color,
  }));
  return {
    title: '均方误差与点数',
    height,
    marginTop: 8,
    marginLeft: 40,
    marginRight: 66,
    marginBottom: 42,
    x: {
      type: 'log' as const,
      domain: [1, last],
      ticks: [1, 3, 10, 30, 100, 300].filter((n) => n <= last),
      tickFormat: 'd',
      label: '点数（对数刻度）',
      labelOffset: 34,
      ...plain,
    },
    y: { domain: [0, 1.3], ticks: [0, 0.5, 1], tickFormat: String, label: '', grid: true, ...plain },
    marks: [
      ruleY([0.5], { stroke: 'var(--soft)', strokeDasharray: '1 3' }),
      line(shifted(order), {
        x: 'x',
        y: 'y',
        stroke: 'var(--vermilion)',
        strokeWidth: 1.2,
        strokeDasharray: '1 3',
        clip: true,
      }),
      line(shifted(all / dimension), { x: 'x', y: 'y', stroke: COPY, strokeWidth: 4, strokeOpacity: 0.45, clip: true }),
      ...curves.map(({ kind, series: of }) => seriesLine(meanOf(kind), of, { clip: true })),
      endLabels(ends, { dx: 6 }),
      text([[last, 1.24]], {
        text: () => `绿带：左移 ${fixed(all / dimension, 1)} 倍，维数之比`,
        ...beside(COPY, { dx: 0, textAnchor: 'end' }),
      }),
      text([[last, 1.1]], {
        text: () => `红虚线：左移 ${order} 倍，|G|`,
        ...beside('var(--vermilion)', { dx: 0, textAnchor: 'end' }),
      }),
    ],
  };
}
