import type { Panel } from '../frame.ts';
import type { Cells } from '../charts/raster.ts';

/** The data that a panel's marks were given, read from the marks themselves: whatever an experiment draws can be gone through. */

export interface DataPoint {
  x: number;
  y: number;
  /** What its interval spans, along y. */
  low?: number;
  high?: number;
  /** What stands at it. */
  label?: string;
  /** What the row is called that it stands in. */
  row?: string;
}

/** `bars` lie along x and grow from 0; `spans` have no point but two ends. */
export type Kind = 'line' | 'dots' | 'columns' | 'bars' | 'spans';

/** What one mark draws, or several alike that follow each other. */
export interface DrawnSeries {
  kind: Kind;
  /** Undefined where points have colours of their own. */
  color: string | undefined;
  dash: boolean;
  points: DataPoint[];
}

export interface DrawnText {
  x: number;
  y: number;
  text: string;
  color: string | undefined;
}

export interface ReadPanel {
  series: DrawnSeries[];
  cells: Cells[];
  texts: DrawnText[];
  /** A note on the whole panel. */
  note: string | undefined;
}

/** What Plot's marks keep of what they were given. */
interface PlotMark {
  ariaLabel?: string;
  data: Iterable<unknown> | null;
  channels: Record<string, { value: unknown } | undefined>;
  fill?: string;
  stroke?: string;
  strokeDasharray?: string;
}
/** What our own marks tell of themselves. */
type Told = { cells?: Cells | readonly Cells[]; words?: string };

export function readMarks({ marks = [] }: Pick<Panel, 'marks'>): ReadPanel {
  const read: ReadPanel = { series: [], cells: [], texts: [], note: undefined };
  for (const mark of (marks as unknown[]).flat(Infinity)) {
    if (!mark) continue;
    if (typeof mark === 'function') {
      const { cells, words } = mark as Told;
      if (cells) read.cells.push(...[cells].flat());
      read.note ??= words;
    } else if ('channels' in (mark as object)) readMark(mark as PlotMark, read);
  }
  return read;
}

function readMark(mark: PlotMark, read: ReadPanel): void {
  const data = [...(mark.data ?? [])];
  const channel = (name: string): unknown[] | undefined => {
    const given = mark.channels[name]?.value;
    return given === undefined || given === null ? undefined : valuesOf(data, given);
  };
  const numbers = (name: string) => channel(name)?.map(Number);
  if (mark.ariaLabel === 'text') {
    const [xs, ys, words] = [numbers('x'), numbers('y'), channel('text')];
    const colors = channel('fill');
    words?.forEach((word, i) => {
      const color = colors ? String(colors[i]) : mark.fill;
      read.texts.push({ x: xs?.[i] ?? NaN, y: ys?.[i] ?? NaN, text: String(word), color });
    });
    return;
  }
  const shape = shapeOf(mark, numbers);
  if (!shape) return;
  const points = shape.points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  if (points.length === 0) return;
  const own = mark.channels.fill ?? mark.channels.stroke;
  const color = own
    ? undefined
    : [mark.fill, mark.stroke].find((one) => one && one !== 'none' && one !== 'var(--paper)');
  const series = { kind: shape.kind, color, dash: mark.strokeDasharray !== undefined, points };
  const before = read.series.at(-1);
  // Bars of several colours are a mark each.
  if (
    before?.kind === series.kind &&
    ['bars', 'columns', 'spans'].includes(series.kind) &&
    points.length === 1 &&
    alikeIn(before, points[0]!)
  ) {
    before.points.push(...points);
    if (before.color !== color) before.color = undefined;
  } else read.series.push(series);
}

const alikeIn = ({ points }: DrawnSeries, { x, y }: DataPoint) =>
  !points.some((point) => point.x === x && point.y === y);

function valuesOf(data: readonly unknown[], given: unknown): unknown[] {
  if (typeof given === 'string') return data.map((datum) => (datum as Record<string, unknown>)[given]);
  if (typeof given === 'function')
    return data.map((datum, i) => (given as (d: unknown, i: number) => unknown)(datum, i));
  if (typeof given === 'number') return data.map(() => given);
  if (typeof given === 'object' && given !== null) {
    if ('transform' in given) return [...(given.transform as (data: unknown) => Iterable<unknown>)(data)];
    if (Symbol.iterator in given) return [...(given as Iterable<unknown>)];
  }
  return [];
}

type Numbers = (name: string) => number[] | undefined;

/** Rules that only point something out, single boxes, and edges of nets are no data. */
function shapeOf(mark: PlotMark, numbers: Numbers): { kind: Kind; points: DataPoint[] } | undefined {
  const [x, y] = [numbers('x'), numbers('y')];
  const paired = (xs: number[], ys: number[]) => xs.map((at, i): DataPoint => ({ x: at, y: ys[i]! }));
  switch (mark.ariaLabel) {
    case 'line':
      // Several outlines in one, such as contours, are no course of anything.
      return x && y && x.length > 1 && !mark.channels.z ? { kind: 'line', points: paired(x, y) } : undefined;
    case 'dot':
      return x && y && { kind: 'dots', points: paired(x, y) };
    case 'area':
      return grown('line', numbers('x1'), numbers('y1'), numbers('y2') ?? numbers('y1'));
    case 'rule': {
      const [low, high] = [numbers('y1'), numbers('y2')];
      return high && constant(high) ? undefined : grown('columns', x, low, high);
    }
    case 'link':
    case 'rect': {
      const [x1, x2, y1, y2] = [numbers('x1'), numbers('x2'), numbers('y1'), numbers('y2')];
      if (!x1 || !x2 || !y1 || !y2) return undefined;
      const middle = (a: number[], b: number[]) => a.map((one, i) => (one + b[i]!) / 2);
      const lies = (a: number[], b: number[]) => a.every((one, i) => one === b[i]);
      if (mark.ariaLabel === 'link') {
        if (lies(x1, x2)) return spanned(x1, y1, y2);
        return lies(y1, y2) && x1.every((at) => at === 0) ? { kind: 'bars', points: paired(x2, y1) } : undefined;
      }
      // A box alone frames something.
      if (x1.length < 2) return undefined;
      if (y1.every((at) => at === 0)) return { kind: 'columns', points: paired(middle(x1, x2), y2) };
      return x1.every((at) => at === 0) ? { kind: 'bars', points: paired(x2, middle(y1, y2)) } : undefined;
    }
    default:
      return undefined;
  }
}

const constant = (values: readonly number[]) => values.length > 1 && values.every((value) => value === values[0]);

/** What stands on one foot is told by its height. */
function grown(
  kind: Kind,
  x?: number[],
  from?: number[],
  to?: number[],
): { kind: Kind; points: DataPoint[] } | undefined {
  const foot = from && constant(from) && (kind === 'columns' || from[0] === 0);
  if (!x || !from || !to || !foot) return spanned(x, from, to);
  return { kind, points: x.map((at, i) => ({ x: at, y: to[i]! })) };
}

function spanned(x?: number[], from?: number[], to?: number[]): { kind: 'spans'; points: DataPoint[] } | undefined {
  if (!x || !from || !to) return undefined;
  const points = x.map((at, i): DataPoint => {
    const [low, high] = [Math.min(from[i]!, to[i]!), Math.max(from[i]!, to[i]!)];
    return { x: at, y: (low + high) / 2, low, high };
  });
  return points.every(({ low, high }) => low === high) ? undefined : { kind: 'spans', points };
}
