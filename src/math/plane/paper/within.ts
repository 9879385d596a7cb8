import { direction, type Point } from './creases.ts';
import type { Span } from './sheets.ts';

/**
 * The part of an outline that lies in a wedge about the origin of at most half a turn (Sutherland & Hodgman 1974). Where it falls apart, the
 * pieces hang together by a line of no width along an edge of the wedge.
 */
export const within = (wedge: Span, outline: readonly Point[]): Point[] =>
  [direction(wedge[0]), direction(wedge[1] + 180)].reduce<readonly Point[]>(leftOf, outline) as Point[];

/** What of an outline lies to the left of the line through the origin in that direction. */
function leftOf(outline: readonly Point[], [c, s]: Point): Point[] {
  const height = ([x, y]: Point) => c * y - s * x;
  return outline.flatMap((to, i): Point[] => {
    const from = outline.at(i - 1)!,
      [a, b] = [height(from), height(to)];
    const share = a / (a - b);
    const crossed: Point[] =
      a < 0 !== b < 0 ? [[from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]] : [];
    return b < 0 ? crossed : [...crossed, to];
  });
}
