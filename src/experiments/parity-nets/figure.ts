import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { learningPanel, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import {
  beside,
  dot,
  inPixels,
  line,
  panelWidth,
  ruleX,
  ruleY,
  text,
  type Figure,
  type FigureOf,
  type Frame,
} from '../../lab/draw/draw.ts';
import { fontSize } from '../../lab/draw/layout.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import { netMarks } from '../../lab/draw/charts/net.ts';
import { valueMarks } from '../../lab/draw/charts/net-values.ts';
import { series, seriesDots, seriesLine } from '../../lab/draw/series.ts';
import { textWidth } from '../../lab/draw/text/text-width.ts';
import { fixed } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import { heightForInputs, onesOf, pictureOf, someInput, valuesFor, type Unit } from './picture.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;

const plain = { labelArrow: 'none' as const };
const xy = { x: 'x', y: 'y' } as const;
const points = (values: readonly number[]) => values.map((y, x) => ({ x, y }));

/** Of each panel, in a figure of that width. */
const heightFor = (width: number): number => (width < 560 ? 250 : 290);

/** Of the panel with the net, whose inputs a finger must be able to tell apart. */
export const netHeightFor = (width: number, d: number): number => Math.max(heightFor(width), heightForInputs(d));

/** What goes through the net: bits, and the column that they have reached, 0 for the inputs. */
export interface Passing {
  x: string;
  reached: number;
}

/** @param passing all the way through, unless told otherwise */
export function draw(
  result: Result,
  params: Given,
  { width, published }: Frame<Result>,
  passing: Passing = { x: someInput(params.d), reached: Infinity },
): Figure {
  const height = heightFor(width);
  const construction = params.net === 'fold' ? folds : params.net === 'relu' ? bends : switches;
  return [
    { height, ...construction(result, params) },
    network(result, params, panelWidth(width, 4), netHeightFor(width, params.d), passing),
    { height, ...growth(result, params) },
    { height, ...training(result, params, published) },
  ];
}

const figure: FigureOf<typeof experiment> = (result, params, frame) => draw(result, params, frame);
export default figure;

const counts = (d: number) => ({
  label: '输入里 1 的个数 s',
  domain: [0, d],
  ticks: Math.min(d, 8),
  tickFormat: 'd',
  ...plain,
});
const answer = (result: Result) => [
  line(points(result.responses.at(-1)![0]!), { ...xy, stroke: 'var(--indigo)', strokeWidth: 2.2 }),
  dot(points(result.responses.at(-1)![0]!), { ...xy, r: 3.5, fill: 'var(--indigo)', className: 'symbol-s' }),
];

/** The count line after every fold: the sum of each hidden layer's two units. */
function folds(result: Result, { d }: Given) {
  const lines = result.responses.slice(0, -1).map(([up, down]) => up!.map((value, s) => value + down![s]!));
  const dashes = ['7 3', '3 3', '1.5 3'];
  return {
    title: '一次次折叠计数线',
    marginRight: 44,
    x: counts(d),
    y: { label: '折叠之后的值', domain: [0, d], ticks: Math.min(d, 8), tickFormat: 'd', grid: true, ...plain },
    marks: [
      line(points(Array.from({ length: d + 1 }, (_, s) => s)), { ...xy, stroke: 'var(--soft)', strokeOpacity: 0.6 }),
      text([{ x: d, y: d }], { ...xy, text: () => 's', ...beside('var(--soft)') }),
      ...lines
        .slice(0, -1)
        .map((values, l) =>
          line(points(values), { ...xy, stroke: 'var(--ochre)', strokeWidth: 1.6, strokeDasharray: dashes[l % 3]! }),
        ),
      ...answer(result),
      endLabels(
        lines
          .map((values, l) => ({
            x: 0,
            y: values[0]!,
            text: `折 ${l + 1} 次`,
            color: l === lines.length - 1 ? 'var(--indigo)' : 'var(--ochre)',
          }))
          .reverse(),
        { dx: 5, dy: -9 },
      ),
    ],
  };
}

/** Partial sums of the output: every further ReLU unit bends the line back. */
function bends(result: Result, { d }: Given) {
  const weights = result.construction.layers[1]!.kernel,
    sums = [points(Array.from({ length: d + 1 }, () => 1))];
  result.responses[0]!.forEach((response, j) =>
    sums.push(sums[j]!.map(({ x, y }) => ({ x, y: y + weights[j]! * response[x]! }))),
  );
  return {
    title: '每个单元把线折回一次',
    marginRight: 44,
    x: counts(d),
    y: { label: '前几个单元之和', domain: [-2, 3], ticks: [-2, -1, 0, 1, 2, 3], tickFormat: 'd', grid: true, ...plain },
    marks: [
      ...sums
        .slice(0, -1)
        .map((values) => line(values, { ...xy, stroke: 'var(--ochre)', strokeDasharray: '4 3', clip: true })),
      ...answer(result),
      text([{ x: d, y: result.responses[1]![0]![d]! }], { ...xy, text: () => '输出', ...beside('var(--indigo)') }),
    ],
  };
}

/** When each threshold unit switches on, one row a unit, and the output below. */
function switches(result: Result, { d }: Given) {
  const hidden = result.responses[0]!,
    rows = [...hidden, result.responses.at(-1)![0]!];
  const first = result.construction.layers[0]!.bias.map((bias) => Math.round(0.5 - bias));
  const names = [...first.map((from) => `s ≥ ${from}`), '输出'];
  return {
    title: '每个单元何时打开',
    marginLeft: 52,
    x: counts(d),
    y: { axis: null, domain: [rows.length, 0] },
    marks: [
      ...rows.flatMap((row, i) => {
        const color =
          i === hidden.length
            ? 'var(--indigo)'
            : result.construction.layers[1]!.kernel[i]! > 0
              ? 'var(--indigo)'
              : 'var(--ochre)';
        const curve = row.map((value, x) => ({ x, y: i + 0.85 - 0.65 * value }));
        return [
          line(curve, { ...xy, stroke: color, strokeWidth: i === hidden.length ? 2.2 : 1.5, curve: 'step' }),
          ...(i === hidden.length ? [dot(curve, { ...xy, r: 3, fill: color, className: 'symbol-s' })] : []),
        ];
      }),
      text(names, {
        x: 0,
        y: (_, i) => i + 0.6,
        text: (name: string) => name,
        textAnchor: 'end',
        dx: -7,
        fill: 'var(--soft)',
      }),
    ],
  };
}

/** Radius of a drawn unit. */
export const radiusFor = (d: number): number => (d > 12 ? 5 : 7);

/** The net itself, and what it passes on: positive weights indigo, negative ones ochre and dashed, twice as thick where the weight is 2. */
function network(result: Result, { d }: Given, width: number, height: number, { x, reached }: Passing) {
  const placed = pictureOf(result, d, width, height),
    { units } = placed;
  const radius = radiusFor(d),
    size = fontSize(width);
  const values = valuesFor(result, x, reached),
    answer = values.at(-1);
  const named = units.filter(({ label }) => label !== '');
  const widthOf = ({ label }: Unit) => textWidth(label, size);
  const said = valueMarks(units, values, {
    radius,
    size,
    format: (value, { column }) => (column === 0 ? '' : fixed(value, 0)),
    // Beside what the unit does, where there is no room below.
    places: (unit) => [[unit.x + widthOf(unit) / 2 + 10, unit.y - radius - 8]],
    blocks: [
      ...named.map((unit) => ({ x: unit.x, y: unit.y - radius - 8, width: widthOf(unit), height: 16 })),
      { x: width / 2, y: height - 26, width, height: 16 },
    ],
  });
  const come = `${onesOf(x)} 个 1${answer === undefined ? '' : `，输出 ${fixed(answer, 0)}`}`;
  return {
    title: '网络与权重',
    ...inPixels(width, height),
    marks: [
      ...netMarks(placed, { radius, thickness: placed.edges.length > 60 ? 0.6 : 0.9, values }),
      text(
        named.filter(({ kind }) => kind === 'input'),
        { ...xy, text: 'label', textAnchor: 'end', dx: -radius - 4, fill: 'var(--ink)', className: 'symbol-d' },
      ),
      text(
        named.filter(({ kind }) => kind === 'hidden'),
        { ...xy, text: 'label', dy: -radius - 8, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 3 },
      ),
      text(
        named.filter(({ kind }) => kind === 'output'),
        { ...xy, text: 'label', dy: -radius - 8, fill: 'var(--ink)' },
      ),
      ...said,
      text([''], { x: width / 2, y: height - 26, text: () => `红：传着的值。${come}`, fill: 'var(--vermilion)' }),
      text([''], { x: width / 2, y: height - 9, text: () => '实线为正权重，虚线为负权重', fill: 'var(--soft)' }),
    ],
  };
}

/** Hidden units against the number of bits, for the four constructions. */
function growth({ growth: { bits, units }, nets }: Result, { d }: Given) {
  const kinds = [
    { kind: 'threshold', label: '阈值、ReLU', name: 'shallow' },
    { kind: 'thresholdSkip', label: '阈值加跨层', name: 'fourth' },
    { kind: 'fold', label: '折叠', name: 'deep' },
  ] as const;
  return {
    title: '隐藏单元数随位数增长',
    marginRight: 84,
    x: { label: '输入位数 d', domain: [2, 16], ticks: [2, 4, 8, 12, 16], tickFormat: 'd', ...plain },
    y: { label: '隐藏单元数', domain: [0, 16], ticks: [0, 4, 8, 12, 16], grid: true, ...plain },
    marks: [
      ruleX([d], { stroke: 'var(--soft)', strokeDasharray: '2 2', className: 'symbol-d' }),
      ...kinds.map(({ kind, name }) =>
        seriesLine(
          bits.map((x, i) => ({ x, y: units[kind][i]! })),
          name,
          { strokeWidth: 1.8 },
        ),
      ),
      ...kinds.map(({ kind, name }) =>
        seriesDots([{ x: d, y: nets[kind].units }], name, { r: 4.5, stroke: 'var(--paper)', className: 'symbol-d' }),
      ),
      endLabels(
        kinds.map(({ kind, label, name }) => ({
          x: bits.at(-1)!,
          y: units[kind].at(-1)!,
          text: label,
          color: series[name].color,
        })),
      ),
    ],
  };
}

/** Share of right answers and loss of every attempt; the shares of the published run faintly behind. */
function training({ training: now, responses }: Result, { steps }: Given, published: Result | undefined) {
  // A unit answers for each count of ones from 0 to d.
  const right = ({ steps, attempts }: Result['training'], d: number): SeedCurve => ({
    name: '正确率',
    series: 'deep',
    x: steps,
    seeds: attempts.map(({ errors }) => errors.map((wrong) => 1 - wrong / 2 ** d)),
  });
  const bitsOf = (of: Result['responses']) => of[0]![0]!.length - 1;
  const loss: SeedCurve = {
    name: '损失（纳特）',
    series: 'shallow',
    x: now.steps.slice(1),
    seeds: now.attempts.map(({ losses }) => losses),
  };
  return learningPanel([right(now, bitsOf(responses)), loss], {
    title: '同样形状，从头学起',
    marginRight: 84,
    steps,
    y: {
      label: '正确率与损失',
      domain: [0, 1],
      ticks: [0, 0.25, 0.5, 0.75, 1],
      tickFormat: String,
      grid: true,
      ...plain,
    },
    each: 'lines',
    published: published && [right(published.training, bitsOf(published.responses))],
    marks: [
      ruleY([0.5], { stroke: 'var(--soft)', strokeDasharray: '2 2' }),
      ruleY([1], { stroke: 'var(--bamboo)', strokeWidth: 1.5 }),
      text([{ x: 0, y: 1 }], {
        ...xy,
        text: () => '写好的权重',
        ...beside('var(--bamboo)', { dy: -6, dx: 4 }),
      }),
    ],
  });
}
