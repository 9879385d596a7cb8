import { BACK_RELU, KEEP, RELU, backRelu, distance, finish, mode, relu } from './finish';

/** sum + a·b in two roundings, as everywhere: a fused one is not to be had in plain WebAssembly. */
// @ts-ignore: decorator
@inline
export function fma(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

/**
 * Up to 8 columns of C = start + A·B over all m rows, in blocks of 4 rows × 8 columns. All k products of a block are
 * added up in registers: 8 accumulators of four columns; for each p two vectors of B, and one number of every row of A
 * spread over four lanes. That is 16 multiplications and additions of vectors for 6 loads.
 *
 * Order: each element starts at `start` and adds a(i,p)·b(p,j) for p = 0, 1, …, k−1, one accumulator, no other order
 * anywhere.
 * @param a A at row 0 and p = 0; `block` bytes to the block of the next 4 rows, in a block `aRow` to the next row,
 * `aStep` to the next p
 * @param b eight columns of B at p = 0, `bStep` bytes to the next p
 * @param start where eight numbers lie that the sums of every row start from
 * @param c where row 0 goes, finished (finish.ts); `cRow` bytes to the next
 * @param vectors 1 or 2: how many vectors of a row are stored
 */
export function panel(
  m: i32,
  k: i32,
  a: usize,
  block: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  start: usize,
  c: usize,
  cRow: usize,
  vectors: i32,
): void {
  const first0 = v128.load(start),
    first1 = v128.load(start, 16);
  for (; m > 0; m -= 4, a += block, c += 4 * cRow) {
    // Rows that are not there are computed as copies of the first and not stored.
    const a1 = m > 1 ? aRow : 0,
      a2 = m > 2 ? 2 * aRow : 0,
      a3 = m > 3 ? 3 * aRow : 0;
    let c00 = first0,
      c01 = first1,
      c10 = c00,
      c11 = c01,
      c20 = c00,
      c21 = c01,
      c30 = c00,
      c31 = c01;
    for (let p = k, at = a, by = b; p > 0; p--, at += aStep, by += bStep) {
      const b0 = v128.load(by),
        b1 = v128.load(by, 16);
      const x0 = v128.load32_splat(at);
      c00 = fma(c00, x0, b0);
      c01 = fma(c01, x0, b1);
      const x1 = v128.load32_splat(at + a1);
      c10 = fma(c10, x1, b0);
      c11 = fma(c11, x1, b1);
      const x2 = v128.load32_splat(at + a2);
      c20 = fma(c20, x2, b0);
      c21 = fma(c21, x2, b1);
      const x3 = v128.load32_splat(at + a3);
      c30 = fma(c30, x3, b0);
      c31 = fma(c31, x3, b1);
    }
    put(c, c00, c01, vectors);
    if (m > 1) put(c + cRow, c10, c11, vectors);
    if (m > 2) put(c + 2 * cRow, c20, c21, vectors);
    if (m > 3) put(c + 3 * cRow, c30, c31, vectors);
  }
}

/**
 * The same for k = 1 or 2, row by row with B in registers: layers of one or two inputs, and the gradient that comes
 * back through one or two units. For so few products a block's beginning and end would cost more than the products.
 */
export function thinPanel(
  m: i32,
  k: i32,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  start: usize,
  c: usize,
  cRow: usize,
  vectors: i32,
): void {
  const first0 = v128.load(start),
    first1 = v128.load(start, 16);
  const b00 = v128.load(b),
    b01 = v128.load(b, 16);
  if (k == 1) {
    for (; m > 0; m--, a += aRow, c += cRow) {
      const x = v128.load32_splat(a);
      put(c, fma(first0, x, b00), fma(first1, x, b01), vectors);
    }
    return;
  }
  const b10 = v128.load(b + bStep),
    b11 = v128.load(b + bStep, 16);
  for (; m > 0; m--, a += aRow, c += cRow) {
    const x = v128.load32_splat(a),
      y = v128.load32_splat(a + aStep);
    put(c, fma(fma(first0, x, b00), y, b10), fma(fma(first1, x, b01), y, b11), vectors);
  }
}

/**
 * Finishes and stores one or two vectors. The commonest finishings are written out: after few products a call would
 * weigh as much as they.
 */
// @ts-ignore: decorator
@inline
export function put(c: usize, left: v128, right: v128, vectors: i32): void {
  if (mode == RELU) {
    left = relu(left);
    right = relu(right);
  } else if (mode == BACK_RELU) {
    left = backRelu(left, v128.load(c + distance));
    right = backRelu(right, v128.load(c + distance, 16));
  } else if (mode != KEEP) {
    left = finish(c, left);
    if (vectors >= 2) right = finish(c + 16, right);
  }
  v128.store(c, left);
  if (vectors >= 2) v128.store(c, right, 16);
}
