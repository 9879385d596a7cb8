/**
 * Matrix product C = A·B for all three shapes of dense training, one routine:
 *
 *   forward          Z  (batch × out) = X (batch × in) · W (in × out)        NN
 *   input gradient   dX (batch × in)  = dZ (batch × out) · Wᵀ (out × in)     NT
 *   weight gradient  dW (in × out)    = Xᵀ (in × batch) · dZ (batch × out)   TN
 *
 * A and B are read through two strides each (bytes from row to row, from column to column), so a transpose is only another pair of strides. C is row-major
 * and dense. A is copied once into panels of 4 rows, [k][4], B panel by panel into 8 columns, [k][8]; the kernel then walks two straight lines of memory with
 * 8 accumulators of 4 lanes. A tail of rows is padded with zeros and not stored; a tail of up to 4 columns is done with the lanes along the rows instead.
 *
 * Order of summation: every element of C is one accumulator that starts at +0 and adds a(i,p)·b(p,j), rounded, for p = 0, 1, …, k−1. Blocking and tails never
 * split or reorder that sum, so the result is the same for any blocking, and the same as the plain triple loop in float32.
 */

const LANES: usize = 16; // bytes of 4 float32

/** Copies A into panels of 4 rows, [panel][k][4], zero rows at the end. */
function packRows(m: i32, k: i32, a: usize, aRow: usize, aCol: usize, into: usize): void {
  for (let i = 0; i < m; i += 4) {
    const rows = min(4, m - i);
    let from = a + <usize>i * aRow;
    if (rows == 4 && aRow == 4) {
      for (let p = 0; p < k; p++, from += aCol, into += LANES) v128.store(into, v128.load(from));
    } else if (rows == 4 && aCol == 4) {
      into = packTransposed(k, from, aRow, into, LANES);
    } else {
      for (let p = 0; p < k; p++, from += aCol, into += LANES) {
        for (let r = 0; r < 4; r++) store<f32>(into + (<usize>r << 2), r < rows ? load<f32>(from + <usize>r * aRow) : 0);
      }
    }
  }
}

/** Copies four rows that lie along memory into columns [k][4], `step` bytes from one k to the next. @returns the end of what was written */
function packTransposed(k: i32, from: usize, row: usize, into: usize, step: usize): usize {
  let p = 0;
  for (; p + 4 <= k; p += 4, from += LANES) {
    const r0 = v128.load(from), r1 = v128.load(from + row), r2 = v128.load(from + 2 * row), r3 = v128.load(from + 3 * row);
    const a = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5), b = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
    const c = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7), d = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
    v128.store(into, v128.shuffle<f32>(a, b, 0, 1, 4, 5));
    v128.store(into + step, v128.shuffle<f32>(a, b, 2, 3, 6, 7));
    v128.store(into + 2 * step, v128.shuffle<f32>(c, d, 0, 1, 4, 5));
    v128.store(into + 3 * step, v128.shuffle<f32>(c, d, 2, 3, 6, 7));
    into += 4 * step;
  }
  for (; p < k; p++, from += 4, into += step) {
    store<f32>(into, load<f32>(from));
    store<f32>(into, load<f32>(from + row), 4);
    store<f32>(into, load<f32>(from + 2 * row), 8);
    store<f32>(into, load<f32>(from + 3 * row), 12);
  }
  return into;
}

/** Copies 8 columns of B into [k][8], zero columns at the end. */
function packColumns(columns: i32, k: i32, b: usize, bRow: usize, bCol: usize, into: usize): void {
  if (columns == 8 && bRow == 4) {
    packTransposed(k, b, bCol, into, 32);
    packTransposed(k, b + 4 * bCol, bCol, into + LANES, 32);
  } else if (columns == 8 && bCol == 4) {
    for (let p = 0; p < k; p++, b += bRow, into += 32) {
      v128.store(into, v128.load(b));
      v128.store(into, v128.load(b, 16), 16);
    }
  } else {
    for (let p = 0; p < k; p++, b += bRow, into += 32) {
      for (let j = 0; j < 8; j++) store<f32>(into + (<usize>j << 2), j < columns ? load<f32>(b + <usize>j * bCol) : 0);
    }
  }
}

// @ts-ignore: decorator
@inline
function fma(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b)); // two roundings, as everywhere: a fused one is not to be had in plain wasm
}

