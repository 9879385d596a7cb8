import { finishForward } from '../finish';
import { copyColumns } from '../pack';
import { fma, put } from '../panel';
import { address, word } from '../plan';
import {
  channels,
  clearAround,
  columns,
  filters,
  group,
  height,
  imageStep,
  imagesFrom,
  line,
  outImage,
  outPixel,
  pixel,
  rowStep,
  rows,
  run,
  take,
  width,
  windowStep,
} from './images';
import { BIASES, LAYER_ACTIVATION, VALUES, WEIGHTS } from './plan';

/**
 * Z = activation(bias + windows of X · W) for `count` images at x: the direct convolution. It is the dense forward
 * product whose left operand has a row for every window, but that operand is never made (im2col would write and read
 * each pixel once for every window that covers it): four windows are four places in the image, and what lies `p` into a
 * window's line is the same distance from each of them. The inner loop is that of the dense nets' panel.ts.
 *
 * Why there is no other path: measured against im2col, with rows made a few images at a time and multiplied by ../gemm.ts,
 * milliseconds of processor time for all images of a batch, direct – im2col, and in brackets the product alone, rows ready:
 *
 *                                  Z                     dW: the chosen way    dX (back.ts)
 *   5×5×1 → 8, 28×28, 64           0.40 – 0.61 (0.35)    0.41 – 1.04 (0.73)    no layer below
 *   5×5×8 → 16, 12×12, 64          0.53 – 0.62 (0.55)    0.20 – 0.78 (0.70)    0.46 – 1.49 (1.04)
 *   3×3×3 → 16, 32×32, 32          1.19 – 0.97 (0.74)    0.73 – 1.67 (1.36)    no layer below
 *   3×3×16 → 16, 32×32, 32         3.84 – 3.92 (3.24)    2.70 – 7.12 (6.29)    3.62 – 4.76 (3.93)
 *   1×40×1 → 64, 1×200, 64         0.25 – 0.24 (0.24)    0.24 – 0.29 (0.25)    no layer below
 *   3×3×16 → 32, 16×16, 32         1.57 – 1.80           1.33 – 3.36 (3.09)    1.47 – 1.97 (1.63)
 *   3×3×64 → 64, 8×8, 32           5.17 – 5.08 (4.68)    3.15 – 5.46 (4.38)    2.77 – 3.65 (3.52)
 *   7×7×3 → 16, 64×64, 16          1.69 – 2.10 (1.60)    1.72 – 3.41 (3.12)    no layer below
 *   1×1×32 → 64, 16×16, 32         1.03 – 1.13 (1.10)    1.37 – 1.01 (1.02)    1.57 – 1.25 (0.74)
 *
 * Rows win where a window's lines are short and all of it small (3 × 3 × 3, forward: a hundredth of that net's step), and for
 * windows of 1 × 1, which are dense layers over pixels and worth a path of their own once a chapter uses them.
 *
 * W lies as TensorFlow.js keeps it, [height][width][channels][filters], which is the matrix's order of rows.
 *
 * Order of summation: every output is one accumulator that begins at the bias and adds x·w over the window's rows, in a
 * row over its columns, in a pixel over its channels. A zero of the padding takes part as a number like any other.
 * @param padding work space for images with zeros around
 * @param packB room for the weights in panels of 8 filters
 */
export function convolve(at: usize, x: usize, count: i32, padding: usize, packB: usize): void {
  take(at);
  const k = height * width * channels,
    panelBytes = (<usize>k) << 5;
  for (let j = 0; j < filters; j += 8)
    copyColumns(k, address(at, WEIGHTS) + ((<usize>j) << 2), outPixel, 2, packB + <usize>(j >> 3) * panelBytes);
  clearAround(padding);
  finishForward(word(at, LAYER_ACTIVATION));
  for (let first = 0; first < count; first += group) {
    const images = min(group, count - first),
      from = imagesFrom(at, x, first, images, padding),
      to = address(at, VALUES) + <usize>first * outImage;
    for (let j = 0; j < filters; j += 8) {
      const columnBytes = (<usize>j) << 2,
        b = packB + <usize>(j >> 3) * panelBytes;
      slide(images, from, b, address(at, BIASES) + columnBytes, to + columnBytes, filters - j > 4 ? 2 : 1);
    }
  }
}

/** Where the next window lies: after the last of a row the first of the next row, after the last row the next image. */
let place: usize = 0,
  column: i32 = 0,
  row: i32 = 0;

function next(): usize {
  const here = place;
  place += windowStep;
  if (++column == columns) {
    column = 0;
    place += rowStep - <usize>columns * windowStep;
    if (++row == rows) {
      row = 0;
      place += imageStep - <usize>rows * rowStep;
    }
  }
  return here;
}

/** Eight filters, from the panel b, over all windows of some images; z is the first window's place for them. */
function slide(images: i32, from: usize, b: usize, start: usize, z: usize, vectors: i32): void {
  // Pixels without padding lie next to each other, so that a line of the window is one run; else every pixel is one.
  const dense = pixel == (<usize>channels) << 2,
    runs = dense ? 1 : width,
    length = dense ? run : channels,
    toNextRun = dense ? 0 : pixel - ((<usize>length) << 2),
    toNextLine = line - ((<usize>run) << 2);
  const first0 = v128.load(start),
    first1 = v128.load(start, 16);
  place = from;
  column = 0;
  row = 0;
  for (let m = images * rows * columns; m > 0; m -= 4, z += 4 * outPixel) {
    // Windows that are not there are computed as copies of the first and not stored.
    let at = next();
    const a1 = m > 1 ? next() - at : 0,
      a2 = m > 2 ? next() - at : 0,
      a3 = m > 3 ? next() - at : 0;
    let c00 = first0,
      c01 = first1,
      c10 = c00,
      c11 = c01,
      c20 = c00,
      c21 = c01,
      c30 = c00,
      c31 = c01,
      by = b;
    for (let y = height; y > 0; y--, at += toNextLine) {
      for (let r = runs; r > 0; r--, at += toNextRun) {
        for (let p = length; p > 0; p--, at += 4, by += 32) {
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
      }
    }
    put(z, c00, c01, vectors);
    if (m > 1) put(z + outPixel, c10, c11, vectors);
    if (m > 2) put(z + 2 * outPixel, c20, c21, vectors);
    if (m > 3) put(z + 3 * outPixel, c30, c31, vectors);
  }
}
