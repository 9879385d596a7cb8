import type { Point } from './pointer.ts';

/** What a finger drew: a tap, a slash, or an outline. */

export interface StrokeSizes {
  /** A stroke that goes no farther from its beginning is a tap. */
  tap: number;
  /** One that encloses less than its reach times this is a slash. */
  slender: number;
}

/** Twice the area that a closed stroke encloses. */
const doubleArea = (places: readonly Point[]): number =>
  Math.abs(
    places.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = places[(i + 1) % places.length]!;
      return sum + x * nextY - y * nextX;
    }, 0),
  );

/** The corners that matter: one of a tap, two of a slash, all of an outline; none of no stroke. */
export function strokeCorners(places: readonly Point[], { tap, slender }: StrokeSizes): readonly Point[] {
  const [first] = places;
  if (first === undefined) return [];
  const reach = ([x, y]: Point) => Math.hypot(x - first[0], y - first[1]);
  const farthest = places.reduce((a, b) => (reach(b) > reach(a) ? b : a));
  if (reach(farthest) < tap) return [first];
  return doubleArea(places) < reach(farthest) * slender ? [first, farthest] : places;
}
