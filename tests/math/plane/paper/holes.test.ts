import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../../src/math/plane/paper/scissors.ts';
import { readPoints } from '../../../../src/math/number-list.ts';
import { creasesOf, fold, petals, unfold, type Folds, type Point } from '../../../../src/math/plane/paper/creases.ts';
import { cutOpened, holesOf } from '../../../../src/math/plane/paper/holes.ts';
import { foldedSpan, sectorsOf, wedgePlace } from '../../../../src/math/plane/paper/sheets.ts';
import { seenHoles } from './seen-holes.ts';

const outlines = (folds: Folds, text: string) => {
  const span = foldedSpan(sectorsOf(folds));
  return readPoints(text).map((corners) => outlineOf(corners.map(([share, r]) => wedgePlace(span, share, r))));
};
const holes = (folds: Folds, text: string) => holesOf(sectorsOf(folds), outlines(folds, text));
const seen = (folds: Folds, text: string) => seenHoles(creasesOf(folds), outlines(folds, text));

describe('holes of the unfolded paper', () => {
  it.each([
    ['the same cut twice, and one on a crease', petals.d5, '0.5,0.6; 0.5,0.6; 0,0.6', 15],
    ['two that overlap in part', petals.d5, '0.5,0.6; 0.6,0.62', 10],
    ['one bridges two others', petals.d6, '0.2,0.7; 0.8,0.7; 0.2,0.7 0.8,0.7', 12],
    ['from crease to crease', petals.d5, '0,0.5 1,0.5 1,0.6 0,0.6', 1],
    ['from crease to crease, and a cut that keeps off', petals.d5, '0,0.5 1,0.5 1,0.6 0,0.6; 0.5,0.8', 11],
    ['about the centre', petals.d6, '0.5,0.05', 1],
    ['at the centre, and a spoke that reaches it', petals.d4, '0.5,0; 0.5,0.02 0.5,0.5', 1],
    ['two cuts, one of each crease, that meet within', petals.d5, '0,0.5 0.6,0.6 0,0.6; 1,0.5 0.4,0.6 1,0.6', 1],
    ['a ring, and an island of holes within it', petals.d4, '0,0.8 1,0.8 1,0.9 0,0.9; 0.5,0.4', 9],
    [
      'an outline like a horseshoe, across a crease',
      petals.d4,
      '0,0.4 0.6,0.4 0.6,0.8 0,0.8 0,0.72 0.4,0.72 0.4,0.48 0,0.48',
      4,
    ],
    ['in half', petals.mirror, '0.5,0.5; 0,0.5', 3],
    ['over the middle in half', petals.mirror, '0,0.5; 1,0.5; 0,0.3 1,0.3', 3],
    ['off the rays of one symmetry: 2, 8, and both', [0, 100, 60], '0.1,0.6; 0.6,0.6', 10],
    ['across the edge of an inner sheet', [0, 100, 60], '0.33,0.6', 5],
    ['only edges, at angles below 0', [30, 80, 150, 10], '0.5,0.6; 0,0.5; 1,0.7', 18],
  ] as [string, Folds, string, number][])('%s', (_what, folds, text, count) => {
    expect(holes(folds, text)).toBe(count);
    expect(seen(folds, text)).toBe(count);
  });

  it('all that an outline winds about is cut out: a cut in the middle of a star is no hole of its own', () => {
    const star = [0, 2, 4, 1, 3].map((k): Point => {
      const angle = (2 * Math.PI * k) / 5;
      return [0.4 * Math.sin(angle), 0.5 + 0.4 * Math.cos(angle)];
    });
    const middle = outlineOf([[0, 0.5]]);
    expect(holesOf(sectorsOf(petals.mirror), [star, middle])).toBe(2);
    expect(seenHoles(creasesOf(petals.mirror), [star, middle])).toBe(2);
  });

  it('of cuts that meet beyond the rim of the paper only are two', () => {
    const notch = (side: 1 | -1): Point[] => [
      [side * 0.25, 0.75],
      [side * 0.1, 0.75],
      [side * -0.05, 1.2],
    ];
    expect(holesOf(sectorsOf(petals.mirror), [notch(1), notch(-1)])).toBe(4);
    expect(seenHoles(creasesOf(petals.mirror), [notch(1), notch(-1)])).toBe(4);
    // An outline that is partly beyond the rim, and whose two ends on the paper hang together out there.
    const bridge: Point[] = [
      [-0.3, 0.8],
      [-0.25, 1.1],
      [0.25, 1.1],
      [0.3, 0.8],
      [0.32, 1.2],
      [-0.32, 1.2],
    ];
    expect(holesOf(sectorsOf(petals.mirror), [bridge])).toBe(4);
  });

  it('of two bands that cross where neither has a corner are one', () => {
    const band = (from: number, to: number): Point[] =>
      [
        [10, from],
        [80, to],
        [80, to + 0.03],
        [10, from + 0.03],
      ].map(([degrees, r]) => wedgePlace([0, 180], degrees! / 180, r!));
    for (const shapes of [
      [band(0.5, 0.9), band(0.56, 0.5)],
      [band(0.9, 0.5), band(0.5, 0.56)],
    ]) {
      expect(holesOf(sectorsOf(petals.mirror), shapes)).toBe(2);
      expect(seenHoles(creasesOf(petals.mirror), shapes)).toBe(2);
    }
    expect(holesOf(sectorsOf(petals.mirror), [band(0.5, 0.9), band(0.4, 0.45)])).toBe(4);
  });

  it('of cuts that touch at a single point are one', () => {
    expect(holes(petals.d5, '0,0.5 1,0.5')).toBe(1);
    expect(holes(petals.d5, '0.2,0.5 0.5,0.6; 0.5,0.6 0.8,0.8')).toBe(10);
    expect(holes(petals.d5, '0.2,0.5 0.8,0.8 0.2,0.8 0.8,0.5')).toBe(10);
    expect(holes(petals.d4, '0.2,0.4 0.8,0.4 0.5,0.6; 0.5,0.6 0.8,0.8 0.2,0.8')).toBe(8);
    expect(holes(petals.d4, '0.2,0.4 0.8,0.4 0.5,0.59; 0.5,0.6 0.8,0.8 0.2,0.8')).toBe(16);
  });

  /** A point, or a part of the folded paper between two shares and two radii. */
  const place = (least: number, most: number) => fc.integer({ min: 20 * least, max: 20 * most }).map((n) => n / 20);
  const cut = fc.oneof(
    fc.tuple(place(0, 1), place(0.2, 0.9)).map((corner) => [corner]),
    fc
      .tuple(place(0, 0.6), place(0.3, 0.7), place(0.2, 0.4), place(0.1, 0.25))
      .map(([s, r, wide, high]) => [
        [s, r] as const,
        [s + wide, r] as const,
        [s + wide, r + high] as const,
        [s, r + high] as const,
      ]),
  );
  const folds = fc.oneof(
    fc.constantFrom(...Object.values(petals)),
    fc.array(
      fc.integer({ min: 0, max: 11 }).map((n) => 15 * n),
      { minLength: 1, maxLength: 4 },
    ),
  );

  it('are as many as a flooded picture shows', () => {
    fc.assert(
      fc.property(folds, fc.array(cut, { minLength: 1, maxLength: 4 }), (given, cuts) => {
        const sectors = sectorsOf(given),
          span = foldedSpan(sectors);
        const shapes = cuts.map((corners) => outlineOf(corners.map(([s, r]) => wedgePlace(span, s, r))));
        const counted = holesOf(sectors, shapes);
        // A picture can't tell what nearly touches from what nearly doesn't: cuts that are a little larger or smaller must open as many.
        const grown = (by: number) => shapes.map((shape) => scaled(shape, by));
        fc.pre([0.85, 0.95, 1.05, 1.15].every((by) => holesOf(sectors, grown(by)) === counted));
        // Of a sliver a finer picture is taken.
        const coarse = seenHoles(creasesOf(given), shapes);
        expect(coarse === counted ? coarse : seenHoles(creasesOf(given), shapes, 2500)).toBe(counted);
      }),
      { numRuns: 60 },
    );
  });
});

