import { curveMarks, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import { GLYPH_ROW, netGlyphs, type NetGlyph } from '../../lab/draw/charts/net-glyphs.ts';
import { inPixels, panelWidth, polygons, ruleY, text, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { series, type SeriesName } from '../../lab/draw/series.ts';
import type { Pair } from '../../lab/draw/shapes.ts';
import type { ResultOf } from '../../lab/declare/define.ts';
import { fixed, percent } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import { PLANS } from './plans.ts';

/** The four classes as faces, and how well the rare one is told by four of the six ways. */

type Result = ResultOf<typeof experiment>;

/** Those that are drawn; all are in the table. Places among the models. */
const DRAWN: readonly { model: number; plan: keyof typeof PLANS; name: string; series: SeriesName }[] = [
  { model: 0, plan: 'oneVsRest', name: '一对其余', series: 'behind' },
  { model: 1, plan: 'softmax', name: '四选一', series: 'shallow' },
  { model: 2, plan: 'shared', name: '共用一层', series: 'fourth' },
  { model: 3, plan: 'multiplied', name: '属性相乘', series: 'deep' },
];
const NARROW = 560;
/** Margin above a panel, and what the nets add to it. */
const ABOVE = 28,
  NETS = GLYPH_ROW;

function facesPanel({ faces }: Result, width: number): Panel {
  const narrow = width < NARROW;
  const own = panelWidth(width, 3);
  const across = narrow ? 4 : 2;
  const side = Math.floor((own - 8 * (across - 1)) / across);
  const row = side + 22;
  const places = faces.map((_, c): Pair => [(c % across) * (side + 8), Math.floor(c / across) * row]);
  return {
    title: '四类的样子',
    ...inPixels(own, row * (4 / across)),
    marks: [
      ...faces.map(({ shapes }, c) => {
        const [left, top] = places[c]!;
        const within = (value: number) => Math.max(0, Math.min(1, value));
        return polygons(shapes, {
          points: ({ corners }) => corners.map(([x, y]): Pair => [left + side * within(x), top + side * within(y)]),
          // A picture has greys of its own, the same in every theme.
          fill: ({ ink }) => `rgb(${[0, 1, 2].map(() => 255 - ink).join(',')})`,
          className: 'face-shape',
        });
      }),
      text(faces, {
        x: (_: unknown, c: number) => places[c]![0] + side / 2,
        y: (_: unknown, c: number) => places[c]![1] + side + 12,
        text: 'name',
        fill: 'var(--soft)',
      }),
    ],
  };
}

function curves(result: Result | undefined, measure: 'recall' | 'auc'): SeedCurve[] {
  const models = result?.models;
  if (!models) return [];
  return DRAWN.map(({ model, name, series: own }) => {
    const values = models[model]![measure];
    return {
      name,
      series: own,
      x: values.map((_, r) => r),
      seeds: [values.map(({ value }) => value)],
      band: { low: values.map(({ low }) => low), high: values.map(({ high }) => high) },
    };
  });
}

/** What goes in, what all outputs share, and how many there are, in the colours of the curves. */
function netsOf({ faces, models }: Result): NetGlyph[] {
  const linear = models?.[0];
  // Four outputs of the linear net, each with a bias.
  const inputs = linear && linear.parameters / faces.length - 1;
  return DRAWN.map(({ plan, series: own }) => {
    const { hidden, answers } = PLANS[plan];
    return {
      ...(inputs && { inputs }),
      hidden,
      outputs: answers === 'attributes' ? 2 : faces.length,
      color: series[own].color,
    };
  });
}

function measurePanel(
  result: Result,
  measure: 'recall' | 'auc',
  width: number,
  panel: {
    title: string;
    low: number;
    close?: boolean;
    /** Whether the nets are drawn above it. */
    nets?: boolean;
    written: (value: number) => string;
    published: Result | undefined;
  },
): Panel {
  const { rares, ideal } = result;
  const best = ideal?.[measure];
  const narrow = width < NARROW;
  // Beside each other, frames begin at one height.
  const above = panel.nets || !narrow ? NETS : 0;
  return {
    title: panel.title,
    height: (narrow ? 186 : 2 * Math.floor((panelWidth(width, 3) - 8) / 2) + 44) + above,
    marginTop: ABOVE + above,
    marginRight: 66,
    marginLeft: 40,
    x: {
      domain: [-0.15, rares.length - 0.85],
      ticks: rares.map((_, r) => r),
      tickFormat: (r: number) => String(rares[r]!),
      label: '学了长发男（幅）',
      labelArrow: 'none',
    },
    y: {
      domain: [panel.low, 1],
      grid: true,
      ticks: 5,
      label: '',
      labelArrow: 'none',
      tickFormat: panel.written,
    },
    marks: [
      ...(panel.nets ? [netGlyphs(netsOf(result), { step: 14 })] : []),
      ...(best === undefined
        ? [text(['正在教……'], { frameAnchor: 'middle', text: String, fill: 'var(--soft)' })]
        : [
            ruleY([best], { stroke: series.truth.color, strokeWidth: 1.5, className: 'ideal' }),
            text([best], {
              // Where every curve comes close to the best, its name stands clear of them, at the foot.
              ...(panel.close
                ? { frameAnchor: 'bottom-left', dy: -6, text: () => '绿线：看得见特征' }
                : { frameAnchor: 'left', y: best, dy: 11, text: () => '看得见特征' }),
              dx: 4,
              fill: series.truth.color,
              stroke: 'var(--paper)',
              strokeWidth: 3,
              textAnchor: 'start',
              fontWeight: 600,
            }),
          ]),
      ...curveMarks(curves(result, measure), {
        published:
          panel.published && JSON.stringify(panel.published.rares) === JSON.stringify(rares)
            ? curves(panel.published, measure)
            : [],
      }),
    ],
  };
}

const figure: FigureOf<typeof experiment> = (result, _params, { width, published }) => [
  facesPanel(result, width),
  measurePanel(result, 'recall', width, {
    title: '长发男的召回率',
    low: 0,
    nets: true,
    written: (value) => percent(value, 0),
    published,
  }),
  measurePanel(result, 'auc', width, {
    title: '长发男的 AUC',
    low: 0.4,
    close: true,
    written: (value) => fixed(value, 1),
    published,
  }),
];

export default figure;
