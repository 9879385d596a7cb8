import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTarget } from '../../../src/math/enclosure/target-function.ts';
import { monotoneBound, narrowNet, narrowValue, turnsAlong } from '../../../src/math/nets/narrow-net.ts';
import { parameters } from '../../../src/math/nets/tent.ts';

const heights = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 2, maxLength: 7 });
const drawn = (list: readonly number[]) => readTarget(`[${list.join(', ')}]`).target!;

test('two units a layer, computed layer by layer, meet f at every knot and miss it by L/N at most', () => {
  fc.assert(
    fc.property(heights, fc.integer({ min: 1, max: 24 }), (list, N) => {
      const target = drawn(list),
        net = narrowNet(turnsAlong(target, N));
      expect(net.layers.map(({ biases }) => biases.length)).toEqual(Array.from({ length: N }, () => 2));
      expect(parameters(net)).toBe(6 * N + 1);
      for (let i = 0; i <= N; i++) expect(narrowValue(net, i / N)).toBeCloseTo(target.value(i / N), 9);
      for (let i = 0; i <= 200; i++)
        expect(Math.abs(narrowValue(net, i / 200) - target.value(i / 200))).toBeLessThanOrEqual(
          target.lipschitz! / N + 1e-9,
        );
    }),
    { numRuns: 100 },
  );
});

test('a layer leaves everything before its turn as it was', () => {
  const along = turnsAlong(drawn([0, 3, -1, 2, 2, -4]), 10);
  for (let n = 1; n <= 10; n++) {
    const [more, fewer] = [n, n - 1].map((turns) => narrowNet({ ...along, turns: along.turns.slice(0, turns) }));
    const turn = along.turns[n - 1]!.x;
    for (let i = 0; i <= 50; i++)
      expect(narrowValue(more!, (turn * i) / 50)).toBeCloseTo(narrowValue(fewer!, (turn * i) / 50), 9);
    expect(Math.abs(narrowValue(more!, turn + 0.02) - narrowValue(fewer!, turn + 0.02))).toBeGreaterThan(0.1);
  }
});

test('the bound L/N is reached: f may lie on the other side of its chord than the zigzag', () => {
  // Two cells, chords of slope 0 and 1: the zigzag rises to 1/2 in the first, where f = max(−x, x − 1/2) falls to −1/4 and comes back.
  const target = drawn([0, -1, 0, 1, 2].map((height) => height / 4)),
    along = turnsAlong(target, 2);
  expect([along.slope, target.lipschitz]).toEqual([1, 1]);
  expect(narrowValue(narrowNet(along), 0.25) - target.value(0.25)).toBe(1 / 2);
});

test('nets of one unit a layer miss by the monotone bound or more, whatever their weights; a half of a peak', () => {
  expect(monotoneBound([0, 1, 0])).toBe(0.5);
  expect(monotoneBound([0, 1, 2])).toBe(0);
  const layer = fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 }));
  fc.assert(
    fc.property(heights, fc.array(layer, { minLength: 1, maxLength: 6 }), layer, (list, layers, [slope, offset]) => {
      const target = drawn(list),
        places = Array.from({ length: 61 }, (_, i) => i / 60),
        values = places.map(target.value);
      const missed = places.map((x, i) => {
        const kept = layers.reduce((h, [w, b]) => Math.max(0, (w / 10) * h + b / 10), x);
        return Math.abs((slope / 10) * kept + offset / 10 - values[i]!);
      });
      expect(Math.max(...missed)).toBeGreaterThanOrEqual(monotoneBound(values) - 1e-12);
    }),
    { numRuns: 200 },
  );
});
