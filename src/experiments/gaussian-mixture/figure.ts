import { behindNote } from '../../lab/draw/charts/corner-note.ts';
import { covarianceEllipse } from '../../lab/draw/charts/scatter.ts';
import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { dot, line, ruleX, text, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { pairOf, type PanelSize } from '../../lab/draw/pair.ts';
import { series, seriesLine } from '../../lab/draw/series.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;
type Pair = [x: number, y: number];

/** The points, each as the component that answers most for it, with the components over them; and the likelihood step by step. */
const figure: FigureOf<typeof experiment> = (result, params, { width, published }) => {
  const [first, second] = pairOf(width);
  return [
    result.extent.length === 1 ? onLine(result, first) : onPlane(result, params, first),
    likelihood(result, params, second, published),
  ];
};
export default figure;

/** Components by turns in these colours and shapes; numbers tell those of one colour apart. */
const STYLES = [series.deep, series.shallow, series.fourth, series.truth] as const;
export const styleOf = (component: number) => STYLES[(component - 1) % STYLES.length]!;

const numbers = (result: Result) =>
  result.weights.map((_, k) => k + 1).filter((k) => !result.singular.includes(k) || result.iteration > 0);

/** The dots of one style; where several points are one dot, its area tells how many. */
const dotsOf = ({ points, owners }: Result, at: (point: number[]) => Pair) =>
  STYLES.map(({ color, symbol }, s) =>
    dot(
      points.flatMap((point, i) =>
        (owners[i]! - 1) % STYLES.length === s ? [{ at: at(point), count: point.at(-1)! }] : [],
      ),
      {
        x: ({ at }: { at: Pair }) => at[0],
        y: ({ at }: { at: Pair }) => at[1],
        r: ({ count }: { count: number }) => 2.2 * Math.sqrt(count),
        symbol,
        fill: color,
        fillOpacity: 0.55,
        clip: true,
      },
    ),
  );

/** A component's number where it stands, on paper so that it can be read over everything. */
const names = (places: readonly { at: Pair; component: number }[]) =>
  text(places, {
    x: ({ at }: { at: Pair }) => at[0],
    y: ({ at }: { at: Pair }) => at[1],
    text: ({ component }: { component: number }) => String(component),
    fill: ({ component }: { component: number }) => styleOf(component).color,
    stroke: 'var(--paper)',
    strokeWidth: 5,
    fontWeight: 700,
    clip: true,
  });

/** One and two standard deviations round a component's mean. */
function ellipsesOf({ means, variances, covariances }: Result, component: number) {
  const k = component - 1,
    [a, d] = variances[k] as Pair,
    b = covariances[k]!;
  const corners = [1, 2].flatMap((sigma) => {
    const round = covarianceEllipse(
      means[k] as Pair,
      [
        [a, b],
        [b, d],
      ],
      sigma,
    );
    return round.map(([u, v]) => ({ u, v, sigma }));
  });
  return line(corners, {
    x: 'u',
    y: 'v',
    z: 'sigma',
    curve: 'linear-closed',
    fill: styleOf(component).color,
    fillOpacity: 0.09,
    stroke: styleOf(component).color,
    strokeWidth: 1.3,
    clip: true,
    className: 'symbol-sigma',
  });
}

function onPlane(result: Result, { x: typed }: Given, { height }: PanelSize): Panel {
  const { means, trail, start, extent, iteration } = result;
  const shown = numbers(result);
  const axis = (d: number) => ({
    domain: extent[d]!,
    label: typed ? `第 ${d + 1} 维` : `第${'一二'[d]}共振峰 F${d + 1}（赫）`,
    labelArrow: 'none' as const,
    ticks: 5,
  });
  return {
    title: iteration === 0 ? '起点' : `走了 ${iteration} 步`,
    height,
    marginLeft: 52,
    r: { type: 'identity' },
    x: axis(0),
    y: axis(1),
    marks: [
      ...dotsOf(result, ([a, b]) => [a!, b!]),
      ...shown.map((component) => ellipsesOf(result, component)),
      line(
        trail.flatMap((path, k) => path.map(([u, v]) => ({ u, v, k }))),
        { x: 'u', y: 'v', z: 'k', stroke: 'var(--ink)', strokeWidth: 1.2, clip: true, className: 'symbol-n' },
      ),
      dot(start as Pair[], { r: 3.5, stroke: 'var(--ink)', fill: 'var(--paper)', clip: true, className: 'symbol-mu' }),
      names(
        shown
          .map((component) => ({ at: means[component - 1] as Pair, component }))
          .filter(({ at }) => at.every((value, d) => extent[d]![0]! <= value && value <= extent[d]![1]!)),
      ),
    ],
  };
}

function onLine(result: Result, { height }: PanelSize): Panel {
  const { curves, points, start, extent, iteration, means, singular } = result;
  const drawn = singular.length > 0 && iteration === 0 ? [] : curves;
  const most = Math.max(1e-9, ...(drawn[0] ?? []).map(([, height]) => height!));
  const low = -0.1 * most;
  return {
    title: iteration === 0 ? '起点' : `走了 ${iteration} 步`,
    height,
    r: { type: 'identity' },
    x: { domain: extent[0]!, label: '数据', labelArrow: 'none', ticks: 5 },
    y: { domain: [low, 1.08 * most], label: '密度', labelArrow: 'none', ticks: 4 },
    marks: [
      ...drawn.slice(1).map((curve, k) =>
        line(curve as Pair[], {
          stroke: styleOf(k + 1).color,
          strokeWidth: 1.6,
          strokeDasharray: styleOf(k + 1).dash ?? 'none',
          clip: true,
        }),
      ),
      line((drawn[0] ?? []) as Pair[], { stroke: 'var(--ink)', strokeWidth: 2.2, clip: true }),
      ruleX(means.flat(), { y1: low, y2: 0, stroke: 'var(--soft)' }),
      ...dotsOf({ ...result, points }, ([at]) => [at!, low / 2]),
      dot(
        start.map(([at]): Pair => [at!, 0]),
        { r: 3.5, stroke: 'var(--ink)', fill: 'var(--paper)', className: 'symbol-mu', clip: true },
      ),
    ],
  };
}

function likelihood(
  { logLikelihoods, count }: Result,
  { iterations }: Given,
  { height }: PanelSize,
  published?: Result,
): Panel {
  const each = (values: readonly number[], n: number) => values.map((value, x) => ({ x, y: value / n }));
  const before =
    published && published.count === count && published.logLikelihoods.join() !== logLikelihoods.join()
      ? each(published.logLikelihoods, published.count)
      : undefined;
  const now = each(logLikelihoods, count);
  const all = [...now, ...(before ?? [])].map(({ y }) => y);
  const [low, high] = [Math.min(...all), Math.max(...all)],
    room = Math.max(0.05, 0.08 * (high - low));
  return {
    title: '似然一步一步上升',
    height,
    x: { domain: [0, Math.max(1, iterations)], label: '步数（步）', labelArrow: 'none', ticks: 5 },
    y: {
      domain: [low - room, high + room],
      label: '每个点的对数似然（纳特）',
      labelArrow: 'none',
      ticks: 5,
      grid: true,
    },
    marginLeft: 56,
    marks: [
      before ? seriesLine(before, 'behind', { clip: true }) : undefined,
      before ? behindNote() : undefined,
      line(now, { x: 'x', y: 'y', stroke: 'var(--ink)', strokeWidth: 2, className: 'symbol-n' }),
      dot(now, { x: 'x', y: 'y', r: 2.4, fill: 'var(--ink)' }),
      dot(now.slice(-1), { x: 'x', y: 'y', r: 4.5, fill: 'var(--vermilion)' }),
    ],
  };
}
