import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { box, linearRegions } from '../../../src/math/plane/linear-regions.ts';
import { formulaIn, mapRegion } from '../../../src/math/plane/region-map.ts';
import { middleOf, neighbour, plainRegion, regionAt } from '../../../src/math/plane/region-picking.ts';

const bigint = fc.integer({ min: -40, max: 40 }).map(BigInt);
const lines = fc.array(fc.tuple(bigint, bigint, bigint), { minLength: 1, maxLength: 8 });
const mapOf = (rows: [bigint, bigint, bigint][]) =>
  linearRegions(
    [{ weights: rows.map(([a, b]) => [a, b]), biases: rows.map(([, , c]) => c) }],
    box(-1n, -1n, 1n, 1n),
  ).map(mapRegion);

describe('exact corners as decimals', () => {
  test('are rounded to the nearest of four places, halves up, on either side of zero', () => {
    // x = ±1/3, x = ±1/20000 (half of a place), within the square
    const corner = (a: bigint, c: bigint) =>
      mapRegion({
        edges: [
          [0n, 1n, 1n],
          [-a, 0n, -c],
          [0n, -1n, 1n],
          [1n, 0n, 1n],
        ],
        pattern: [],
        outputs: [],
      }).corners[0]![0];
    expect(corner(3n, -1n)).toBe(0.3333);
    expect(corner(3n, 1n)).toBe(-0.3333);
    expect(corner(3n, -2n)).toBe(0.6667);
    expect(corner(20000n, -1n)).toBe(0.0001);
    expect(corner(20000n, 1n)).toBe(0);
    expect(corner(20000n, 3n)).toBe(-0.0001);
  });

  test('of a map fill its square', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        const area = mapOf(rows).reduce(
          (sum, { corners }) =>
            sum +
            corners.reduce((part, [x, y], i) => {
              const [u, v] = corners[(i + 1) % corners.length]!;
              return part + (x * v - u * y) / 2;
            }, 0),
          0,
        );
        expect(area).toBeCloseTo(4, 2);
      }),
    );
  });
});

test('a formula is the read-out of the active units, to four digits', () => {
  const outputs = [
    [3n, 0n, 1n],
    [0n, 0n, 0n],
    [1n, -2n, 123456n],
  ] as const;
  expect(formulaIn({ outputs }, { readout: [1n, 7n, 2n], scale: 4 })).toEqual([1.25, -1, 61730]);
});

describe('picking a region', () => {
  test('by a place inside it', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        const map = mapOf(rows);
        map.forEach((region, i) => {
          const wide = region.corners.every(([x, y], k) => {
            const [u, v] = region.corners[(k + 1) % region.corners.length]!;
            return Math.hypot(u - x, v - y) > 0.05;
          });
          if (wide && region.corners.length > 3) expect(regionAt(map, middleOf(region))).toBe(i);
        });
      }),
    );
    expect(regionAt([], [0, 0])).toBe(-1);
  });

  test('steps in one direction go on in that direction and come to an end', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        const map = mapOf(rows);
        let at = 0;
        for (let step = 0; ; step++) {
          const next = neighbour(map, at, [1, 0]);
          if (next === at) break;
          expect(middleOf(map[next]!)[0]).toBeGreaterThan(middleOf(map[at]!)[0]);
          expect(step).toBeLessThan(map.length);
          at = next;
        }
      }),
    );
  });

  test('is rather the one straight ahead than a nearer one to the side, which counts double', () => {
    const dot = (x: number, y: number) => ({ corners: [[x, y]] as [number, number][] });
    fc.assert(
      fc.property(
        fc.constantFrom<[number, number]>([1, 0], [-1, 0], [0, 1], [0, -1]),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        ([dx, dy], straight, along, across) => {
          fc.pre(across <= along && straight !== along + 2 * across);
          const map = [
            dot(0, 0),
            dot(straight * dx, straight * dy),
            dot(along * dx - across * dy, along * dy + across * dx),
          ];
          expect(neighbour(map, 0, [dx, dy])).toBe(straight < along + 2 * across ? 1 : 2);
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });

  test('at first the largest that keeps off the border; where all touch it, the largest', () => {
    const square = (x: number, y: number, side: number) => ({
      corners: [
        [x, y],
        [x + side, y],
        [x + side, y + side],
        [x, y + side],
      ] as [number, number][],
    });
    expect(plainRegion([square(-1, -1, 1), square(0.1, 0.1, 0.2), square(0.4, 0.4, 0.3)], [-1, 1])).toBe(2);
    expect(plainRegion([square(0, 0, 0.3), square(0.5, 0.5, 0.5)], [0, 1])).toBe(1);
  });
});
