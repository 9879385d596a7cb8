/**
 * Cholesky's factor of a symmetric matrix: lower triangular L with L·Lᵀ = A (Golub & Van Loan 2013, 4.2), rows one after the other.
 * @param matrix n × n, of which the lower triangle is read
 * @param start where in the array the matrix begins
 * @returns undefined unless A is positive definite in floating point
 */
export function cholesky(matrix: Float64Array, n: number, start = 0): Float64Array | undefined {
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[start + i * n + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * n + k]! * factor[j * n + k]!;
      if (i > j) factor[i * n + j] = sum / factor[j * n + j]!;
      else if (sum > 0) factor[i * n + i] = Math.sqrt(sum);
      else return undefined;
    }
  return factor;
}
