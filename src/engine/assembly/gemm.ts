import { columnOfRows } from './column';
import { copyColumns, turnLines } from './pack';
import { panel, thinPanel } from './panel';

/** Below these sizes a copy costs more than it saves. */
export const LONG = 48;
const MANY = 16;

/**
 * C (m × n) = start + A (m × k) · B (k × n) with A's rows along memory: two of a dense layer's three products
 * (weights.ts has the third).
 *
 *   forward          Z  (rows × out) = bias + X (rows × in) · W (in × out)   B's rows along memory (NN)
 *   input gradient   dX (rows × in)  = dZ (rows × out) · Wᵀ (out × in)       B's columns along memory (NT)
 *
 * Rows in memory are padded to whole vectors (fused-plan.ts: stride), except that a single column lies dense. C is made
 * in panels of 8 columns (panel.ts), each of which reads its 8 columns of B for every 4 rows of A: they are copied next
 * to each other first if they lie across memory, or if there are many rows and k is long, so that they stay in the
 * first-level cache. A is read where it lies.
 *
 * Order of summation: every element of C is one accumulator that begins at `start` (0, or the column's bias) and adds
 * a(i,p)·b(p,j), rounded, for p = 0, 1, …, k−1. Neither blocks nor tails split or reorder that sum, so the result is
 * that of the plain triple loop in float32, on every machine, whatever the sizes above.
 *
 * @param a where A lies, `aRow` bytes from row to row
 * @param b where B lies, `bRow` bytes from row to row and `bCol` from column to column, one of them 4
 * @param start n numbers that each row's sums start from, or 0 for none
 * @param c where C goes, finished (finish.ts), `cRow` bytes from row to row
 * @param packB room for 8·k numbers
 */
export function gemm(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  aRow: usize,
  b: usize,
  bRow: usize,
  bCol: usize,
  start: usize,
  c: usize,
  cRow: usize,
  packB: usize,
): void {
  if (n == 1) return columnOfRows(m, k, a, aRow, b, bRow, start, c);
  const across = bCol != 4,
    copy = across || (k >= LONG && m > MANY);
  for (let j = 0; j < n; j += 8, c += 32) {
    let bj = b + <usize>j * bCol,
      bStep = bRow;
    if (copy) {
      if (across) {
        turnLines(n - j, k, bj, bCol, packB, 32);
        if (n - j > 4) turnLines(n - j - 4, k, bj + 4 * bCol, bCol, packB + 16, 32);
      } else {
        copyColumns(k, bj, bRow, 2, packB);
      }
      bj = packB;
      bStep = 32;
    }
    const startJ = start == 0 ? 0 : start + ((<usize>j) << 2),
      vectors = n - j > 4 ? 2 : 1;
    if (k <= 2) thinPanel(m, k, a, aRow, 4, bj, bStep, startJ, c, cRow, vectors);
    else panel(m, k, a, 4 * aRow, aRow, 4, bj, bStep, startJ, c, cRow, vectors);
  }
}
