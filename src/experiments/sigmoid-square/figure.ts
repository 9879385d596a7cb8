import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { dot, line, link, panelWidth, rect, ruleX, text, type FigureOf, beside } from '../../lab/draw/draw.ts';
import { cornerNote } from '../../lab/draw/charts/corner-note.ts';
import { series } from '../../lab/draw/series.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import { smoothActivations } from '../../math/nets/difference-net.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;
const plain = { labelArrow: 'none' as const };
const { shallow: NET, truth: TRUTH, fourth: SINGLE } = series;

/** What the first panel shows of the activation's argument; errors that are drawn. */
export const ARGUMENTS = [-7, 7] as const;
export const ERRORS = [1e-10, 1e3] as const;
const seen = (y: number) => Math.min(ERRORS[1], Math.max(ERRORS[0], y));

const figure: FigureOf<typeof experiment> = (result, params, { width }) => {
  const narrow = width < 560,
    each = panelWidth(width, 3);
  return [
    unitsPanel(result, params, narrow ? 150 : 320),
    squarePanel(result, narrow ? 160 : 320),
    stepsPanel(result, params, narrow ? 180 : 320, each),
  ];
};
export default figure;

/** The activation, and the three places of it that the net looks at when x is 1: as h goes to 0 they run together at b. */
function unitsPanel({ units }: Result, { b, h, activation }: Given, height: number) {
  const { value } = smoothActivations[activation as 'tanh'];
  const [from, to] = ARGUMENTS;
  const curve = Array.from({ length: 141 }, (_, i): [number, number] => {
    const z = from + ((to - from) * i) / 140;
    return [z, value(z)];
  });
  const low = activation === 'sigmoid' ? 0 : -1;
  return {
    title: '激活函数，与三个单元看见的地方',
    height,
    marginLeft: 40,
    marginRight: 16,
    x: { domain: [from, to], label: '激活前的值', ticks: [-6, -3, 0, 3, 6], tickFormat: 'd', ...plain },
    y: { domain: [low - 0.2, 1.2], label: '激活后', ticks: [-1, 0, 1].filter((y) => y >= low), ...plain },
    marks: [
      rect([[b - h, b + h]], {
        x1: '0',
        x2: '1',
        fill: NET.color,
        fillOpacity: 0.15,
        clip: true,
        className: 'symbol-h',
      }),
      ruleX([b], { stroke: 'var(--vermilion)', strokeDasharray: '2 3', className: 'symbol-b' }),
      line(curve, { stroke: 'var(--soft)', strokeWidth: 2 }),
      link([[units[0]!, units[2]!]], {
        x1: ([p]) => p![0]!,
        y1: ([p]) => p![1]!,
        x2: ([, q]) => q![0]!,
        y2: ([, q]) => q![1]!,
        stroke: NET.color,
        strokeDasharray: '4 3',
        clip: true,
      }),
      dot(units, { r: 4, symbol: 'diamond', fill: NET.color, clip: true }),
    ],
  };
}

/** The net and the parabola. */
function squarePanel({ curves }: Result, height: number) {
  const along = (heights: readonly number[]) =>
    heights.map((y, i): [number, number] => [(2 * i) / (heights.length - 1) - 1, y]);
  const top = (words: string, color: string, row: number) =>
    text([[0, 1.45]], { text: () => words, ...beside(color, { dx: 0, dy: 16 * row, textAnchor: 'middle' }) });
  return {
    title: '三个单元加起来，与平方',
    height,
    marginLeft: 40,
    marginRight: 16,
    x: { domain: [-1, 1], label: '输入 x', ticks: [-1, 0, 1], tickFormat: 'd', ...plain },
    y: { domain: [-0.4, 1.6], label: '输出', ticks: [0, 0.5, 1], grid: true, ...plain },
    marks: [
      line(along(curves.double.map((_, i) => ((2 * i) / (curves.double.length - 1) - 1) ** 2)), {
        stroke: TRUTH.color,
        strokeWidth: 5,
        strokeOpacity: 0.55,
      }),
      line(along(curves.single), { stroke: SINGLE.color, strokeWidth: 1.2, clip: true }),
      line(along(curves.double), { stroke: NET.color, strokeWidth: 2, strokeDasharray: NET.dash, clip: true }),
      top('粗线：平方', TRUTH.color, 0),
      top('虚线：双精度', NET.color, 1),
      top('细线：单精度', SINGLE.color, 2),
    ],
  };
}

const powers: Record<string, string> = {
  '1e-10': '10⁻¹⁰',
  '1e-8': '10⁻⁸',
  '0.000001': '10⁻⁶',
  '0.0001': '10⁻⁴',
  '0.01': '0.01',
  '1': '1',
  '100': '100',
};

/** Errors against h: down with the square of h, then up again with rounding. */
function stepsPanel({ steps, error, single }: Result, { h }: Given, height: number, width: number) {
  const pairs = (name: 'double' | 'single') => steps.map((step): [number, number] => [step.h, seen(step[name])]);
  const last = steps.at(-1)!;
  const wide = height > 250;
  return {
    title: '步子与误差',
    height,
    marginLeft: 60,
    marginRight: 58,
    x: {
      type: 'log' as const,
      domain: [4, 1e-8],
      label: '步子 h（对数刻度，向右变小）',
      ticks: width > 300 ? [1, 1e-2, 1e-4, 1e-6, 1e-8] : [1, 1e-4, 1e-8],
      tickFormat: (e: number) => powers[String(e)] ?? '',
      ...plain,
    },
    y: {
      type: 'log' as const,
      domain: [...ERRORS],
      label: '最大误差',
      ticks: wide ? Object.keys(powers).map(Number) : [1e-8, 1e-4, 1, 100],
      tickFormat: (e: number) => powers[String(e)] ?? '',
      grid: true,
      ...plain,
    },
    marks: [
      ruleX([h], { stroke: 'var(--vermilion)', strokeDasharray: '2 3', className: 'symbol-h' }),
      line(pairs('single'), { stroke: SINGLE.color, strokeWidth: 1.5 }),
      line(pairs('double'), { stroke: NET.color, strokeWidth: 2, strokeDasharray: NET.dash }),
      dot([[h, seen(single)]], { r: 4, symbol: 'square', fill: SINGLE.color }),
      dot([[h, seen(error)]], { r: 5, symbol: 'diamond', fill: NET.color }),
      cornerNote('超过 1000 的画在顶边'),
      endLabels(
        [
          { x: last.h, y: seen(last.single), text: '单精度', color: SINGLE.color },
          { x: last.h, y: seen(last.double), text: '双精度', color: NET.color },
        ],
        { dx: 6 },
      ),
    ],
  };
}
