import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  creasesOf,
  direction,
  fold,
  petals,
  type FoldName,
  type Folds,
  type Point,
} from '../../../../src/math/plane/paper/creases.ts';
import { creaseRays, isCovered, topSheet } from '../../../../src/math/plane/paper/crease-rays.ts';
import { FOLDING } from '../../../../components/front/folds.ts';

/** Any folds through the centre, angles exact. */
const anyFolds = fc.array(fc.integer({ min: 0, max: 179 }), { minLength: 1, maxLength: 6 });
const known: Folds[] = [...Object.values(petals), FOLDING];

describe('the creases of a paper that is folded flat about one point', () => {
  it('are alternately so far apart that the angles between them add up to the same (Kawasaki)', () =>
    fc.assert(
      fc.property(anyFolds, (folds) => {
        const rays = creaseRays(folds);
        const between = rays.map(({ angle }, i) => (rays[i + 1]?.angle ?? rays[0]!.angle + 360) - angle);
        const sum = between.reduce((total, one, i) => total + (i % 2 === 0 ? one : -one), 0);
        return Math.abs(sum) < 1e-9;
      }),
    ));

  it('have two more of one kind than of the other (Maekawa)', () =>
    fc.assert(
      fc.property(anyFolds, (folds) => {
        const ridges = creaseRays(folds).filter(({ mountain }) => mountain).length;
        return Math.abs(2 * ridges - creaseRays(folds).length) === 2;
      }),
    ));

  it('take every point of the sheet, one crease after the other, to where the folds take it', () =>
    fc.assert(
      fc.property(
        fc.oneof(anyFolds, fc.constantFrom(...known)),
        fc.double({ min: 0, max: 360, noNaN: true }),
        (folds, angle) => {
          // Only from the rays as they are printed: walking round from the top sheet, each crease turns over what comes after it.
          const rays = creaseRays(folds),
            [start] = topSheet(folds);
          const passed = rays
            .map((ray) => ({ ...ray, after: (((ray.angle - start) % 360) + 360) % 360 }))
            .filter(({ after }) => after > 0 && after <= (((angle - start) % 360) + 360) % 360)
            .sort((a, b) => a.after - b.after);
          let place: Point = direction(angle);
          for (const ray of passed.toReversed()) place = mirroredIn(direction(ray.angle), place);
          const [x, y] = fold(creasesOf(folds), direction(angle));
          return Math.abs(place[0] - x) < 1e-6 && Math.abs(place[1] - y) < 1e-6;
        },
      ),
      { numRuns: 500 },
    ));
});

const mirroredIn = ([c, s]: Point, [x, y]: Point): Point => {
  const along = 2 * (c * x + s * y);
  return [along * c - x, along * s - y];
};

it('the top sheet of a petal’s paper is the whole folded paper, on which the cuts are drawn', () => {
  const papers = [...Object.entries({ mirror: 180, d4: 45, d5: 36, d6: 30 }), ['front page', 30]] as const;
  for (const [name, to] of papers) {
    const folds = name === 'front page' ? FOLDING : petals[name as FoldName];
    expect(topSheet(folds)).toEqual([0, to]);
    expect(isCovered(folds)).toBe(true);
  }
  // What was turned behind stands out beyond the edge.
  expect(isCovered([0, 72])).toBe(false);
});
