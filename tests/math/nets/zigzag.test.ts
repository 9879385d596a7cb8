import fc from 'fast-check';
import { expect, test } from 'vitest';
import { supError } from '../../../src/math/enclosure/uniform-error.ts';
import { readTarget } from '../../../src/math/enclosure/target-function.ts';
import { midpointSteps } from '../../../src/math/nets/one-layer-net.ts';
import { folded, graph } from '../../../src/math/nets/tent.ts';
import { farthest, heightOf, signChanges, zigzag, zigzagHeight } from '../../../src/math/nets/zigzag.ts';

const inUnit = fc.integer({ min: -1000, max: 1000 }).map((n) => n / 1000);
const unit = fc.record({ w: inUnit, b: inUnit, a: inUnit });

/** Any net of one hidden layer with an input that also goes straight to the output, not only those with kinks inside. */
const net = fc.record({ units: fc.array(unit, { maxLength: 9 }), direct: inUnit, offset: inUnit });
const value = (
  { units, direct, offset }: { units: { w: number; b: number; a: number }[]; direct: number; offset: number },
  x: number,
) => units.reduce((sum, { w, b, a }) => sum + a * Math.max(0, w * x + b), offset + direct * x);

test('every net of N units misses the zigzag of N + 2 teeth, and of more, by its height; 0 misses it by no more', () => {
  fc.assert(
    fc.property(net, fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 9 }), (g, more, slope) => {
      const corners = zigzag(g.units.length + more, slope);
      const height = slope / (2 * (g.units.length + more));
      const missed = Math.max(...corners.map(({ x, y }) => Math.abs(value(g, x) - y)));
      expect(missed).toBeGreaterThanOrEqual(height * (1 - 1e-12));
      expect(Math.max(...corners.map(({ y }) => Math.abs(y)))).toBe(zigzagHeight(corners.length - 1, slope));
    }),
    { numRuns: 300 },
  );
});

test('N + 1 pieces do follow N + 1 teeth, so that one tooth fewer would prove nothing', () => {
  for (const teeth of [1, 2, 5, 12]) expect(farthest(zigzag(teeth), zigzag(teeth)).distance).toBe(0);
});

test('a zigzag is as steep as it is said to be, and is the folded line where the teeth are a power of two', () => {
  for (const teeth of [1, 3, 8]) {
    const corners = zigzag(teeth, 2);
    for (const [i, { x, y }] of corners.slice(1).entries())
      expect(Math.abs((y - corners[i]!.y) / (x - corners[i]!.x))).toBeCloseTo(2, 12);
  }
  expect(zigzag(8)).toEqual(graph(folded(3)).map(({ x, y }) => ({ x, y: y / 8 - 1 / 16 })));
});

test('the farthest place of two graphs is found at a knot of either', () => {
  const flat = [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
  ];
  const peak = [
    { x: 0, y: 0 },
    { x: 0.3, y: 2 },
    { x: 1, y: -1 },
  ];
  expect(farthest(flat, peak)).toEqual({ x: 0.3, distance: 2 });
  expect(farthest(peak, flat)).toEqual({ x: 0.3, distance: 2 });
  expect(heightOf(peak, 0.15)).toBeCloseTo(1, 12);
  expect(heightOf(peak, 1)).toBe(-1);
});

test('signs that change by way of zero count once', () => {
  expect(signChanges([1, -1, 0, -2, 3])).toBe(2);
  expect(signChanges([0, 0])).toBe(0);
  expect(signChanges([1, 0, -1])).toBe(1);
});

test('no step net of N − 1 jumps comes nearer to Lx than L/2N, which the midpoint steps reach', () => {
  const { target } = readTarget('3*x');
  for (const N of [1, 4, 7]) expect(supError(midpointSteps(target!, N), target!, N)).toBeCloseTo(3 / (2 * N), 12);
  const levels = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), inUnit), { maxLength: 6 });
  fc.assert(
    fc.property(levels, inUnit, (jumps, offset) => {
      const cuts = [0, ...jumps.map(([at]) => at).sort((a, b) => a - b), 1];
      const heights = [offset, ...jumps.map(([, height]) => height)];
      const missed = Math.max(
        ...heights.map((height, i) => Math.max(Math.abs(height - 3 * cuts[i]!), Math.abs(height - 3 * cuts[i + 1]!))),
      );
      expect(missed).toBeGreaterThanOrEqual((3 / (2 * (jumps.length + 1))) * (1 - 1e-12));
    }),
    { numRuns: 100 },
  );
});
