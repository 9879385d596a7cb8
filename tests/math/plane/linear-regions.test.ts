import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { box, corners, integerLayers, linearRegions } from '../../../src/math/plane/linear-regions.ts';
import { layerBounds, montufar, mostRegions, zaslavsky } from '../../../src/math/plane/region-bounds.ts';
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

describe('lines that meet in corners of each other’s regions', () => {
  const few = fc.integer({ min: -2, max: 2 });
  const pencils = fc.array(fc.tuple(few, few, few), { minLength: 1, maxLength: 7 });

  test('leave regions whose corners are different points and turn to the left at every one', () => {
    fc.assert(
      fc.property(pencils, (rows) => {
        for (const region of linearRegions(lines(rows), box(-4n, -4n, 4n, 4n))) {
          const points = corners(region);
          expect(points.length).toBeGreaterThanOrEqual(3);
          points.forEach((p, i) => {
            const [q, r] = [1, 2].map((step) => points[(i + step) % points.length]!) as [typeof p, typeof p];
            // Twice the area of the triangle pqr, times the product of the third coordinates, which are positive.
            const [[a, b, c], [d, e, f], [g, h, k]] = [p, q, r];
            expect(a * (e * k - f * h) - b * (d * k - f * g) + c * (d * h - e * g) > 0n).toBe(true);
          });
        }
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test('are not seen less of for a further layer that cuts nothing, or for a small box around it all', () => {
    fc.assert(
      fc.property(pencils, few, (rows, bias) => {
        const [first] = lines(rows);
        const constant = { weights: [rows.map(() => 0n)], biases: [BigInt(bias)] };
        const alone = linearRegions([first!]);
        expect(linearRegions([first!, constant])).toHaveLength(alone.length);
        // Coefficients up to 2: two such lines meet within 8 of the origin in either coordinate.
        expect(linearRegions([first!], box(-9n, -9n, 9n, 9n))).toHaveLength(alone.length);
      }),
      { numRuns: 150, seed: 2 },
    );
  });
});

describe('the most regions that a net can have', () => {
  const widths = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 });

  test('depend on the layers before a narrow one only by what passes it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        widths,
        fc.integer({ min: 1, max: 6 }),
        widths,
        (n, before, k, after) => {
          const narrow = Math.min(n, ...before, k);
          expect(mostRegions(n, [...before, k, ...after])).toBe(
            mostRegions(n, [...before, k]) * mostRegions(narrow, after),
          );
        },
      ),
      { numRuns: 100, seed: 3 },
    );
  });

  test('are never exceeded, and reached by one unit on a line, one unit after another', () => {
    const weight = fc.integer({ min: -3, max: 3 });
    const net = widths.chain((sizes) =>
      fc.tuple(
        ...sizes.map((units, l) => {
          const inputs = l === 0 ? 2 : sizes[l - 1]!;
          return fc.record({
            weights: fc.array(fc.array(weight, { minLength: inputs, maxLength: inputs }), {
              minLength: units,
              maxLength: units,
            }),
            biases: fc.array(weight, { minLength: units, maxLength: units }),
          });
        }),
      ),
    );
    fc.assert(
      fc.property(net, (layers) => {
        const found = linearRegions(integerLayers(layers, 1)).length;
        expect(BigInt(found)).toBeLessThanOrEqual(
          mostRegions(
            2,
            layers.map(({ biases }) => biases.length),
          ),
        );
      }),
      { numRuns: 100, seed: 4 },
    );
    for (const n of [1, 2, 5, 9]) {
      expect(mostRegions(1, [n])).toBe(BigInt(n + 1));
      // One unit passes on one number, whatever came before it: n units cut that line into n + 1 pieces at most.
      expect(mostRegions(7, [1, n, 3])).toBe(2n * BigInt(n + 1) * 4n);
    }
  });

  test('by layers are those of the net so far, in its own order', () => {
    // ⌊9/2⌋² · Φ(3,2) and ⌊3/2⌋² · Φ(9,2); Φ(9,2) · Φ(3,2) and Φ(12,2).
    expect(layerBounds(2, [9, 3])).toEqual([
      { units: 9, lower: '46', serra: '46', upper: '46', shallow: '46' },
      { units: 3, lower: '112', serra: '175', upper: '322', shallow: '79' },
    ]);
    expect(layerBounds(2, [3, 9])[1]).toEqual({ units: 9, lower: '46', serra: null, upper: '322', shallow: '79' });
  });

  test('in one layer of at most as many units as inputs every unit halves every region', () => {
    for (let n = 1; n <= 8; n++) for (let dims = n; dims <= 9; dims++) expect(zaslavsky(n, dims)).toBe(2n ** BigInt(n));
  });
});
