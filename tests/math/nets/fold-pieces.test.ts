import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { montufarFold, serraFold } from '../../../src/math/nets/fold-map.ts';
import {
  covering,
  exactFold,
  foldedGraph,
  foldedPieces,
  hingePoints,
  layerGraph,
  type Change,
} from '../../../src/math/nets/fold-pieces.ts';
import { folded, graph } from '../../../src/math/nets/tent.ts';
import { mostRegions, serra } from '../../../src/math/plane/region-bounds.ts';

const width = fc.integer({ min: 3, max: 6 });
/** Changes that a reader makes: hinges moved, another unit turned, folds made higher or lower. */
const change = (p: number): fc.Arbitrary<Change> =>
  fc.record({
    moved: fc.array(fc.integer({ min: -80, max: 80 }), { maxLength: p }),
    left: fc.integer({ min: 0, max: p }),
    spare: fc.integer({ min: -30, max: 30 }),
  });

/** The same layer in doubles, unit by unit as it is written: relu(±(stretch·(v − hinge)))·readout. */
function inDoubles(p: number, { moved = [], left = 3, spare = 0 }: Change) {
  const { stretch, units, times } = serraFold(p);
  const read = (shifts: readonly number[], v: number) =>
    units.reduce((sum, { kink, readout }, i) => {
      const z = stretch * v - kink - (stretch * (shifts[i] ?? 0)) / 1000;
      return sum + readout * Math.max(0, left === i + 1 ? -z : z);
    }, 0);
  return (v: number) => (1 + spare / 100) * ((read(moved, v) - read([], 0)) / times - 0.5) + 0.5;
}

describe('as many pieces as the theorems say', () => {
  test.each([3, 4, 5, 6])(
    '%i units a layer fold one time more than they are: no net of these widths has more pieces',
    (p) => {
      const widths = (l: number) => Array<number>(l).fill(p);
      const expected = [1, 2, 3, 4, 5, 6].map((l) => Number(mostRegions(1, widths(l))));
      expect(foldedPieces(exactFold(serraFold(p)), 6)).toEqual(expected);
      expect(expected[4]).toBe(Number(serra(1, widths(5))));
    },
  );

  test.each([2, 3, 4, 5])("Montúfar's %i units fold as often as they are", (p) => {
    const counts = foldedPieces(exactFold(montufarFold(p)), 5);
    expect(counts).toEqual([p, p * p, p * p * p, p * p * p * p, p * p * p * p * p]);
  });

  test('1,024 pieces are five layers of three units, or ten folds in the middle', () => {
    expect(foldedPieces(exactFold(serraFold(3)), 5)[4]).toBe(1024);
    expect(foldedPieces(exactFold(montufarFold(2)), 10)[9]).toBe(1024);
  });

  test('every piece goes from 0 to 1 or back, and the tent is the tent of chapter 11B', () => {
    const heights = foldedGraph(exactFold(serraFold(3)), 4).map(([, y]) => y);
    expect(heights).toEqual(Array.from({ length: 257 }, (_, i) => i % 2));
    expect(foldedGraph(exactFold(montufarFold(2)), 5)).toEqual(graph(folded(5)).map(({ x, y }) => [x, y]));
  });
});

describe('any change', () => {
  const changed = width.chain((p) => fc.tuple(fc.constant(p), change(p)));

  test('the exact layer is the one in doubles', () => {
    fc.assert(
      fc.property(changed, ([p, given]) => {
        const f = inDoubles(p, given);
        for (const [x, y] of [
          ...layerGraph(exactFold(serraFold(p), given), -120, 1120),
          ...hingePoints(exactFold(serraFold(p), given)),
        ])
          expect(y).toBeCloseTo(f(x), 8);
      }),
      { numRuns: 60 },
    );
  });

  test('no more pieces than the product, and as many as a walk along the graph finds', () => {
    fc.assert(
      fc.property(changed, ([p, given]) => {
        const fold = exactFold(serraFold(p), given),
          counts = foldedPieces(fold, 3);
        counts.forEach((count, l) =>
          expect(count).toBeLessThanOrEqual(Number(mostRegions(1, Array<number>(l + 1).fill(p)))),
        );
        expect(counts[2]).toBe(bendsAlong(foldedGraph(fold, 3)) + 1);
      }),
      { numRuns: 150 },
    );
  });

  test('folds that cover 0 to 1 all lose nothing, however many layers', () => {
    fc.assert(
      fc.property(
        width,
        fc.array(fc.integer({ min: -8, max: 8 }), { maxLength: 6 }),
        fc.integer({ min: 0, max: 30 }),
        (p, moved, spare) => {
          const fold = exactFold(serraFold(p), { moved, spare });
          fc.pre(covering(fold).length === p + 1 && covering(fold).every(Boolean));
          expect(foldedPieces(fold, 5)[4]).toBe(Number(mostRegions(1, Array<number>(5).fill(p))));
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** How often a graph changes its slope: knots in doubles, slopes far apart or equal. */
function bendsAlong(knots: readonly (readonly [number, number])[]): number {
  const slopes = knots.slice(1).map(([x, y], i) => (y - knots[i]![1]) / (x - knots[i]![0]));
  return slopes.filter((slope, i) => i > 0 && Math.abs(slope - slopes[i - 1]!) > 1e-6 * (1 + Math.abs(slope))).length;
}

test('only the third or the fifth of five units may face left', () => {
  const whole = [1, 2, 3, 4, 5].filter((left) => foldedPieces(exactFold(serraFold(5), { left }), 3)[2] === 216);
  expect(whole).toEqual([3, 5]);
});

test('which pieces cover 0 to 1: a hinge moved to the right spoils the folds beside it', () => {
  expect(covering(exactFold(serraFold(3)))).toEqual([true, true, true, true]);
  expect(covering(exactFold(serraFold(3), { moved: [0, 0, 10] })).filter(Boolean).length).toBeLessThan(4);
  expect(covering(exactFold(serraFold(3), { spare: -1 }))).toEqual([false, false, false, false]);
});
