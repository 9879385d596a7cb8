import type { ResultOf } from '../../lab/declare/define.ts';
import { curveMarks, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import { cornerNote } from '../../lab/draw/charts/corner-note.ts';
import { GLYPH_ROW, netGlyphs } from '../../lab/draw/charts/net-glyphs.ts';
import { dot, line, link, ruleY, text, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { panelWidth } from '../../lab/draw/layout.ts';
import { series } from '../../lab/draw/series.ts';
import { fixed } from '../../math/rounding.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;

/** Errors against depth: every seed and the mean; how far each depth lies from one layer, with the interval of pairs; and the table of 2011. */
const figure: FigureOf<typeof experiment> = (result, _params, { width, published }) => {
  const low = panelWidth(width, 3) > 0.9 * width;
  const heights = low ? [240, 180, 190] : [300, 300, 300];
  return [errors(result, heights[0]!, published), differences(result, heights[1]!), table2011(result, heights[2]!)];
};

/** Pixels between the layers of a net above the plot: seven stay apart from six on a phone. */
const LAYER_STEP = 4.5;

const layersAxis = (depths: readonly number[]) => ({
  domain: [0.5, depths.at(-1)! + 0.5],
  ticks: [...depths],
  tickFormat: 'd',
  label: '隐藏层（层）',
  labelArrow: 'none' as const,
});

const curveOf = ({ nets, seeds }: Result): SeedCurve => ({
  name: '',
  series: 'deep',
  x: nets.map(({ layers }) => layers),
  seeds: Array.from({ length: seeds }, (_, s) => nets.map(({ frame }) => 100 * frame.each[s]!)),
});

function errors(result: Result, height: number, published?: Result): Panel {
  const curves = [curveOf(result)];
  const behind = published && [curveOf(published)];
  const all = [...curves, ...(behind ?? [])].flatMap(({ seeds }) => seeds.flat()).map(Number);
  const { training, depths } = result;
  const at = training?.curve.at(-1);
  return {
    title: '认错状态的帧',
    height: height + GLYPH_ROW,
    marginTop: 16 + GLYPH_ROW,
    x: layersAxis(depths),
    y: { domain: spanOf(all, 5, [0, 100]), label: '%', labelArrow: 'none', grid: true, ticks: 5 },
    marks: [
      // All layers are as wide: what the nets differ in is how many there are.
      netGlyphs(
        depths.map((layers) => ({
          x: layers,
          hidden: Array.from({ length: layers }, () => 1),
          color: series[layers === 1 ? 'shallow' : 'deep'].color,
        })),
        { step: LAYER_STEP },
      ),
      ...curveMarks(curves, { each: 'dots', published: behind }),
      dot(
        result.nets.map(({ layers, frame }) => [layers, 100 * frame.mean]),
        { r: 4, fill: 'var(--indigo)' },
      ),
      ...(at ? [cornerNote(`正在教 ${depths[training!.cell]} 层，第 ${at[0]} 步，验证错 ${fixed(at[1], 1, 2)}%`)] : []),
    ],
  };
}

const KINDS = [
  { kind: 'frame', name: '● 帧', color: 'var(--indigo)', symbol: 'circle', off: -0.14 },
  { kind: 'digit', name: '◆ 数字', color: 'var(--plum)', symbol: 'diamond', off: 0.14 },
] as const;

function differences({ nets, depths }: Result, height: number): Panel {
  const rows = nets
    .filter(({ layers }) => layers > 1)
    .flatMap(({ layers, overOne }) =>
      KINDS.map(({ kind, color, symbol, off }) => {
        const { mean, low, high } = overOne[kind];
        return {
          x: layers + off,
          color,
          symbol,
          mean: 100 * mean,
          low: 100 * (low ?? mean),
          high: 100 * (high ?? mean),
        };
      }),
    );
  const span = spanOf([0, ...rows.flatMap(({ low, high }) => [low, high])], 2, [-2, 2]);
  // Few layers differ little from one: the names stand on the side of 0 that has room.
  const above = span[1] > -span[0];
  return {
    title: '比一层多错多少（95% 区间）',
    height,
    x: layersAxis(depths),
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
      link(rows, { x1: 'x', x2: 'x', y1: 'low', y2: 'high', stroke: 'color', strokeWidth: 5, strokeOpacity: 0.4 }),
      ...KINDS.map(({ kind, color, symbol }) =>
        dot(
          rows.filter((row) => row.symbol === symbol),
          { x: 'x', y: 'mean', r: 4, fill: color, symbol, className: kind },
        ),
      ),
      ...KINDS.map(({ name, color }, i) =>
        text([name], {
          frameAnchor: above ? 'top-left' : 'bottom-left',
          text: String,
          fill: color,
          fontWeight: 600,
          textAnchor: 'start',
          dx: 6 + 44 * i,
          dy: above ? 6 : -6,
        }),
      ),
    ],
  };
}

function table2011({ seide, depths }: Result, height: number): Panel {
  const points = seide.map(({ layers, wordError }): [number, number] => [layers, wordError]);
  return {
    title: '2011 年的表：词错误率',
    height,
    x: layersAxis(depths),
    y: { domain: [16, 26], label: '%', labelArrow: 'none', grid: true, ticks: 5 },
    marks: [
      line(points, { stroke: 'var(--bamboo)', strokeWidth: 2 }),
      dot(points, { r: 4, fill: 'var(--bamboo)', symbol: 'triangle' }),
      text(points, {
        x: ([layers]: [number, number]) => layers,
        y: ([, error]: [number, number]) => error,
        text: ([, error]: [number, number]) => fixed(error, 1),
        fill: 'var(--bamboo)',
        stroke: 'var(--paper)',
        strokeWidth: 3,
        dy: -13,
      }),
    ],
  };
}

/** All of the values between whole multiples of a step. @param otherwise where there are none */
function spanOf(values: readonly number[], step: number, otherwise: [number, number]): [number, number] {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return otherwise;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const span: [number, number] = [step * Math.floor(low / step), step * Math.ceil(high / step)];
  return span[0] === span[1] ? [span[0] - step, span[1] + step] : span;
}

export default figure;
