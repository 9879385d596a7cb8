import type { ResultOf } from '../../lab/declare/define.ts';
import { cornerNote } from '../../lab/draw/charts/corner-note.ts';
import { GLYPH_ROW, netGlyphs } from '../../lab/draw/charts/net-glyphs.ts';
import { dot, line, link, ruleY, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import { fixed } from '../../math/rounding.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;

/** How each net is drawn: one layer, three. */
const STYLES = [
  { color: 'var(--ochre)', dash: '6 3', symbol: 'diamond' },
  { color: 'var(--indigo)', dash: '', symbol: 'circle' },
] as const;

/** Errors of nets with as many weights, decay by decay, every seed a dot; and how far the thin one lies from the fat one, pair by pair. */
const figure: FigureOf<typeof experiment> = (result, _params, { width, published }) => {
  const [first, second] = pairOf(width);
  return [errors(result, first.height * 0.8, published), differences(result, second.height * 0.8 + 30)];
};

const namesOf = ({ decays }: Result): string[] => [
  ...decays.map((decay) => (decay === 0 ? '不衰减' : String(decay))),
  '各自挑的',
];

function decayAxis(result: Result, end: number) {
  const names = namesOf(result).slice(0, end);
  return {
    domain: [-0.4, end - 0.6],
    ticks: names.map((_, i) => i),
    tickFormat: (i: number) => names[i]!,
    label: '权重衰减',
    labelArrow: 'none' as const,
  };
}

function errors(result: Result, height: number, published?: Result): Panel {
  const { nets, decays, training } = result;
  const curvesOf = ({ tried }: Result) =>
    nets.map(({ layers, width }, n) => ({
      ...STYLES[n]!,
      name: `${layers}×${width}`,
      points: decays.flatMap((decay, d) =>
        tried
          .filter((one) => one.layers === layers && one.weightDecay === decay)
          .map(({ frame }) => ({ d, mean: 100 * frame.mean, each: frame.each.map((error) => 100 * error) })),
      ),
    }));
  const curves = curvesOf(result);
  const behind =
    published && JSON.stringify(published.tried) !== JSON.stringify(result.tried) ? curvesOf(published) : [];
  const all = [...curves, ...behind].flatMap(({ points }) => points.flatMap(({ each }) => each));
  const at = training?.curve.at(-1);
  return {
    title: '认错状态的帧',
    height: height + GLYPH_ROW,
    marginTop: 16 + GLYPH_ROW,
    marginRight: 52,
    x: decayAxis(result, decays.length),
    y: { domain: spanOf(all, [0, 100]), label: '%', labelArrow: 'none', grid: true, ticks: 5 },
    marks: [
      netGlyphs(
        nets.map(({ layers, width }, n) => ({
          hidden: Array.from({ length: layers }, () => width),
          color: STYLES[n]!.color,
          name: `${layers}×${width}`,
        })),
      ),
      ...behind.map(({ points }) =>
        line(points, { x: 'd', y: 'mean', stroke: 'var(--soft)', strokeDasharray: '2 3', strokeOpacity: 0.7 }),
      ),
      ...curves.map(({ points, color, symbol }, n) =>
        dot(
          points.flatMap(({ d, each }) => each.map((error) => [d + 0.06 * (2 * n - 1), error])),
          { r: 2, fill: color, fillOpacity: 0.6, symbol },
        ),
      ),
      ...curves.map(({ points, color, dash }) =>
        line(points, { x: 'd', y: 'mean', stroke: color, strokeWidth: 2, ...(dash && { strokeDasharray: dash }) }),
      ),
      ...curves.map(({ points, color, symbol }) => dot(points, { x: 'd', y: 'mean', r: 4, fill: color, symbol })),
      endLabels(
        curves.flatMap(({ points, name, color }) =>
          points.slice(-1).map(({ d, mean }) => ({ x: d, y: mean, text: name, color })),
        ),
        { dx: 9 },
      ),
      ...(at
        ? [cornerNote(`正在训练，第 ${at[0]} 步`)]
        : behind.length > 0
          ? [cornerNote('灰色虚线：发布的结果')]
          : []),
    ],
  };
}

function differences(result: Result, height: number): Panel {
  const { nets, decays } = result;
  const thin = nets.slice(1).map(({ layers }, t) => ({
    ...STYLES[t + 1]!,
    name: `${layers} 层`,
    rows: result.differences
      .filter((one) => one.layers === layers)
      .map(({ weightDecay, frame: { mean, low, high } }) => ({
        x: weightDecay === null ? decays.length : decays.indexOf(weightDecay),
        mean: 100 * mean,
        low: 100 * (low ?? mean),
        high: 100 * (high ?? mean),
      })),
  }));
  const span = spanOf([0, ...thin.flatMap(({ rows }) => rows.flatMap(({ low, high }) => [low, high]))], [-2, 2], 1);
  return {
    title: '瘦高的比矮胖的多错多少（95% 区间）',
    height,
    marginRight: 52,
    x: decayAxis(result, decays.length + 1),
    y: {
      domain: span,
      label: '百分点',
      labelArrow: 'none',
      grid: true,
      ticks: 5,
      tickFormat: (points: number) => (points > 0 ? `+${points}` : fixed(points, 0)),
    },
    marks: [
      ruleY([0], { stroke: 'var(--ink)' }),
      ...thin.map(({ rows, color }) =>
        link(rows, { x1: 'x', x2: 'x', y1: 'low', y2: 'high', stroke: color, strokeWidth: 5, strokeOpacity: 0.4 }),
      ),
      ...thin.map(({ rows, color, symbol }) => dot(rows, { x: 'x', y: 'mean', r: 4, fill: color, symbol })),
      endLabels(
        thin.flatMap(({ rows, name, color }) =>
          rows.slice(-1).map(({ x, mean }) => ({ x, y: mean, text: name, color })),
        ),
        { dx: 9 },
      ),
    ],
  };
}

/** All of the values between whole multiples of a step. @param otherwise where there are none */
function spanOf(values: readonly number[], otherwise: [number, number], step = 2): [number, number] {
  if (values.length === 0) return otherwise;
  const span: [number, number] = [
    step * Math.floor(Math.min(...values) / step),
    step * Math.ceil(Math.max(...values) / step),
  ];
  return span[0] === span[1] ? [span[0] - step, span[1] + step] : span;
}

export default figure;
