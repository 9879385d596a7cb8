import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import experiment from '../../src/experiments/paper-folding/experiment.ts';
import { outlineOf } from '../../src/experiments/paper-folding/scissors.ts';
import {
  closer,
  freshHole,
  isOnSheet,
  ontoSheet,
  patchOf,
  wedgeText,
} from '../../src/experiments/paper-folding/sheet.ts';
import { readPoints, writePoints } from '../../src/math/number-list.ts';
import { apply, orders, wedgePlace, type FoldName, type Matrix } from '../../src/math/plane/plane-folding.ts';
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

describe('the folded paper under the finger', () => {
  const names = fc.constantFrom(...(Object.keys(orders) as FoldName[]));
  const place = fc.tuple(
    fc.double({ min: -1.5, max: 1.5, noNaN: true }),
    fc.double({ min: -1.5, max: 1.5, noNaN: true }),
  );
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('a place beyond a crease is cut at the nearest place of the paper; one on the paper where it is', () => {
    fc.assert(
      fc.property(names, place, share, share, (name, at, s, r) => {
        const order = orders[name],
          [x, y] = ontoSheet(order, at);
        expect(isOnSheet(order, [x * (1 - 1e-9), y * (1 - 1e-9)])).toBe(true);
        fc.pre(Math.hypot(...at) <= 1);
        // No place of the wedge is nearer.
        const [a, b] = wedgePlace(name, s, r);
        expect(Math.hypot(x - at[0], y - at[1])).toBeLessThanOrEqual(Math.hypot(a - at[0], b - at[1]) + 1e-9);
      }),
    );
  });

  it('what is written of a place leads back to it, to a hundredth, or onto the crease it nearly touches', () => {
    fc.assert(
      fc.property(names, share, share, (name, s, r) => {
        const at = wedgePlace(name, s, r);
        const [[[share, radius]]] = readPoints(wedgeText(orders[name], at)) as [[[number, number]]];
        const [x, y] = wedgePlace(name, share, radius);
        const onCrease = share === 0 || share === 1;
        expect(Math.hypot(x - at[0], y - at[1])).toBeLessThan(onCrease ? 0.06 : 0.022);
        const [u, v] = wedgePlace(name, s < 0.5 ? 0 : 1, 1);
        const off = Math.abs(u * at[1] - v * at[0]);
        if (off < 0.04 && r > 0.2) expect(share).toBe(s < 0.5 ? 0 : 1);
      }),
    );
  });

  it('it is looked at from nearer the more it is folded, wholly inside the square, and every place is found again', () => {
    fc.assert(
      fc.property(names, place, share, share, (name, [x, y], s, r) => {
        const near = closer(orders[name], s);
        const [a, b] = near.from(near.to([x, y]));
        expect(a).toBeCloseTo(x, 9);
        expect(b).toBeCloseTo(y, 9);
        expect(closer(orders[name], 0).to([x, y])).toEqual([x, y]);
        for (const v of closer(orders[name], 1).to(wedgePlace(name, s, r))) expect(Math.abs(v)).toBeLessThan(0.96);
      }),
    );
  });

  it('the finger is taken all over the paper and a little beside it, nowhere outside of the square', () => {
    const square = { left: 10, top: 20, side: 300 };
    const patch = patchOf(square, [
      [60, 200],
      [305, 100],
      [305, 200],
    ]);
    expect(patch).toEqual({ left: 40, top: 80, width: 270, height: 140 });
  });

  it('holes made without a pointer lie off the creases, where each opens in 2n places', () => {
    for (const name of Object.keys(orders) as FoldName[]) {
      const holes = Array.from({ length: 6 }, (_, i) => freshHole(i));
      expect(new Set(holes).size).toBe(6);
      for (const { copies } of last({ fold: name, cuts: holes.join('; ') }).cuts) expect(copies).toBe(2 * orders[name]);
    }
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
