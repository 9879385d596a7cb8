import { cos, sin } from '../math/elementary/elementary.ts';

/** Pictures painted of plain shapes, each over those before, on a square sheet whose side is 1; y downwards. */

export type Corner = readonly [x: number, y: number];

export interface Shape {
  corners: readonly Corner[];
  /** From 0, paper, to 255, black. */
  ink: number;
}

/** Lines a pixel's row is cut into; along them the coverage is exact. */
const CUTS = 4;

/** The sheet in so many pixels a side, each the mean of what lies in it. */
export function painted(shapes: readonly Shape[], side: number): Uint8Array {
  const picture = new Float64Array(side * side);
  const covered = new Float64Array(side * side);
  for (const { corners, ink } of shapes) {
    const rows = coverage(corners, side, covered);
    for (let i = rows[0] * side; i < rows[1] * side; i++) {
      picture[i] = picture[i]! + (ink - picture[i]!) * Math.min(1, covered[i]!);
      covered[i] = 0;
    }
  }
  return Uint8Array.from(picture, Math.round);
}

/** Adds to each pixel what part of it an outline encloses (even–odd). @returns the rows that are touched */
function coverage(corners: readonly Corner[], side: number, covered: Float64Array): [number, number] {
  let [top, bottom] = [Infinity, -Infinity];
  for (const [, y] of corners) [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  const [first, last] = [Math.max(0, Math.floor(top * side)), Math.min(side, Math.ceil(bottom * side))];
  const crossings: number[] = [];
  for (let line = first * CUTS; line < last * CUTS; line++) {
    const y = (line + 0.5) / (CUTS * side);
    crossings.length = 0;
    for (let k = 0; k < corners.length; k++) {
      const [ax, ay] = corners[k]!,
        [bx, by] = corners[(k + 1) % corners.length]!;
      if (ay <= y !== by <= y) crossings.push((ax + ((y - ay) / (by - ay)) * (bx - ax)) * side);
    }
    crossings.sort((a, b) => a - b);
    const row = Math.floor(line / CUTS) * side;
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const [from, to] = [Math.max(0, crossings[k]!), Math.min(side, crossings[k + 1]!)];
      for (let column = Math.floor(from); column < to; column++)
        covered[row + column]! += (Math.min(to, column + 1) - Math.max(from, column)) / CUTS;
    }
  }
  return [first, Math.max(first, last)];
}

const TURN = 24;
const CIRCLE = Array.from({ length: TURN }, (_, k): Corner => {
  const angle = (2 * Math.PI * k) / TURN;
  return [cos(angle), sin(angle)];
});

export const ellipse = ([x, y]: Corner, [rx, ry]: Corner, ink: number): Shape => ({
  corners: CIRCLE.map(([c, s]) => [x + rx * c, y + ry * s]),
  ink,
});

/** Its left and right, top and bottom. */
export const box = (left: number, top: number, right: number, bottom: number, ink: number): Shape => ({
  corners: [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ],
  ink,
});

/** Shapes moved and enlarged about the middle of the sheet. */
export const shifted = (shapes: readonly Shape[], [dx, dy]: Corner, scale: number): Shape[] =>
  shapes.map(({ corners, ink }) => ({
    corners: corners.map(([x, y]) => [0.5 + scale * (x - 0.5) + dx, 0.5 + scale * (y - 0.5) + dy]),
    ink,
  }));

/** Shapes as a mirror shows them, left for right. */
export const mirrored = (shapes: readonly Shape[]): Shape[] =>
  shapes.map(({ corners, ink }) => ({ corners: corners.map(([x, y]) => [1 - x, y]), ink }));
