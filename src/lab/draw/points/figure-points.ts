import type { Figure, Panel } from '../frame.ts';
import type { Cells } from '../charts/raster.ts';
import { readable } from '../../../math/number-text.ts';
import { axisWords, type AxisWords } from './axis-words.ts';
import { merged } from './merge.ts';
import { named } from './names.ts';
import { readMarks, type DataPoint, type DrawnSeries, type DrawnText, type ReadPanel } from './read-marks.ts';

/** The data of a figure as they are drawn, to be gone through point by point and said in words. */

export interface SpokenPoint {
  /** Where it is drawn, in the units of its panel's axes. */
  x: number;
  y: number;
  words: string;
}

/** A course of points, or a map's rows of cells. */
export interface SpokenSeries {
  /** Of the figure, from 0. */
  panel: number;
  title: string;
  name: string;
  /** How many points it has; of a map, the cells of all rows. */
  count: number;
  /** Points in a row; those of a course are one row. */
  columns: number;
  /** @param i from 0; of a map row by row, from the row that is drawn highest */
  point: (i: number) => SpokenPoint;
}

/** Panels in the figure's order, in each its series as they are drawn and then its maps. */
export function figurePoints(figure: Figure): SpokenSeries[] {
  return (Array.isArray(figure) ? figure : [figure]).flatMap(panelPoints);
}

/** Without axes or scales that mean something a panel is a drawing: a net, a circuit. */
const isDrawing = ({ x, y }: Panel) =>
  x?.axis === null && y?.axis === null && (x.range !== undefined || y.range !== undefined);

function panelPoints(panel: Panel, index: number): SpokenSeries[] {
  const read = readMarks(panel);
  const drawing = isDrawing(panel),
    bare = panel.x?.axis === null && panel.y?.axis === null;
  const axes = { x: axisWords(panel.x, '横'), y: axisWords(panel.y, '纵') };
  const place = { panel: index, title: typeof panel.title === 'string' ? panel.title : '' };
  const drawn = drawing ? [] : toldIn(panel, read);
  const series = named(drawn, read, axes).map(({ name, kind, points }): SpokenSeries => {
    const snap = beside(points);
    const say = kind === 'bars' ? barWords(axes) : kind === 'spans' ? spanWords(axes) : pointWords(axes);
    // Where no axis gives places a meaning, what stands at them does.
    const labels = bare && points.every(({ label }) => label !== undefined);
    return {
      ...place,
      name,
      count: points.length,
      columns: points.length,
      point(i) {
        const { x, y, label, row } = points[i]!;
        const value = say({ ...points[i]!, x: x - snap });
        const words = [row, label].filter((one) => one !== undefined && !name.startsWith(one) && !value.includes(one));
        return { x, y, words: labels ? label! : [...words, value].join('，') };
      },
    };
  });
  const full = read.cells.filter(isFull);
  const maps = full.map((cells, i): SpokenSeries => {
    const said = drawing ? below(read.texts, cells) : undefined;
    const number = full.length > 1 ? ` ${i + 1}` : '';
    const name = `格子图${number}${said === undefined ? '' : `，${said}`}`;
    const { columns } = cells;
    return { ...place, name, count: cells.values.length, columns, point: cellPoint(cells, panel, axes, drawing) };
  });
  return [...series, ...maps];
}

/** What of a panel is data. In a plane without numbers only what has a place of its own is: points and their courses. */
function toldIn(panel: Panel, read: ReadPanel): DrawnSeries[] {
  const [x, y] = [panel.x?.axis === null, panel.y?.axis === null];
  const series = merged(read.series).filter(({ kind }) =>
    kind === 'columns' ? !y : kind === 'bars' ? !x : !(x && y) || kind === 'line' || kind === 'dots',
  );
  if (series.length > 0 || (x && y)) return series;
  // Words that stand where they belong are points too.
  const words = read.texts.filter((text) => Number.isFinite(text.x) && Number.isFinite(text.y));
  return [...new Set(words.map(({ color }) => color))].map((color) => ({
    kind: 'dots',
    color,
    dash: false,
    points: words.filter((text) => text.color === color).toSorted((a, b) => a.x - b.x),
  }));
}

