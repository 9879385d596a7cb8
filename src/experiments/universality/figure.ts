import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { learningPanel, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import { areaY, beside, dot, line, link, ruleY, text, type FigureOf } from '../../lab/draw/draw.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import { behindNote } from '../../lab/draw/charts/corner-note.ts';
import { series, seriesLine } from '../../lab/draw/series.ts';
import type experiment from './experiment.ts';
import { NET_HEIGHT, netRow } from './net-row.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;

const plain = { labelArrow: 'none' as const };
const xy = { x: 'x', y: 'y' } as const;
const unitAxis = { label: '输入 x', domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], tickFormat: String, ...plain };

/** What differs less, of heights of about 1, is drawn as flat. */
const FLAT = 1e-9;
/** What lies this many heights of the plot beyond it is drawn no farther off: coordinates stay such as browsers can take. */
const FAR = 1000;

const RELU = series.shallow.color,
  STEP = 'var(--soft)',
  LEARNED = series.fourth.color,
  TRUTH = series.truth.color;

/** Heights at equally spaced points of [0,1]; those that diverged break the line. */
const spread = (heights: readonly (number | null)[], near = (y: number) => y) =>
  heights.map((y, i) => ({ x: i / (heights.length - 1), y: near(y ?? NaN) }));
/** Heights of equal cells, as the corners of steps. */
const stairs = (heights: readonly number[]) =>
  heights.flatMap((y, i) => [
    { x: i / heights.length, y },
    { x: (i + 1) / heights.length, y },
  ]);

/** Above a panel, and how much more above one that has a button at its upper right corner. */
const MARGIN = 28,
  BUTTON = 24;

const figure: FigureOf<typeof experiment> = (result, params, { width, published }) => {
  // On a phone the panels stand under one another: the lower they are, the nearer the controls.
  const narrow = width < 560;
  const [first, second, third, last] = narrow ? [240, 190, 200, 150] : [280, 280, 280, 280];
  // Beside each other, frames begin at one height.
  const above = narrow ? BUTTON : NET_HEIGHT;
  return [
    { ...curves(result, params, published), height: first + above, marginTop: MARGIN + above },
    { ...shares(result), height: second + NET_HEIGHT, marginTop: MARGIN + NET_HEIGHT },
    { height: third, ...errors(result, params) },
    { height: last, ...training(result, params, published) },
  ];
};
export default figure;

const isOther = (before: readonly unknown[], now: readonly unknown[]) =>
  before.length > 0 && JSON.stringify(before) !== JSON.stringify(now);

