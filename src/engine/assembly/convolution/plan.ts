/**
 * How the kernels of convolutional nets find their way about the memory that src/engine/convolution/plan.ts lays out:
 * the header of the dense nets' plan (../plan.ts), four words more, then one record a layer. These word numbers must
 * agree with that file.
 */
export const PADDED = 26,
  SUMS = 27,
  INPUT_DELTA = 28,
  PARAMETERS = 29;
const RECORDS = 30,
  RECORD = 24;

/** Word numbers in a layer's record. */
export const KIND = 0,
  LAYER_ACTIVATION = 1,
  SKIPS = 2,
  /** Images that are worked on at a time. */
  GROUP = 3,
  /** Height, width and channels of what goes in; bytes from pixel to pixel, from image to image. */
  IN_HEIGHT = 4,
  IN_WIDTH = 5,
  IN_CHANNELS = 6,
  IN_PIXEL = 7,
  IN_IMAGE = 8,
  OUT_HEIGHT = 9,
  OUT_WIDTH = 10,
  OUT_CHANNELS = 11,
  /** Of the window that slides over the input. */
  HEIGHT = 12,
  WIDTH = 13,
  STRIDE_DOWN = 14,
  STRIDE_ACROSS = 15,
  /** Rows and columns of zeros before the first. */
  TOP = 16,
  LEFT = 17,
  WEIGHTS = 18,
  BIASES = 19,
  VALUES = 20,
  DELTAS = 21;

/** Bits of SKIPS are those of ../plan.ts; of a convolution only its weight gradient skips zeros, those of its delta. */
export const SKIPS_DELTA = 2;

/** Kinds of layers; 2 is pooling by the mean. */
export const CONVOLUTION = 0,
  MAXIMUM = 1,
  FLATTEN = 3,
  DENSE = 4;

// @ts-ignore: decorator
@inline
export function record(plan: usize, l: i32): usize {
  return plan + ((<usize>(RECORDS + l * RECORD)) << 2);
}

/** Bytes of a pixel of that many channels: whole vectors. */
// @ts-ignore: decorator
@inline
export function pixelBytes(channels: i32): usize {
  return ((<usize>(channels + 3)) & ~3) << 2;
}
