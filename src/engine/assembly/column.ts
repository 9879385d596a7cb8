import { finish } from './finish';
import { fma } from './panel';

/**
 * Products with one column, C (m × 1) = start + A (m × k) · b (k × 1): a layer of one unit, and its weights' gradient.
 * Lanes run along the rows, so that every row still adds its products in the order p = 0, 1, …, k−1; C lies dense, and
 * is finished (finish.ts) in vectors of 4 rows. Sixteen rows at a time keep four independent sums in flight; rows that
 * are missing from the last vector are read from whatever lies there and go to the padding behind C. `bRow` bytes from
 * one number of b to the next.
 */

/** A row-major, `aRow` bytes from row to row: blocks of 4 × 4 are turned in registers. */
export function columnOfRows(
  m: i32,
  k: i32,
  a: usize,
  aRow: usize,
  b: usize,
  bRow: usize,
  start: usize,
  c: usize,
): void {
  const first = v128.load32_splat(start);
  let i = 0;
  for (; i + 16 <= m; i += 16, a += 16 * aRow, c += 64) {
    let s0 = first,
      s1 = first,
      s2 = first,
      s3 = first,
      at = a,
      by = b,
      p = 0;
    for (; p + 4 <= k; p += 4, at += 16, by += 4 * bRow) {
      const b0 = v128.load32_splat(by),
        b1 = v128.load32_splat(by + bRow),
        b2 = v128.load32_splat(by + 2 * bRow),
        b3 = v128.load32_splat(by + 3 * bRow);
      s0 = fourRows(s0, at, aRow, b0, b1, b2, b3);
      s1 = fourRows(s1, at + 4 * aRow, aRow, b0, b1, b2, b3);
      s2 = fourRows(s2, at + 8 * aRow, aRow, b0, b1, b2, b3);
      s3 = fourRows(s3, at + 12 * aRow, aRow, b0, b1, b2, b3);
    }
    for (; p < k; p++, at += 4, by += bRow) {
      const b0 = v128.load32_splat(by);
      s0 = fma(s0, down(at, aRow), b0);
      s1 = fma(s1, down(at + 4 * aRow, aRow), b0);
      s2 = fma(s2, down(at + 8 * aRow, aRow), b0);
      s3 = fma(s3, down(at + 12 * aRow, aRow), b0);
    }
    v128.store(c, finish(c, s0));
    v128.store(c, finish(c + 16, s1), 16);
    v128.store(c, finish(c + 32, s2), 32);
    v128.store(c, finish(c + 48, s3), 48);
  }
  for (; i < m; i += 4, a += 4 * aRow, c += 16) {
    let sum = first,
      at = a,
      by = b,
      p = 0;
    for (; p + 4 <= k; p += 4, at += 16, by += 4 * bRow) {
      const b0 = v128.load32_splat(by),
        b1 = v128.load32_splat(by + bRow),
        b2 = v128.load32_splat(by + 2 * bRow),
        b3 = v128.load32_splat(by + 3 * bRow);
      sum = fourRows(sum, at, aRow, b0, b1, b2, b3);
    }
    for (; p < k; p++, at += 4, by += bRow) sum = fma(sum, down(at, aRow), v128.load32_splat(by));
    v128.store(c, finish(c, sum));
  }
}

/** Four rows' sums with four more products each. */
// @ts-ignore: decorator
@inline
function fourRows(sum: v128, a: usize, aRow: usize, b0: v128, b1: v128, b2: v128, b3: v128): v128 {
  const r0 = v128.load(a),
    r1 = v128.load(a + aRow),
    r2 = v128.load(a + 2 * aRow),
    r3 = v128.load(a + 3 * aRow);
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5),
    low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7),
    high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  sum = fma(sum, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5), b0);
  sum = fma(sum, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), b1);
  sum = fma(sum, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), b2);
  return fma(sum, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), b3);
}

/** Four numbers under each other. */
// @ts-ignore: decorator
@inline
function down(a: usize, aRow: usize): v128 {
  let column = v128.load32_zero(a);
  column = v128.load_lane<f32>(a + aRow, column, 1);
  column = v128.load_lane<f32>(a + 2 * aRow, column, 2);
  return v128.load_lane<f32>(a + 3 * aRow, column, 3);
}

/** A column-major, `aCol` bytes from column to column: the vectors lie ready. */
export function columnOfColumns(
  m: i32,
  k: i32,
  a: usize,
  aCol: usize,
  b: usize,
  bRow: usize,
  start: usize,
  c: usize,
): void {
  const first = v128.load32_splat(start);
  let i = 0;
  for (; i + 16 <= m; i += 16, a += 64, c += 64) {
    let s0 = first,
      s1 = first,
      s2 = first,
      s3 = first;
    for (let p = 0, at = a, by = b; p < k; p++, at += aCol, by += bRow) {
      const x = v128.load32_splat(by);
      s0 = fma(s0, v128.load(at), x);
      s1 = fma(s1, v128.load(at, 16), x);
      s2 = fma(s2, v128.load(at, 32), x);
      s3 = fma(s3, v128.load(at, 48), x);
    }
    v128.store(c, finish(c, s0));
    v128.store(c, finish(c + 16, s1), 16);
    v128.store(c, finish(c + 32, s2), 32);
    v128.store(c, finish(c + 48, s3), 48);
  }
  for (; i < m; i += 4, a += 16, c += 16) {
    let sum = first;
    for (let p = 0, at = a, by = b; p < k; p++, at += aCol, by += bRow)
      sum = fma(sum, v128.load(at), v128.load32_splat(by));
    v128.store(c, finish(c, sum));
  }
}
