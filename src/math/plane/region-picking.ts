import type { MapRegion } from './region-map.ts';

/** Finding a region of a map by a place in it, and its neighbour in a direction. Regions are convex, their corners counter-clockwise. */

type Point = readonly [x: number, y: number];
type Outline = Pick<MapRegion, 'corners'>;

/** The mean of a region's corners: surely inside it. */
export const middleOf = ({ corners }: Outline): Point => [
  corners.reduce((sum, [x]) => sum + x, 0) / corners.length,
  corners.reduce((sum, [, y]) => sum + y, 0) / corners.length,
];

/** Each side of a region, from corner to corner. */
const sides = ({ corners }: Outline) => corners.map((from, i) => [from, corners[(i + 1) % corners.length]!] as const);

/** How far a place is outside of a region; 0 or less inside. */
function outside(region: Outline, [x, y]: Point): number {
  let farthest = -Infinity;
  for (const [[x0, y0], [x1, y1]] of sides(region)) {
    const length = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
    if (length > 0) farthest = Math.max(farthest, ((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / length);
  }
  return farthest;
}

/** The region that a place lies in, or that it is nearest to: corners are rounded, so that a place may lie between two. -1 without regions. */
export function regionAt(map: readonly Outline[], place: Point): number {
  let best = -1,
    least = Infinity;
  map.forEach((region, i) => {
    const far = outside(region, place);
    if (far < least) [best, least] = [i, far];
  });
  return best;
}

/** The region whose middle lies nearest in that direction, sideways counting double; the same one if there is none. */
export function neighbour(map: readonly Outline[], from: number, [dx, dy]: Point): number {
  const [x, y] = middleOf(map[from]!);
  let best = from,
    least = Infinity;
  map.forEach((region, i) => {
    const [u, v] = middleOf(region);
    const along = (u - x) * dx + (v - y) * dy,
      across = Math.abs((u - x) * dy - (v - y) * dx);
    if (along > 1e-9 && along >= across && along + 2 * across < least) [best, least] = [i, along + 2 * across];
  });
  return best;
}

/** The largest region that keeps off the border of the square map from `low` to `high`, or the largest of all: what is picked out at first. */
export function plainRegion(map: readonly Outline[], [low, high]: readonly [number, number]): number {
  const size = (region: Outline) => {
    const area = sides(region).reduce((sum, [[x, y], [u, v]]) => sum + x * v - u * y, 0);
    const inside = region.corners.every((p) => p.every((c) => c > low && c < high));
    return area * (inside ? 1 : 1e-3);
  };
  return map.reduce((best, region, i) => (size(region) > size(map[best]!) ? i : best), 0);
}
