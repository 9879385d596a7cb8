import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { beside, dot, line, link, panelWidth, ruleX, ruleY, text, type FigureOf, inPixels } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';
import { placeNet } from './picture.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;

const plain = { labelArrow: 'none' as const };
const xy = { x: 'x', y: 'y' } as const;
const points = (values: readonly number[]) => values.map((y, x) => ({ x, y }));

const figure: FigureOf<typeof experiment> = (result, params, { width, published }) => {
  const height = width < 560 ? 250 : 290;
  const construction = params.net === 'fold' ? folds : params.net === 'relu' ? bends : switches;
  return [
    { height, ...construction(result, params) },
    network(result, params, panelWidth(width, 4), height),
    { height, ...growth(result, params) },
    { height, ...training(result, params, published) },
  ];
};
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
      ...lines.map((values, l) =>
        text([{ x: 0, y: values[0]! }], {
          ...xy,
          text: () => `折 ${l + 1} 次`,
          ...beside(l === lines.length - 1 ? 'var(--indigo)' : 'var(--ochre)', { dx: 5, dy: -9 }),
        }),
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

/** The net itself: positive weights indigo, negative ones ochre and dashed, twice as thick where the weight is 2. */
function network(result: Result, { d }: Given, width: number, height: number) {
  const { units, connections } = placeNet(result, d, width, height);
  const radius = d > 12 ? 5 : 7;
  const ends = { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2' } as const;
  const thickness = ({ weight }: { weight: number }) => Math.abs(weight) * (connections.length > 60 ? 0.6 : 0.9);
  return {
    title: '网络与权重',
    ...inPixels(width, height),
    marks: [
      link(
        connections.filter(({ weight }) => weight > 0),
        { ...ends, stroke: 'var(--indigo)', strokeWidth: thickness, strokeOpacity: 0.7 },
      ),
      link(
        connections.filter(({ weight }) => weight < 0),
        { ...ends, stroke: 'var(--ochre)', strokeWidth: thickness, strokeDasharray: '4 2' },
      ),
      dot(units, { ...xy, r: radius, fill: 'var(--paper)', stroke: 'var(--ink)', strokeWidth: 1.3 }),
      text(
        units.filter(({ kind }) => kind === 'input'),
        { ...xy, text: 'label', textAnchor: 'end', dx: -radius - 4, fill: 'var(--ink)', className: 'symbol-d' },
      ),
      text(
        units.filter(({ kind }) => kind === 'hidden'),
        { ...xy, text: 'label', dy: -radius - 8, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 3 },
      ),
      text(
        units.filter(({ kind }) => kind === 'output'),
        { ...xy, text: () => '输出', dy: -radius - 8, fill: 'var(--ink)' },
      ),
      text([''], { x: width / 2, y: height - 10, text: () => '实线为正权重，虚线为负权重', fill: 'var(--soft)' }),
    ],
  };
}

/** Hidden units against the number of bits, for the four constructions. */
function growth({ growth: { bits, units }, nets }: Result, { d }: Given) {
  const series = [
    {
      kinds: ['threshold', 'relu'] as const,
      label: '阈值、ReLU',
      color: 'var(--ochre)',
      dash: '6 3',
      symbol: 'square' as const,
      at: 16,
    },
    {
      kinds: ['thresholdSkip'] as const,
      label: '阈值加跨层',
      color: 'var(--plum)',
      dash: '2 3',
      symbol: 'diamond' as const,
      at: 8.8,
    },
    { kinds: ['fold'] as const, label: '折叠', color: 'var(--indigo)', dash: '', symbol: 'circle' as const, at: 7.2 },
  ];
  return {
    title: '隐藏单元数随位数增长',
    marginRight: 84,
    x: { label: '输入位数 d', domain: [2, 16], ticks: [2, 4, 8, 12, 16], tickFormat: 'd', ...plain },
    y: { label: '隐藏单元数', domain: [0, 16], ticks: [0, 4, 8, 12, 16], grid: true, ...plain },
    marks: [
      ruleX([d], { stroke: 'var(--soft)', strokeDasharray: '2 2', className: 'symbol-d' }),
      ...series.map(({ kinds: [kind], color, dash }) =>
        line(
          bits.map((x, i) => ({ x, y: units[kind][i]! })),
          { ...xy, stroke: color, strokeWidth: 1.8, ...(dash && { strokeDasharray: dash }) },
        ),
      ),
      ...series.map(({ kinds: [kind], color, symbol }) =>
        dot([{ x: d, y: nets[kind].units }], {
          ...xy,
          r: 4.5,
          symbol,
          fill: color,
          stroke: 'var(--paper)',
          className: 'symbol-d',
        }),
      ),
      ...series.map(({ label, color, at }) => text([{ x: 16, y: at }], { ...xy, text: () => label, ...beside(color) })),
    ],
  };
}

/** Share of right answers and loss of every attempt; those of the published run faintly behind. */
function training({ training: now }: Result, { d, steps }: Given, published: Result | undefined) {
  const right = ({ steps, attempts }: Result['training'], d: number) =>
    attempts.map(({ errors }) => errors.map((wrong, i) => ({ x: steps[i]!, y: 1 - wrong / 2 ** d })));
  const losses = now.attempts.map(({ losses }) => losses.map((loss, i) => ({ x: now.steps[i + 1]!, y: loss })));
  const last = now.steps.at(-1)!,
    attempts = right(now, d);
  const compared = published ? right(published.training, published.responses[0]![0]!.length - 1) : [];
  const end = attempts.map((curve) => curve.at(-1)!.y),
    ends = losses.flatMap((curve) => curve.at(-1)?.y ?? []);
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const labels = apart([middle(end), ends.length > 0 ? Math.min(1, middle(ends)) : 0.69]);
  return {
    title: '同样形状，从头学起',
    marginRight: 84,
    x: { label: '训练步数', domain: [0, steps], ticks: 4, ...plain },
    y: {
      label: '正确率与损失',
      domain: [0, 1],
      ticks: [0, 0.25, 0.5, 0.75, 1],
      tickFormat: String,
      grid: true,
      ...plain,
    },
    marks: [
      ruleY([0.5], { stroke: 'var(--soft)', strokeDasharray: '2 2' }),
      ruleY([1], { stroke: 'var(--bamboo)', strokeWidth: 1.5 }),
      ...compared.map((curve) => line(curve, { ...xy, stroke: 'var(--soft)', strokeOpacity: 0.35, clip: true })),
      ...losses.map((curve) =>
        line(curve, { ...xy, stroke: 'var(--ochre)', strokeWidth: 1.2, strokeDasharray: '4 3', clip: true }),
      ),
      ...attempts.map((curve) => line(curve, { ...xy, stroke: 'var(--indigo)', strokeWidth: 1.3 })),
      text([{ x: steps, y: 1 }], {
        ...xy,
        text: () => '写好的权重',
        ...beside('var(--bamboo)', { dy: -8, textAnchor: 'end', dx: 0 }),
      }),
      text([{ x: last, y: labels[0]! }], { ...xy, text: () => '正确率', ...beside('var(--indigo)') }),
      text([{ x: last, y: labels[1]! }], { ...xy, text: () => '损失（纳特）', ...beside('var(--ochre)') }),
    ],
  };
}

/** Two heights on the axis from 0 to 1, moved apart so far that both labels can be read. */
function apart([a, b]: [number, number]): [number, number] {
  const gap = 0.08,
    push = Math.max(0, (gap - Math.abs(a - b)) / 2),
    sign = a >= b ? 1 : -1;
  return [Math.min(0.94, a + sign * push), b - sign * push];
}
