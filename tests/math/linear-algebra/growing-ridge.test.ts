import fc from 'fast-check';
import { expect, test } from 'vitest';
import { growingRidge } from '../../../src/math/linear-algebra/growing-ridge.ts';

const number = fc.double({ min: -2, max: 2, noNaN: true });

test('for every number of first samples the coefficients solve their system', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 7 }),
      fc.double({ min: 0.01, max: 3, noNaN: true }),
      (rows, ridge) => {
        const n = rows.length,
          y = rows.map(([a, b, c]) => a - 2 * b + c * c);
        const inner = (i: number, j: number) => rows[i]!.reduce((sum, value, k) => sum + value * rows[j]![k]!, 0);
        const found = growingRidge(
          Float64Array.from({ length: n * n }, (_, at) => inner(Math.floor(at / n), at % n)),
          y,
          ridge,
        );
        for (let count = 1; count <= n; count++) {
          const alpha = found.coefficients(count);
          for (let i = 0; i < count; i++) {
            const left = alpha.reduce((sum, value, j) => sum + inner(i, j) * value, ridge * alpha[i]!);
            expect(Math.abs(left - y[i]!)).toBeLessThan(1e-7);
          }
        }
      },
    ),
  );
});

test('a matrix that is not positive definite is refused, and so is a number of samples that there is not', () => {
  expect(() => growingRidge(Float64Array.of(-1), [1], 0.5)).toThrow(RangeError);
  const one = growingRidge(Float64Array.of(1), [3], 0.5);
  expect(one.coefficients(1)[0]).toBeCloseTo(2, 12);
  expect(() => one.coefficients(2)).toThrow(RangeError);
  expect(() => one.coefficients(0)).toThrow(RangeError);
});