/** f with its band of ±ε, the two constructions and the learned net. */
function curves(
  { curves: { target, relu, step, learned }, width, partial, constructions }: Result,
  { epsilon, width: given }: Given,
  published: Result | undefined,
) {
  const low = Math.min(...target),
    high = Math.max(...target),
    size = Math.max(1, Math.abs(low), Math.abs(high)),
    room = 0.35 * (high - low > FLAT * size ? high - low : size),
    far = FAR * (high - low + room);
  const near = (y: number) => Math.min(high + far, Math.max(low - far, y));
  const f = spread(target),
    last = f.at(-1)!,
    allowed = given === null ? epsilon : constructions.relu.bound;
  const dashed = { ...xy, stroke: LEARNED, strokeWidth: 1.8, strokeDasharray: '5 3', clip: true };
  return {
    title: 'f 与三个网络',
    marginRight: 24,
    x: unitAxis,
    y: { label: '高度', domain: [low - room, high + room], ticks: 5, grid: true, ...plain },
    marks: [
      areaY(f, {
        x: 'x',
        y1: ({ y }) => near(y - allowed),
        y2: ({ y }) => near(y + allowed),
        fill: TRUTH,
        fillOpacity: 0.16,
        clip: true,
        className: 'symbol-epsilon',
      }),
      ...(published && isOther(published.curves.learned, learned)
        ? [seriesLine(spread(published.curves.learned, near), 'behind', { clip: true }), behindNote()]
        : []),
      line(f, { ...xy, stroke: TRUTH, strokeWidth: 3.5, strokeOpacity: 0.75, className: 'symbol-f' }),
      line(width === step.length ? stairs(step) : spread(step), { ...xy, stroke: STEP, strokeWidth: 1.2 }),
      line(spread(learned, near), dashed),
      line(spread(relu), { ...xy, stroke: RELU, strokeWidth: 1.8, className: 'symbol-cells' }),
      width <= 64 ? dot(spread(relu), { ...xy, r: 2.4, fill: RELU, className: 'symbol-cells' }) : null,
      partial
        ? line(spread(partial.curve, near), {
            ...xy,
            stroke: 'var(--ink)',
            strokeWidth: 2.2,
            clip: true,
            className: 'symbol-i',
          })
        : null,
      text([last], { ...xy, text: () => 'f', ...beside(TRUTH) }),
      text([{ x: 1, y: high + 0.88 * room }], {
        ...xy,
        text: () => (given === null ? '阴影：f ± ε' : '阴影：f ± 证明的界'),
        ...beside(TRUTH, { dx: 0, textAnchor: 'end', className: 'symbol-epsilon' }),
      }),
      ...legend(low - 0.84 * room, learned.length > 0),
    ],
  };
}

/** Names of the three nets in one line under the curves. */
function legend(y: number, learning: boolean) {
  const names = [
    ['ReLU 构造', RELU, 0.02],
    ['阶梯构造', STEP, 0.4],
    ['学出来的', LEARNED, 0.72],
  ] as const;
  return names
    .slice(0, learning ? 3 : 2)
    .map(([name, color, x]) => text([{ x, y }], { ...xy, text: () => name, ...beside(color, { dx: 0 }) }));
}

/** Lines that lie closer than a few pixels tell no more than fewer of them, and take long to draw. */
const MOST_LINES = 100;

