import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { batches } from '../../src/engine/batches.ts';
import { random } from '../../src/math/random.ts';

const take = (samples: number, count: number, cuts: (i: number) => number): number[] => {
  const order = batches(samples, random(1, 'shuffle')),
    taken: number[] = [];
  for (let i = 0; taken.length < count; i++) {
    const rows = new Int32Array(cuts(i));
    order.fill(rows);
    taken.push(...rows);
  }
  return taken.slice(0, count);
};

describe('batches', () => {
  test('every epoch is a permutation, also where batches straddle its end or exceed the data', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 100 }), (samples, batch) => {
        const row = take(samples, 5 * samples, () => batch);
        for (let epoch = 0; epoch < 5; epoch++) {
          const seen = row.slice(epoch * samples, (epoch + 1) * samples).sort((a, b) => a - b);
          expect(seen).toEqual(Array.from({ length: samples }, (_, i) => i));
        }
      }),
    );
  });

  test('the row does not depend on how it is cut', () => {
    expect(take(17, 200, () => 5)).toEqual(take(17, 200, (i) => 1 + (i % 33)));
  });

  test('epochs differ from each other', () => {
    const row = take(50, 100, () => 50);
    expect(row.slice(0, 50)).not.toEqual(row.slice(50));
  });

  test.each([0, -1, 1.5, NaN])('refuses %d samples', (samples) => {
    expect(() => batches(samples, random(0, 'shuffle'))).toThrow('invalid samples');
  });
});
