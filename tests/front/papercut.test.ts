import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dihedral,
  move,
  outline,
  unfold,
  type Curve,
  type FoldedPaper,
  type Point,
} from '../../components/front/papercut.ts';
import { emblem, mark, windowFlower } from '../../components/front/folded-flower.ts';

const flower = fc.tuple(fc.nat(1e6), fc.integer({ min: 5, max: 8 })).map(([seed, n]) => windowFlower(seed, n));

/** The curve as a polygon. */
function polygon({ start, arcs }: Curve): Point[] {
  let from = start;
  return arcs.flatMap(([c, to]) => {
    const points = Array.from({ length: 12 }, (_, i): Point => {
      const t = i / 12,
        s = 1 - t;
      return [s * s * from[0] + 2 * s * t * c[0] + t * t * to[0], s * s * from[1] + 2 * s * t * c[1] + t * t * to[1]];
    });
    from = to;
    return points;
  });
}

/** Visits every cell of a size × size grid over [−1.1, 1.1]² whose centre is inside the polygon: row by row, between pairs of crossings. */
function fill(points: readonly Point[], size: number, visit: (cell: number) => void): void {
  const scaled = points.map(([x, y]): Point => [(x + 1.1) * (size / 2.2) - 0.5, (y + 1.1) * (size / 2.2) - 0.5]);
  const heights = scaled.map(([, y]) => y);
  for (let row = Math.ceil(Math.min(...heights)); row <= Math.max(...heights); row++) {
    const crossings: number[] = [];
    scaled.forEach(([x1, y1], i) => {
      const [x2, y2] = scaled[(i + 1) % scaled.length]!;
      if (y1 > row !== y2 > row) crossings.push(x1 + ((row - y1) * (x2 - x1)) / (y2 - y1));
    });
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      for (let column = Math.ceil(crossings[i]!); column <= crossings[i + 1]!; column++) visit(row * size + column);
    }
  }
}

/** The unfolded flower on a grid: how many of its cuts hold each cell, −1 outside the paper. */
function raster(paper: FoldedPaper, size: number): Int8Array {
  const cells = new Int8Array(size * size).fill(-1);
  fill(polygon(outline(paper)), size, (cell) => (cells[cell] = 0));
  for (const hole of unfold(paper).map(polygon))
    fill(hole, size, (cell) => (cells[cell] = cells[cell]! < 0 ? 100 : cells[cell]! + 1));
  return cells;
}

test('a cut off the creases opens 2n times, one across a crease n times, no two in the same place', () => {
  fc.assert(
    fc.property(flower, (paper) => {
      const holes = unfold(paper);
      expect(holes).toHaveLength(2 * paper.n * paper.cuts.length + paper.n * paper.creaseCuts.length);
      const places = holes.map((hole) => {
        const points = polygon(hole);
        return [0, 1]
          .map((k) => Math.round((points.reduce((s, p) => s + p[k as 0 | 1], 0) / points.length) * 1e6))
          .join();
      });
      expect(new Set(places).size).toBe(holes.length);
    }),
  );
});

test('a cut across a crease is its own mirror image in that crease', () => {
  fc.assert(
    fc.property(flower, ({ n, creaseCuts }) => {
      for (const points of creaseCuts.map(polygon)) {
        const [x, y] = [0, 1].map((k) => points.reduce((s, p) => s + p[k as 0 | 1], 0)) as [number, number];
        const crease = Math.abs(y) < 1e-9 ? 0 : Math.PI / n;
        const [c, s] = [Math.cos(2 * crease), Math.sin(2 * crease)];
        expect(Math.atan2(y, x)).toBeCloseTo(crease, 9);
        for (const [px, py] of points) {
          const image = [c * px + s * py, s * px - c * py] as const;
          expect(Math.min(...points.map(([qx, qy]) => Math.hypot(qx - image[0], qy - image[1])))).toBeLessThan(1e-9);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('the emblems of all chapters stay in one piece: cuts do not overlap, do not reach the edge, and leave the paper connected', () => {
  const size = 330;
  for (const paper of [
    mark(),
    ...Array.from({ length: 16 }, (_, i) => emblem(String(i + 1))),
    emblem('11B'),
    emblem('11C'),
  ]) {
    const cells = raster(paper, size);
    expect(Math.max(...cells)).toBe(1);
    const sheet = [...cells.keys()].filter((k) => cells[k] === 0);
    const seen = new Set([sheet[0]!]);
    for (const k of seen) {
      // Paper touches paper across a corner too; holes do not.
      for (const next of [-size - 1, -size, -size + 1, -1, 1, size - 1, size, size + 1].map((step) => k + step))
        if (cells[next] === 0) seen.add(next);
    }
    expect(seen.size).toBe(sheet.length);
  }
});

test('the same seed cuts the same flower', () => {
  expect(windowFlower(9, 6)).toEqual(windowFlower(9, 6));
  expect(() => windowFlower(1, 2)).toThrow(RangeError);
});

/** A curve's ends, wherever it begins and whichever way it runs. */
const ends = (curves: readonly Curve[]) =>
  curves
    .map(({ arcs }) =>
      arcs
        .map(([, [x, y]]) => `${Math.round(x * 1e7)},${Math.round(y * 1e7)}`.replace('-0,', '0,').replace(/-0$/, '0'))
        .sort()
        .join(' '),
    )
    .sort();

test('the unfolded flower, its cuts and its edge, is the same after each of the 2n symmetries', () => {
  fc.assert(
    fc.property(flower, (paper) => {
      const curves = [outline(paper), ...unfold(paper)];
      for (const map of dihedral(paper.n)) expect(ends(curves.map((curve) => move(map, curve)))).toEqual(ends(curves));
    }),
    { numRuns: 25 },
  );
});

test('the edge of the unfolded paper closes, and stays between 0.7 and 1.1 from the centre', () => {
  fc.assert(
    fc.property(flower, (paper) => {
      const { start, arcs } = outline(paper),
        [, last] = arcs.at(-1)!;
      expect(Math.hypot(last[0] - start[0], last[1] - start[1])).toBeLessThan(1e-9);
      for (const [x, y] of polygon({ start, arcs })) {
        expect(Math.hypot(x, y)).toBeGreaterThan(0.7);
        expect(Math.hypot(x, y)).toBeLessThan(1.1);
      }
    }),
  );
});
