import { finish, finishBackward } from '../finish';
import { address, word } from '../plan';
import {
  DELTAS,
  HEIGHT,
  IN_CHANNELS,
  IN_HEIGHT,
  IN_IMAGE,
  IN_PIXEL,
  IN_WIDTH,
  KIND,
  LEFT,
  MAXIMUM,
  OUT_HEIGHT,
  OUT_WIDTH,
  STRIDE_ACROSS,
  STRIDE_DOWN,
  TOP,
  VALUES,
  WIDTH,
  pixelBytes,
} from './plan';

/**
 * Pooling: of each channel the greatest number under the window, or the mean of those that are there. Padding takes no
 * part: a window over the edge has fewer numbers, and the mean is of those (so it is in TensorFlow.js's forward pass; its
 * gradient divides by the whole window all the same).
 *
 *   maximum  begins at the window's first number, row by row; a later one takes its place if it is greater.
 *            The delta goes to the first that is equal to it.
 *   mean     the sum from 0 in the window's order, over their count; each gets delta over count.
 *
 * Where windows overlap, a pixel's deltas are added in the order of the windows.
 */
export function pool(at: usize, x: usize, count: i32): void {
  const maximum = word(at, KIND) == MAXIMUM,
    pixel = <usize>word(at, IN_PIXEL),
    line = <usize>word(at, IN_WIDTH) * pixel,
    bytes = pixelBytes(word(at, IN_CHANNELS));
  let z = address(at, VALUES);
  for (let i = 0; i < count; i++, x += <usize>word(at, IN_IMAGE)) {
    for (let r = 0; r < word(at, OUT_HEIGHT); r++) {
      const top = firstLine(at, r),
        lines = endLine(at, r) - top;
      for (let c = 0; c < word(at, OUT_WIDTH); c++, z += bytes) {
        const left = firstPixel(at, c),
          pixels = endPixel(at, c) - left,
          from = x + <usize>top * line + <usize>left * pixel;
        if (maximum) greatest(from, line, lines, pixel, pixels, z, bytes);
        else mean(from, line, lines, pixel, pixels, z, bytes);
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function firstLine(at: usize, row: i32): i32 {
  return max(0, row * word(at, STRIDE_DOWN) - word(at, TOP));
}
// @ts-ignore: decorator
@inline
function endLine(at: usize, row: i32): i32 {
  return min(word(at, IN_HEIGHT), row * word(at, STRIDE_DOWN) - word(at, TOP) + word(at, HEIGHT));
}
// @ts-ignore: decorator
@inline
function firstPixel(at: usize, column: i32): i32 {
  return max(0, column * word(at, STRIDE_ACROSS) - word(at, LEFT));
}
// @ts-ignore: decorator
@inline
function endPixel(at: usize, column: i32): i32 {
  return min(word(at, IN_WIDTH), column * word(at, STRIDE_ACROSS) - word(at, LEFT) + word(at, WIDTH));
}

function greatest(from: usize, line: usize, lines: i32, pixel: usize, pixels: i32, z: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) {
    let top = v128.load(from + i);
    for (let y = lines, ofLine = from + i; y > 0; y--, ofLine += line) {
      for (let x = pixels, p = ofLine; x > 0; x--, p += pixel) top = f32x4.pmax(top, v128.load(p));
    }
    v128.store(z + i, top);
  }
}

function mean(from: usize, line: usize, lines: i32, pixel: usize, pixels: i32, z: usize, bytes: usize): void {
  const count = f32x4.splat(<f32>(lines * pixels));
  for (let i: usize = 0; i < bytes; i += 16) {
    let sum = f32x4.splat(0);
    for (let y = lines, ofLine = from + i; y > 0; y--, ofLine += line) {
      for (let x = pixels, p = ofLine; x > 0; x--, p += pixel) sum = f32x4.add(sum, v128.load(p));
    }
    v128.store(z + i, f32x4.div(sum, count));
  }
}

/**
 * The deltas of the layer below, whose outputs `values` are what was pooled, times its activation's derivative.
 */
export function backPool(at: usize, count: i32, activation: i32, values: usize, below: usize): void {
  const maximum = word(at, KIND) == MAXIMUM,
    pixel = pixelBytes(word(at, IN_CHANNELS)),
    valuePixel = <usize>word(at, IN_PIXEL),
    line = <usize>word(at, IN_WIDTH) * pixel,
    image = <usize>word(at, IN_HEIGHT) * line;
  let z = address(at, VALUES),
    d = address(at, DELTAS);
  finishBackward(activation, values, below);
  for (let i = 0; i < count; i++, below += image, values += <usize>word(at, IN_IMAGE)) {
    memory.fill(below, 0, image);
    for (let r = 0; r < word(at, OUT_HEIGHT); r++) {
      const top = firstLine(at, r),
        lines = endLine(at, r) - top;
      for (let c = 0; c < word(at, OUT_WIDTH); c++, z += pixel, d += pixel) {
        const left = firstPixel(at, c),
          pixels = endPixel(at, c) - left,
          into = below + <usize>top * line + <usize>left * pixel;
        if (maximum) {
          const from = values + <usize>(top * word(at, IN_WIDTH) + left) * valuePixel;
          giveFirst(from, <usize>word(at, IN_WIDTH) * valuePixel, valuePixel, into, line, lines, pixel, pixels, z, d);
        } else share(into, line, lines, pixel, pixels, d);
      }
    }
    if (activation != 0)
      for (let b = below, end = below + image; b < end; b += 16) v128.store(b, finish(b, v128.load(b)));
  }
}

/** The delta to the first number of the window that equals its greatest. */
function giveFirst(
  from: usize,
  fromLine: usize,
  fromPixel: usize,
  into: usize,
  line: usize,
  lines: i32,
  pixel: usize,
  pixels: i32,
  z: usize,
  d: usize,
): void {
  for (let i: usize = 0; i < pixel; i += 16) {
    const top = v128.load(z + i);
    let left = v128.load(d + i);
    for (let y = 0; y < lines; y++) {
      let value = from + i + <usize>y * fromLine,
        b = into + i + <usize>y * line;
      for (let x = pixels; x > 0; x--, value += fromPixel, b += pixel) {
        const here = f32x4.eq(v128.load(value), top);
        v128.store(b, f32x4.add(v128.load(b), v128.and(left, here)));
        left = v128.andnot(left, here);
      }
    }
  }
}

function share(into: usize, line: usize, lines: i32, pixel: usize, pixels: i32, d: usize): void {
  const count = f32x4.splat(<f32>(lines * pixels));
  for (let i: usize = 0; i < pixel; i += 16) {
    const part = f32x4.div(v128.load(d + i), count);
    for (let y = lines, ofLine = into + i; y > 0; y--, ofLine += line) {
      for (let x = pixels, b = ofLine; x > 0; x--, b += pixel) v128.store(b, f32x4.add(v128.load(b), part));
    }
  }
}
