import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldingNet, serraNet, type PlaneNet } from '../../../src/math/plane/folding-net.ts';
import {
  box,
  corners,
  countOf,
  linearRegions,
  type Form,
  type Region,
} from '../../../src/math/plane/linear-regions.ts';
import { random } from '../../../src/math/random.ts';
import { randomNet } from '../../../src/math/plane/random-net.ts';
import { montufar, mostRegions, serra, zaslavsky } from '../../../src/math/plane/region-bounds.ts';

const unit = box(0n, 0n, 1n, 1n);
const widths = fc.array(fc.integer({ min: 2, max: 6 }), { minLength: 1, maxLength: 3 });
const seeds = fc.integer({ min: 0, max: 1000 });

test('on the unit square the folding net has exactly as many regions as the lower bound, in the plane no fewer and no more than the upper bound', () => {
  fc.assert(
    fc.property(widths, seeds, (n, seed) => {
      const { layers } = foldingNet(n, random(seed, 'lines'));
      const inside = BigInt(linearRegions(layers, unit).length),
        all = BigInt(linearRegions(layers).length);
      return inside === montufar(2, n) && all >= inside && all <= mostRegions(2, n);
    }),
    { numRuns: 60 },
  );
});

test('no random net passes the upper bound, which for one layer is Zaslavsky’s number', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }), seeds, (n, seed) => {
      const { layers } = randomNet(n, 'spread', random(seed, 'w'), random(seed, 'b'));
      expect(mostRegions(2, [n[0]!])).toBe(zaslavsky(n[0]!, 2));
      return BigInt(linearRegions(layers).length) <= mostRegions(2, n);
    }),
    { numRuns: 80 },
  );
});

/** Value of the integer net at a homogeneous place [X, Y, W], times W. */
function forward({ layers, readout }: PlaneNet, [X, Y, W]: Form): bigint {
  let values = [X, Y];
  for (const { weights, biases } of layers)
    values = weights.map((row, j) => {
      const z = row.reduce((sum, w, i) => sum + w * values[i]!, biases[j]! * W);
      return z > 0n ? z : 0n;
    });
  return readout.reduce((sum, r, j) => sum + r * values[j]!, 0n);
}

const formula = ({ readout }: PlaneNet, { outputs }: Region): Form =>
  [0, 1, 2].map((k) => readout.reduce((sum, r, j) => sum + r * outputs[j]![k]!, 0n)) as unknown as Form;

test('in each region the net is the affine form that the region states, exactly, at every corner', () => {
  for (const net of [
    foldingNet([4, 6, 5], random(1, 'l')),
    serraNet([7, 6, 3], random(1, 'l')),
    randomNet([5, 4, 3], 'spread', random(2, 'w'), random(2, 'b')),
  ])
    for (const region of linearRegions(net.layers, unit)) {
      const [a, b, c] = formula(net, region);
      for (const place of corners(region)) expect(a * place[0] + b * place[1] + c * place[2]).toBe(forward(net, place));
    }
});

/** Whether two regions share a piece of an edge: an edge line of one, turned round, is an edge line of the other, and the pieces overlap. */
function adjacent(p: Region, q: Region): boolean {
  const along = (region: Region, i: number, [a, b]: Form) => {
    const points = corners(region);
    return [points.at(i - 1)!, points[i]!].map(([x, y, w]) => Number(b * x - a * y) / Number(w)).sort((s, t) => s - t);
  };
  return p.edges.some((e, i) =>
    q.edges.some((f, j) => {
      const parallel = e[0] * f[1] === e[1] * f[0] && e[0] * f[2] === e[2] * f[0] && e[1] * f[2] === e[2] * f[1];
      if (!parallel || e[0] * f[0] + e[1] * f[1] > 0n) return false;
      const [s, t] = along(p, i, e) as [number, number],
        [u, v] = along(q, j, e) as [number, number];
      return Math.min(t, v) - Math.max(s, u) > 1e-9 * (t - s);
    }),
  );
}

/** Regions of the square, counted by the function: neighbours with the same formula are one piece. */
function piecesOf(net: PlaneNet): { regions: number; pieces: number } {
  const regions = linearRegions(net.layers, unit);
  const formulas = regions.map((region) => formula(net, region).join());
  const piece = regions.map((_, i) => i);
  const root = (i: number): number => (piece[i] === i ? i : root(piece[i]!));
  regions.forEach((p, i) =>
    regions.slice(0, i).forEach((q, j) => {
      if (formulas[i] === formulas[j] && adjacent(p, q)) piece[root(i)] = root(j);
    }),
  );
  return { regions: regions.length, pieces: piece.filter((p, i) => p === i).length };
}