/** 4 × 8 elements of C. `bStep` bytes from one row of B's panel to the next (32 if packed). */
function tile(k: i32, ap: usize, bp: usize, bStep: usize, c: usize, cRow: usize, rows: i32, columns: i32): void {
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
  for (const end = ap + (<usize>k << 4); ap < end; ap += LANES, bp += bStep) {
    const b0 = v128.load(bp), b1 = v128.load(bp, 16);
    const a0 = v128.load32_splat(ap);
    c00 = fma(c00, a0, b0);
    c01 = fma(c01, a0, b1);
    const a1 = v128.load32_splat(ap, 4);
    c10 = fma(c10, a1, b0);
    c11 = fma(c11, a1, b1);
    const a2 = v128.load32_splat(ap, 8);
    c20 = fma(c20, a2, b0);
    c21 = fma(c21, a2, b1);
    const a3 = v128.load32_splat(ap, 12);
    c30 = fma(c30, a3, b0);
    c31 = fma(c31, a3, b1);
  }
  storeRow(c, c00, c01, columns);
  if (rows > 1) storeRow(c + cRow, c10, c11, columns);
  if (rows > 2) storeRow(c + 2 * cRow, c20, c21, columns);
  if (rows > 3) storeRow(c + 3 * cRow, c30, c31, columns);
}

// @ts-ignore: decorator
@inline
function storeRow(c: usize, left: v128, right: v128, columns: i32): void {
  if (columns == 8) {
    v128.store(c, left);
    v128.store(c, right, 16);
  } else {
    // Between 5 and 7 columns.
    v128.store(c, left);
    store<f32>(c, f32x4.extract_lane(right, 0), 16);
    if (columns > 5) store<f32>(c, f32x4.extract_lane(right, 1), 20);
    if (columns > 6) store<f32>(c, f32x4.extract_lane(right, 2), 24);
  }
}

/** 4 rows × 1 to 4 columns of C: lanes along the rows, B read where it lies. */
function narrowTile(k: i32, ap: usize, b: usize, bRow: usize, bCol: usize, c: usize, cRow: usize, rows: i32, columns: i32): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  const end = ap + (<usize>k << 4);
  if (columns == 1) {
    for (; ap < end; ap += LANES, b += bRow) s0 = fma(s0, v128.load(ap), v128.load32_splat(b));
  } else {
    const none: usize = 0, b1 = bCol, b2 = columns > 2 ? 2 * bCol : none, b3 = columns > 3 ? 3 * bCol : none;
    for (; ap < end; ap += LANES, b += bRow) {
      const a = v128.load(ap);
      s0 = fma(s0, a, v128.load32_splat(b));
      s1 = fma(s1, a, v128.load32_splat(b + b1));
      s2 = fma(s2, a, v128.load32_splat(b + b2));
      s3 = fma(s3, a, v128.load32_splat(b + b3));
    }
  }
  storeColumn(c, cRow, s0, rows);
  if (columns > 1) storeColumn(c + 4, cRow, s1, rows);
  if (columns > 2) storeColumn(c + 8, cRow, s2, rows);
  if (columns > 3) storeColumn(c + 12, cRow, s3, rows);
}

// @ts-ignore: decorator
@inline
function storeColumn(c: usize, cRow: usize, column: v128, rows: i32): void {
  store<f32>(c, f32x4.extract_lane(column, 0));
  if (rows > 1) store<f32>(c + cRow, f32x4.extract_lane(column, 1));
  if (rows > 2) store<f32>(c + 2 * cRow, f32x4.extract_lane(column, 2));
  if (rows > 3) store<f32>(c + 3 * cRow, f32x4.extract_lane(column, 3));
}

/** Four rows of A against one column of B, A read where it lies along memory: four columns at a time are turned into lanes of rows. */
function columnOfRows(k: i32, a: usize, aRow: usize, b: usize, bRow: usize): v128 {
  let sum = f32x4.splat(0), p = 0;
  for (; p + 4 <= k; p += 4, a += LANES, b += 4 * bRow) {
    const r0 = v128.load(a), r1 = v128.load(a + aRow), r2 = v128.load(a + 2 * aRow), r3 = v128.load(a + 3 * aRow);
    const s = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5), t = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
    const u = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7), v = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
    sum = fma(sum, v128.shuffle<f32>(s, t, 0, 1, 4, 5), v128.load32_splat(b));
    sum = fma(sum, v128.shuffle<f32>(s, t, 2, 3, 6, 7), v128.load32_splat(b + bRow));
    sum = fma(sum, v128.shuffle<f32>(u, v, 0, 1, 4, 5), v128.load32_splat(b + 2 * bRow));
    sum = fma(sum, v128.shuffle<f32>(u, v, 2, 3, 6, 7), v128.load32_splat(b + 3 * bRow));
  }
  for (; p < k; p++, a += 4, b += bRow) {
    const column = f32x4(load<f32>(a), load<f32>(a + aRow), load<f32>(a + 2 * aRow), load<f32>(a + 3 * aRow));
    sum = fma(sum, column, v128.load32_splat(b));
  }
  return sum;
}

