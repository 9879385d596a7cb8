import { descend } from '../optimizer';
import { append } from '../nonzeros';
import { fma } from '../panel';
import { address, word } from '../plan';
import { stepBias } from '../weights';
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
import { BIASES, DELTAS, SKIPS, SKIPS_DELTA, WEIGHTS } from './plan';
import { addRuns } from './runs';

/**
 * The weight gradient of a convolution, dW[y][x][channel][filter] = Σ over windows of the pixel there · dZ, for `count`
 * images at x, and a step along it. There are two ways, told apart by the plan:
 *
 * - every product: 4 rows of dW × 8 filters are summed in registers over all windows of a few images, whose pixels and
 *   dZ lie in the first-level cache meanwhile, and put by until the next few;
 * - only those with a dZ that is not 0, where a ReLU or a max pooling has left few: for each filter a list of the
 *   windows that count; a line of the window is added up in registers, lanes along the line.
 *
 * The lists cost a look at every dZ for each of them, whatever the window's size, so they are for large windows and few
 * nonzeros; src/engine/convolution/plan.ts (listsPay) chooses, by a rule that was measured. Windows made into rows (im2col)
 * for the dense nets' weights.ts or sparse-weights.ts are slower than the faster of the two ways at every shape that was
 * tried but 1 × 1 (forward.ts has the figures): the sums run over all windows there, and leave the cache.
 *
 * Order of summation: every element is one accumulator that begins at 0 and adds x·dZ image by image, row by row of the
 * output, window by window. The second way leaves out products with a dZ that is 0.
 * @param gradient room for the weights, or for the second way's sums if those are more
 * @param padding work space for images with zeros around
 * @param sums room for the second way's sums
 * @param lists room for the entries of a group of images, 8 bytes each
 */
export function stepFilters(
  at: usize,
  x: usize,
  count: i32,
  decay: f32,
  gradient: usize,
  padding: usize,
  sums: usize,
  lists: usize,
): void {
  take(at);
  clearAround(padding);
  const skip = (word(at, SKIPS) & SKIPS_DELTA) != 0,
    bytes = <usize>(height * width * channels) * outPixel;
  if (skip) memory.fill(sums, 0, <usize>(filters * height) * runBytes());
  else memory.fill(gradient, 0, bytes);
  for (let first = 0; first < count; first += group) {
    const images = min(group, count - first),
      from = imagesFrom(at, x, first, images, padding),
      delta = address(at, DELTAS) + <usize>first * outImage;
    if (skip) addListed(images, from, delta, sums, lists);
    else addAll(images, from, delta, gradient);
  }
  if (skip) turn(sums, gradient);
  descend(address(at, WEIGHTS), gradient, bytes, decay);
  // A single filter's deltas lie in vectors, as those of two to four do.
  stepBias(max(2, filters), count * rows * columns, address(at, DELTAS), outPixel, address(at, BIASES), gradient);
}

/** Bytes of a line of a filter's sums: whole vectors. */
// @ts-ignore: decorator
@inline
function runBytes(): usize {
  return ((<usize>(run + 3)) & ~3) << 2;
}

function addAll(images: i32, from: usize, delta: usize, gradient: usize): void {
  const k = height * width * channels;
  for (let i = 0; i < k; i += 4, gradient += 4 * outPixel) {
    const m = min(4, k - i),
      at = from + numberInWindow(i);
    // Rows that are not there are computed as copies of the first and not stored.
    const a1 = m > 1 ? from + numberInWindow(i + 1) - at : 0,
      a2 = m > 2 ? from + numberInWindow(i + 2) - at : 0,
      a3 = m > 3 ? from + numberInWindow(i + 3) - at : 0;
    for (let j = 0; j < filters; j += 8) {
      const place = (<usize>j) << 2;
      addBlock(images, m, at, a1, a2, a3, delta + place, gradient + place, filters - j > 4);
    }
  }
}

/** Bytes from the beginning of a window to its number i, the rows of W counted. */
function numberInWindow(i: i32): usize {
  const ofPixel = i % channels,
    n = i / channels;
  return <usize>(n / width) * line + <usize>(n % width) * pixel + ((<usize>ofPixel) << 2);
}

function addBlock(
  images: i32,
  m: i32,
  a: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  d: usize,
  c: usize,
  wide: bool,
): void {
  let c00 = v128.load(c),
    c01 = v128.load(c, 16),
    c10 = v128.load(c + outPixel),
    c11 = v128.load(c + outPixel, 16),
    c20 = v128.load(c + 2 * outPixel),
    c21 = v128.load(c + 2 * outPixel, 16),
    c30 = v128.load(c + 3 * outPixel),
    c31 = v128.load(c + 3 * outPixel, 16);
  const step = windowStep,
    dStep = outPixel;
  for (let n = images; n > 0; n--, a += imageStep) {
    for (let y = rows, ofRow = a; y > 0; y--, ofRow += rowStep) {
      for (let p = columns, at = ofRow; p > 0; p--, at += step, d += dStep) {
        const d0 = v128.load(d),
          d1 = v128.load(d, 16);
        const x0 = v128.load32_splat(at);
        c00 = fma(c00, x0, d0);
        c01 = fma(c01, x0, d1);
        const x1 = v128.load32_splat(at + a1);
        c10 = fma(c10, x1, d0);
        c11 = fma(c11, x1, d1);
        const x2 = v128.load32_splat(at + a2);
        c20 = fma(c20, x2, d0);
        c21 = fma(c21, x2, d1);
        const x3 = v128.load32_splat(at + a3);
        c30 = fma(c30, x3, d0);
        c31 = fma(c31, x3, d1);
      }
    }
  }
  put(c, c00, c01, wide);
  if (m > 1) put(c + outPixel, c10, c11, wide);
  if (m > 2) put(c + 2 * outPixel, c20, c21, wide);
  if (m > 3) put(c + 3 * outPixel, c30, c31, wide);
}

// @ts-ignore: decorator
@inline
function put(c: usize, left: v128, right: v128, wide: bool): void {
  v128.store(c, left);
  if (wide) v128.store(c, right, 16);
}

function addListed(images: i32, from: usize, delta: usize, sums: usize, lists: usize): void {
  const bytes = runBytes();
  for (let j = 0; j < filters; j++, delta += 4) {
    let end = lists,
      d = delta,
      place: usize = 0;
    for (let n = images; n > 0; n--, place += imageStep) {
      for (let y = rows, ofRow = place; y > 0; y--, ofRow += rowStep) {
        for (let p = columns, window = ofRow; p > 0; p--, window += windowStep, d += outPixel)
          end = append(end, window, d);
      }
    }
    for (let y = 0, b = from; y < height; y++, b += line, sums += bytes) addRuns(lists, end, b, sums, <i32>(bytes >> 4));
  }
}

/** The second way's sums, [filter][line][pixel and channel], turned into the rows of W. */
function turn(sums: usize, gradient: usize): void {
  const bytes = runBytes();
  for (let y = 0; y < height; y++) {
    for (let i = 0; i < width * channels; i++, gradient += outPixel) {
      let from = sums + <usize>y * bytes + <usize>(i / channels) * pixel + ((<usize>(i % channels)) << 2);
      for (let j: usize = 0; j < (<usize>filters) << 2; j += 4, from += <usize>height * bytes)
        store<f32>(gradient + j, load<f32>(from));
    }
  }
}
