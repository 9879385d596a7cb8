import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emblem, mark, outline, unfold, windowFlower, type Curve, type FoldedPaper, type Point } from '../../src/math/papercut.ts';

const flower = fc.tuple(fc.nat(1e6), fc.integer({ min: 5, max: 8 })).map(([seed, n]) => windowFlower(seed, n));

/** The curve as a polygon. */
function polygon({ start, arcs }: Curve): Point[] {
  let from = start;
  return arcs.flatMap(([c, to]) => {
    const points = Array.from({ length: 12 }, (_, i): Point => {
      const t = i / 12, s = 1 - t;
      return [s * s * from[0] + 2 * s * t * c[0] + t * t * to[0], s * s * from[1] + 2 * s * t * c[1] + t * t * to[1]];
    });
    from = to;
    return points;
  });
}

function inside(points: Point[], [x, y]: Point): boolean {
  let odd = false;
  points.forEach(([x1, y1], i) => {
    const [x2, y2] = points[(i + 1) % points.length]!;
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)) odd = !odd;
  });
  return odd;
}

/** The unfolded flower on a grid: how many of its cuts hold each cell, −1 outside the paper. */
function raster(paper: FoldedPaper, size: number): Int8Array {
  const border = polygon(outline(paper));
  const cells = Int8Array.from({ length: size * size }, (_, k) => (inside(border, at(k, size)) ? 0 : -1));
  for (const hole of unfold(paper).map(polygon)) {
    const [left, right] = [Math.min(...hole.map(([x]) => x)), Math.max(...hole.map(([x]) => x))];
    const [low, high] = [Math.min(...hole.map(([, y]) => y)), Math.max(...hole.map(([, y]) => y))];
    for (let k = 0; k < cells.length; k++) {
      const [x, y] = at(k, size);
      if (x >= left && x <= right && y >= low && y <= high && inside(hole, [x, y])) cells[k] = cells[k]! < 0 ? 100 : cells[k]! + 1;
    }
  }
  return cells;
}

const at = (k: number, size: number): Point => [((k % size) + 0.5) / (size / 2.2) - 1.1, (Math.floor(k / size) + 0.5) / (size / 2.2) - 1.1];

test('a cut off the creases opens 2n times, one across a crease n times, no two in the same place', () => {
  fc.assert(
    fc.property(flower, (paper) => {
      const holes = unfold(paper);
      expect(holes).toHaveLength(2 * paper.n * paper.cuts.length + paper.n * paper.creaseCuts.length);
      const places = holes.map((hole) => {
        const points = polygon(hole);
        return [0, 1].map((k) => Math.round((points.reduce((s, p) => s + p[k as 0 | 1], 0) / points.length) * 1e6)).join();
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
  const size = 220;
  for (const paper of [mark(), ...Array.from({ length: 16 }, (_, i) => emblem(i + 1))]) {
    const cells = raster(paper, size);
    expect(Math.max(...cells)).toBe(1);
    const sheet = [...cells.keys()].filter((k) => cells[k] === 0);
    const seen = new Set([sheet[0]!]);
    for (const k of seen) for (const next of [k - 1, k + 1, k - size, k + size]) if (cells[next] === 0) seen.add(next);
    expect(seen.size).toBe(sheet.length);
  }
});

test('the same seed cuts the same flower', () => {
  expect(windowFlower(9, 6)).toEqual(windowFlower(9, 6));
  expect(() => windowFlower(1, 2)).toThrow(RangeError);
});
