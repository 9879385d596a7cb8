import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countRegions, crossingLines, randomHyperplanes, regionCounts } from '../../../src/math/plane/arrangement.ts';
import { box, linearRegions } from '../../../src/math/plane/linear-regions.ts';
import { random } from '../../../src/math/random.ts';
import { zaslavsky } from '../../../src/math/plane/region-bounds.ts';

const whole = (rows: number[][]) => rows.map((row) => row.map(BigInt));

/** Solves the square system A·x = b in rationals, as numerators over one denominator; undefined if it has no single solution. */
function solve(A: bigint[][], b: bigint[]): { x: bigint[]; w: bigint } | undefined {
  const det = (M: bigint[][]): bigint =>
    M.length === 0
      ? 1n
      : M[0]!.reduce(
          (sum, a, j) => sum + (j % 2 === 0 ? a : -a) * det(M.slice(1).map((row) => row.filter((_, k) => k !== j))),
          0n,
        );
  const w = det(A);
  if (w === 0n) return undefined;
  return { x: A.map((_, j) => det(A.map((row, i) => row.map((a, k) => (k === j ? b[i]! : a))))), w };
}

/**
 * The number of regions by Zaslavsky's count of flats, worked out without deletion or restriction: by inclusion and exclusion over all
 * subfamilies with a common point, Σ (−1)^(|B| − rank B).
 */
function byWhitney(planes: bigint[][]): number {
  const rank = (rows: bigint[][]): number => {
    const M = rows.map((row) => [...row]);
    let r = 0;
    for (let c = 0; c < (M[0]?.length ?? 0); c++) {
      const p = M.findIndex((row, i) => i >= r && row[c] !== 0n);
      if (p < 0) continue;
      [M[r], M[p]] = [M[p]!, M[r]!];
      for (let i = r + 1; i < M.length; i++)
        if (M[i]![c] !== 0n) {
          const f = M[i]![c]!,
            g = M[r]![c]!;
          M[i] = M[i]!.map((a, k) => a * g - M[r]![k]! * f);
        }
      r++;
    }
    return r;
  };
  let total = 0;
  for (let mask = 0; mask < 1 << planes.length; mask++) {
    const chosen = planes.filter((_, i) => (mask >> i) & 1);
    const normals = rank(chosen.map((row) => row.slice(0, -1)));
    if (rank(chosen) !== normals) continue; // no common point
    total += (-1) ** (chosen.length - normals);
  }
  return total;
}

const coefficient = fc.integer({ min: -3, max: 3 });
const plane = (dims: number) =>
  fc
    .array(coefficient, { minLength: dims + 1, maxLength: dims + 1 })
    .filter((row) => row.slice(0, -1).some((a) => a !== 0));
/** Few coefficients, so that parallel, repeated and concurrent hyperplanes are common. */
const arrangements = fc.integer({ min: 1, max: 4 }).chain((dims) => fc.array(plane(dims), { maxLength: 7 }));

/** Whitney's sum counts a repeated hyperplane as one: its terms cancel. */
test('deletion and restriction count what inclusion and exclusion over common points counts', () => {
  fc.assert(
    fc.property(arrangements, (rows) => countRegions(whole(rows)) === byWhitney(whole(rows))),
    { numRuns: 300 },
  );
});

test('in one dimension the regions are those between different points', () => {
  fc.assert(
    fc.property(fc.array(plane(1), { maxLength: 20 }), (rows) => {
      const points = new Set(rows.map(([a, c]) => -c! / a! + 0));
      return countRegions(whole(rows)) === points.size + 1;
    }),
  );
});

