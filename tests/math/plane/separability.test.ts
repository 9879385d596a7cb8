import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSeparable } from '../../../src/math/plane/separability.ts';

type Point = [number, number];
const point: fc.Arbitrary<Point> = fc.tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: -6, max: 6 }));
const set = fc.array(point, { minLength: 1, maxLength: 5 });

it('the corners of a square, opposite ones alike, are not separable; neighbours are', () => {
  expect(
    isSeparable(
      [
        [0, 0],
        [1, 1],
      ],
      [
        [0, 1],
        [1, 0],
      ],
    ),
  ).toBe(false);
  expect(
    isSeparable(
      [
        [0, 0],
        [0, 1],
      ],
      [
        [1, 0],
        [1, 1],
      ],
    ),
  ).toBe(true);
});

it('points on the two sides of a line are separable', () => {
  fc.assert(
    fc.property(point, fc.integer({ min: -5, max: 5 }), fc.array(point, { maxLength: 12 }), ([x, y], c, points) => {
      const side = ([p, q]: Point) => p * x + q * y - (c + 0.5);
      const [a, b] = [points.filter((p) => side(p) < 0), points.filter((p) => side(p) > 0)];
      expect(isSeparable(a, b)).toBe(true);
    }),
  );
});

it('sets are not separable exactly if their convex hulls meet: a point of a segment or triangle of the one', () => {
  fc.assert(
    fc.property(set, set, (a, b) => {
      // Hulls of integer points meet iff some convex combination of up to three of one equals one of the other; tried at their crossings.
      const cross = (o: Point, p: Point, q: Point) => (p[0] - o[0]) * (q[1] - o[1]) - (p[1] - o[1]) * (q[0] - o[0]);
      const inTriangle = (p: Point, [u, v, w]: [Point, Point, Point]) => {
        const signs = [cross(u, v, p), cross(v, w, p), cross(w, u, p)];
        const within = (s: Point, t: Point) =>
          cross(s, t, p) === 0 &&
          Math.min(s[0], t[0]) <= p[0] &&
          p[0] <= Math.max(s[0], t[0]) &&
          Math.min(s[1], t[1]) <= p[1] &&
          p[1] <= Math.max(s[1], t[1]);
        if (cross(u, v, w) === 0) return within(u, v) || within(v, w) || within(w, u);
        return signs.every((s) => s >= 0) || signs.every((s) => s <= 0);
      };
      const inHull = (p: Point, points: Point[]) =>
        points.some((u) => points.some((v) => points.some((w) => inTriangle(p, [u, v, w]))));
      const meet = (p: Point, q: Point, r: Point, s: Point) =>
        Math.sign(cross(p, q, r)) * Math.sign(cross(p, q, s)) < 0 &&
        Math.sign(cross(r, s, p)) * Math.sign(cross(r, s, q)) < 0;
      const crossing = a.some((p) => a.some((q) => b.some((r) => b.some((s) => meet(p, q, r, s)))));
      const touching = a.some((p) => inHull(p, b)) || b.some((p) => inHull(p, a));
      expect(isSeparable(a, b)).toBe(!(crossing || touching));
    }),
  );
});
