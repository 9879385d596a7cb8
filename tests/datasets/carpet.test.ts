import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  carpet,
  drawCarpet,
  firstOf,
  testPoints,
  toMiddle,
  trainingPoints,
  validationPoints,
} from '../../src/datasets/carpet.ts';
import { random, streams } from '../../src/math/random.ts';

const side = fc.constantFrom(2, 4, 8);
/** Coordinates of few binary digits: sums and folds of them are exact. */
const dyadic = fc.integer({ min: -1024, max: 1024 }).map((n) => n / 1024);

describe('the carpet', () => {
  it('repeats with its period, and is its own image in the axes, in the diagonals and in the middle of every period', () => {
    fc.assert(
      fc.property(side, dyadic, dyadic, (n, x, y) => {
        const value = carpet(n, x, y),
          period = 2 / n;
        for (const [a, b] of [
          [-x, y],
          [x, -y],
          [y, x],
          [x + period <= 1 ? x + period : x - period, y],
        ] as const)
          expect(carpet(n, a, b)).toBe(value);
        expect(toMiddle(n, x)).toBeLessThanOrEqual(period / 2);
      }),
    );
  });

  it('is what repeated folding of each axis makes of one cut', () => {
    fc.assert(
      fc.property(side, dyadic, (n, t) => {
        let folded = Math.abs(t);
        for (let crease = 1 / 2; crease >= 1 / n; crease /= 2) folded = Math.abs(folded - crease);
        expect(toMiddle(n, t)).toBe(folded);
      }),
    );
  });

  it('changes its value from a diamond to the cell’s corner: half of it is 1', () => {
    for (const n of [2, 4, 8]) {
      let ones = 0;
      const cells = 256;
      for (let i = 0; i < cells * cells; i++)
        ones += carpet(n, ((i % cells) + 0.5) / 128 - 1, (Math.floor(i / cells) + 0.5) / 128 - 1);
      // Middles of grid cells: those on the boundary line are 0, and they are a share of 2n/256 of all at most.
      expect(Math.abs(ones / cells ** 2 - 1 / 2)).toBeLessThanOrEqual((2 * n) / cells);
      expect(carpet(n, -1 + 1 / n, -1 + 1 / n)).toBe(1);
      expect(carpet(n, -1, -1)).toBe(0);
    }
  });

  it('points of a longer draw begin with those of a shorter one, and have the classes of their places', () => {
    const [few, many] = [20, 500].map((samples) => drawCarpet(4, samples, random(3, 'points')));
    expect([...many!.x.subarray(0, 40)]).toEqual([...few!.x]);
    for (let i = 0; i < many!.samples; i++) expect(many!.y[i]).toBe(carpet(4, many!.x[2 * i]!, many!.x[2 * i + 1]!));
    expect(Math.max(...many!.x)).toBeLessThanOrEqual(1);
  });

  it('training points of every attempt, validation points and test points are drawn apart', () => {
    const draws = [
      trainingPoints(4, 50, 0, streams(0)),
      trainingPoints(4, 50, 1, streams(0)),
      validationPoints(4, 50, streams(0)),
      testPoints(4, 50, streams(0)),
    ];
    const coordinates = draws.flatMap(({ x }) => [...x]);
    expect(new Set(coordinates).size).toBe(coordinates.length);
  });

  it('the first of many points are themselves, and asking for more than there are gives all', () => {
    const many = trainingPoints(4, 30, 0, streams(0));
    expect(firstOf(many, 20)).toEqual(trainingPoints(4, 20, 0, streams(0)));
    expect(firstOf(many, 30)).toEqual(many);
    expect(firstOf(many, 40)).toEqual(many);
  });
});
