import { columnOfColumns, columnOfRows } from './column';
import { finishForward, KEEP } from './finish';
import { LONG } from './gemm';
import { descend } from './optimizer';
import { copyColumns } from './pack';
import { fma, panel } from './panel';

/**
 * So many rows of weights are stepped at a time: their gradient stays in the first-level cache, and weights and moments
 * are walked straight along memory.
 */
const STRIP = 8;

/**
 * The third product of a dense layer, the weight gradient dW (in × out) = Xᵀ (in × rows) · dZ (rows × out), whose every
 * element is one accumulator that begins at 0 and adds x(r,i)·dZ(r,j), rounded, for r = 0, 1, …, rows−1. It is never
 * there as a whole: a strip of 8 rows is stepped along (optimizer.ts) as soon as it is summed.
 *
 * Xᵀ lies across memory (TN). Where there are many rows, strips of it are copied into blocks of 4, [rows][4], and dZ
 * once into panels of 8 columns, [rows][8].
 *
 * @param x where X lies, `inRow` bytes from row to row
 * @param delta where dZ lies, `outRow` bytes from row to row
 * @param kernel the weights, in × out, `outRow` bytes from row to row
 * @param gradient room for 8 rows of the weights, or for `in` numbers if out is 1
 * @param packA for 8·rows
 * @param packB for 8·⌈out/8⌉·rows
 */
export function stepKernel(
  inputs: i32,
  units: i32,
  rows: i32,
  x: usize,
  inRow: usize,
  delta: usize,
  outRow: usize,
  kernel: usize,
  decay: f32,
  gradient: usize,
  packA: usize,
  packB: usize,
): void {
  finishForward(KEEP);
  if (units == 1) {
    if (inputs == 1) columnOfRows(1, rows, x, 4, delta, 4, 0, gradient);
    else columnOfColumns(inputs, rows, x, inRow, delta, 4, 0, gradient);
    return descend(kernel, gradient, (<usize>inputs) << 2, decay);
  }
  const copy = rows >= LONG && inputs > 8,
    panelBytes = (<usize>rows) << 5,
    blockBytes = (<usize>rows) << 4;
  if (copy) {
    for (let j = 0; j < units; j += 8)
      copyColumns(rows, delta + ((<usize>j) << 2), outRow, 2, packB + <usize>(j >> 3) * panelBytes);
  }
  for (let i = 0; i < inputs; i += STRIP, x += STRIP << 2, kernel += STRIP * outRow) {
    const m = min(STRIP, inputs - i);
    if (copy) {
      for (let r = 0, into = packA; r < m; r += 4, into += blockBytes)
        copyColumns(rows, x + ((<usize>r) << 2), inRow, 1, into);
    }
    for (let j = 0; j < units; j += 8) {
      const c = gradient + ((<usize>j) << 2),
        vectors = units - j > 4 ? 2 : 1;
      if (copy)
        panel(m, rows, packA, blockBytes, 4, 16, packB + <usize>(j >> 3) * panelBytes, 32, 0, c, outRow, vectors);
      else panel(m, rows, x, 16, 4, inRow, delta + ((<usize>j) << 2), outRow, 0, c, outRow, vectors);
    }
    descend(kernel, gradient, <usize>m * outRow, decay);
  }
}

/**
 * The bias gradient, Σ rows of dZ: one accumulator a unit, from 0, rows in order; then a step along it. @param gradient
 * room for ⌈out/16⌉·16 numbers
 */
export function stepBias(units: i32, rows: i32, delta: usize, outRow: usize, bias: usize, gradient: usize): void {
  if (units == 1) {
    let sum: f32 = 0;
    for (; rows > 0; rows--, delta += 4) sum += load<f32>(delta);
    v128.store(gradient, f32x4.splat(sum));
  } else {
    // A cache line at a time; what lies behind the last column is summed too, into nothing.
    for (let j = 0, c = gradient; j < units; j += 16, delta += 64, c += 64) {
      let s0 = f32x4.splat(0),
        s1 = s0,
        s2 = s0,
        s3 = s0;
      for (let r = 0, at = delta; r < rows; r++, at += outRow) {
        s0 = f32x4.add(s0, v128.load(at));
        s1 = f32x4.add(s1, v128.load(at, 16));
        s2 = f32x4.add(s2, v128.load(at, 32));
        s3 = f32x4.add(s3, v128.load(at, 48));
      }
      v128.store(c, s0);
      v128.store(c, s1, 16);
      v128.store(c, s2, 32);
      v128.store(c, s3, 48);
    }
  }
  descend(bias, gradient, outRow, 0);
}

/**
 * Both at once, in the same order of summation, for a layer of one or two inputs and several units, such as the first
 * of a net that looks at the plane: dZ is read once. @param gradient room for 3 rows of the weights
 */
export function stepThin(
  inputs: i32,
  units: i32,
  rows: i32,
  x: usize,
  inRow: usize,
  delta: usize,
  outRow: usize,
  kernel: usize,
  bias: usize,
  decay: f32,
  gradient: usize,
): void {
  const second: usize = inputs == 2 ? 4 : 0;
  for (let j = 0, c = gradient; j < units; j += 8, delta += 32, c += 32) {
    let b0 = f32x4.splat(0),
      b1 = b0,
      u0 = b0,
      u1 = b0,
      v0 = b0,
      v1 = b0;
    for (let r = 0, at = delta, xr = x; r < rows; r++, at += outRow, xr += inRow) {
      const d0 = v128.load(at),
        d1 = v128.load(at, 16),
        x0 = v128.load32_splat(xr),
        x1 = v128.load32_splat(xr + second);
      b0 = f32x4.add(b0, d0);
      b1 = f32x4.add(b1, d1);
      u0 = fma(u0, x0, d0);
      u1 = fma(u1, x0, d1);
      v0 = fma(v0, x1, d0);
      v1 = fma(v1, x1, d1);
    }
    const both = units - j > 4;
    store2(c, u0, u1, both);
    store2(c + outRow, v0, v1, both);
    store2(c + 2 * outRow, b0, b1, both);
  }
  descend(kernel, gradient, <usize>inputs * outRow, decay);
  descend(bias, gradient + 2 * outRow, outRow, 0);
}

// @ts-ignore: decorator
@inline
function store2(c: usize, left: v128, right: v128, both: bool): void {
  v128.store(c, left);
  if (both) v128.store(c, right, 16);
}
