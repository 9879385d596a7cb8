import { listRows } from './nonzeros';
import { copyPanel, turnPanel } from './pack';
import { fma, put } from './panel';

/**
 * One row of C = start + A·B, 32 columns of it, from the list of A's nonzeros (nonzeros.ts): 8 accumulators of four
 * columns, for each entry eight vectors of B. As many multiplications for a load as panel.ts has, and so as fast for
 * each product that is left.
 *
 * Order: each element starts at `start` and adds a(i,p)·b(p,j), rounded, for p = 0, 1, …, k−1 but for those where
 * a(i,p) is 0. That is the sum with them, to the bit, unless b(p,j) is infinite or NaN, which a zero then does not
 * spread.
 * @param at first entry of the list
 * @param end where the list ends
 * @param b panel of B, [k][32]
 * @param start where 32 numbers lie that the sums start from, or 0 for zeros
 * @param c where they go, finished (finish.ts)
 * @param vectors 1 to 8: how many vectors are stored
 */
export function sparseRow(at: usize, end: usize, b: usize, start: usize, c: usize, vectors: i32): void {
  let s0 = f32x4.splat(0),
    s1 = s0,
    s2 = s0,
    s3 = s0,
    s4 = s0,
    s5 = s0,
    s6 = s0,
    s7 = s0;
  if (start != 0) {
    s0 = v128.load(start);
    s1 = v128.load(start, 16);
    s2 = v128.load(start, 32);
    s3 = v128.load(start, 48);
    s4 = v128.load(start, 64);
    s5 = v128.load(start, 80);
    s6 = v128.load(start, 96);
    s7 = v128.load(start, 112);
  }
  for (; at < end; at += 8) {
    const row = b + load<u32>(at),
      x = v128.load32_splat(at, 4);
    s0 = fma(s0, x, v128.load(row));
    s1 = fma(s1, x, v128.load(row, 16));
    s2 = fma(s2, x, v128.load(row, 32));
    s3 = fma(s3, x, v128.load(row, 48));
    s4 = fma(s4, x, v128.load(row, 64));
    s5 = fma(s5, x, v128.load(row, 80));
    s6 = fma(s6, x, v128.load(row, 96));
    s7 = fma(s7, x, v128.load(row, 112));
  }
  put(c, s0, s1, vectors);
  if (vectors > 2) put(c + 32, s2, s3, vectors - 2);
  if (vectors > 4) put(c + 64, s4, s5, vectors - 4);
  if (vectors > 6) put(c + 96, s6, s7, vectors - 6);
}

/**
 * gemm.ts for a left operand that is full of zeros: C (m × n) = start + A (m × k) · B (k × n), strides in bytes, one of
 * `bRow` and `bCol` is 4.
 * @param lists room for m·k entries of 8 bytes
 * @param ends room for m words
 * @param packB room for 32·k numbers
 */
export function sparseGemm(
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
  lists: usize,
  ends: usize,
  packB: usize,
): void {
  listRows(m, k, a, aRow, lists, ends);
  for (let j = 0; j < n; j += 32, b += 32 * bCol, c += 128) {
    if (bCol == 4) copyPanel(k, b, bRow, packB);
    else turnPanel(n - j, k, b, bCol, packB);
    const vectors = min(8, (n - j + 3) >> 2),
      startJ = start == 0 ? 0 : start + ((<usize>j) << 2);
    let at = lists;
    for (let i = 0, to = c; i < m; i++, to += cRow) {
      const end: usize = load<u32>(ends + ((<usize>i) << 2));
      sparseRow(at, end, packB, startJ, to, vectors);
      at = end;
    }
  }
}
