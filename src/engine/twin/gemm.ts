/**
 * C (m × n) = A (m × k) · B (k × n) in float32, the plain loop: each element of C adds a(i,p)·b(p,j) for p = 0 … k−1, which is the order of assembly/gemm.ts. Strides and
 * offsets count floats of `memory`.
 */
export function gemm(
  memory: Float32Array, m: number, n: number, k: number,
  a: number, aRow: number, aColumn: number, b: number, bRow: number, bColumn: number, c: number,
): void {
  memory.fill(0, c, c + m * n);
  for (let i = 0; i < m; i++) {
    const row = c + i * n;
    for (let p = 0; p < k; p++) {
      const factor = memory[a + i * aRow + p * aColumn]!;
      // The product of two float32 is exact in float64; the store rounds the sum.
      for (let j = 0, from = b + p * bRow; j < n; j++, from += bColumn) memory[row + j] = memory[row + j]! + Math.fround(factor * memory[from]!);
    }
  }
}
