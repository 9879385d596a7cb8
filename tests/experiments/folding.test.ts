import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import experiment from '../../src/experiments/folding/experiment.ts';
import { boundaryOf, hiddenPlace, logit, placeAt } from '../../src/experiments/folding/hidden-plane.ts';
import type { PaperResult, Result, XorResult } from '../../src/experiments/folding/results.ts';
import { outlineOf } from '../../src/experiments/folding/scissors.ts';
import type { Controls } from '../../src/lab/define.ts';
import { readParams } from '../../src/lab/validate.ts';
import { writePoints } from '../../src/math/number-list.ts';
import { orders, type FoldName } from '../../src/math/plane-folding.ts';
import { streams } from '../../src/math/random.ts';

beforeAll(() => experiment.prepare!());

function all<R extends Result>(given: Record<string, unknown>): R[] {
  const { params, fault } = readParams(experiment.controls as Controls, given);
  if (fault) throw new Error(fault.message);
  return [...(experiment.run(params as never, streams(0)) as Generator<Result>)] as R[];
}
const last = <R extends Result>(given: Record<string, unknown>): R => all<R>(given).at(-1)!;

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
        fc.constantFrom('sigmoid', 'relu'),
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
  it('opens a generic cut in 2n places, one on a crease in n, one through the middle in one', () => {
    const inside = fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 10, max: 100 }));
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(orders) as FoldName[])),
        fc.array(inside, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(undefined, 0, 1),
        (fold, corners, crease) => {
          const places = corners.map(([s, r]) => [s / 100, r / 100] as [number, number]);
          if (crease !== undefined) places.push([crease, 0.5]);
          const { cuts, holes, largestError, order } = last<PaperResult>({
            mode: 'paper',
            fold,
            cuts: writePoints([places]),
          });
          expect(holes).toBe(crease === undefined ? 2 * order : order);
          expect(cuts[0]!.places).toHaveLength(holes);
          expect(largestError).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 40 },
    );
    expect(last<PaperResult>({ mode: 'paper', cuts: '0.5,0' }).holes).toBe(1);
    expect(last<PaperResult>({ mode: 'paper', cuts: '0,0.5 0.5,0.5 1,0.5' }).holes).toBe(1);
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
