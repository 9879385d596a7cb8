import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import experiment from '../../src/experiments/folding/experiment.ts';
import { boundaryOf } from '../../src/experiments/folding/boundary.ts';
import { hiddenPlace, logit, placeAt, SHOWN as computed } from '../../src/experiments/folding/hidden-plane.ts';
import { SHOWN as drawn } from '../../src/experiments/folding/planes.ts';
import type { Pair, PaperResult, Result, XorResult } from '../../src/experiments/folding/results.ts';
import { outlineOf } from '../../src/experiments/folding/scissors.ts';
import { writePoints } from '../../src/math/number-list.ts';
import { apply, orders, type FoldName, type Matrix } from '../../src/math/plane/plane-folding.ts';
import { streams } from '../../src/math/random.ts';
import { parametersOf } from './parameters.ts';

beforeAll(() => experiment.prepare!());

function all<R extends Result>(given: Record<string, unknown>): R[] {
  return [...(experiment.run(parametersOf(experiment, given), streams(0)) as Generator<Result>)] as R[];
}
const last = <R extends Result>(given: Record<string, unknown>): R => all<R>(given).at(-1)!;

it('draws the same part of the plane as it computes', () => expect(drawn).toEqual(computed));

describe('the net of the lecture', () => {
  it('has the hidden values that the lecture’s weights give: the two points of one class coincide', () => {
    const { hidden, separable, correct } = last<XorResult>({});
    expect(hidden).toEqual([
      [0.2689, 0.2689],
      [0.2689, 0.2689],
      [0.7311, 0.0474],
      [0.0474, 0.7311],
    ]);
    expect(separable).toEqual({ input: false, hidden: true });
    expect(correct).toBe(4);
  });

  it('draws the cut back to where the logit is 0', () => {
    const weight = fc.integer({ min: -400, max: 400 }).map((n) => n / 100);
    fc.assert(
      fc.property(
        fc.array(weight, { minLength: 6, maxLength: 6 }),
        fc.array(weight, { minLength: 3, maxLength: 3 }),
        fc.constantFrom('sigmoid', 'relu', 'abs'),
        (weights, cut, activation) => {
          const layer = { weights, activation } as const;
          for (const ends of boundaryOf(layer, cut)) {
            // Ends are rounded to 4 decimals; the logit's slope is at most Σ|v||w| ≤ 4·4·4 there.
            for (const end of ends) expect(Math.abs(logit(layer, cut, end))).toBeLessThan(64 * 1e-4 + 1e-6);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('draws the lecture’s cut back as two parallel lines about the points of one class', () => {
    const { boundary } = last<XorResult>({});
    const sides = boundary.flat().map(([x, y]) => x - y);
    // v·σ(2d − 1) + v·σ(−2d − 1) = 0.65 at d = x₁ − x₂ = ±D alone.
    const distance = Math.abs(sides[0]!);
    for (const side of sides) expect(Math.abs(side)).toBeCloseTo(distance, 3);
    expect([Math.min(...sides) < 0, Math.max(...sides) > 0]).toEqual([true, true]);
    const length = boundary.reduce((sum, [[a, b], [c, d]]) => sum + Math.hypot(c - a, d - b), 0);
    expect(length).toBeCloseTo(2 * Math.SQRT2 * (2.5 - distance), 2);
  });

  it('draws all of the cut back: between two places on either side of it, it passes', () => {
    const weight = fc.integer({ min: -300, max: 300 }).map((n) => n / 100);
    const place = fc.tuple(fc.integer({ min: -70, max: 170 }), fc.integer({ min: -70, max: 170 }));
    fc.assert(
      fc.property(
        fc.array(weight, { minLength: 6, maxLength: 6 }),
        fc.array(weight, { minLength: 3, maxLength: 3 }),
        fc.constantFrom('relu', 'abs'),
        place,
        place,
        (weights, cut, activation, [px, py], [qx, qy]) => {
          const layer = { weights, activation } as const;
          let [p, q] = [[px / 100, py / 100] as Pair, [qx / 100, qy / 100] as Pair];
          const isBelow = (at: Pair) => logit(layer, cut, at) < 0;
          fc.pre(isBelow(p) !== isBelow(q) && logit(layer, cut, p) !== 0 && logit(layer, cut, q) !== 0);
          for (let i = 0; i < 50; i++) {
            const middle: Pair = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
            if (isBelow(middle) === isBelow(p)) p = middle;
            else q = middle;
          }
          const nearest = Math.min(...boundaryOf(layer, cut).map((piece) => distanceTo(piece, p)));
          // Flat all over 0: the cut is a whole region, of which only the border is a line.
          fc.pre(cut[2] !== 0);
          expect(nearest).toBeLessThan(2e-4);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is carried from the input plane to the hidden plane, one coordinate after the other', () => {
    const layer = { weights: [2, -2, -1, -2, 2, -1], activation: 'sigmoid' } as const;
    fc.assert(
      fc.property(fc.double({ min: -1, max: 2, noNaN: true }), fc.double({ min: -1, max: 2, noNaN: true }), (x, y) => {
        const [h1, h2] = hiddenPlace(layer, [x, y]);
        expect(placeAt(layer, 0, [x, y])).toEqual([x + 0, y + 0]);
        const [half, still] = placeAt(layer, 1, [x, y]);
        expect([half, still]).toEqual([x + (h1 - x), y + 0]);
        const end = placeAt(layer, 2, [x, y]);
        expect(end[0]).toBeCloseTo(h1, 12);
        expect(end[1]).toBeCloseTo(h2, 12);
      }),
    );
  });

  it('folds exactly with the absolute value: points that mirror each other in both creases coincide, and the cut opens into a cross', () => {
    const folded = { activation: 'abs', weights: '0.71,0.71,-0.71,0.71,-0.71,0', cut: '-1,1,0' };
    const { hidden, correct, boundary } = last<XorResult>(folded);
    expect(hidden[0]).toEqual(hidden[1]);
    expect(hidden[2]).toEqual(hidden[3]);
    expect(correct).toBe(4);
    expect(boundary.length).toBeGreaterThan(0);
    for (const [x, y] of boundary.flat()) expect(Math.min(Math.abs(x - 0.5), Math.abs(y - 0.5))).toBeLessThan(1e-3);
    expect(experiment.refuses!(parametersOf(experiment, { ...folded, steps: 100 }))?.name).toBe('steps');
  });

  it('learns the four points from other weights, its loss falling as it goes', () => {
    const { correct, losses, reached } = last<XorResult>({
      weights: '1,-1,0.3,-0.4,1,-0.6',
      cut: '0.5,-0.3,0',
      steps: 1500,
    });
    expect(correct).toBe(4);
    expect(reached.at(-1)).toBe(1500);
    expect(losses.at(-1)!).toBeLessThan(losses[0]! / 20);
  });
});

describe('the paper', () => {
  it('counts the holes that are seen when the paper is unfolded', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 3, max: 95 }));
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(orders) as FoldName[])),
        fc.array(corner, { minLength: 1, maxLength: 2 }),
        (fold, corners) => {
          const places = corners.map(([s, r]) => [s / 100, r / 100] as [number, number]);
          const result = last<PaperResult>({ mode: 'paper', fold, cuts: writePoints([places]) });
          const { outline, copies } = result.cuts[0]!;
          fc.pre(isPlain(result.order, outline));
          expect(copies).toBe(holesSeen(result.stages[0]!, outline));
          expect(result.largestError).toBeLessThan(1e-6);
          if (copies > 1) expect(result.cuts[0]!.places).toHaveLength(copies);
        },
      ),
      { numRuns: 80 },
    );
    const holes = (fold: string, cuts: string) => last<PaperResult>({ mode: 'paper', fold, cuts }).holes;
    expect(holes('d5', '0.5,0')).toBe(1);
    expect(holes('d5', '0,0.5 0.5,0.5 1,0.5')).toBe(1);
    // So near to a crease that the hole reaches over it, and so near to the tip that it reaches over both.
    expect(holes('d5', '0.01,0.6')).toBe(5);
    expect(holes('d6', '0.5,0.1')).toBe(1);
  });

  it('five petals: 10 copies of a generic point, 5 of one on a crease; no cuts, no holes', () => {
    expect(last<PaperResult>({ mode: 'paper' }).cuts.map(({ copies }) => copies)).toEqual([10, 5]);
    const { holes, units, parameters, thickness } = last<PaperResult>({ mode: 'paper', cuts: '' });
    expect([holes, units, parameters, thickness.at(-1)]).toEqual([0, 16, 82, 10]);
  });

  it('scissors: a lozenge about a point, a leaf from one point to another, an outline as it is', () => {
    const middle = (points: readonly (readonly [number, number])[]) =>
      [0, 1].map((k) => points.reduce((sum, point) => sum + point[k]!, 0) / points.length);
    expect(middle(outlineOf([[0.3, 0.4]]))[0]).toBeCloseTo(0.3, 12);
    const leaf = outlineOf([
      [0.2, 0],
      [0.8, 0],
    ]);
    expect(leaf[0]).toEqual([0.2, 0]);
    // Its own mirror image in the line between its tips, so that it may lie on a crease.
    for (const [x, y] of leaf) expect(leaf.some(([a, b]) => Math.hypot(a - x, b + y) < 1e-12)).toBe(true);
    const outline = [
      [0.1, 0.1],
      [0.2, 0.1],
      [0.2, 0.2],
    ] as const;
    expect(outlineOf(outline)).toEqual(outline);
  });
});

/** How far a place is from a straight piece. */
function distanceTo([[x0, y0], [x1, y1]]: [Pair, Pair], [x, y]: Pair): number {
  const [dx, dy] = [x1 - x0, y1 - y0],
    square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / square));
  return Math.hypot(x0 + t * dx - x, y0 + t * dy - y);
}

