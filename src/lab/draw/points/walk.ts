import type { SpokenSeries } from './figure-points.ts';

/** How keys go through the data of a figure. */

export interface Place {
  /** Among the figure's series. */
  series: number;
  /** Among the points of that series. */
  point: number;
}

export type Move =
  'left' | 'right' | 'up' | 'down' | 'first' | 'last' | 'far left' | 'far right' | 'series back' | 'series on';

/** A large step goes through a row in about so many. */
const LARGE_STEPS = 10;

const clamp = (value: number, last: number) => Math.max(0, Math.min(last, value));

/** Where the move leads; the same place where there is nothing farther. @param all not empty @param at in them */
export function moved(all: readonly SpokenSeries[], at: Place, move: Move): Place {
  const { count, columns } = all[at.series]!;
  const row = Math.floor(at.point / columns) * columns,
    column = at.point - row,
    end = Math.min(columns, count - row) - 1;
  const along = (to: number): Place => ({ ...at, point: row + clamp(to, end) });
  const large = Math.max(2, Math.round(columns / LARGE_STEPS));
  switch (move) {
    case 'left':
      return along(column - 1);
    case 'right':
      return along(column + 1);
    case 'far left':
      return along(column - large);
    case 'far right':
      return along(column + large);
    case 'first':
      return along(0);
    case 'last':
      return along(end);
    case 'up':
      return row > 0 ? { ...at, point: at.point - columns } : moved(all, at, 'series back');
    case 'down':
      return at.point + columns < count ? { ...at, point: at.point + columns } : moved(all, at, 'series on');
    case 'series back':
    case 'series on':
      return otherSeries(all, at, move === 'series on' ? 1 : -1);
  }
}

/** Where the next series of the same panel comes nearest; the beginning of that of another panel, or of a map. */
function otherSeries(all: readonly SpokenSeries[], at: Place, step: 1 | -1): Place {
  const to = at.series + step,
    [from, other] = [all[at.series]!, all[to]];
  if (!other) return at;
  const isRow = ({ columns, count }: SpokenSeries) => columns === count;
  if (other.panel !== from.panel || !isRow(from) || !isRow(other)) return { series: to, point: 0 };
  const { x } = from.point(at.point);
  let best = 0,
    least = Infinity;
  for (let i = 0; i < other.count; i++) {
    const off = Math.abs(other.point(i).x - x);
    if (off < least) [best, least] = [i, off];
  }
  return { series: to, point: best };
}

/** Whether the place is the last of a course, where what is new comes while it grows. */
export function isLast(all: readonly SpokenSeries[], { series, point }: Place): boolean {
  const { count, columns } = all[series]!;
  return columns === count && count > 1 && point === count - 1;
}

/**
 * The same place among series that were read anew: that series by its panel and name, that point by its number.
 * @param follows stands at the end of its course and stays there, however long it is
 * @returns undefined if there is nothing
 */
export function found(
  before: readonly SpokenSeries[],
  { series, point }: Place,
  now: readonly SpokenSeries[],
  follows = false,
): Place | undefined {
  if (now.length === 0) return undefined;
  const was = before[series];
  const same = now.findIndex(({ panel, name }) => panel === was?.panel && name === was.name);
  const to = same >= 0 ? same : clamp(series, now.length - 1);
  const last = now[to]!.count - 1;
  return { series: to, point: follows ? last : clamp(point, last) };
}

/** Which point it is, and of what: 第 3 点，共 9 点；系列 深. */
export function whereabouts(all: readonly SpokenSeries[], { series, point }: Place): string {
  const { name, count, columns, panel } = all[series]!;
  const of =
    columns === count
      ? `第 ${point + 1} 点，共 ${count} 点`
      : `第 ${Math.floor(point / columns) + 1} 行，第 ${(point % columns) + 1} 列，共 ${count / columns} 行 ${columns} 列`;
  const alone = all.filter((other) => other.panel === panel).length === 1;
  return alone ? of : `${of}；系列 ${name}`;
}
