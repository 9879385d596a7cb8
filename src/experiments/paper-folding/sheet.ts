import type { Box, Point } from '../../lab/hands/pointer.ts';
import type { Square } from '../../lab/draw/squares.ts';
import type { Matrix } from './flower.ts';

/** The folded paper under the finger: a wedge from angle 0 to π/order, of radius 1. */

/** On the paper: what comes so near to a crease is on it. */
const NEAR = 0.045;

/** The sheets between two folds: seen turning over, a sheet lies between its two places as the cosine says. */
export function sheetsAt(stages: readonly Matrix[][], position: number): Matrix[] {
  const done = Math.floor(position),
    share = (1 - Math.cos(Math.PI * (position - done))) / 2;
  const next = stages[done + 1] ?? stages[done]!;
  return stages[done]!.map(
    (map, k) => map.map((entry, i) => entry + share * (next[k]![i]! - entry)) as unknown as Matrix,
  );
}

/** The folded paper is looked at from nearer and in the middle: what the wedge fills fills the square. */
export function closer(order: number, share: number) {
  const [low, high, top] = order === 1 ? [-1, 1, 1] : [0, 1, Math.sin(Math.PI / order)];
  const middle: Point = [((low + high) / 2) * share, (top / 2) * share];
  const scale = 1 + share * (Math.min(1.9, 1.9 / Math.max(high - low, top)) - 1);
  return {
    to: ([x, y]: Point): Point => [(x - middle[0]) * scale, (y - middle[1]) * scale],
    from: ([u, v]: Point): Point => [u / scale + middle[0], v / scale + middle[1]],
  };
}

/** Room about the paper where a stroke may begin, in pixels of the drawing. */
const ROOM = 20;

/**
 * The part of the square that takes the finger: the paper and a little about it. Above and below that the page scrolls.
 * @param outline corners of the folded paper, in the drawing
 */
export function patchOf({ left, top, side }: Square, outline: readonly Point[]): Box {
  const span = (k: 0 | 1, from: number): [number, number] => {
    const along = outline.map((corner) => corner[k]);
    const low = Math.max(from, Math.min(...along) - ROOM);
    return [low, Math.min(from + side, Math.max(...along) + ROOM) - low];
  };
  const [x, width] = span(0, left),
    [y, height] = span(1, top);
  return { left: x, top: y, width, height };
}

export const isOnSheet = (order: number, [x, y]: Point): boolean => {
  const angle = Math.atan2(y, x);
  return Math.hypot(x, y) <= 1 && angle > -0.06 && angle < Math.PI / order + 0.06;
};

/** The nearest place of the folded paper: a stroke that leaves it over a crease cuts up to that crease. */
export function ontoSheet(order: number, [x, y]: Point): Point {
  const angle = Math.PI / order,
    second: Point = [Math.cos(angle), Math.sin(angle)];
  const radius = Math.max(1, Math.hypot(x, y)),
    [u, v]: Point = [x / radius, y / radius];
  if (v >= 0 && second[1] * u - second[0] * v >= 0) return [u, v];
  const feet = ([[1, 0], second] as const).map(([a, b]): Point => {
    const along = Math.max(0, a * u + b * v);
    return [along * a, along * b];
  });
  const far = ([a, b]: Point) => Math.hypot(a - u, b - v);
  return far(feet[0]!) <= far(feet[1]!) ? feet[0]! : feet[1]!;
}

/** A place on the folded paper as the parameter has it: share and radius, on a crease if it is nearly there. */
export function wedgeText(order: number, [x, y]: Point): string {
  const radius = Math.min(1, Math.hypot(x, y)),
    angle = Math.atan2(y, x),
    whole = Math.PI / order;
  const offset = (from: number) => Math.abs(radius * Math.sin(angle - from));
  const share =
    offset(0) < NEAR && angle < whole / 2 ? 0 : offset(whole) < NEAR && angle > whole / 2 ? 1 : angle / whole;
  return `${Math.min(1, Math.max(0, share)).toFixed(2)},${radius.toFixed(2)}`;
}

/** Where the next hole without a pointer goes: off the creases; places follow the golden ratio. */
export function freshHole(i: number): string {
  const share = 0.2 + 0.6 * ((0.5 + i * 0.618034) % 1),
    radius = 0.35 + 0.55 * ((0.3 + i * 0.381966) % 1);
  return `${share.toFixed(2)},${radius.toFixed(2)}`;
}
