import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import experiment from '../../src/experiments/paper-folding/experiment.ts';
import { outlineOf } from '../../src/experiments/paper-folding/scissors.ts';
import { writePoints } from '../../src/math/number-list.ts';
import { apply, orders, type FoldName, type Matrix } from '../../src/math/plane/plane-folding.ts';
import type { Pair } from '../../src/math/plane/rounded.ts';
import { parametersOf } from './parameters.ts';

beforeAll(() => experiment.prepare!());

function noChance(name: string): never {
  throw new Error(`the stream ${name} is asked for`);
}
const last = (given: Record<string, unknown>) => [...experiment.run(parametersOf(experiment, given), noChance)].at(-1)!;

describe('the paper', () => {
  it('counts the holes that are seen when the paper is unfolded', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 3, max: 95 }));
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(orders) as FoldName[])),
        fc.array(corner, { minLength: 1, maxLength: 2 }),
        (fold, corners) => {
          const places = corners.map(([s, r]) => [s / 100, r / 100] as [number, number]);
          const result = last({ fold, cuts: writePoints([places]) });
          const { outline, copies } = result.cuts[0]!;
          fc.pre(isPlain(result.order, outline));
          expect(copies).toBe(holesSeen(result.stages[0]!, outline));
          expect(result.largestError).toBeLessThan(1e-6);
          if (copies > 1) expect(result.cuts[0]!.places).toHaveLength(copies);
        },
      ),
      { numRuns: 80 },
    );
    const holes = (fold: string, cuts: string) => last({ fold, cuts }).holes;
    expect(holes('d5', '0.5,0')).toBe(1);
    expect(holes('d5', '0,0.5 0.5,0.5 1,0.5')).toBe(1);
    // So near to a crease that the hole reaches over it, and so near to the tip that it reaches over both.
    expect(holes('d5', '0.01,0.6')).toBe(5);
    expect(holes('d6', '0.5,0.1')).toBe(1);
  });

  it('five petals: 10 copies of a generic point, 5 of one on a crease; no cuts, no holes', () => {
    expect(last({}).cuts.map(({ copies }) => copies)).toEqual([10, 5]);
    const { holes, units, parameters, thickness } = last({ cuts: '' });
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
