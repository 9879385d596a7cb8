import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { beside, dot, line, ruleX, ruleY, text, type FigureOf } from '../../lab/draw/draw.ts';
import { GLYPH_ROW, netGlyphs } from '../../lab/draw/charts/net-glyphs.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import { series } from '../../lab/draw/series.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;
const plain = { labelArrow: 'none' as const };
const { deep: DEEP, shallow: WIDE, truth: TRUTH } = series;
const dashed = { strokeDasharray: WIDE.dash };

/** How much below and above the least and greatest height of f is seen. */
const ROOM = 0.6;
/** Least error that is drawn. */
const FLOOR = 1e-4,
  CEILING = 10;

/** What heights the first panel shows: those of f with room, whatever the number of layers. */
export function heightsSeen(target: readonly number[]): [number, number] {
  const low = Math.min(...target),
    high = Math.max(...target),
    room = ROOM * Math.max(high - low, 0.1);
  return [low - room, high + room];
}

const figure: FigureOf<typeof experiment> = (result, params, { width }) => {
  const [first, second] = pairOf(width);
  return [curvesPanel(result, params, first), errorPanel(result, params, second.height)];
};
export default figure;

/** f and both nets, and where the narrow one turns, a layer a turn. */
function curvesPanel(
  { curves: { target, deep, wide }, turns, units }: Result,
  { layers, upTo }: Given,
  { width, height }: { width: number; height: number },
) {
  const along = (heights: readonly number[]) => heights.map((y, i): [number, number] => [i / (heights.length - 1), y]);
  const done = Math.min(upTo ?? layers, layers);
  // The glyph of as many layers as there are has at most 40 % of the panel.
  const step = Math.min(9, (0.4 * width) / layers);
  return {
    title: done === layers ? '函数与两个网络' : `窄网络走到第 ${done} 层`,
    height,
    marginTop: 22 + GLYPH_ROW,
    marginLeft: 44,
    marginRight: 24,
    x: { domain: [0, 1], label: '输入 x', ticks: [0, 0.25, 0.5, 0.75, 1], tickFormat: String, ...plain },
    y: { domain: heightsSeen(target), label: '高度', ticks: 5, grid: true, ...plain },
    marks: [
      netGlyphs(
        [
          { hidden: Array.from({ length: layers }, () => 2), color: DEEP.color, name: `${layers}×2` },
          { hidden: [units], color: WIDE.color, name: `1×${units}` },
        ],
        { step },
      ),
      line(along(target), { stroke: TRUTH.color, strokeWidth: 4, strokeOpacity: 0.55, className: 'symbol-f' }),
      line(along(wide), { stroke: WIDE.color, strokeWidth: 1.6, ...dashed }),
      line(along(deep), { stroke: DEEP.color, strokeWidth: 2, clip: true, className: 'symbol-cells' }),
      dot(turns.slice(0, done), { r: layers > 16 ? 2 : 3, fill: DEEP.color, clip: true }),
      done > 0
        ? dot(turns.slice(done - 1, done), { r: 5, fill: 'var(--ink)', clip: true, className: 'symbol-j' })
        : null,
    ],
  };
}

const powers: Record<number, string> = { 0.0001: '10⁻⁴', 0.001: '10⁻³', 0.01: '0.01', 0.1: '0.1', 1: '1', 10: '10' };

/** Errors against layers, with what one unit a layer cannot stay below. */
function errorPanel({ sizes, errors, bounds, oneWide }: Result, { layers }: Given, height: number) {
  const seen = (y: number) => Math.min(CEILING, Math.max(FLOOR, y));
  const pairs = (name: 'deep' | 'wide') => sizes.map((size): [number, number] => [size.layers, seen(size[name])]);
  const most = sizes.at(-1)!.layers;
  const name = (text: string, color: string, y: number) => ({ x: most, y: seen(y), text, color });
  const bound = (now: number | null, color: string) =>
    now === null
      ? null
      : line(
          [1, most].map((N): [number, number] => [N, (now * layers) / N]),
          { stroke: color, strokeOpacity: 0.5, clip: true },
        );
  return {
    title: '误差与层数',
    height,
    marginLeft: 48,
    marginRight: 76,
    x: {
      type: 'log' as const,
      domain: [1, most],
      label: '层数（对数刻度）',
      ticks: sizes.map(({ layers }) => layers),
      tickFormat: 'd',
      ...plain,
    },
    y: {
      type: 'log' as const,
      domain: [FLOOR, CEILING],
      label: '最大误差（对数刻度）',
      ticks: Object.keys(powers).map(Number),
      tickFormat: (e: number) => powers[e] ?? '',
      grid: true,
      ...plain,
    },
    marks: [
      ruleX([layers], { stroke: 'var(--vermilion)', strokeDasharray: '2 3', className: 'symbol-cells' }),
      bound(bounds.deep, DEEP.color),
      bound(bounds.wide, WIDE.color),
      oneWide > FLOOR ? ruleY([oneWide], { stroke: series.fourth.color, strokeDasharray: series.fourth.dash }) : null,
      line(pairs('deep'), { stroke: DEEP.color, strokeWidth: 2 }),
      line(pairs('wide'), { stroke: WIDE.color, strokeWidth: 2, ...dashed }),
      dot([[layers, seen(errors.deep)]], { r: 4.5, fill: DEEP.color }),
      dot([[layers, seen(errors.wide)]], { r: 5, symbol: 'diamond', fill: WIDE.color }),
      endLabels(
        [
          ...(oneWide > FLOOR ? [name('每层一个', series.fourth.color, oneWide)] : []),
          name('窄而深', DEEP.color, sizes.at(-1)!.deep),
          name('矮而胖', WIDE.color, sizes.at(-1)!.wide),
        ],
        { dx: 7 },
      ),
      bounds.deep === null
        ? null
        : text([[1.1, FLOOR * 2]], { text: () => '细线：证明的界', ...beside('var(--soft)', { dx: 0 }) }),
    ],
  };
}