test('points of the line are told apart however near, and known again however they are written', () => {
  const near = fc.record({ thirds: fc.integer({ min: -2, max: 2 }), off: fc.integer({ min: -2, max: 2 }) });
  const written = fc.tuple(near, fc.constantFrom(1n, -1n, 3n, 10n ** 9n + 7n));
  fc.assert(
    fc.property(fc.array(written, { maxLength: 12 }), (rows) => {
      // thirds/3 + off/3^60: a double cannot tell two that differ in the second term only.
      const points = rows.map(([{ thirds, off }, factor]) => [
        3n ** 60n * factor,
        -(BigInt(thirds) * 3n ** 59n + BigInt(off)) * factor,
      ]);
      const different = new Set(rows.map(([{ thirds, off }]) => `${thirds},${off}`));
      return countRegions(points) === 1 + different.size;
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('what is all of space, or nowhere, cuts nothing', () => {
  fc.assert(
    fc.property(arrangements, fc.integer({ min: -1, max: 1 }), fc.nat(7), (rows, c, at) => {
      fc.pre(rows.length > 0);
      const none = [...rows[0]!.slice(0, -1).map(() => 0), c];
      return countRegions(whole([...rows.slice(0, at), none, ...rows.slice(at)])) === countRegions(whole(rows));
    }),
    { numRuns: 100, seed: 2 },
  );
});

test('random hyperplanes have coefficients from −4096 to 4096, each as likely as its opposite', () => {
  const all = randomHyperplanes(20_000, 4, random(9, 'planes')).flat().map(Number);
  expect([Math.min(...all.slice(0, 60_000)), Math.max(...all.slice(0, 60_000))]).toEqual([-4096, 4096]);
  // Uniform on 8193 whole numbers: variance 4096·4097/3, so the mean of 100,000 is within 45 in all but one of a billion cases.
  expect(Math.abs(all.reduce((a, b) => a + b) / all.length)).toBeLessThan(45);
});

test('in the plane, cutting the plane into polygons gives as many', () => {
  fc.assert(
    fc.property(fc.array(plane(2), { minLength: 1, maxLength: 6 }), (rows) => {
      const lines = whole(rows);
      const regions = linearRegions([{ weights: lines.map(([a, b]) => [a!, b!]), biases: lines.map(([, , c]) => c!) }]);
      return regions.length === countRegions(lines);
    }),
    { numRuns: 200 },
  );
});

test('no arrangement has more regions than one in general position, and every prefix has its own count', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }).chain((dims) => fc.array(plane(dims), { minLength: 1, maxLength: 8 })),
      (rows) => {
        const counts = [...regionCounts(whole(rows))];
        expect(counts).toHaveLength(rows.length);
        counts.forEach((count, i) => {
          expect(count).toBe(countRegions(whole(rows.slice(0, i + 1))));
          expect(BigInt(count)).toBeLessThanOrEqual(zaslavsky(i + 1, rows[0]!.length - 1));
        });
      },
    ),
  );
});

describe('known arrangements', () => {
  test('coordinate planes, parallel planes, planes through one line', () => {
    for (const d of [1, 2, 3, 4, 5])
      expect(
        countRegions(
          whole(Array.from({ length: d }, (_, i) => [...Array.from({ length: d }, (_, j) => Number(i === j)), 0])),
        ),
      ).toBe(2 ** d);
    expect(countRegions(whole([0, 1, 2, 3].map((c) => [1, 2, 3, c])))).toBe(5);
    expect(countRegions(whole([1, 2, 3, 4].map((a) => [1, a, 0, 0])))).toBe(8);
    expect(countRegions([])).toBe(1);
  });

  test('the braid arrangement x_i = x_j of four coordinates has 4! regions', () => {
    const rows: number[][] = [];
    for (let i = 0; i < 4; i++)
      for (let j = i + 1; j < 4; j++)
        rows.push([...Array.from({ length: 4 }, (_, k) => Number(k === i) - Number(k === j)), 0]);
    expect(countRegions(whole(rows))).toBe(24);
  });

  test.each([
    [10, 2, 56],
    [20, 3, 1351],
    [12, 5, 1586],
  ])('%i random hyperplanes of %i dimensions: %i regions', (n, dims, regions) => {
    for (const seed of [0, 1, 2])
      expect(countRegions(randomHyperplanes(n, dims, random(seed, 'planes')))).toBe(regions);
  });
});

describe('lines that all cross within a circle', () => {
  test.each([0, 1, 2, 3, 7, 20])('%i of them', (n) => {
    for (const seed of [0, 1, 2, 3]) {
      const lines = crossingLines(n, random(seed, 'lines'), { radius: 3000 });
      // Corners within the circle: any two meet there.
      lines.forEach(([a, b, c], i) =>
        lines.slice(0, i).forEach(([p, q, r]) => {
          const point = solve(
            [
              [a, b],
              [p, q],
            ],
            [-c, -r],
          )!;
          const [x, y] = point.x.map((v) => Number(v) / Number(point.w)) as [number, number];
          expect(Math.hypot(x, y)).toBeLessThan(3000 / 4096 + 0.01);
        }),
      );
      const layer = { weights: lines.map(([a, b]) => [a, b]), biases: lines.map(([, , c]) => c) };
      const cells = linearRegions([layer], box(-1n, -1n, 1n, 1n));
      expect(cells).toHaveLength(Number(zaslavsky(n, 2)));
      expect(countRegions(lines)).toBe(cells.length);
    }
  });
});