/** What each hidden unit of the ReLU construction adds: nothing up to its hinge, a slope from there on. */
function shares({ shares: { every, weights }, partial, width }: Result) {
  const ends = weights.map((weight, i) => {
    const unit = i * every + 1,
      hinge = (unit - 1) / width;
    return { unit, weight, x1: hinge, y1: 0, x2: 1, y2: weight * (1 - hinge) };
  });
  // The first unit gives the first slope, the others only bend it: the axis is theirs.
  const reach = Math.max(FLAT, ...(ends.length > 1 ? ends.slice(1) : ends).map(({ y2 }) => Math.abs(y2)));
  const drawn = ends.map((end) => {
    const share = Math.min(1, (FAR * reach) / Math.abs(end.y2));
    return share < 1 ? { ...end, x2: end.x1 + share * (1 - end.x1), y2: share * end.y2 } : end;
  });
  const between = Math.ceil(drawn.length / MOST_LINES),
    lines = drawn.filter((_, i) => i % between === 0);
  const faint = Math.min(0.9, 20 / lines.length);
  const opacity = ({ unit }: { unit: number }) =>
    partial === null ? faint : unit > partial.open ? 0.1 : unit === partial.open ? 1 : faint;
  const marks = { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', clip: true, stroke: RELU, strokeOpacity: opacity } as const;
  const latest = drawn.find(({ unit }) => unit === partial?.open);
  return {
    title: '每个单元的一份：实线上折，虚线下折',
    marginRight: 24,
    x: unitAxis,
    y: { label: '对输出的贡献', domain: [-1.1 * reach, 1.1 * reach], ticks: 5, grid: true, ...plain },
    marks: [
      netRow(
        lines.map(({ unit, weight, x1 }) => ({
          hinge: x1,
          weight,
          shown: partial === null || unit <= partial.open ? 1 : 0.15,
          latest: unit === partial?.open,
        })),
      ),
      ruleY([0], { stroke: 'var(--soft)' }),
      link(
        lines.filter(({ weight }) => weight >= 0),
        { ...marks, strokeWidth: 1.5, className: 'symbol-s' },
      ),
      link(
        lines.filter(({ weight }) => weight < 0),
        { ...marks, strokeWidth: 1.5, strokeDasharray: '5 3', className: 'symbol-s' },
      ),
      latest ? link([latest], { ...marks, stroke: 'var(--ink)', strokeWidth: 2.2, className: 'symbol-i' }) : null,
      width <= 64
        ? dot(ends, { x: 'x1', y: 'y1', r: 2.6, fill: RELU, fillOpacity: opacity, className: 'symbol-cells' })
        : null,
    ],
  };
}

const FLOOR = 1e-6,
  CEILING = 10;
const within = (y: number) => Math.min(CEILING, Math.max(FLOOR, y));
const powers: Record<number, string> = { 0.000001: '10⁻⁶', 0.0001: '10⁻⁴', 0.01: '10⁻²', 1: '1' };
const logAxis = {
  type: 'log' as const,
  domain: [FLOOR, CEILING],
  ticks: Object.keys(powers).map(Number),
  tickFormat: (e: number) => powers[e] ?? '',
  grid: true,
  ...plain,
};

/** Errors along the interval, with the bound; what is below 10⁻⁶ is drawn there. */
function errors({ errors: { relu, step, learned }, constructions }: Result, { epsilon, width }: Given) {
  const along = (values: readonly (number | null)[]) =>
    values.map((e, i) => ({ x: (i + 0.5) / values.length, y: e === null ? NaN : within(e) }));
  const name = (text: string, color: string, values: readonly (number | null)[]) => ({
    text,
    color,
    x: 1,
    y: along(values).at(-1)?.y ?? NaN,
  });
  const { bound } = constructions.relu;
  return {
    title: '误差 |g(x) − f(x)|',
    marginRight: 62,
    x: unitAxis,
    y: { ...logAxis, label: '误差' },
    marks: [
      bound > FLOOR ? ruleY([within(bound)], { stroke: TRUTH, strokeWidth: 1.8, className: 'symbol-lipschitz' }) : null,
      bound > FLOOR
        ? text([{ x: 0.02, y: within(bound) }], { ...xy, text: () => '证明的界', ...beside(TRUTH, { dx: 0, dy: -9 }) })
        : null,
      width === null
        ? ruleY([epsilon], { stroke: 'var(--vermilion)', strokeDasharray: '2 3', className: 'symbol-epsilon' })
        : null,
      line(along(step), { ...xy, stroke: STEP, strokeWidth: 1.4 }),
      line(along(learned), { ...xy, stroke: LEARNED, strokeWidth: 1.6, strokeDasharray: '5 3' }),
      line(along(relu), { ...xy, stroke: RELU, strokeWidth: 1.8, className: 'symbol-cells' }),
      endLabels([name('学出来的', LEARNED, learned), name('阶梯', STEP, step), name('ReLU', RELU, relu)], { dx: 5 }),
    ],
  };
}

/** Loss of the learned net against steps. */
function training({ training: now }: Result, { steps }: Given, published: Result | undefined) {
  const curve = ({ steps: reached, losses }: Result['training']): SeedCurve => ({
    name: '损失',
    series: 'fourth',
    x: reached.slice(1),
    seeds: [losses.map((loss) => (loss === null ? null : within(loss)))],
  });
  return learningPanel([curve(now)], {
    title: '从随机权重学起',
    marginRight: 52,
    steps,
    y: { ...logAxis, label: '均方误差' },
    published: published && [curve(published.training)],
    marks: [
      now.parameters === 0
        ? text([{ x: steps / 2, y: 1e-2 }], { ...xy, text: () => '太宽，没有训练', fill: 'var(--soft)' })
        : null,
    ],
  });
}
