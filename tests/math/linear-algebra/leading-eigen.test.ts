import { expect, test } from 'vitest';
import { leadingEigen } from '../../../src/math/linear-algebra/leading-eigen.ts';
import { symmetricEigen } from '../../../src/math/linear-algebra/symmetric-eigen.ts';
import { random } from '../../../src/math/random.ts';

const draw = random(3, 'matrix');

/** B·Bᵀ, with columns of B that are ever smaller. */
function positive(n: number, rank: number): Float64Array {
  const b = Array.from({ length: n * rank }, (_, i) => draw.normal() / (1 + (i % rank)));
  return Float64Array.from({ length: n * n }, (_, i) => {
    const [r, c] = [Math.floor(i / n), i % n];
    let sum = 0;
    for (let k = 0; k < rank; k++) sum += b[r * rank + k]! * b[c * rank + k]!;
    return sum;
  });
}

test.each([
  [40, 60],
  [40, 5],
  [6, 6],
  [1, 1],
])('the first three of a matrix of %i rows and rank %i are those that Jacobi finds', (n, rank) => {
  const matrix = positive(n, rank);
  const all = [...symmetricEigen(matrix, n).values].sort((a, b) => b - a);
  const { values, vectors } = leadingEigen(matrix, n, Math.min(3, n));
  values.forEach((value, i) => {
    expect(value / all[0]!).toBeCloseTo(all[i]! / all[0]!, 11);
    const image = Array.from({ length: n }, (_, r) =>
      vectors[i]!.reduce((sum, part, c) => sum + matrix[r * n + c]! * part, 0),
    );
    image.forEach((part, r) => expect(part / all[0]!).toBeCloseTo((value * vectors[i]![r]!) / all[0]!, 6));
    expect(Math.hypot(...vectors[i]!)).toBeCloseTo(1, 10);
  });
});

test('nothing but zeros has eigenvalues 0', () => {
  expect(leadingEigen(new Float64Array(25), 5, 2).values).toEqual([0, 0]);
});
