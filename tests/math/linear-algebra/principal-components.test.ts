import { expect, test } from 'vitest';
import { principalComponents } from '../../../src/math/linear-algebra/principal-components.ts';
import { random } from '../../../src/math/random.ts';

const draw = random(1, 'points');
const cloud = (rows: number, dims: number) =>
  Array.from({ length: rows * dims }, (_, i) => (1 + (i % dims)) * draw.normal() + (i % dims));

test.each([
  [40, 5],
  [9, 30],
])(
  '%i points in %i dimensions: orthogonal unit directions, along which they are spread as is said, the widest first',
  (rows, dims) => {
    const values = cloud(rows, dims);
    const { directions, shares, coordinates, mean } = principalComponents(values, dims, dims);
    const most = Math.min(dims, rows - 1);
    expect(directions).toHaveLength(most);
    const product = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, d) => sum + value * b[d]!, 0);
    directions.forEach((a, i) => directions.forEach((b, k) => expect(product(a, b)).toBeCloseTo(i === k ? 1 : 0, 9)));
    const at = Array.from({ length: rows }, (_, r) => coordinates(values, r * dims));
    const whole = values.reduce((sum, value, i) => sum + (value - mean[i % dims]!) ** 2, 0);
    shares.forEach((share, i) => {
      expect(at.reduce((sum, point) => sum + point[i]! ** 2, 0) / whole).toBeCloseTo(share, 10);
      expect(share).toBeLessThanOrEqual(shares[i - 1] ?? 1);
      // The pairs of coordinates are uncorrelated.
      if (i > 0) expect(at.reduce((sum, point) => sum + point[i]! * point[i - 1]!, 0) / whole).toBeCloseTo(0, 10);
    });
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
  },
);

test('no other direction is wider than the first', () => {
  const values = cloud(30, 4);
  const { coordinates } = principalComponents(values, 4, 1);
  const spread = (along: (r: number) => number) =>
    Array.from({ length: 30 }, (_, r) => along(r) ** 2).reduce((a, b) => a + b, 0);
  const first = spread((r) => coordinates(values, 4 * r)[0]!);
  const mean = Array.from(
    { length: 4 },
    (_, d) => Array.from({ length: 30 }, (_, r) => values[4 * r + d]!).reduce((a, b) => a + b) / 30,
  );
  for (let i = 0; i < 200; i++) {
    const way = Array.from({ length: 4 }, () => draw.normal());
    const size = Math.hypot(...way);
    expect(
      spread((r) => way.reduce((sum, u, d) => sum + (u / size) * (values[4 * r + d]! - mean[d]!), 0)),
    ).toBeLessThanOrEqual(first + 1e-9);
  }
});

test('points on a line have one direction, whose greatest component is positive', () => {
  const { directions, shares } = principalComponents([0, 0, 3, -4, -6, 8], 2, 2);
  expect(shares).toEqual([expect.closeTo(1, 12)]);
  expect([...directions[0]!]).toEqual([expect.closeTo(-0.6, 12), expect.closeTo(0.8, 12)]);
  expect(() => principalComponents([1, 2, 3], 2, 1)).toThrow('rows of 2');
});
