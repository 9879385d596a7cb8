import fc from 'fast-check';
import { expect, test } from 'vitest';
import { box, corners, integerLayers, linearRegions } from '../../../src/math/plane/linear-regions.ts';
import { montufar, zaslavsky } from '../../../src/math/plane/region-bounds.ts';
import { random } from '../../../src/math/random.ts';

/** Lines as a layer of ReLUs. */
const lines = (rows: number[][]) =>
  integerLayers([{ weights: rows.map(([a, b]) => [a!, b!]), biases: rows.map(([, , c]) => c!) }], 1);

test('known counts: ten lines, twenty planes, the bound for 4,4,4', () => {
  expect(zaslavsky(10, 2)).toBe(56n);
  expect(zaslavsky(20, 3)).toBe(1351n);
  expect(montufar(2, [4, 4, 4])).toBe(176n);
  expect(() => montufar(3, [4, 2])).toThrow(RangeError);
});

test('n lines: 1 + n + the number of crossings, counted with multiplicity', () => {
  const line = fc.tuple(
    fc.integer({ min: -9, max: 9 }),
    fc.integer({ min: -9, max: 9 }),
    fc.integer({ min: -9, max: 9 }),
  );
  fc.assert(
    fc.property(
      fc.array(
        line.filter(([a, b]) => a !== 0 || b !== 0),
        { minLength: 1, maxLength: 7 },
      ),
      (rows) => {
        const distinct = rows.filter(
          (p, i) =>
            !rows
              .slice(0, i)
              .some((q) => p[0] * q[1] === p[1] * q[0] && p[0] * q[2] === p[2] * q[0] && p[1] * q[2] === p[2] * q[1]),
        );
        // Add the lines one by one: each adds one region more than the distinct points in which it meets the lines before it.
        let expected = 1;
        distinct.forEach(([a, b, c], i) => {
          const points = new Set(
            distinct.slice(0, i).flatMap(([p, q, r]) => {
              const w = a * q - b * p;
              return w === 0 ? [] : [`${(b * r - c * q) / w || 0},${(c * p - a * r) / w || 0}`];
            }),
          );
          expected += 1 + points.size;
        });
        expect(linearRegions(lines(rows))).toHaveLength(expected);
      },
    ),
    { numRuns: 200 },
  );
});

test('lines in general position reach Zaslavsky, and no layer passes it', () => {
  const stream = random(5, 'lines');
  for (const n of [1, 2, 5, 10, 16]) {
    const rows = Array.from({ length: n }, () => [
      stream.integer(2001) - 1000,
      stream.integer(2001) - 1000,
      stream.integer(2001) - 1000,
    ]);
    expect(BigInt(linearRegions(lines(rows)).length)).toBe(zaslavsky(n, 2));
  }
});

test('regions of a deep net tile the square: areas add up, patterns differ, interiors agree with the forward pass', () => {
  const stream = random(3, 'net');
  const layers = [
    [2, 5],
    [5, 5],
    [5, 4],
  ].map(([from, to]) => ({
    weights: Array.from({ length: to! }, () => Array.from({ length: from! }, () => stream.normal())),
    biases: Array.from({ length: to! }, () => stream.normal() * 0.3),
  }));
  const integers = integerLayers(layers);
  const regions = linearRegions(integers, box(-2n, -2n, 2n, 2n));
  expect(new Set(regions.map((r) => r.pattern.join('/'))).size).toBe(regions.length);
  let area = 0;
  for (const region of regions) {
    const points = corners(region).map(
      ([x, y, w]) => [Number((x << 60n) / w) / 2 ** 60, Number((y << 60n) / w) / 2 ** 60] as const,
    );
    area += points.reduce(
      (s, [x, y], i) => s + (x * points[(i + 1) % points.length]![1] - points[(i + 1) % points.length]![0] * y) / 2,
      0,
    );
    let values = [0, 1].map((k) => points.reduce((s, p) => s + p[k as 0 | 1], 0) / points.length);
    layers.forEach(({ weights, biases }, l) => {
      const round = (x: number) => Math.round(x * 1024) / 1024;
      const z = weights.map((row, j) => row.reduce((s, w, i) => s + round(w) * values[i]!, round(biases[j]!)));
      z.forEach((v, j) => Math.abs(v) > 1e-9 && expect(v > 0 ? '1' : '0').toBe(region.pattern[l]![j]));
      values = z.map((v) => Math.max(0, v));
    });
  }
  expect(area).toBeCloseTo(16, 9);
});