const SIZE = 700;

/** Whether a cut is large enough, and clearly crosses each crease or clearly keeps off it: what can be seen on a grid of 700 × 700 cells. */
function isPlain(order: number, outline: readonly Pair[]): boolean {
  const angle = Math.PI / order;
  const doubleArea = outline.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = outline[(i + 1) % outline.length]!;
    return sum + x * nextY - y * nextX;
  }, 0);
  if (Math.abs(doubleArea) < 0.006) return false;
  return [([, y]: Pair) => y, ([x, y]: Pair) => Math.sin(angle) * x - Math.cos(angle) * y].every((depth) => {
    const least = Math.min(...outline.map(depth)),
      most = Math.max(...outline.map(depth));
    return most > 0.012 && (least > 0.012 || least < -0.012);
  });
}

/** Connected holes of the open paper, all sheets cut along the outline: cells are filled row by row, then flooded. */
function holesSeen(sheets: readonly Matrix[], outline: readonly Pair[]): number {
  const cells = new Uint8Array(SIZE * SIZE);
  const scaled = (v: number) => ((v + 1.1) / 2.2) * SIZE - 0.5;
  for (const map of sheets) {
    const corners = outline.map((place) => apply(map, place).map(scaled) as Pair);
    for (let row = 0; row < SIZE; row++) {
      const crossings = corners.flatMap(([x1, y1], i) => {
        const [x2, y2] = corners[(i + 1) % corners.length]!;
        return y1 > row !== y2 > row ? [x1 + ((row - y1) * (x2 - x1)) / (y2 - y1)] : [];
      });
      crossings.sort((a, b) => a - b);
      for (let i = 0; i + 1 < crossings.length; i += 2)
        for (let x = Math.ceil(crossings[i]!); x <= crossings[i + 1]!; x++) cells[row * SIZE + x] = 1;
    }
  }
  let holes = 0;
  cells.forEach((_, start) => {
    let size = 0;
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (cells[at] !== 1) continue;
      cells[at] = 2;
      size++;
      for (const row of [-SIZE, 0, SIZE]) open.push(at + row - 1, at + row, at + row + 1);
    }
    // The point of a sharp tip may be a cell or two apart from the rest.
    if (size > 20) holes++;
  });
  return holes;
}
