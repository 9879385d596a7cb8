import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apply,
  creasesOf,
  fold,
  foldingLayers,
  petals,
  unfold,
  type FoldName,
  type Point,
} from '../../../../src/math/plane/paper/creases.ts';
import {
  copiesByAngle,
  foldedSheets,
  foldedSpan,
  petalsOf,
  sectorsOf,
  thickness,
  wedgeOf,
  wedgePlace,
} from '../../../../src/math/plane/paper/sheets.ts';

/** Copies of the generic point: order 1, 4, 5 and 6. */
const orders: Record<FoldName, number> = { mirror: 1, d4: 4, d5: 5, d6: 6 };
const names = Object.keys(orders) as FoldName[];
const name = fc.constantFrom(...names);
const anyFolds = fc.array(fc.integer({ min: 0, max: 179 }), { minLength: 1, maxLength: 6 });
/** A place of a paper folded into petals. */
const inWedge = (which: FoldName, s: number, r: number) => wedgePlace([0, 180 / orders[which]], s, r);
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
        const creases = creasesOf(petals[which]),
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
        const creases = creasesOf(petals[which]),
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
      const layers = foldingLayers(creasesOf(petals[which])),
        folds = creasesOf(petals[which]).length;
      const parameters = layers.reduce((sum, { kernel, bias }) => sum + kernel.length + bias.length, 0);
      expect([layers.length, parameters]).toEqual([folds + 1, 20 * folds + 2]);
    }
  });

  it('undone layer by layer gives the copies that the symmetry group gives: 2n, n on a crease, 1 in the middle', () => {
    fc.assert(
      fc.property(name, fc.oneof(share, fc.constantFrom(0, 1)), radius, (which, s, r) => {
        const n = orders[which],
          point = inWedge(which, s, r);
        const copies = unfold(creasesOf(petals[which]), point);
        expect(copies).toHaveLength(s === 0 || s === 1 ? n : 2 * n);
        for (const copy of copies) {
          expect(near(fold(creasesOf(petals[which]), copy), point)).toBe(true);
          expect(group(n, point).some((other) => near(other, copy))).toBe(true);
        }
      }),
    );
    for (const which of names) {
      expect(unfold(creasesOf(petals[which]), [0, 0])).toHaveLength(1);
      expect(petalsOf(sectorsOf(petals[which]))).toBe(orders[which]);
    }
    expect(unfold(creasesOf(petals.d5), inWedge('d5', 0.4, 0.6))).toHaveLength(10);
    expect(unfold(creasesOf(petals.d5), inWedge('d5', 0, 0.6))).toHaveLength(5);
  });

  it('has one sheet for each copy, and the sheets lie where the copies do, whatever the creases', () => {
    fc.assert(
      fc.property(anyFolds, fc.integer({ min: 1, max: 999 }), radius, (folds, s, r) => {
        const sectors = sectorsOf(folds),
          [open] = foldedSheets(folds),
          [low, high] = foldedSpan(sectors);
        const degrees = low + (s / 1000) * (high - low);
        // Off the creases.
        fc.pre(sectors.every((sector) => wedgeOf(sector).every((border) => Math.abs(border - degrees) > 1e-6)));
        const point = wedgePlace([low, high], s / 1000, r);
        const copies = unfold(creasesOf(folds), point);
        const covering = open!.filter((_, k) => {
          const [from, to] = wedgeOf(sectors[k]!);
          return from < degrees && degrees < to;
        });
        expect(covering).toHaveLength(copies.length);
        for (const map of covering) {
          expect(copies.some((copy) => near(copy, apply(map, point)))).toBe(true);
          expect(Math.abs(map[0] * map[3] - map[1] * map[2])).toBeCloseTo(1, 12);
        }
        const part = copiesByAngle(sectors).find(({ from, to }) => from < degrees && degrees < to);
        expect(part?.copies).toBe(copies.length);
      }),
    );
  });

  it('the sectors go round once, and each is folded onto its wedge', () => {
    fc.assert(
      fc.property(anyFolds, share, radius, (folds, s, r) => {
        const sectors = sectorsOf(folds);
        expect(sectors.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(360);
        sectors.forEach((sector, i) => {
          expect(sector.to % 360).toBe(sectors[(i + 1) % sectors.length]!.from % 360);
          const open = wedgePlace([sector.from, sector.to], s, r),
            [from, to] = wedgeOf(sector);
          const folded = wedgePlace(sector.faceDown ? [to, from] : [from, to], s, r);
          expect(near(fold(creasesOf(folds), open), folded)).toBe(true);
        });
      }),
    );
  });

  it('of creases off the rays of one symmetry some points have fewer copies: 0°, 100°, 60° leave 2 or 8', () => {
    const sectors = sectorsOf([0, 100, 60]);
    expect(copiesByAngle(sectors)).toEqual([
      { from: 0, to: 20, copies: 2 },
      { from: 20, to: 60, copies: 8 },
    ]);
    expect(petalsOf(sectors)).toBeUndefined();
    expect(petalsOf(sectorsOf([30]))).toBe(1);
    expect(petalsOf(sectorsOf([0, 90]))).toBe(2);
  });

  it('each fold lays its sheets on one another, until all lie on the wedge', () => {
    fc.assert(
      fc.property(anyFolds, (folds) => {
        const stages = foldedSheets(folds),
          sectors = sectorsOf(folds),
          creases = creasesOf(folds);
        expect(stages).toHaveLength(creases.length + 1);
        stages.forEach((maps, done) => {
          maps.forEach((map, k) => {
            const middle = wedgePlace(wedgeOf(sectors[k]!), 0.5, 0.5);
            expect(near(apply(map, middle), fold(creases.slice(0, done), apply(stages[0]![k]!, middle)))).toBe(true);
          });
        });
        for (const map of stages.at(-1)!) map.forEach((entry, i) => expect(entry).toBeCloseTo(Number(i % 3 === 0), 9));
      }),
    );
  });

  it('grows as thick as paper does: 2, 4, 8 for four petals, 2, 4, 6, 10 for five', () => {
    expect(names.map((which) => thickness(petals[which]))).toEqual([[2], [2, 4, 8], [2, 4, 6, 10], [2, 4, 6, 12]]);
  });
});
