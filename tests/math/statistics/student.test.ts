import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { studentQuantile, studentTails } from '../../../src/math/statistics/student.ts';

const levels = fc.double({ min: 1e-6, max: 1 - 1e-9, noNaN: true });

/** Critical values of t, from the tables of Abramowitz & Stegun (26.10) and NIST's handbook (1.3.6.7.2). */
const table: [degrees: number, percent90: number, percent95: number, percent99: number][] = [
  [1, 6.313752, 12.706205, 63.656741],
  [2, 2.919986, 4.302653, 9.924843],
  [3, 2.353363, 3.182446, 5.840909],
  [4, 2.131847, 2.776445, 4.604095],
  [5, 2.015048, 2.570582, 4.032143],
  [9, 1.833113, 2.262157, 3.249836],
  [10, 1.812461, 2.228139, 3.169273],
  [29, 1.699127, 2.04523, 2.756386],
  [100, 1.660234, 1.983972, 2.625891],
];

describe('the quantile of Student’s t', () => {
  test.each(table)('with %i degrees is what tables print', (degrees, ...values) => {
    [0.9, 0.95, 0.99].forEach((level, i) =>
      expect(Math.abs(studentQuantile(level, degrees) - values[i]!)).toBeLessThan(5.1e-7),
    );
  });

  test('with 1 degree is Cauchy’s tangent, with 2 and 4 a root and a product', () => {
    fc.assert(
      fc.property(levels, (level) => {
        const close = (a: number, b: number) => expect(Math.abs(a / b - 1)).toBeLessThan(1e-9);
        close(studentQuantile(level, 1), 1 / Math.tan((Math.PI / 2) * (1 - level)));
        close(studentQuantile(level, 2), level * Math.sqrt(2 / ((1 - level) * (1 + level))));
        const t = studentQuantile(level, 4);
        expect((t / Math.sqrt(4 + t * t)) * (1 + 2 / (4 + t * t))).toBeCloseTo(level, 12);
      }),
    );
  });

  test('with many degrees is the normal’s', () => {
    expect(studentQuantile(0.95, 1_000_000)).toBeCloseTo(1.959966, 5);
    expect(studentQuantile(0.99, 1_000_000)).toBeCloseTo(2.575834, 4);
  });

  test('grows with the level and falls with the degrees, and the tails undo it', () => {
    fc.assert(
      fc.property(levels, levels, fc.integer({ min: 1, max: 200 }), (a, b, degrees) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(studentQuantile(less, degrees)).toBeLessThanOrEqual(studentQuantile(more, degrees));
        expect(studentQuantile(a, degrees + 1)).toBeLessThan(studentQuantile(a, degrees));
        expect(studentTails(studentQuantile(a, degrees), degrees) / (1 - a)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('the tails of Student’s t', () => {
  test('are all at 0, none at infinity, and fall between, without a step where the other fraction takes over', () => {
    for (const degrees of [1, 2, 7, 40]) {
      expect(studentTails(0, degrees)).toBe(1);
      expect(studentTails(Infinity, degrees)).toBe(0);
      const step = 1 / 64;
      for (let t = step; t < 6; t += step) {
        const fall = studentTails(t - step, degrees) - studentTails(t, degrees);
        expect(fall).toBeGreaterThan(0);
        expect(fall).toBeLessThan(0.8 * step); // twice the density, which is nowhere above 0.399
      }
    }
  });

  test('with 3 degrees are the closed form’s', () => {
    // A(t|3) = 2/π (θ + sin θ cos θ), θ = arctan(t/√3) (Abramowitz & Stegun 26.7.3)
    for (let t = 0.1; t < 50; t *= 1.3) {
      const angle = Math.atan(t / Math.sqrt(3));
      const inside = (2 / Math.PI) * (angle + Math.sin(angle) * Math.cos(angle));
      expect(1 - studentTails(t, 3)).toBeCloseTo(inside, 13);
    }
  });

  test('keep their digits far out, where 1 minus the rest would lose them', () => {
    // With 1 degree (2/π) arctan(1/t), with 2 degrees 1 − t/√(2+t²) ≈ t⁻².
    expect(studentTails(1e9, 1) / ((2 / Math.PI) * 1e-9)).toBeCloseTo(1, 12);
    expect(studentTails(1e9, 2) / 1e-18).toBeCloseTo(1, 12);
  });
});

test('what is no level or no number of degrees is refused', () => {
  for (const level of [0, 1, -0.5, 95, NaN]) expect(() => studentQuantile(level, 4)).toThrow('invalid level');
  for (const degrees of [0, -1, 1.5, NaN, Infinity]) {
    expect(() => studentQuantile(0.95, degrees)).toThrow('invalid degrees');
    expect(() => studentTails(1, degrees)).toThrow('invalid degrees');
  }
  for (const t of [-1, NaN]) expect(() => studentTails(t, 4)).toThrow('invalid t');
});
