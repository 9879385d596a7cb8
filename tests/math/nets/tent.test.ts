import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compose, evaluate, graph, parameters, tent, units } from '../../../src/math/nets/tent.ts';

const folded = (k: number) =>
  Array.from({ length: k - 1 }).reduce<ReturnType<typeof tent>>((net) => compose(tent(), net), tent());

describe('the tent map', () => {
  test('rises to 1 at ½ and falls back to 0', () => {
    expect(graph(tent())).toEqual([
      { x: 0, y: 0 },
      { x: 0.5, y: 1 },
      { x: 1, y: 0 },
    ]);
  });

  test.each([1, 2, 3, 5, 8, 10, 12])('folded %i times has 2^k pieces from 2k units and 6k + 1 parameters', (k) => {
    const net = folded(k);
    expect(graph(net)).toHaveLength(2 ** k + 1);
    expect(units(net)).toBe(2 * k);
    expect(parameters(net)).toBe(6 * k + 1);
  });

  test('alternates between 0 and 1 on the dyadic grid', () => {
    expect(graph(folded(4))).toEqual(Array.from({ length: 17 }, (_, i) => ({ x: i / 16, y: i % 2 })));
  });

  test('composition is composition of functions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 4096 }), (k, i) => {
        const once = (x: number) => 1 - Math.abs(2 * x - 1);
        let expected = i / 4096;
        for (let n = 0; n < k; n++) expected = once(expected);
        return evaluate(folded(k), i / 4096) === expected;
      }),
    );
  });

  test('the graph passes through every value of the net', () => {
    const net = folded(5),
      knots = graph(net);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (x) => {
        const i = Math.min(
          knots.length - 2,
          knots.findLastIndex((knot) => knot.x <= x),
        );
        const a = knots[i]!,
          b = knots[i + 1]!;
        const between = a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y);
        return Math.abs(between - evaluate(net, x)) < 1e-12;
      }),
    );
  });

  test('a net without layers is refused', () => {
    expect(() => compose({ layers: [], readout: [1] }, tent())).toThrow('no layers');
  });
});
