/** Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations (Golub & Van Loan 2013, 8.5). */

/** Sweeps over all pairs; convergence is quadratic, five to ten are enough. */
const SWEEPS = 60;

/**
 * A = V·diag(values)·Vᵀ with V orthogonal.
 * @param matrix n × n, symmetric, not changed
 * @returns values in no order; the i-th column of `vectors` (rows one after the other) belongs to the i-th
 */
export function symmetricEigen(matrix: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const a = Float64Array.from(matrix),
    v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let moved = false;
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        const off = a[p * n + q]!;
        const size = Math.abs(a[p * n + p]!) + Math.abs(a[q * n + q]!);
        if (size + Math.abs(off) === size) continue;
        moved = true;
        // The smaller root of t² + 2θt − 1 = 0 keeps the angle below 45°.
        const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * off);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        rotate(a, n, { p, q, c, s: t * c });
        rotateColumns(v, n, { p, q, c, s: t * c });
      }
    if (!moved) break;
  }
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]!), vectors: v };
}

interface Rotation {
  p: number;
  q: number;
  c: number;
  s: number;
}

/** M ← M·J: columns p and q turned into one another. */
function rotateColumns(m: Float64Array, n: number, { p, q, c, s }: Rotation): void {
  for (let k = 0; k < n; k++) {
    const [x, y] = [m[k * n + p]!, m[k * n + q]!];
    m[k * n + p] = c * x - s * y;
    m[k * n + q] = s * x + c * y;
  }
}

/** A ← Jᵀ·A·J, which brings a_pq to 0. */
function rotate(a: Float64Array, n: number, rotation: Rotation): void {
  rotateColumns(a, n, rotation);
  const { p, q, c, s } = rotation;
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[p * n + k]!, a[q * n + k]!];
    a[p * n + k] = c * x - s * y;
    a[q * n + k] = s * x + c * y;
  }
  a[p * n + q] = 0;
  a[q * n + p] = 0;
}
