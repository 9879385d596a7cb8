import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schedules, type ScheduleName } from '../../../src/engine/fit/schedules.ts';

const names = Object.keys(schedules) as ScheduleName[];
/** n steps, and one of them. */
const moments = fc.integer({ min: 1, max: 500 }).chain((n) => fc.tuple(fc.nat(n - 1), fc.constant(n)));

it.each(names)('%s begins with the whole rate, never rises and never goes below 0', (name) => {
  fc.assert(
    fc.property(moments, ([i, n]) => {
      expect(schedules[name](0, n)).toBe(1);
      const now = schedules[name](i, n),
        next = schedules[name](i + 1, n);
      expect(next).toBeLessThanOrEqual(now);
      expect(next).toBeGreaterThanOrEqual(0);
    }),
  );
});

describe('over a whole run', () => {
  it('constant stays, the others reach 0 at the first step that is not taken, and no sooner', () => {
    for (const n of [1, 2, 7, 1000]) {
      expect(schedules.constant(n, n)).toBe(1);
      for (const name of ['cosine', 'linear'] as const) {
        expect(schedules[name](n, n)).toBe(0);
        expect(schedules[name](n - 1, n)).toBeGreaterThan(0);
      }
    }
  });

  it('cosine and linear are point-symmetric about the middle, where both are ½: rates sum to (n + 1)/2', () => {
    fc.assert(
      fc.property(moments, ([i, n]) => {
        for (const name of ['cosine', 'linear'] as const) {
          expect(schedules[name](i, n) + schedules[name](n - i, n)).toBeCloseTo(1, 14);
          const all = Array.from({ length: n }, (_, k) => schedules[name](k, n));
          expect(all.reduce((a, b) => a + b)).toBeCloseTo((n + 1) / 2, 9);
        }
      }),
    );
  });

  it('linear falls by the same at every step; cosine is ¾ at a third, slower than a line at first and at last', () => {
    for (let i = 0; i < 12; i++) expect(schedules.linear(i, 12) - schedules.linear(i + 1, 12)).toBeCloseTo(1 / 12, 14);
    expect(schedules.cosine(4, 12)).toBeCloseTo(3 / 4, 14);
    expect(schedules.cosine(2, 12)).toBeCloseTo((2 + Math.sqrt(3)) / 4, 14);
    expect(schedules.cosine(1, 12)).toBeGreaterThan(schedules.linear(1, 12));
    expect(schedules.cosine(11, 12)).toBeLessThan(schedules.linear(11, 12));
  });
});
