import type { MapRegion } from './region-map.ts';

/** Finding a region of the map by a place in it, and its neighbour in a direction. Regions are convex, their corners counter-clockwise. */

type Place = readonly [x: number, y: number];

const middle = ({ corners }: MapRegion): Place => [
  corners.reduce((sum, [x]) => sum + x, 0) / corners.length,
  corners.reduce((sum, [, y]) => sum + y, 0) / corners.length,
];

/** How far a place is outside of a region; 0 or less inside. */
function outside({ corners }: MapRegion, [x, y]: Place): number {
  let farthest = -Infinity;
  corners.forEach(([x0, y0], i) => {
    const [x1, y1] = corners[(i + 1) % corners.length]!;
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length > 0) farthest = Math.max(farthest, ((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / length);
  });
  return farthest;
}

/** The region that a place lies in, or that it is nearest to: corners are rounded, so that a place may lie between two. -1 without regions. */
export function regionAt(map: readonly MapRegion[], place: Place): number {
  let best = -1,
    least = Infinity;
  map.forEach((region, i) => {
    const far = outside(region, place);
    if (far < least) [best, least] = [i, far];
  });
  return best;
}

/** The region whose middle lies nearest in that direction, sideways counting double; the same one if there is none. */
export function neighbour(map: readonly MapRegion[], from: number, [dx, dy]: Place): number {
  const [x, y] = middle(map[from]!);
  let best = from,
    least = Infinity;
  map.forEach((region, i) => {
    const [u, v] = middle(region);
    const along = (u - x) * dx + (v - y) * dy,
      across = Math.abs((u - x) * dy - (v - y) * dx);
    if (along > 1e-9 && along >= across && along + 2 * across < least) [best, least] = [i, along + 2 * across];
  });
  return best;
}

/** A place that is surely inside a region. */
export const placeIn = (region: MapRegion): Place => middle(region);