/** How far marks stand beside the whole numbers that they belong to, all alike, so that they do not hide each other; else 0. */
function beside(points: readonly DataPoint[]): number {
  const offs = points.map(({ x }) => x - Math.round(x));
  const [first = 0] = offs;
  return Math.abs(first) <= 0.3 && points.length > 2 && offs.every((off) => Math.abs(off - first) < 1e-9) ? first : 0;
}

/** Pictures of things that are not square have no value in most of their cells. */
const isFull = ({ values }: Cells) => Array.from(values).filter(Number.isNaN).length * 2 < values.length;

/** The word below a picture. */
function below(texts: readonly DrawnText[], { x, y }: Cells): string | undefined {
  const [left, right, bottom] = [Math.min(...x), Math.max(...x), Math.max(...y)];
  const found = texts.find((text) => text.x >= left && text.x <= right && text.y > bottom && text.y < bottom + 18);
  return found?.text.trim();
}

interface Axes {
  x: AxisWords;
  y: AxisWords;
}

const pointWords =
  ({ x, y }: Axes) =>
  (point: DataPoint) => {
    if (y.silent) return x.named(point.x);
    const [across, up] = [x.named(point.x), y.named(point.y)];
    const value = y.rows ? `${up}，${across}` : `${across}，${up}`;
    return point.low === undefined ? value : `${value}，区间从 ${y.at(point.low)} 到 ${y.at(point.high!)}`;
  };
const barWords =
  ({ x, y }: Axes) =>
  (point: DataPoint) =>
    y.rows ? `${y.at(point.y)}，${x.named(point.x)}` : x.named(point.x);
const spanWords =
  ({ x, y }: Axes) =>
  (point: DataPoint) =>
    `${x.named(point.x)}，${y.name}从 ${y.at(point.low!)} 到 ${y.at(point.high!)}`;

/** The cells of a map, from the upper left corner of what is drawn. */
function cellPoint({ values, columns, x, y }: Cells, panel: Panel, axes: Axes, drawing: boolean) {
  const rows = values.length / columns;
  const [across, up] = [directionOf(panel.x, 1), directionOf(panel.y, drawing ? 1 : -1)];
  const mirrored = (x[1] - x[0]) * across < 0,
    // The first row is drawn highest where the axis has its beginning above.
    flipped = (y[1] - y[0]) * up < 0;
  // A picture beside the plot has no place on its axes.
  const isInset = !within(panel.x, x) || !within(panel.y, y);
  const middle = ([from, to]: readonly [number, number], i: number, count: number) =>
    from + ((i + 0.5) / count) * (to - from);
  return (at: number): SpokenPoint => {
    const [seenRow, seenColumn] = [Math.floor(at / columns), at % columns];
    const row = flipped ? rows - 1 - seenRow : seenRow,
      column = mirrored ? columns - 1 - seenColumn : seenColumn;
    const place = { x: middle(x, column, columns), y: middle(y, row, rows) };
    const value = values[row * columns + column]!;
    const said = Number.isNaN(value) ? '空' : readable(value);
    // Where a picture has no axes, which row and column it is says enough.
    const where = drawing || isInset ? '' : `${axes.x.named(place.x)}，${axes.y.named(place.y)}，`;
    return { ...place, words: `${where}值 ${said}` };
  };
}

/** Whether what is spanned lies on the axis, but for a small part. */
function within(scale: Panel['x'] | null, span: readonly [number, number]): boolean {
  const domain = [...((scale?.domain ?? span) as Iterable<number>)];
  const [low, high] = [Math.min(...domain), Math.max(...domain)],
    spare = 0.1 * (high - low);
  return span.every((end) => end >= low - spare && end <= high + spare);
}

/** 1 where an axis grows to the right or downwards on the screen. */
function directionOf(scale: Panel['x'] | null, natural: 1 | -1): 1 | -1 {
  const [from, to] = [...((scale?.range ?? scale?.domain ?? [0, 1]) as Iterable<number>)];
  const reversed = from! > to! !== (scale?.reverse === true);
  return scale?.range ? (reversed ? -1 : 1) : reversed ? (-natural as 1 | -1) : natural;
}
