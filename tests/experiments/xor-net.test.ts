import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import experiment from '../../src/experiments/xor-net/experiment.ts';
import { boundaryOf } from '../../src/experiments/xor-net/boundary.ts';
import { hiddenPlace, logit, placeAt, SHOWN as computed } from '../../src/experiments/xor-net/hidden-plane.ts';
import { SHOWN as drawn } from '../../src/experiments/xor-net/planes.ts';
import type { Pair } from '../../src/math/plane/rounded.ts';
import { streams } from '../../src/math/random.ts';
import { parametersOf } from './parameters.ts';

beforeAll(() => experiment.prepare!());

const last = (given: Record<string, unknown>) =>
  [...experiment.run(parametersOf(experiment, given), streams(0))].at(-1)!;

it('draws the same part of the plane as it computes', () => expect(drawn).toEqual(computed));

describe('the net of the lecture', () => {
  it('has the hidden values that the lecture’s weights give: the two points of one class coincide', () => {
    const { hidden, separable, correct } = last({});
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
    const { boundary } = last({});
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
    const { hidden, correct, boundary } = last(folded);
    expect(hidden[0]).toEqual(hidden[1]);
    expect(hidden[2]).toEqual(hidden[3]);
    expect(correct).toBe(4);
    expect(boundary.length).toBeGreaterThan(0);
    for (const [x, y] of boundary.flat()) expect(Math.min(Math.abs(x - 0.5), Math.abs(y - 0.5))).toBeLessThan(1e-3);
    expect(experiment.refuses!(parametersOf(experiment, { ...folded, steps: 100 }))?.name).toBe('steps');
  });

  it('learns the four points from other weights, its loss falling as it goes', () => {
    const { correct, losses, reached } = last({
      weights: '1,-1,0.3,-0.4,1,-0.6',
      cut: '0.5,-0.3,0',
      steps: 1500,
    });
    expect(correct).toBe(4);
    expect(reached.at(-1)).toBe(1500);
    expect(losses.at(-1)!).toBeLessThan(losses[0]! / 20);
  });
});

/** How far a place is from a straight piece. */
function distanceTo([[x0, y0], [x1, y1]]: [Pair, Pair], [x, y]: Pair): number {
  const [dx, dy] = [x1 - x0, y1 - y0],
    square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / square));
  return Math.hypot(x0 + t * dx - x, y0 + t * dy - y);
}
