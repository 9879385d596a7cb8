import type { ParamsOf, ResultOf } from '../../lab/define.ts';
import { areaY, beside, dot, line, link, ruleY, text, type FigureOf } from '../../lab/draw.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;

const plain = { labelArrow: 'none' as const };
const xy = { x: 'x', y: 'y' } as const;
const unitAxis = { label: '输入 x', domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], tickFormat: String, ...plain };

/** Heights at equally spaced points of [0,1]; those that diverged break the line. */
const spread = (heights: readonly (number | null)[]) => heights.map((y, i) => ({ x: i / (heights.length - 1), y: y ?? NaN }));
/** Heights of equal cells, as the corners of steps. */
const stairs = (heights: readonly number[]) => heights.flatMap((y, i) => [{ x: i / heights.length, y }, { x: (i + 1) / heights.length, y }]);

const figure: FigureOf<typeof experiment> = (result, params, { width, published }) => {
  const height = width < 560 ? 250 : 280;
  return [
    { height, ...curves(result, params, published) },
    { height, ...shares(result) },
    { height, ...errors(result, params) },
    { height, ...training(result, params, published) },
  ];
};
export default figure;

/** f with its band of ±ε, the two constructions and the learned net. */
function curves({ curves: { target, relu, step, learned }, width, partial }: Result, { epsilon, width: given }: Given, published: Result | undefined) {
  const low = Math.min(...target), high = Math.max(...target), room = 0.35 * (high - low || 1);
  const f = spread(target), last = f.at(-1)!;
  return {
    title: 'f 与三个网络',
    marginRight: 52,
    x: unitAxis,
    y: { label: '高度', domain: [low - room, high + room], ticks: 5, grid: true, ...plain },
    marks: [
      given === null ? areaY(f, { x: 'x', y1: ({ y }) => y - epsilon, y2: ({ y }) => y + epsilon, fill: 'var(--bamboo)', fillOpacity: 0.16, clip: true, className: 'symbol-epsilon' }) : null,
      published ? line(spread(published.curves.learned), { ...xy, stroke: 'var(--soft)', strokeOpacity: 0.35, clip: true }) : null,
      line(f, { ...xy, stroke: 'var(--bamboo)', strokeWidth: 3.5, strokeOpacity: 0.75, className: 'symbol-f' }),
      line(width === step.length ? stairs(step) : spread(step), { ...xy, stroke: 'var(--indigo)', strokeWidth: 1.1 }),
      line(spread(learned), { ...xy, stroke: 'var(--plum)', strokeWidth: 1.8, strokeDasharray: '5 3', clip: true }),
      line(spread(relu), { ...xy, stroke: 'var(--ochre)', strokeWidth: 1.8, className: 'symbol-cells' }),
      width <= 64 ? dot(spread(relu), { ...xy, r: 2.4, fill: 'var(--ochre)', className: 'symbol-cells' }) : null,
      partial ? line(spread(partial.curve), { ...xy, stroke: 'var(--ink)', strokeWidth: 2, clip: true, className: 'symbol-i' }) : null,
      text([last], { ...xy, text: () => 'f', ...beside('var(--bamboo)') }),
      ...legend(low - room, high + room),
    ],
  };
}

/** Names of the three nets in one line over the curves. */
function legend(low: number, high: number) {
  const names = [['ReLU 构造', 'var(--ochre)', 0.02], ['阶梯构造', 'var(--indigo)', 0.4], ['学出来的', 'var(--plum)', 0.72]] as const;
  return names.map(([name, color, x]) => text([{ x, y: low + 0.06 * (high - low) }], { ...xy, text: () => name, ...beside(color, { dx: 0 }) }));
}

