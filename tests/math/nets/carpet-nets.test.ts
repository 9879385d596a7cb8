import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carpet, toMiddle } from '../../../src/datasets/carpet.ts';
import { folded, foldingCarpet, foldsFor, sizeOf, zigzagCarpet } from '../../../src/math/nets/carpet-nets.ts';

/** The logit of a written net, in float64. */
function logit(layers: ReturnType<typeof foldingCarpet>, point: readonly number[]): number {
  let values = [...point];
  layers.forEach(({ units, kernel, bias }, l) => {
    const sums = Array.from({ length: units }, (_, j) =>
      values.reduce((sum, value, i) => sum + value * kernel[i * units + j]!, bias[j]!),
    );
    values = l < layers.length - 1 ? sums.map((sum) => Math.max(0, sum)) : sums;
  });
  return values[0]!;
}

describe('nets that are the carpet', () => {
  const dyadic = fc.integer({ min: -4096, max: 4096 }).map((n) => n / 4096);
  it.each([2, 4, 8, 16])('%i diamonds a side: both logits are 1/n − a(x) − a(y), and their sign is the carpet', (n) => {
    const nets = [foldingCarpet(n), zigzagCarpet(n)];
    fc.assert(
      fc.property(dyadic, dyadic, (x, y) => {
        for (const net of nets) {
          expect(logit(net, [x, y])).toBe(1 / n - toMiddle(n, x) - toMiddle(n, y));
          expect(Number(logit(net, [x, y]) > 0)).toBe(carpet(n, x, y));
        }
      }),
    );
  });

  it('have 20·log₂n + 17 and 16n + 1 parameters: 57 and 65 for the lecture’s carpet', () => {
    for (const n of [2, 4, 8, 16, 32]) {
      const k = Math.log2(n);
      expect(sizeOf(foldingCarpet(n))).toEqual({ units: 4 * (k + 1), parameters: 20 * k + 17 });
      expect(sizeOf(zigzagCarpet(n))).toEqual({ units: 4 * n, parameters: 16 * n + 1 });
    }
    expect([foldingCarpet(4), zigzagCarpet(4)].map((net) => sizeOf(net).parameters)).toEqual([57, 65]);
  });

  it('all folds of an axis leave the distance to the middle of a period', () => {
    fc.assert(
      fc.property(fc.constantFrom(2, 4, 8, 16), dyadic, (n, t) => {
        expect(folded(t, foldsFor(n))).toBe(toMiddle(n, t));
      }),
    );
  });
});
