import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { accuracyAxis, chance, countText } from '../../lab/draw/charts/accuracy.ts';
import { cornerNote } from '../../lab/draw/charts/corner-note.ts';
import { curveMarks, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import { dot, panelWidth, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { series, seriesDots, seriesLine, type SeriesName } from '../../lab/draw/series.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import { fixed } from '../../math/rounding.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;
type Price = Result['price'][number];

/** Steps against the number of inputs without help, for two, three and four that count; the same four with help; and all of them, by start. */
const figure: FigureOf<typeof experiment> = (result, params, { width }) => {
  const low = panelWidth(width, 3) > 0.9 * width;
  return [
    steps(result, params, {
      title: '只给答案：学会要多少步',
      height: low ? 230 : 300,
      curves: result.price.map((price, i) => ({ price, name: `${price.k} 位`, series: PRICES[i]! })),
    }),
    steps(result, params, {
      title: '四位算数：教不教中间步',
      height: low ? 200 : 300,
      curves: [
        { price: result.price.at(-1)!, name: '不教', series: PRICES.at(-1)! },
        ...result.helped.map((price) => ({ price, ...HELPS[price.help] })),
      ],
    }),
    full(result, low ? 190 : 300),
  ];
};
export default figure;

const PRICES: readonly SeriesName[] = ['truth', 'shallow', 'fourth'];
const HELPS = {
  wide: { name: '三倍宽', series: 'behind' },
  stepwise: { name: '一步步教', series: 'deep' },
} as const;
const STARTS = {
  signs: { name: '只有正负', series: 'truth' },
  uniform: { name: '均匀', series: 'shallow' },
  normal: { name: '正态', series: 'behind' },
} as const;

interface Curve {
  price: Omit<Price, 'k'>;
  name: string;
  series: SeriesName;
}

/** Both axes grow by factors, so that a power is a line. */
function steps(
  { finished, of }: Result,
  { limit }: Given,
  { title, height, curves }: { title: string; height: number; curves: Curve[] },
): Panel {
  const learned = ({ points }: Omit<Price, 'k'>) =>
    points.flatMap(({ d, each }) => each.flatMap((y) => (y === null ? [] : [{ x: d, y }])));
  const means = ({ points }: Omit<Price, 'k'>) =>
    points.map(({ d, each }) => ({
      x: d,
      y: each.includes(null) ? NaN : each.reduce((sum: number, y) => sum + y!, 0) / each.length,
    }));
  const unlearned = curves.flatMap(({ price, series: name }) =>
    price.points.flatMap(({ d, each }) => (each.includes(null) ? [{ x: d, y: limit, color: series[name].color }] : [])),
  );
  return {
    title,
    height,
    marginRight: 92,
    x: {
      type: 'log',
      domain: [7, 70],
      ticks: [8, 16, 32, 64],
      tickFormat: String,
      label: '输入（位）',
      labelArrow: 'none',
    },
    y: {
      type: 'log',
      domain: [50, Math.max(30_000, 1.3 * limit)],
      ticks: [100, 1000, 10_000],
      tickFormat: countText,
      label: '步数',
      labelArrow: 'none',
      grid: true,
    },
    marks: [
      ...curves.map(({ price, series: name }) => seriesDots(learned(price), name, { r: 1.8, fillOpacity: 0.55 })),
      ...curves.map(({ price, series: name }) => seriesLine(means(price), name)),
      dot(unlearned, { x: 'x', y: 'y', r: 4, fill: 'none', stroke: 'color', strokeWidth: 1.5, symbol: 'times' }),
      endLabels(
        curves.flatMap(({ price, name, series: of }) => {
          const last = means(price).findLast(({ y }) => Number.isFinite(y));
          const { slope } = price;
          const text = slope ? `${name} ${fixed(slope.mean, 2)}` : name;
          return last ? [{ ...last, text, color: series[of].color }] : [];
        }),
      ),
      cornerNote(finished < of ? `做完 ${finished} 次，共 ${of} 次` : '线旁的数：斜率'),
    ],
  };
}

function full({ full: kinds }: Result, height: number): Panel {
  const curves = kinds.map(({ start, points }): SeedCurve => {
    const seeds = points[0]?.each.length ?? 0;
    return {
      ...STARTS[start],
      x: points.map(({ d }) => d),
      seeds: Array.from({ length: seeds }, (_, s) => points.map(({ each }) => each[s]!)),
      ...(seeds > 1 && { band: { low: points.map(({ low }) => low!), high: points.map(({ high }) => high!) } }),
    };
  });
  return {
    title: '全部算数：六千步后答对',
    height,
    marginRight: 92,
    x: { domain: [7, 33], ticks: [8, 16, 24, 32], tickFormat: 'd', label: '输入（位）', labelArrow: 'none' },
    y: accuracyAxis(),
    marks: [chance(), ...curveMarks(curves, { each: 'dots' })],
  };
}
