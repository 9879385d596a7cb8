import type { ResultOf } from '../../lab/declare/define.ts';
import { beside, dot, line, link, ruleY, text, type FigureOf } from '../../lab/draw/draw.ts';
import { axisEnd } from '../../lab/draw/axis-end.ts';
import { deep, foldedTitle, shallow } from '../../lab/draw/charts/folded-graph.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import { superscript } from '../../lab/draw/text/powers.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Point = [x: number, y: number];
const plain = { labelArrow: 'none' as const };

const figure: FigureOf<typeof experiment> = (result, _params, { width }) => {
  const [first, second] = pairOf(width);
  return [graphPanel(result, first.height), errorPanel(result, second.height)];
};

/** How large the greatest error is drawn, and where its foot lies, in shares of the graph's height. */
const SHOWN = 0.25,
  FOOT = -0.36;

/**
 * The parabola and the graph that approaches it; below them how far they are apart where they are farthest on each piece. Those lengths
 * are drawn a power of four larger, or they could not be seen.
 */
function graphPanel({ folds, pieces, knots, peaks, maxError }: Result, height: number) {
  const end = knots.at(-1)![0];
  const times = (SHOWN * end ** 2) / maxError,
    foot = FOOT * end ** 2;
  const curve = Array.from({ length: 65 }, (_, i): Point => [(end * i) / 64, ((end * i) / 64) ** 2]);
  return {
    title: foldedTitle({ folds, pieces, knots }),
    height,
    marginLeft: 60,
    x: { domain: [0, end], label: '输入 x', ticks: 4, ...plain },
    y: { domain: [1.1 * foot, end ** 2], label: '输出', ticks: ticksUpTo(end ** 2), ...plain },
    marks: [
      // Broader than the graph that lies on it, or it could not be seen.
      line(curve, { stroke: 'var(--bamboo)', strokeWidth: 4, strokeOpacity: 0.6 }),
      line(knots, { ...deep, strokeWidth: 1.6, className: 'symbol-m' }),
      ruleY([foot], { stroke: 'var(--line)' }),
      link(peaks, {
        x1: '0',
        x2: '0',
        y1: () => foot,
        y2: ([x, y]: Point) => foot + times * (y - x * x),
        stroke: 'var(--plum)',
        strokeWidth: pieces > 20 ? 1.5 : 3,
      }),
      knots.length <= 17 ? dot(knots, { r: 3, fill: 'var(--indigo)' }) : undefined,
      ...legend(times).map(({ words, color }, i) =>
        text([[0, 0.93 * end ** 2] as Point], {
          text: () => words,
          lineAnchor: 'top',
          lineHeight: 1.35,
          ...beside(color, { dx: 8, dy: LINE * i }),
        }),
      ),
    ],
  };
}

/** Height of a line of the legend, in pixels. */
const LINE = 17;

/** What each line is, in its own colour. */
const legend = (times: number) => [
  { words: '粗线：平方', color: 'var(--bamboo)' },
  { words: '折线：网络', color: 'var(--indigo)' },
  { words: `竖线：两者相差最远处，\n${times > 1 ? `高度放大 ${times} 倍` : '高度照原样'}`, color: 'var(--plum)' },
];

/** Fifths of the height, from 0 on. */
const ticksUpTo = (top: number) => Array.from({ length: 6 }, (_, i) => (i * top) / 5);

/** 1, 0.1, 0.01 … down to 10⁻⁴, or to the least where that is less. */
const powersDown = (least: number): number[] =>
  Array.from({ length: Math.max(4, Math.floor(-Math.log10(least))) + 1 }, (_, i) => Number(`1e-${i}`)).filter(
    (_, i, all) => all.length < 8 || i % 2 === 0,
  );

/** Error against units: of the folding net, and of one layer with the same graphs. */
function errorPanel({ maxErrors, deepSizes, shallowSizes }: Result, height: number) {
  const pairs = (sizes: readonly number[]) =>
    maxErrors.map((error, m): Point => [sizes[m]!, error]).filter(([units]) => units > 0);
  const [folding, single] = [pairs(deepSizes), pairs(shallowSizes)];
  // One layer takes a unit a piece, 2 to the folds; each fold divides the error by four.
  const end = axisEnd(maxErrors.length - 1),
    most = 1.4 * 2 ** end,
    least = 0.25 ** (end + 1) / 2;
  const name = (at: Point | undefined, words: string, color: string, dy: number) =>
    at && text([at], { text: () => words, ...beside(color, { dx: 8, dy }) });
  return {
    title: '误差与单元数',
    height,
    marginLeft: 62,
    marginRight: 40,
    x: {
      type: 'log' as const,
      domain: [0.8, most],
      label: '隐藏单元数（对数刻度）',
      ticks: [1, 10, 100, 1000, 10_000].filter((units) => units <= most),
      tickFormat: 'd',
      ...plain,
    },
    y: {
      type: 'log' as const,
      domain: [least, 1],
      label: '最大误差（对数刻度）',
      ticks: powersDown(least),
      tickFormat: (error: number) =>
        error < 1e-2 ? `10⁻${superscript(Math.round(-Math.log10(error)))}` : String(error),
      grid: true,
      ...plain,
    },
    marks: [
      line(single, { ...shallow, strokeWidth: 1.8 }),
      line(folding, { ...deep, strokeWidth: 1.8 }),
      dot(single, { r: 4, symbol: 'diamond', fill: 'var(--ochre)' }),
      dot(folding, { r: 3.5, fill: 'var(--indigo)' }),
      name(single.at(-1), '一层', 'var(--ochre)', -12),
      name(folding.at(-1), '折叠', 'var(--indigo)', 14),
    ],
  };
}

export default figure;
