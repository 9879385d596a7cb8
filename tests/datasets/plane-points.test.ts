import { describe, expect, it } from 'vitest';
import * as sets from '../../src/datasets/plane-points.ts';
import { HALF, POINTS, type PlanePoints } from '../../src/datasets/plane-points.ts';
import { carpet } from '../../src/datasets/carpet.ts';
import { random, type Random } from '../../src/math/random.ts';

const { circle, xor, gauss, spiral, moons, carpetPoints, plane, hill } = sets;
const all = { circle, xor, gauss, spiral, moons, carpetPoints, plane, hill };
const stream = (seed = 0) => random(seed, 'points');
const pointsOf = ({ columns: { x1, x2, y } }: PlanePoints) =>
  Array.from(x1, (a, i) => ({ a, b: x2[i]!, y: y[i]!, radius: Math.hypot(a, x2[i]!) }));
const means = (points: { a: number; b: number }[]) =>
  [
    points.reduce((sum, { a }) => sum + a, 0) / points.length,
    points.reduce((sum, { b }) => sum + b, 0) / points.length,
  ] as const;

describe.each(Object.entries(all) as [string, (stream: Random) => PlanePoints][])('%s', (name, draw) => {
  it('lies in the square, the same points from the same stream', () => {
    const points = pointsOf(draw(stream()));
    expect(points).toHaveLength(POINTS);
    for (const { a, b } of points) expect(Math.max(Math.abs(a), Math.abs(b))).toBeLessThanOrEqual(HALF);
    expect(pointsOf(draw(stream()))).toEqual(points);
    if (name !== 'spiral') expect(pointsOf(draw(stream(1)))).not.toEqual(points);
    const values = new Set(points.map(({ y }) => y));
    if (name === 'plane' || name === 'hill') {
      for (const value of values) expect(Math.abs(value)).toBeLessThanOrEqual(1);
      expect(values.size).toBeGreaterThan(POINTS / 2);
    } else expect([...values].sort()).toEqual([0, 1]);
    // By turns, but on the carpet, whose diamonds fill half of it.
    const ones = points.filter(({ y }) => y === 1).length;
    if (name === 'carpetPoints') expect(Math.abs(ones / POINTS - 0.5)).toBeLessThan(0.1);
    else if (values.size === 2) expect(ones).toBe(POINTS / 2);
  });
});

describe('each set is what its name says', () => {
  it('circle: the class is told by the radius alone, with a gap between', () => {
    for (const { radius, y } of pointsOf(circle(stream()))) {
      if (y === 1) expect(radius).toBeLessThanOrEqual(1.25);
      else expect(radius).toBeGreaterThanOrEqual(1.75 - 1e-12);
    }
  });
  it('xor: the class is told by the sign of the product, and neither coordinate alone says anything', () => {
    const points = pointsOf(xor(stream()));
    for (const { a, b, y } of points) {
      expect(a * b > 0 ? 1 : 0).toBe(y);
      expect(Math.min(Math.abs(a), Math.abs(b))).toBeGreaterThanOrEqual(0.15);
    }
    for (const y of [0, 1])
      for (const mean of means(points.filter((p) => p.y === y))) expect(Math.abs(mean)).toBeLessThan(0.3);
  });
  it('gauss: two clouds about two middles, each the other’s reflection in the origin', () => {
    const points = pointsOf(gauss(stream()));
    for (const y of [0, 1]) {
      const cloud = points.filter((p) => p.y === y);
      const [ma, mb] = means(cloud);
      const middle = y === 1 ? 1.2 : -1.2;
      // A mean of 150 normals of deviation 0.55 is off by 0.18 once in 15 000 times.
      expect(Math.abs(ma - middle)).toBeLessThan(0.18);
      expect(Math.abs(mb - middle)).toBeLessThan(0.18);
      const deviation = Math.sqrt(cloud.reduce((sum, { a }) => sum + (a - ma) ** 2, 0) / cloud.length);
      expect(deviation).toBeGreaterThan(0.42);
      expect(deviation).toBeLessThan(0.68);
    }
  });
  it('spiral: each arm is the other turned by half a turn, and winds 1.75 times', () => {
    const points = pointsOf(spiral());
    for (let i = 0; i < POINTS; i += 2) {
      expect(points[i]!.a).toBeCloseTo(-points[i + 1]!.a, 12);
      expect(points[i]!.b).toBeCloseTo(-points[i + 1]!.b, 12);
      expect([points[i]!.y, points[i + 1]!.y]).toEqual([0, 1]);
    }
    const arm = points.filter(({ y }) => y === 1);
    expect(arm.at(-1)!.radius).toBeCloseTo(2.5, 12);
    let turned = 0;
    for (let i = 1; i < arm.length; i++) {
      const [p, q] = [arm[i - 1]!, arm[i]!];
      turned += Math.atan2(p.b * q.a - p.a * q.b, p.a * q.a + p.b * q.b);
    }
    // From the first of n points to the last.
    expect(turned / (2 * Math.PI)).toBeCloseTo(1.75 * (1 - 2 / POINTS), 9);
  });
  it('moons: on two half circles that a half turn about the middle takes into each other', () => {
    for (const { a, b, y } of pointsOf(moons(stream()))) {
      const [u, v] = y === 0 ? [a, b] : [-a, -b];
      // Scattered by at most 0.4 each way about the circle of radius 1.6 about (−0.8, −0.4).
      expect(Math.abs(Math.hypot(u + 0.8, v + 0.4) - 1.6)).toBeLessThan(0.57);
      expect(v).toBeGreaterThan(-0.81);
    }
    const [upper, lower] = [0, 1].map((y) => means(pointsOf(moons(stream())).filter((p) => p.y === y)));
    expect(Math.abs(upper![0] + lower![0])).toBeLessThan(0.4);
    expect(upper![1]).toBeGreaterThan(lower![1]);
  });
  it('carpet: the lecture’s, with two diamonds a side', () => {
    for (const { a, b, y } of pointsOf(carpetPoints(stream())))
      expect(carpet(2, Math.fround(a / 2.5), Math.fround(b / 2.5))).toBe(y);
  });
  it('plane: its value is linear, and −1 and 1 in opposite corners of ±2.5', () => {
    for (const { a, b, y } of pointsOf(plane(stream()))) expect(y).toBeCloseTo(a / 5 + b / 5, 12);
  });
  it('hill: highest near (1.1, 1.1), and as deep at the reflected place', () => {
    const points = pointsOf(hill(stream()));
    const top = points.reduce((best, point) => (point.y > best.y ? point : best)),
      bottom = points.reduce((best, point) => (point.y < best.y ? point : best));
    expect(Math.hypot(top.a - 1.1, top.b - 1.1)).toBeLessThan(0.4);
    expect(Math.hypot(bottom.a + 1.1, bottom.b + 1.1)).toBeLessThan(0.4);
    for (const { a, b, y } of points) {
      const squares = (s: number) => (a - s) ** 2 + (b - s) ** 2;
      expect(y).toBeCloseTo(Math.exp(-squares(1.1) / 1.2) - Math.exp(-squares(-1.1) / 1.2), 12);
    }
  });
});