/** A product with one column: nothing is copied. Returns how many rows, a multiple of 4, it has done. */
function oneColumn(m: i32, k: i32, a: usize, aRow: usize, aCol: usize, b: usize, bRow: usize, c: usize): i32 {
  const whole = m & ~3;
  if (aRow == 4) {
    // Rows lie side by side: 16 at a time, so that B is read once for four vectors.
    let i = 0;
    for (; i + 16 <= whole; i += 16, a += 64, c += 64) {
      let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
      for (let p = 0, ap = a, bp = b; p < k; p++, ap += aCol, bp += bRow) {
        const factor = v128.load32_splat(bp);
        s0 = fma(s0, v128.load(ap), factor);
        s1 = fma(s1, v128.load(ap, 16), factor);
        s2 = fma(s2, v128.load(ap, 32), factor);
        s3 = fma(s3, v128.load(ap, 48), factor);
      }
      v128.store(c, s0);
      v128.store(c, s1, 16);
      v128.store(c, s2, 32);
      v128.store(c, s3, 48);
    }
    for (; i < whole; i += 4, a += LANES, c += LANES) {
      let sum = f32x4.splat(0);
      for (let p = 0, ap = a, bp = b; p < k; p++, ap += aCol, bp += bRow) sum = fma(sum, v128.load(ap), v128.load32_splat(bp));
      v128.store(c, sum);
    }
  } else {
    for (let i = 0; i < whole; i += 4, a += 4 * aRow, c += LANES) v128.store(c, columnOfRows(k, a, aRow, b, bRow));
  }
  return whole;
}

/** A product over one or two columns of A: C's rows are sums of one or two scaled rows of B, written straight away. */
function shallow(m: i32, n: i32, k: i32, a: usize, aRow: usize, aCol: usize, b: usize, bRow: usize, c: usize): void {
  const b1 = k == 2 ? b + bRow : b, zero = f32x4.splat(0);
  for (let i = 0; i < m; i++, a += aRow) {
    const f0 = load<f32>(a), f1: f32 = k == 2 ? load<f32>(a + aCol) : 0, x0 = f32x4.splat(f0), x1 = f32x4.splat(f1);
    let j = 0, at: usize = 0;
    if (k == 2) for (; j + 4 <= n; j += 4, at += LANES, c += LANES) v128.store(c, fma(fma(zero, x0, v128.load(b + at)), x1, v128.load(b1 + at)));
    else for (; j + 4 <= n; j += 4, at += LANES, c += LANES) v128.store(c, fma(zero, x0, v128.load(b + at)));
    for (; j < n; j++, at += 4, c += 4) {
      const sum: f32 = 0 + f0 * load<f32>(b + at);
      store<f32>(c, k == 2 ? sum + f1 * load<f32>(b1 + at) : sum);
    }
  }
}

/**
 * C (m × n) = A (m × k) · B (k × n). Strides in bytes. `packA` holds ⌈m/4⌉·4·k floats, `packB` 8·k.
 * One of A's strides and one of B's must be 4.
 */
export function gemm(
  m: i32, n: i32, k: i32, a: usize, aRow: usize, aCol: usize, b: usize, bRow: usize, bCol: usize, c: usize, packA: usize, packB: usize,
): void {
  if (k <= 2 && bCol == 4) return shallow(m, n, k, a, aRow, aCol, b, bRow, c);
  if (n == 1) {
    const done = oneColumn(m, k, a, aRow, aCol, b, bRow, c);
    if (done == m) return;
    m -= done;
    a += <usize>done * aRow;
    c += <usize>done << 2;
  }
  packRows(m, k, a, aRow, aCol, packA);
  const cRow = <usize>n << 2, panel = <usize>k << 4;
  for (let j = 0; j < n; j += 8) {
    const columns = min(8, n - j), bj = b + <usize>j * bCol, cj = c + (<usize>j << 2);
    if (columns <= 4) {
      for (let i = 0, ap = packA; i < m; i += 4, ap += panel) narrowTile(k, ap, bj, bRow, bCol, cj + <usize>i * cRow, cRow, min(4, m - i), columns);
      continue;
    }
    // A panel that is used by few rows, and already lies in rows of 8, is not worth copying.
    const inPlace = m <= 8 && bCol == 4 && columns == 8;
    if (!inPlace) packColumns(columns, k, bj, bRow, bCol, packB);
    const bp = inPlace ? bj : packB, bStep: usize = inPlace ? bRow : 32;
    for (let i = 0, ap = packA; i < m; i += 4, ap += panel) tile(k, ap, bp, bStep, cj + <usize>i * cRow, cRow, min(4, m - i), columns);
  }
}