test('with more units in the last layer than inputs, no two neighbours of a folding net have the same formula', () => {
  for (const n of [
    [4, 4, 4],
    [5, 6, 3],
    [8, 5],
  ]) {
    const { regions, pieces } = piecesOf(foldingNet(n, random(0, 'lines')));
    expect(pieces).toBe(regions);
    expect(BigInt(pieces)).toBe(montufar(2, n));
  }
  for (const n of [
    [6, 4],
    [9, 3],
    [6, 6, 3],
  ]) {
    const { pieces } = piecesOf(serraNet(n, random(0, 'lines')));
    expect(BigInt(pieces)).toBe(serra(2, n));
  }
  for (const n of [
    [4, 4, 2],
    [3, 3],
  ])
    expect(BigInt(piecesOf(foldingNet(n, random(0, 'l'), 1)).pieces)).toBe(montufar(1, n));
  expect(piecesOf(serraNet([3, 3], random(0, 'l'), 1)).pieces).toBe(16);
});

test('with as few as inputs they merge across creases, where all units of the last layer are off', () => {
  // Relu of a half less the fourfold zigzag: flat about both crests, on either side of a crease.
  expect(piecesOf(foldingNet([4, 1], random(0, 'l'), 1))).toEqual({ regions: 8, pieces: 6 });
  for (const n of [
    [4, 2],
    [4, 1],
  ]) {
    const { regions, pieces } = piecesOf(foldingNet(n, random(0, 'lines')));
    expect(pieces).toBeLessThan(regions);
  }
});

test('one more fold than Montúfar from as many units: exactly Serra’s bound, in the square and in the whole plane', () => {
  const before = fc.array(fc.integer({ min: 6, max: 9 }), { maxLength: 2 });
  fc.assert(
    fc.property(before, fc.integer({ min: 1, max: 5 }), seeds, (folds, cuts, seed) => {
      fc.pre(folds.length < 2 || cuts <= 2);
      const n = [...folds, cuts];
      const { layers } = serraNet(n, random(seed, 'lines'));
      const inside = BigInt(linearRegions(layers, unit).length);
      return inside === serra(2, n) && BigInt(countOf(layers)) === inside && inside <= mostRegions(2, n);
    }),
    { numRuns: 25 },
  );
});

test('with one input it is the upper bound: 3,3 make 16 pieces, where Montúfar’s make 12', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 3, max: 6 }), { maxLength: 3 }),
      fc.integer({ min: 1, max: 5 }),
      (folds, cuts) => {
        const n = [...folds, cuts];
        expect(BigInt(countOf(serraNet(n, random(0, 'l'), 1).layers))).toBe(mostRegions(1, n));
        expect(serra(1, n)).toBe(mostRegions(1, n));
        expect(BigInt(linearRegions(foldingNet(n, random(0, 'l'), 1).layers, unit).length)).toBe(montufar(1, n));
      },
    ),
    { numRuns: 40 },
  );
  expect([serra(1, [3, 3]), montufar(1, [3, 3])]).toEqual([16n, 12n]);
  expect([serra(2, [6, 4]), montufar(2, [6, 4])]).toEqual([176n, 99n]);
});

test('the further zigzag has its kinks at odd sevenths for three units, and every piece runs from 0 to 1', () => {
  const { layers } = serraNet([3, 1], random(0, 'l'), 1);
  const ends = linearRegions(layers, unit).flatMap((region) =>
    corners(region).map(([x, , w]) => Number(14n * x) / Number(w)),
  );
  // In fourteenths: kinks at 2, 6, 10, and half-way up each piece, where the last layer has its cut.
  expect([...new Set(ends)].sort((a, b) => a - b)).toEqual([0, 1, 2, 4, 6, 8, 10, 12, 14]);
});

test('without three units for each input there is no further fold', () => {
  for (const n of [[5, 4], [6, 5, 4], []]) {
    expect(() => serraNet(n, random(0, 'l'))).toThrow(RangeError);
    expect(() => serra(2, n)).toThrow(RangeError);
  }
  expect(serra(2, [4])).toBe(11n);
});

test('V − E + F = 1 for the map of a layer of lines, where every corner is counted once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), seeds, (n, seed) => {
      const { layers } = foldingNet([Math.max(2, n)], random(seed, 'lines'));
      const regions = linearRegions(layers, unit);
      const key = ([x, y, w]: Form) => `${(x * 2n ** 40n) / w},${(y * 2n ** 40n) / w}`;
      const vertices = new Set(regions.flatMap((region) => corners(region).map(key)));
      const edges = new Set(
        regions.flatMap((region) => {
          const keys = corners(region).map(key);
          return keys.map((one, i) => [one, keys[(i + 1) % keys.length]!].sort().join(' '));
        }),
      );
      return vertices.size - edges.size + regions.length === 1;
    }),
    { numRuns: 40 },
  );
});
