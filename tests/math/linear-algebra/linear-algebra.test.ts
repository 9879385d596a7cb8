import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cholesky } from '../../../src/math/linear-algebra/cholesky.ts';
import { symmetricEigen } from '../../../src/math/linear-algebra/symmetric-eigen.ts';

const size = fc.integer({ min: 1, max: 6 });
const square = size.chain((n) =>
  fc
    .array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: n * n, maxLength: n * n })
    .map((entries) => ({ n, entries: Float64Array.from(entries) })),
);

/** A·B of n × n matrices, the second transposed if asked. */
const product = (a: Float64Array, b: Float64Array, n: number, transposed = false) =>
  a.map((_, i) => {
    const [row, column] = [Math.floor(i / n), i % n];
    return Array.from(
      { length: n },
      (_, k) => a[row * n + k]! * b[transposed ? column * n + k : k * n + column]!,
    ).reduce((sum, term) => sum + term, 0);
  });
const expectClose = (a: Float64Array, b: Float64Array, digits = 8) =>
  a.forEach((value, i) => expect(value).toBeCloseTo(b[i]!, digits));

describe('Cholesky', () => {
  it('gives a lower triangular root of a positive definite matrix', () =>
    fc.assert(
      fc.property(square, ({ n, entries }) => {
        const positive = product(entries, entries, n, true);
        for (let i = 0; i < n; i++) positive[i * n + i]! += 1;
        const factor = cholesky(positive, n)!;
        expectClose(product(factor, factor, n, true), positive);
        for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) expect(factor[i * n + j]).toBe(0);
        // The same where the matrix begins later in the array.
        expect(cholesky(Float64Array.of(7, ...positive), n, 1)).toEqual(factor);
      }),
    ));
  it('refuses what is not positive definite', () => {
    for (const matrix of [
      [1, 2, 2, 1],
      [0, 0, 0, 1],
      [1, 1, 1, 1],
      [-1, 0, 0, 1],
      [NaN, 0, 0, 1],
    ])
      expect(cholesky(Float64Array.from(matrix), 2)).toBeUndefined();
  });
});

describe('Jacobi’s eigenvectors', () => {
  it('are orthogonal and put the matrix together again', () =>
    fc.assert(
      fc.property(square, ({ n, entries }) => {
        const symmetric = entries.map((_, i) => entries[i]! + entries[(i % n) * n + Math.floor(i / n)]!);
        const { values, vectors } = symmetricEigen(symmetric, n);
        const diagonal = new Float64Array(n * n);
        values.forEach((value, i) => (diagonal[i * n + i] = value));
        expectClose(product(product(vectors, diagonal, n), vectors, n, true), symmetric);
        const unit = new Float64Array(n * n);
        for (let i = 0; i < n; i++) unit[i * n + i] = 1;
        expectClose(product(vectors, vectors, n, true), unit, 10);
      }),
    ));
  it('of [2 1; 1 2] are 1 and 3', () =>
    expect([...symmetricEigen(Float64Array.of(2, 1, 1, 2), 2).values].sort()).toEqual([
      expect.closeTo(1, 14),
      expect.closeTo(3, 14),
    ]));
});
