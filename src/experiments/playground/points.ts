import type { PlanePoints } from '../../datasets/plane-points.ts';
import { readNumberList, readPoints } from '../../math/number-list.ts';
import { REACH, stretched } from '../../math/nets/written-net.ts';
import type { Streams } from '../../math/random.ts';

/** The points that are learnt: whence they come, how they are scaled, disturbed and parted. */

export interface Points {
  places: [x1: number, x2: number][];
  /** Classes 0 and 1, or values. */
  values: number[];
  regression: boolean;
  /** Which are kept for testing. */
  test: boolean[];
  /** Of the columns of a reader's table: what became −2.5 and 2.5 (of y: −1 and 1, or 0 and 1). */
  scales: Record<'x1' | 'x2' | 'y', [low: number, high: number]> | null;
}

export interface Chosen {
  /** The columns of the set in use; none for points written by the reader. */
  columns: PlanePoints;
  /** Points in one or two groups, and the value of each; classes are the groups if there are no values. */
  points: string;
  values: string;
  /** Chance that a class is the other one; standard deviation of what is added to a value. */
  noise: number;
  /** Share of the points that are kept for testing. */
  share: number;
}

/** @returns at least one point to train on */
export function pointsOf({ columns, points, values, noise, share }: Chosen, random: Streams): Points {
  const clean = columns.rows === 0 ? written(points, values) : tabled(columns);
  return {
    ...clean,
    values: disturbed(clean, noise, random),
    test: partition(clean.values.length, share, random),
  };
}

type Clean = Omit<Points, 'test'>;

function written(points: string, values: string): Clean {
  const groups = readPoints(points),
    given = readNumberList(values);
  return {
    places: groups.flat(),
    values: given.length > 0 ? given : groups.flatMap((group, c) => group.map(() => c)),
    regression: given.length > 0,
    scales: null,
  };
}

/** A table with two different values of y is of two classes, the lower is 0. What does not fit into the square is scaled column by column. */
function tabled({ columns: { x1, x2, y } }: PlanePoints): Clean {
  const levels = new Set(y),
    regression = levels.size > 2;
  const fits = (column: Float64Array, most: number) => column.every((value) => Math.abs(value) <= most);
  const clean = (a: Float64Array, b: Float64Array, values: number[]): Clean => ({
    places: Array.from(a, (value, i) => [value, b[i]!]),
    values,
    regression,
    scales: null,
  });
  if (fits(x1, 3) && fits(x2, 3) && (regression ? fits(y, 1) : y.every((value) => value === 0 || value === 1)))
    return clean(x1, x2, [...y]);
  const ends = (column: Float64Array): [number, number] => [
    column.reduce((a, b) => Math.min(a, b)),
    column.reduce((a, b) => Math.max(a, b)),
  ];
  const scales = { x1: ends(x1), x2: ends(x2), y: ends(y) };
  const [low, high] = scales.y;
  return {
    ...clean(
      x1.map((value) => stretched(value, scales.x1)),
      x2.map((value) => stretched(value, scales.x2)),
      Array.from(y, (value) =>
        regression ? stretched(value, scales.y) / REACH : value === high && high > low ? 1 : 0,
      ),
    ),
    scales,
  };
}

function disturbed({ values, regression }: Clean, noise: number, random: Streams): number[] {
  const stream = random('noise');
  return values.map((value) => {
    if (regression) return value + noise * stream.normal();
    return stream.uniform() < noise ? 1 - value : value;
  });
}

/** Which points are kept for testing: the nearest whole number to that share, but never all. */
function partition(count: number, share: number, random: Streams): boolean[] {
  const order = random('split').shuffle(Int32Array.from({ length: count }, (_, i) => i));
  const test = new Array<boolean>(count).fill(false);
  for (const i of order.subarray(0, Math.min(count - 1, Math.round(share * count)))) test[i] = true;
  return test;
}
