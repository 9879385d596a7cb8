import { readNumberList, readPoints, writeNumberList, writePoints } from '../../../math/number-list.ts';
import type { Point } from '../../../lab/hands/pointer.ts';

/** The reader's own points, as they are drawn and rubbed out, and as the parameters have them. */

export interface OwnPoint {
  at: Point;
  /** A class, 0 or 1, or a value. */
  value: number;
}

/** As many as the parameter takes, and as a link carries. */
export const MOST = 200;
/** Points of a stroke are so far apart; what is nearer to the rubber than this goes. */
const APART = 0.3,
  RUBBED = 0.25;
const STEP = 20;

/** Points lie on a grid of 0.05. */
const snapped = ([x, y]: Point): Point => [Math.round(x * STEP) / STEP + 0, Math.round(y * STEP) / STEP + 0];
const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]);

export interface Written {
  points: string;
  values: string;
}

export function readOwn({ points, values }: Written): OwnPoint[] {
  const groups = readPoints(points),
    given = readNumberList(values);
  if (given.length > 0) return groups.flat().map((at, i) => ({ at, value: given[i] ?? 0 }));
  return groups.flatMap((group, c) => group.map((at) => ({ at, value: c })));
}

/** @returns the parameters; undefined where there is nothing to learn yet: one class only, or no point */
export function writeOwn(own: readonly OwnPoint[], regression: boolean): Written | undefined {
  if (regression)
    return own.length === 0
      ? undefined
      : { points: writePoints([own.map(({ at }) => [...at])]), values: writeNumberList(own.map(({ value }) => value)) };
  const groups = [0, 1].map((c) => own.filter(({ value }) => value === c).map(({ at }) => [...at] as [number, number]));
  return groups.some((group) => group.length === 0) ? undefined : { points: writePoints(groups), values: '' };
}

/** With what a stroke that has come there draws: nothing near to the last point of the stroke. */
export function drawn(own: readonly OwnPoint[], at: Point, value: number, last: Point | undefined): OwnPoint[] {
  const place = snapped(at);
  if (own.length >= MOST || (last && distance(last, place) < APART)) return [...own];
  return [...own, { at: place, value }];
}

export const rubbed = (own: readonly OwnPoint[], at: Point): OwnPoint[] =>
  own.filter((point) => distance(point.at, at) > RUBBED);
