import { expect, test } from 'vitest';
import { procrustes, procrustesTest, type Point } from '../../../src/math/linear-algebra/procrustes.ts';
import { random } from '../../../src/math/random.ts';

const draw = random(1, 'figures');
const figure = (n: number): Point[] => Array.from({ length: n }, () => [draw.normal(), draw.normal()]);

/** Turned by an angle, flipped or not, scaled and shifted. */
const moved = (points: readonly Point[], angle: number, flip: boolean, scale: number, [dx, dy]: Point): Point[] =>
  points.map(([x, v]) => {
    const y = flip ? -v : v;
    return [
      dx + scale * (Math.cos(angle) * x - Math.sin(angle) * y),
      dy + scale * (Math.sin(angle) * x + Math.cos(angle) * y),
    ];
  });

test.each([false, true])('a figure and the same one turned, scaled and shifted are the same (flipped: %s)', (flip) => {
  for (let i = 0; i < 20; i++) {
    const points = figure(3 + (i % 7));
    const other = moved(points, 2 * Math.PI * draw.uniform(), flip, 0.1 + 5 * draw.uniform(), [draw.normal(), 9]);
    const { r2, place } = procrustes(points, other);
    expect(r2).toBeCloseTo(1, 12);
    points.forEach((point, k) => place(point).forEach((value, d) => expect(value).toBeCloseTo(other[k]![d]!, 9)));
  }
});

test('neither figure’s turn, flip, scale or shift matters, nor which of them is moved', () => {
  for (let i = 0; i < 20; i++) {
    const [a, b] = [figure(9), figure(9)];
    const { r2 } = procrustes(a, b);
    expect(r2).toBeGreaterThan(0);
    expect(r2).toBeLessThan(1);
    expect(procrustes(b, a).r2).toBeCloseTo(r2, 12);
    expect(procrustes(moved(a, 5 * i, i % 2 === 0, 3, [7, -2]), b).r2).toBeCloseTo(r2, 12);
    expect(procrustes(a, moved(b, 5 * i, i % 2 === 1, 0.2, [-3, 11])).r2).toBeCloseTo(r2, 12);
  }
});

test('no turn, flip or scale that a search tries comes nearer, and what is left is 1 − R²', () => {
  for (let i = 0; i < 5; i++) {
    const [a, b] = [figure(6), figure(6)];
    const { r2, place } = procrustes(a, b);
    const centre = [0, 1].map((d) => b.reduce((sum, point) => sum + point[d]!, 0) / b.length);
    const left = (points: readonly Point[]) =>
      points.reduce((sum, [x, y], k) => sum + (x - b[k]![0]) ** 2 + (y - b[k]![1]) ** 2, 0);
    const whole = b.reduce((sum, [x, y]) => sum + (x - centre[0]!) ** 2 + (y - centre[1]!) ** 2, 0);
    const best = left(a.map((point) => place(point)));
    expect(best / whole).toBeCloseTo(1 - r2, 10);
    const found = a.map((point) => place(point));
    for (const flip of [false, true])
      for (let turn = 0; turn < 60; turn++)
        for (const scale of [0.02, 0.1, 0.3, 0.7, 0.98, 1.02, 1.5]) {
          const [cx, cy] = centre as [number, number];
          const about = found.map(([x, y]): Point => [x - cx, y - cy]);
          const tried = moved(about, (2 * Math.PI * turn) / 60, flip, scale, [cx, cy]);
          expect(left(tried)).toBeGreaterThanOrEqual(best - 1e-9);
        }
  }
});

test('a square against a line through its corners’ order has the R² that is worked out by hand', () => {
  // Corners (±1, ±1) against −1, −1, 1, 1 on the axis: Σxu = 4, all other sums 0; 16/(8·4) = ½.
  const square: Point[] = [
    [-1, -1],
    [-1, 1],
    [1, -1],
    [1, 1],
  ];
  const pairs: Point[] = [-1, -1, 1, 1].map((x) => [x, 0]);
  expect(procrustes(square, pairs).r2).toBeCloseTo(0.5, 12);
  // Two corners that lie together are a side in four cases of six, a diagonal, of which no turn makes anything, in two.
  expect(procrustesTest(square, pairs).p).toBe(16 / 24);
});

test('p counts every order: that of a symmetric figure only its own symmetries, that of chance is uniform', () => {
  const odd: Point[] = [
    [0, 0],
    [1, 0],
    [3, 1],
    [7, 2],
    [2, 9],
  ];
  expect(procrustesTest(odd, moved(odd, 1, true, 2, [4, 4]))).toEqual({ r2: expect.closeTo(1, 12), p: 1 / 120 });
  const square: Point[] = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ];
  expect(procrustesTest(square, square).p).toBe(8 / 24);
  const ps = Array.from({ length: 400 }, () => procrustesTest(figure(5), figure(5)).p);
  expect(ps.reduce((sum, p) => sum + p, 0) / 400).toBeGreaterThan(0.45);
  expect(ps.reduce((sum, p) => sum + p, 0) / 400).toBeLessThan(0.56);
  expect(ps.filter((p) => p <= 0.1).length).toBeGreaterThan(20);
  expect(ps.filter((p) => p <= 0.1).length).toBeLessThan(64);
});

test('figures that cannot be compared are refused', () => {
  expect(() => procrustes(figure(3), figure(4))).toThrow('3 and 4');
  expect(() =>
    procrustes(figure(2), [
      [1, 1],
      [1, 1],
    ]),
  ).toThrow('one place');
  expect(() => procrustesTest(figure(11), figure(11))).toThrow('at most 10');
});
