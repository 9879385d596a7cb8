/** A matrix in a memory of floats: where it begins, and how many floats on the next row and the next column lie. */
export interface StridedMatrix {
  at: number;
  row: number;
  column: number;
}

/**
 * C (m × n) = start + A (m × k) · B (k × n) in float32, the plain loop: each element of C starts at its column's
 * `start` and adds a(i,p)·b(p,j) for p = 0 … k−1, which is the order of assembly/gemm.ts.
 * @param start where n numbers lie that each row's sums start from; undefined for zeros
 * @param cRow floats from row to row of C
 * @param skipZeros whether an a(i,p) that is 0 adds nothing, not even NaN where b(p,j) is infinite (assembly/sparse.ts)
 */
export function gemm(
  memory: Float32Array,
  m: number,
  n: number,
  k: number,
  a: StridedMatrix,
  b: StridedMatrix,
  start: number | undefined,
  c: number,
  cRow: number,
  skipZeros = false,
): void {
  for (let i = 0; i < m; i++) {
    const row = c + i * cRow;
    if (start === undefined) memory.fill(0, row, row + n);
    else memory.copyWithin(row, start, start + n);
    for (let p = 0; p < k; p++) {
      const factor = memory[a.at + i * a.row + p * a.column]!;
      if (skipZeros && factor === 0) continue;
      // The product of two float32 is exact in float64; the store rounds the sum.
      for (let j = 0, from = b.at + p * b.row; j < n; j++, from += b.column)
        memory[row + j] = memory[row + j]! + Math.fround(factor * memory[from]!);
    }
  }
}
