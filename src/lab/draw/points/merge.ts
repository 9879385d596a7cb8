import type { DataPoint, DrawnSeries } from './read-marks.ts';

/** Marks that say the same thing twice made one: a line with dots on it, a mean in its band, a ring around one point. */

/** What is closer than that share of what is drawn is one place. */
const BLUR = 1e-3;

/** The series in the order in which they are gone through, and so their points. */
export function merged(drawn: readonly DrawnSeries[]): DrawnSeries[] {
  const near = nearness(drawn);
  const spans = drawn.filter(({ kind }) => kind === 'spans');
  const others = drawn.filter(({ kind }) => kind !== 'spans').map(ordered);
  const distinct = others.filter((one, i) => !others.some((other, j) => i !== j && covers(other, one, j < i, near)));
  const left = spans.filter((span) => {
    const owners = distinct.filter((one) => (one.color === span.color || span.color === undefined) && fits(one, span));
    // A band that spans several curves is none's alone; intervals may be drawn for several series at once.
    const points = owners.reduce((sum, { points }) => sum + points.length, 0);
    if (owners.length === 0 || (owners.length > 1 && points !== span.points.length)) return true;
    for (const owner of owners)
      owner.points = owner.points.map((point) => {
        const { low, high } = span.points.find(({ x }) => same(x, point.x)) ?? {};
        return low === undefined || high === undefined || low === high ? point : { ...point, low, high };
      });
    return false;
  });
  return [...distinct, ...left.map(ordered)].toSorted((a, b) => rank(a) - rank(b));
}

/** Courses before the single dots about them, and what lies behind them last. */
const rank = ({ kind, color, dash }: DrawnSeries) =>
  color === 'var(--soft)' && dash ? 3 : kind === 'spans' ? 2 : kind === 'dots' ? 1 : 0;

/** Of points that lie anywhere, to the right is what lies to the right; a line is gone along; bars stand one above the other. */
function ordered(series: DrawnSeries): DrawnSeries {
  const { kind, points } = series;
  if (kind === 'line') return { ...series };
  if (kind === 'bars') return { ...series, points: points.toSorted((a, b) => a.y - b.y) };
  return { ...series, points: points.toSorted((a, b) => a.x - b.x || a.y - b.y) };
}

type Near = (a: DataPoint, b: DataPoint) => boolean;

function nearness(drawn: readonly DrawnSeries[]): Near {
  const points = drawn.flatMap(({ points }) => points);
  const span = (of: (point: DataPoint) => number) => {
    const values = points.map(of);
    return values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
  };
  const [wide, high] = [BLUR * span(({ x }) => x), BLUR * span(({ y }) => y)];
  return (a, b) => Math.abs(a.x - b.x) <= wide && Math.abs(a.y - b.y) <= high;
}

/** Whether dots are points of the other, which is drawn in the same colour; or mark one of them out; or ring each. */
function covers(whole: DrawnSeries, part: DrawnSeries, before: boolean, near: Near): boolean {
  if (part.kind !== 'dots' || whole.kind === 'bars' || part.points.length > whole.points.length) return false;
  const asMany = part.points.length === whole.points.length;
  // Of two that are the same, the first stays.
  if (asMany && whole.kind === 'dots' && !before) return false;
  const ringed = asMany && whole.kind === 'dots';
  if (part.points.length > 1 && part.color !== whole.color && !ringed) return false;
  return part.points.every((point) => whole.points.some((other) => near(point, other)));
}

const same = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));

/** Whether the spans are the intervals of these points, one each. */
function fits({ kind, points }: DrawnSeries, span: DrawnSeries): boolean {
  if (kind === 'columns' || kind === 'bars' || points[0]!.low !== undefined) return false;
  const distinct = new Set(points.map(({ x }) => x)).size === points.length;
  const within = ({ x, y }: DataPoint) =>
    span.points.some(({ x: at, low, high }) => same(x, at) && y >= low! - 1e-9 && y <= high! + 1e-9);
  return distinct && points.every(within);
}
