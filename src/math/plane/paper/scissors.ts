import type { Point } from './creases.ts';

/** What scissors make of the corners of a cut, on the folded paper. */

/** Half the length and half the width of the hole that one point makes. */
const NICK: Point = [0.055, 0.03];
/** Width of a slash's leaf as a share of its length, and the widest. */
const SLENDER = 0.17,
  WIDEST = 0.06;
const LEAF_POINTS = 9;
/** Corners that stray no farther than this from a line lie on it. */
const SLIT = 1e-6;

/**
 * One point is a lozenge that points away from the paper's centre, two are a willow leaf between them, more are their outline; if they lie on
 * one line, the leaf from one end to the other: nothing falls out of a slit.
 */
export function outlineOf(corners: readonly Point[]): Point[] {
  const [first] = corners;
  if (first === undefined) return [];
  const far = farthest(corners, first),
    end = farthest(corners, far);
  const length = distance(far, end);
  const isStraight = corners.every(([x, y]) => {
    const across = (x - far[0]) * (end[1] - far[1]) - (y - far[1]) * (end[0] - far[0]);
    return Math.abs(across) <= SLIT * length;
  });
  if (!isStraight) return [...corners];
  return corners.length === 2 ? leaf(first, corners[1]!) : leaf(far, end);
}

const distance = ([a, b]: Point, [x, y]: Point) => Math.sqrt((a - x) * (a - x) + (b - y) * (b - y));
const farthest = (corners: readonly Point[], from: Point): Point =>
  corners.reduce((best, corner) => (distance(corner, from) > distance(best, from) ? corner : best), from);

function lozenge([x, y]: Point): Point[] {
  const length = Math.sqrt(x * x + y * y);
  const [u, v] = length === 0 ? [1, 0] : [x / length, y / length];
  const [a, b] = NICK;
  return [
    [x + a * u, y + a * v],
    [x - b * v, y + b * u],
    [x - a * u, y - a * v],
    [x + b * v, y - b * u],
  ];
}

/** Two parabolas between the tips. */
function leaf([x0, y0]: Point, [x1, y1]: Point): Point[] {
  const [dx, dy] = [x1 - x0, y1 - y0],
    length = Math.sqrt(dx * dx + dy * dy);
  if (length === 0) return lozenge([x0, y0]);
  const half = Math.min(SLENDER * length, WIDEST);
  const side = (sign: number): Point[] =>
    Array.from({ length: LEAF_POINTS }, (_, i) => {
      const t = i / (LEAF_POINTS - 1),
        bulge = sign * half * 4 * t * (1 - t);
      return [x0 + t * dx - (bulge * dy) / length, y0 + t * dy + (bulge * dx) / length];
    });
  return [...side(1), ...side(-1).reverse().slice(1, -1)];
}
