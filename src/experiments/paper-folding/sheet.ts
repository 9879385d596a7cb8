import type { Box, Point } from '../../lab/hands/pointer.ts';
import type { Square } from '../../lab/draw/squares.ts';
import { wedge, type Matrix } from './flower.ts';

/** The folded paper under the finger: a wedge of radius 1 from one angle to another, in degrees. */

type Span = [from: number, to: number];

/** How far round a place lies from the first edge of the wedge, in radians: behind that edge less than 0. */
function turnFrom([from, to]: Span, [x, y]: Point): number {
  const half = (((to - from) / 2) * Math.PI) / 180,
    middle = (((from + to) / 2) * Math.PI) / 180;
  const [c, s] = [Math.cos(middle), Math.sin(middle)];
  return half + Math.atan2(c * y - s * x, c * x + s * y);
}

const widthOf = ([from, to]: Span) => ((to - from) * Math.PI) / 180;

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
export function closer(span: Span, share: number) {
  const corners = wedge(span);
  const [left, right, bottom, top] = ([0, 1] as const).flatMap((k) => {
    const along = corners.map((corner) => corner[k]);
    return [Math.min(...along), Math.max(...along)];
  }) as [number, number, number, number];
  const middle: Point = [((left + right) / 2) * share, ((bottom + top) / 2) * share];
  const scale = 1 + share * (Math.min(1.9, 1.9 / Math.max(right - left, top - bottom)) - 1);
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

/** So near to the centre no angle can be told; the centre is of every paper. */
const CENTRE = 1e-9;

export const isOnSheet = (span: Span, place: Point): boolean => {
  const turn = turnFrom(span, place),
    radius = Math.hypot(...place);
  return radius < CENTRE || (radius <= 1 && turn > -0.06 && turn < widthOf(span) + 0.06);
};

/** The nearest place of the folded paper: a stroke that leaves it over a crease cuts up to that crease. */
export function ontoSheet(span: Span, [x, y]: Point): Point {
  const radius = Math.max(1, Math.hypot(x, y)),
    inside: Point = [x / radius, y / radius],
    turn = turnFrom(span, inside);
  if (turn >= 0 && turn <= widthOf(span)) return inside;
  const feet = span.map((degrees): Point => {
    const [a, b] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const along = Math.max(0, a * inside[0] + b * inside[1]);
    return [along * a, along * b];
  });
  const far = ([a, b]: Point) => Math.hypot(a - inside[0], b - inside[1]);
  return far(feet[0]!) <= far(feet[1]!) ? feet[0]! : feet[1]!;
}

/** A place on the folded paper as the parameter has it: share and radius, on an edge if it is nearly there. */
export function wedgeText(span: Span, place: Point): string {
  const radius = Math.min(1, Math.hypot(...place)),
    turn = turnFrom(span, place),
    whole = widthOf(span);
  const offset = (from: number) => Math.abs(radius * Math.sin(turn - from));
  const share = offset(0) < NEAR && turn < whole / 2 ? 0 : offset(whole) < NEAR && turn > whole / 2 ? 1 : turn / whole;
  return `${Math.min(1, Math.max(0, share)).toFixed(2)},${radius.toFixed(2)}`;
}

/** Where the next hole without a pointer goes: off the creases; places follow the golden ratio. */
export function freshHole(i: number): string {
  const share = 0.2 + 0.6 * ((0.5 + i * 0.618034) % 1),
    radius = 0.35 + 0.55 * ((0.3 + i * 0.381966) % 1);
  return `${share.toFixed(2)},${radius.toFixed(2)}`;
}