/** What each hidden unit of the ReLU construction adds: nothing up to its hinge, a slope from there on. */
function shares({ shares: units, partial }: Result) {
  const ends = units.map(({ unit, at, weight }) => ({ unit, x1: at, y1: 0, x2: 1, y2: weight * (1 - at), weight }));
  // The first unit gives the first slope, the others only bend it: the axis is theirs.
  const reach = Math.max(1e-9, ...(ends.length > 1 ? ends.slice(1) : ends).map(({ y2 }) => Math.abs(y2)));
  const on = (unit: number) => partial === null || unit <= partial.open;
  const marks = { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', clip: true } as const;
  const opacity = ({ unit }: { unit: number }) => (on(unit) ? 0.9 : 0.15);
  return {
    title: '每个隐藏单元的一份',
    marginRight: 52,
    x: unitAxis,
    y: { label: '对输出的贡献', domain: [-1.1 * reach, 1.1 * reach], ticks: 5, grid: true, ...plain },
    marks: [
      ruleY([0], { stroke: 'var(--soft)' }),
      link(ends.filter(({ weight }) => weight >= 0), { ...marks, stroke: 'var(--ochre)', strokeWidth: 1.4, strokeOpacity: opacity, className: 'symbol-s' }),
      link(ends.filter(({ weight }) => weight < 0), { ...marks, stroke: 'var(--indigo)', strokeWidth: 1.4, strokeDasharray: '5 3', strokeOpacity: opacity, className: 'symbol-s' }),
      dot(ends, { x: 'x1', y: 'y1', r: 2.6, fill: ({ weight }) => (weight >= 0 ? 'var(--ochre)' : 'var(--indigo)'), fillOpacity: opacity, className: 'symbol-cells' }),
      text([{ x: 0.02, y: -0.95 * reach }], { ...xy, text: () => '实线往上折，虚线往下折', fill: 'var(--soft)', textAnchor: 'start' }),
    ],
  };
}

const FLOOR = 1e-6, CEILING = 10;

/** Errors along the interval, with the bound; what is below 10⁻⁶ is drawn there. */
function errors({ errors: { relu, step, learned }, constructions }: Result, { epsilon, width }: Given) {
  const along = (values: readonly (number | null)[]) => values.map((e, i) => ({ x: (i + 0.5) / values.length, y: e === null ? NaN : Math.min(CEILING, Math.max(FLOOR, e)) }));
  const end = (values: readonly (number | null)[]) => along(values).at(-1)!.y;
  const labels = [
    { text: '学出来的', color: 'var(--plum)', y: end(learned) }, { text: '阶梯', color: 'var(--indigo)', y: end(step) }, { text: 'ReLU', color: 'var(--ochre)', y: end(relu) },
  ].filter(({ y }) => Number.isFinite(y)).sort((a, b) => b.y - a.y);
  // Labels of curves that end at nearly the same height are moved apart downwards.
  let above = Infinity;
  const placed = labels.map(({ y, ...label }) => ({ ...label, y: (above = Math.min(y, above / 3.2)) }));
  const { bound } = constructions.relu;
  return {
    title: '误差 |g(x) − f(x)|',
    marginRight: 62,
    x: unitAxis,
    y: { type: 'log' as const, label: '误差', domain: [FLOOR, CEILING], ticks: [1e-6, 1e-4, 1e-2, 1], tickFormat: (e: number) => ({ 0.000001: '10⁻⁶', 0.0001: '10⁻⁴', 0.01: '10⁻²', 1: '1' })[e] ?? '', grid: true, ...plain },
    marks: [
      bound > FLOOR ? ruleY([bound], { stroke: 'var(--bamboo)', strokeWidth: 1.8, className: 'symbol-lipschitz' }) : null,
      bound > FLOOR ? text([{ x: 0.02, y: bound }], { ...xy, text: () => '证明的界', ...beside('var(--bamboo)', { dx: 0, dy: -9 }) }) : null,
      width === null ? ruleY([epsilon], { stroke: 'var(--vermilion)', strokeDasharray: '2 3', className: 'symbol-epsilon' }) : null,
      line(along(step), { ...xy, stroke: 'var(--indigo)', strokeWidth: 1.4 }),
      line(along(learned), { ...xy, stroke: 'var(--plum)', strokeWidth: 1.6, strokeDasharray: '5 3' }),
      line(along(relu), { ...xy, stroke: 'var(--ochre)', strokeWidth: 1.8 }),
      text(placed, { x: 1, y: 'y', text: 'text', fill: 'color', stroke: 'var(--paper)', strokeWidth: 4, fontWeight: 600, textAnchor: 'start', dx: 5 }),
    ],
  };
}

/** Loss of the learned net against steps. */
function training({ training: { steps, losses } }: Result, { steps: all }: Given, published: Result | undefined) {
  const curve = (of: Result['training']) => of.losses.map((loss, i) => ({ x: of.steps[i + 1]!, y: loss === null ? NaN : Math.min(CEILING, Math.max(FLOOR, loss)) }));
  const last = curve({ steps, losses } as Result['training']).at(-1);
  return {
    title: '从随机权重学起',
    marginRight: 52,
    x: { label: '训练步数', domain: [0, Math.max(1, all)], ticks: 4, ...plain },
    y: { type: 'log' as const, label: '均方误差', domain: [FLOOR, CEILING], ticks: [1e-6, 1e-4, 1e-2, 1], tickFormat: (e: number) => ({ 0.000001: '10⁻⁶', 0.0001: '10⁻⁴', 0.01: '10⁻²', 1: '1' })[e] ?? '', grid: true, ...plain },
    marks: [
      published ? line(curve(published.training), { ...xy, stroke: 'var(--soft)', strokeOpacity: 0.35 }) : null,
      line(curve({ steps, losses } as Result['training']), { ...xy, stroke: 'var(--plum)', strokeWidth: 1.8 }),
      last && Number.isFinite(last.y) ? text([last], { ...xy, text: () => '损失', ...beside('var(--plum)') }) : null,
    ],
  };
}
