import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apply,
  copiesOf,
  creasesOf,
  fold,
  foldedSheets,
  foldingLayers,
  orders,
  sheets,
  thickness,
  turn,
  unfold,
  wedgePlace,
  type FoldName,
  type Point,
} from '../../../src/math/plane/plane-folding.ts';

const names = Object.keys(orders) as FoldName[];
const name = fc.constantFrom(...names);
const share = fc.integer({ min: 1, max: 99 }).map((n) => n / 100);
const radius = fc.integer({ min: 5, max: 100 }).map((n) => n / 100);
const anywhere = fc.tuple(fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), radius);
const near = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]) < 1e-9;

/** The dihedral group by its own definition: all rotations by 2π/n, and the reflection in the first axis. */
const group = (n: number, [x, y]: Point): Point[] =>
  Array.from({ length: n }, (_, k) => (2 * Math.PI * k) / n).flatMap((angle): Point[] => {
    const turned = ([a, b]: Point): Point => [
      a * Math.cos(angle) - b * Math.sin(angle),
      a * Math.sin(angle) + b * Math.cos(angle),
    ];
    return [turned([x, y]), turned([x, -y])];
  });

describe('folding a round paper', () => {
  it('brings every point into the wedge, keeps its distance from the centre, and leaves the wedge alone', () => {
    fc.assert(
      fc.property(name, anywhere, (which, [angle, r]) => {
        const creases = creasesOf(which),
          at = fold(creases, [r * Math.cos(angle), r * Math.sin(angle)]);
        const reached = Math.atan2(at[1], at[0]);
        expect(Math.hypot(...at)).toBeCloseTo(r, 12);
        expect(reached).toBeGreaterThan(-1e-9);
        expect(reached).toBeLessThan(Math.PI / orders[which] + 1e-9);
        expect(near(fold(creases, at), at)).toBe(true);
      }),
    );
  });

  it('is a ReLU net with four units a fold', () => {
    fc.assert(
      fc.property(name, anywhere, (which, [angle, r]) => {
        const creases = creasesOf(which),
          point: Point = [r * Math.cos(angle), r * Math.sin(angle)];
        const layers = foldingLayers(creases);
        let values: number[] = [...point];
        layers.forEach(({ units, kernel, bias }, l) => {
          const sums = Array.from({ length: units }, (_, j) =>
            values.reduce((sum, value, i) => sum + value * kernel[i * units + j]!, bias[j]!),
          );
          values = l < layers.length - 1 ? sums.map((sum) => Math.max(0, sum)) : sums;
        });
        expect(near(values as unknown as Point, fold(creases, point))).toBe(true);
      }),
    );
    for (const which of names) {
      const layers = foldingLayers(creasesOf(which)),
        folds = creasesOf(which).length;
      const parameters = layers.reduce((sum, { kernel, bias }) => sum + kernel.length + bias.length, 0);
      expect([layers.length, parameters]).toEqual([folds + 1, 20 * folds + 2]);
    }
  });

  it('undone layer by layer gives the copies that the symmetry group gives: 2n, n on a crease, 1 in the middle', () => {
    fc.assert(
      fc.property(name, fc.oneof(share, fc.constantFrom(0, 1)), radius, (which, s, r) => {
        const n = orders[which],
          point = wedgePlace(which, s, r);
        const copies = unfold(creasesOf(which), point);
        expect(copies).toHaveLength(s === 0 || s === 1 ? n : 2 * n);
        expect(copies).toHaveLength(copiesOf(which, [point]));
        for (const copy of copies) {
          expect(near(fold(creasesOf(which), copy), point)).toBe(true);
          expect(group(n, point).some((other) => near(other, copy))).toBe(true);
        }
      }),
    );
    for (const which of names) {
      expect(unfold(creasesOf(which), [0, 0])).toHaveLength(1);
      expect(copiesOf(which, [[0, 0]])).toBe(1);
    }
    expect(unfold(creasesOf('d5'), wedgePlace('d5', 0.4, 0.6))).toHaveLength(10);
    expect(unfold(creasesOf('d5'), wedgePlace('d5', 0, 0.6))).toHaveLength(5);
  });

  it('has one sheet for each copy, and the sheets lie where the copies do', () => {
    fc.assert(
      fc.property(name, share, radius, (which, s, r) => {
        const point = wedgePlace(which, s, r),
          maps = sheets(which);
        expect(maps).toHaveLength(2 * orders[which]);
        const copies = unfold(creasesOf(which), point);
        for (const map of maps) {
          expect(copies.some((copy) => near(copy, apply(map, point)))).toBe(true);
          expect(Math.abs(map[0] * map[3] - map[1] * map[2])).toBeCloseTo(1, 12);
        }
      }),
    );
  });

  it('each fold lays its sheets on one another, until all lie on the wedge', () => {
    for (const which of names) {
      const stages = foldedSheets(which),
        middle = wedgePlace(which, 0.5, 0.5),
        creases = creasesOf(which);
      expect(stages).toHaveLength(creases.length + 1);
      stages.forEach((maps, done) => {
        maps.forEach((map, k) => {
          expect(near(apply(map, middle), fold(creases.slice(0, done), apply(stages[0]![k]!, middle)))).toBe(true);
        });
      });
      for (const map of stages.at(-1)!) map.forEach((entry, i) => expect(entry).toBeCloseTo(Number(i % 3 === 0), 9));
    }
  });

  it('grows as thick as paper does: 2, 4, 8 for four petals, 2, 4, 6, 10 for five', () => {
    expect(names.map(thickness)).toEqual([[2], [2, 4, 8], [2, 4, 6, 10], [2, 4, 6, 12]]);
  });

  it('turns over through upright', () => {
    const [crease] = creasesOf('mirror');
    expect(apply(turn(crease!, 1), [0.3, 0.4])).toEqual([0.3, 0.4]);
    expect(apply(turn(crease!, 0), [0.3, 0.4])).toEqual([0.3, 0]);
    expect(apply(turn(crease!, -1), [0.3, 0.4])).toEqual([0.3, -0.4]);
  });
});
