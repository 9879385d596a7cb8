import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutAt, cutOf, placesOf } from '../../components/front/cutting.ts';
import { FOLDS, flip } from '../../components/front/folds.ts';
import type { Point } from '../../src/lab/hands/pointer.ts';

const at = (radius: number, degrees: number): Point => [
  radius * Math.cos((degrees * Math.PI) / 180),
  radius * Math.sin((degrees * Math.PI) / 180),
];

describe('a cut in the folded paper', () => {
  test('away from the creases it opens in twelve places, across one in six, across both in one ring', () => {
    expect(placesOf(cutAt([at(600, 15)]), 12)).toBe(12);
    expect(placesOf(cutAt([at(600, 1)]), 12)).toBe(6);
    expect(placesOf(cutAt([at(600, 29)]), 12)).toBe(6);
    const ring = [-5, 5, 15, 25, 35].map((angle) => at(500, angle)).concat([35, 15, -5].map((angle) => at(600, angle)));
    expect(placesOf(cutOf(ring)!, 12)).toBe(1);
  });
  test('beside the paper nothing is cut', () => {
    expect(cutOf([])).toBeUndefined();
    expect(cutOf([at(500, 45), at(600, 50)])).toBeUndefined();
    expect(cutOf([at(1300, 15)])).toBeUndefined();
  });
  test('a tap, a straight slash and a closed stroke all leave a hole that can be seen', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 200, max: 950, noNaN: true }),
        fc.double({ min: 8, max: 22, noNaN: true }),
        (radius, angle) => {
          const tap = cutOf([at(radius, angle)])!,
            slash = cutOf([at(radius, angle), at(radius + 40, angle), at(radius + 90, angle)])!;
          expect(tap).toEqual(cutAt([at(radius, angle).map(Math.round) as unknown as Point]));
          expect(slash.path).toContain('Q');
        },
      ),
    );
    const loop = [at(500, 10), at(650, 10), at(650, 20), at(500, 20)];
    expect(cutOf(loop)!.path).toMatch(/^M[^Q]+Z$/);
  });
});

describe('the folds', () => {
  const matrix = (transform: string) =>
    transform.match(/-?\d+(\.\d+)?/g)!.map(Number) as [number, number, number, number];
  const apply = ([a, b, c, d]: [number, number, number, number], [x, y]: Point): Point => [
    a * x + c * y,
    b * x + d * y,
  ];
  test('leave a crease where it is, and open to its mirror image', () => {
    for (const crease of FOLDS.flatMap(({ creases }) => creases)) {
      const on = at(1, crease),
        off = at(1, crease + 20),
        image = at(1, crease - 20);
      for (const t of [0, 0.3, 1])
        apply(matrix(flip(crease, t)), on).forEach((v, k) => expect(v).toBeCloseTo(on[k]!, 4));
      apply(matrix(flip(crease, 0)), off).forEach((v, k) => expect(v).toBeCloseTo(off[k]!, 4));
      apply(matrix(flip(crease, 1)), off).forEach((v, k) => expect(v).toBeCloseTo(image[k]!, 4));
    }
  });
  test('open one wedge into the twelve of the whole paper, each once', () => {
    let wedges = [15];
    for (const { creases } of FOLDS)
      wedges = [...wedges, ...creases.flatMap((crease) => wedges.map((angle) => 2 * crease - angle))];
    const sectors = wedges.map((angle) => Math.floor((((angle % 360) + 360) % 360) / 30));
    expect(new Set(sectors).size).toBe(12);
    expect(sectors).toHaveLength(12);
  });
});