/** About the mean of its corners. */
function scaled(shape: readonly Point[], by: number): Point[] {
  const mean = (k: 0 | 1) => shape.reduce((sum, corner) => sum + corner[k] / shape.length, 0);
  const [x, y] = [mean(0), mean(1)];
  return shape.map(([a, b]): Point => [x + by * (a - x), y + by * (b - y)]);
}

describe('one cut', () => {
  it('off the edges opens 2n holes, on one of them n, from one to the other one', () => {
    for (const [n, given] of [
      [4, petals.d4],
      [5, petals.d5],
      [6, petals.d6],
      [8, [0, 90, 45, 22.5]],
    ] as [number, Folds][]) {
      const opened = (text: string) => cutOpened(sectorsOf(given), outlines(given, text)[0]!);
      expect(opened('0.3,0.6 0.7,0.8')).toMatchObject({ holes: 2 * n, edges: 0 });
      expect(opened('0,0.6')).toMatchObject({ holes: n, edges: 1 });
      expect(opened('1,0.3 1,0.7')).toMatchObject({ holes: n, edges: 1 });
      // A single corner touches the crease.
      expect(opened('1,0.5 0.4,0.5 0.4,0.8')).toMatchObject({ holes: n, edges: 1 });
      expect(opened('0,0.5 1,0.5')).toMatchObject({ holes: 1, edges: 2 });
      // The centre lies on both.
      expect(opened('0.5,0')).toMatchObject({ holes: 1, edges: 2, place: [0, 0] });
      expect(opened('0.5,0 0.3,0.6 0.7,0.6')).toMatchObject({ holes: 1, edges: 2 });
    }
  });

  it('has a place that is cut out, on an edge where it reaches one; as many copies of it as holes unless it goes all round', () => {
    const text = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 2, max: 9 }));
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(petals)),
        fc.array(text, { minLength: 1, maxLength: 4 }),
        (given, corners) => {
          const sectors = sectorsOf(given),
            span = foldedSpan(sectors);
          const outline = outlineOf(corners.map(([s, r]) => wedgePlace(span, s / 20, r / 10)));
          const { holes, edges, place } = cutOpened(sectors, outline);
          // There and back along one way is a slit.
          fc.pre(place !== undefined);
          // Within the outline, or on it.
          const off = place!.map((v) => v * 1.000001) as unknown as Point;
          expect(seenWithin(outline, place!) || seenWithin(outline, off)).toBe(true);
          const copies = unfold(creasesOf(given), place!);
          for (const copy of copies) expect(fold(creasesOf(given), copy)[0]).toBeCloseTo(place![0], 9);
          if (edges < 2) expect(copies).toHaveLength(holes);
          else expect(holes).toBe(1);
        },
      ),
    );
  });

  it('without area opens nothing', () => {
    const slit = [wedgePlace([0, 36], 0.3, 0.4), wedgePlace([0, 36], 0.5, 0.6)];
    expect(cutOpened(sectorsOf(petals.d5), slit)).toEqual({ holes: 0, edges: 0, place: undefined });
    expect(holesOf(sectorsOf(petals.d5), [])).toBe(0);
  });
});

const seenWithin = (outline: readonly Point[], [x, y]: Point): boolean => {
  let nearest = Infinity,
    inside = false;
  outline.forEach(([a, b], i) => {
    const [c, d] = outline[(i + 1) % outline.length]!;
    const t = Math.min(1, Math.max(0, ((x - a) * (c - a) + (y - b) * (d - b)) / ((c - a) ** 2 + (d - b) ** 2 || 1)));
    nearest = Math.min(nearest, Math.hypot(a + t * (c - a) - x, b + t * (d - b) - y));
    if (b > y !== d > y && x < a + ((y - b) * (c - a)) / (d - b)) inside = !inside;
  });
  return inside || nearest < 1e-6;
};
