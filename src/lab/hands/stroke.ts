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

/**
 * The same outline with at most so many corners: again and again the corner goes that stands least out, by the triangle it makes with its
 * neighbours (Visvalingam & Whyatt 1993).
 * @param flat corners whose triangle is no larger than this go in any case, in squares of the unit of length
 */
export function fewerCorners(corners: readonly Point[], most: number, flat = 0): Point[] {
  const kept = [...corners];
  const standsOut = (i: number) => doubleArea([kept.at(i - 1)!, kept[i]!, kept[(i + 1) % kept.length]!]) / 2;
  while (kept.length > 3) {
    let least = 0;
    for (let i = 1; i < kept.length; i++) if (standsOut(i) < standsOut(least)) least = i;
    if (kept.length <= most && standsOut(least) > flat) break;
    kept.splice(least, 1);
  }
  return kept;
}
