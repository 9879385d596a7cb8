import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { dot, inPixels, line, link, panelWidth, ruleX, ruleY, text, type FigureOf } from '../../lab/draw/draw.ts';
import { cornerNote } from '../../lab/draw/charts/corner-note.ts';
import { fontSize } from '../../lab/draw/layout.ts';
import { netMarks, netPitch, placeNet } from '../../lab/draw/charts/net.ts';
import { netNumbers, numberMarks } from '../../lab/draw/charts/net-numbers.ts';
import { valueMarks } from '../../lab/draw/charts/net-values.ts';
import { series } from '../../lab/draw/series.ts';
import { textWidth } from '../../lab/draw/text/text-width.ts';
import { fixed } from '../../math/rounding.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;

const xAxis = {
  domain: [0, 1],
  label: '输入 x',
  ticks: [0, 0.25, 0.5, 0.75, 1],
  tickFormat: String,
  labelArrow: 'none' as const,
};
/** Room for the buttons below. */
const BUTTONS = 52;
/** Both graphs have the same heights, whatever is dragged. */
export const REACH = 2.2;
const yAxis = {
  domain: [-REACH, REACH],
  label: '高度',
  ticks: [-2, -1, 0, 1, 2],
  grid: true,
  labelArrow: 'none' as const,
};
const MARGINS = { marginLeft: 40, marginRight: 24 };

const figure: FigureOf<typeof experiment> = (result, params, { width }) => {
  const each = panelWidth(width, 3),
    narrow = width < 560;
  return [
    sharesPanel(result, params, narrow ? 210 : 260),
    sumPanel(result, params, narrow ? 190 : 260),
    netPanel(result, params, each, narrow ? 150 : 260),
  ];
};
export default figure;

const colorOf = (slope: number) => (slope < 0 ? series.shallow.color : series.deep.color);
const written = (value: number) => fixed(value, 2).replace(/\.?0+$/, '');

/** What each unit adds: nothing up to its kink, its slope from there on. */
function sharesPanel({ units }: Result, { x }: Given, height: number) {
  const rays = units.map(({ kink, slope, share }) => ({ kink, end: slope * (1 - kink), share, slope }));
  const ray = (sign: 1 | -1) =>
    link(
      rays.filter(({ slope }) => (slope < 0 ? -1 : 1) === sign),
      {
        x1: 'kink',
        y1: () => 0,
        x2: () => 1,
        y2: 'end',
        stroke: ({ slope }) => colorOf(slope),
        strokeWidth: 2,
        ...(sign < 0 && { strokeDasharray: '6 3' }),
        clip: true,
      },
    );
  return {
    title: '每个单元的一份',
    height,
    ...MARGINS,
    x: xAxis,
    y: yAxis,
    marks: [
      ruleY([0], { stroke: 'var(--soft)' }),
      ruleX([x], { stroke: 'var(--vermilion)', strokeDasharray: '2 3', className: 'symbol-x' }),
      ray(1),
      ray(-1),
      dot(rays, { x: 'kink', y: () => 0, r: 4, fill: ({ slope }) => colorOf(slope) }),
      dot(rays, { x: () => x, y: 'share', r: 3, fill: 'var(--vermilion)', clip: true }),
    ],
  };
}

/** All shares together: a line that bends at each kink. */
function sumPanel({ knots, output, bends }: Result, { x }: Given, height: number) {
  return {
    title: '加起来：网络的输出',
    height,
    ...MARGINS,
    x: xAxis,
    y: yAxis,
    marks: [
      ruleY([0], { stroke: 'var(--soft)' }),
      ruleX([x], { stroke: 'var(--vermilion)', strokeDasharray: '2 3', className: 'symbol-x' }),
      line(knots, { stroke: 'var(--ink)', strokeWidth: 2.4, clip: true }),
      dot(knots.slice(1, -1), { r: 3, fill: 'var(--ink)', clip: true }),
      dot([[x, output]], { r: 4, fill: 'var(--vermilion)', clip: true }),
      cornerNote(`弯了 ${bends} 处`),
    ],
  };
}

/** The net itself, with the values that the input becomes on its way. */
function netPanel({ units, output }: Result, { x }: Given, width: number, height: number) {
  const frame = { left: 34, right: width - 42, top: 30, bottom: height - 42 },
    radius = Math.min(9, netPitch(frame, units.length) / 2 - 1);
  const placed = placeNet(
    {
      inputs: 1,
      layers: [
        { units: units.length, kernel: units.map(() => 1), bias: units.map(({ kink }) => -kink) },
        { units: 1, kernel: units.map(({ slope }) => slope), bias: [0] },
      ],
    },
    frame,
  );
  const numbers = units.length > 3 ? [] : netNumbers(placed, { radius, format: written });
  const values = placed.units.map(({ column, row }) =>
    column === 0 ? x : column === 1 ? units[row]!.activation : output,
  );
  const size = fontSize(width);
  const said = valueMarks(placed.units, values, {
    radius,
    size,
    format: (value, { column }) => `${column === 0 ? 'x = ' : ''}${written(value)}`,
    blocks: numbers.map(({ x, y, text }) => ({ x, y, width: textWidth(text, size, { bold: true }), height: 16 })),
  });
  return {
    title: '网络：线越粗，权重越大',
    ...inPixels(width, height + BUTTONS),
    marks: [
      ...netMarks(placed, { radius, thickness: 1.2, values }),
      numberMarks(numbers),
      ...said,
      text([''], { x: width / 2, y: height - 9, text: () => '红字：现在传着的值', fill: 'var(--soft)' }),
    ],
  };
}
