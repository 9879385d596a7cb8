import { word } from '../plan';
import {
  GROUP,
  HEIGHT,
  IN_CHANNELS,
  IN_HEIGHT,
  IN_IMAGE,
  IN_PIXEL,
  IN_WIDTH,
  LEFT,
  OUT_CHANNELS,
  OUT_HEIGHT,
  OUT_WIDTH,
  STRIDE_ACROSS,
  STRIDE_DOWN,
  TOP,
  WIDTH,
  pixelBytes,
} from './plan';

/**
 * The images that a convolution's windows slide over. Where every window lies within the image they are the layer's
 * input itself; else each image is copied into the work space with zeros around it, a few images at a time, so that
 * they stay in the first-level cache. Only as many rows and columns are copied as the windows cover.
 */

/** Of the convolution in hand: its sizes, and the distances in bytes that the other files walk by. */
export let height: i32 = 0,
  width: i32 = 0,
  channels: i32 = 0,
  filters: i32 = 0,
  rows: i32 = 0,
  columns: i32 = 0,
  group: i32 = 0,
  coveredHeight: i32 = 0,
  coveredWidth: i32 = 0;
/** From window to window, from row of windows to row of windows, from image to image. */
export let windowStep: usize = 0,
  rowStep: usize = 0,
  imageStep: usize = 0;
/** From pixel to pixel and line to line of an image; from pixel to pixel and image to image of the output. */
export let pixel: usize = 0,
  line: usize = 0,
  outPixel: usize = 0,
  outImage: usize = 0;
/** Numbers from one end of a window's line to the other. */
export let run: i32 = 0;
export let padded: bool = false;

/** Takes the layer at `at` in hand. */
export function take(at: usize): void {
  height = word(at, HEIGHT);
  width = word(at, WIDTH);
  channels = word(at, IN_CHANNELS);
  filters = word(at, OUT_CHANNELS);
  rows = word(at, OUT_HEIGHT);
  columns = word(at, OUT_WIDTH);
  group = word(at, GROUP);
  const down = word(at, STRIDE_DOWN),
    across = word(at, STRIDE_ACROSS);
  coveredHeight = (rows - 1) * down + height;
  coveredWidth = (columns - 1) * across + width;
  padded =
    word(at, TOP) > 0 || word(at, LEFT) > 0 || coveredHeight > word(at, IN_HEIGHT) || coveredWidth > word(at, IN_WIDTH);
  pixel = <usize>word(at, IN_PIXEL);
  line = <usize>(padded ? coveredWidth : word(at, IN_WIDTH)) * pixel;
  imageStep = padded ? <usize>coveredHeight * line : <usize>word(at, IN_IMAGE);
  windowStep = <usize>across * pixel;
  rowStep = <usize>down * line;
  run = (width * <i32>pixel) >> 2;
  outPixel = pixelBytes(filters);
  outImage = <usize>(rows * columns) * outPixel;
}

/** Clears what lies around the images of the layer at `at`, and the few numbers behind that are read in vectors. */
export function clearAround(into: usize): void {
  if (padded) memory.fill(into, 0, <usize>group * imageStep + 64);
}

/** Where `count` images from number `first` of those at `x` lie for the windows; `into` is cleared space. */
export function imagesFrom(at: usize, x: usize, first: i32, count: i32, into: usize): usize {
  const image = <usize>word(at, IN_IMAGE),
    from = x + <usize>first * image;
  if (!padded) return from;
  const full = <usize>word(at, IN_WIDTH) * pixel,
    top = word(at, TOP),
    left = word(at, LEFT),
    lines = min(word(at, IN_HEIGHT), coveredHeight - top),
    bytes = <usize>min(word(at, IN_WIDTH), coveredWidth - left) * pixel;
  for (let i = 0; i < count; i++) {
    let source = from + <usize>i * image,
      target = into + <usize>i * imageStep + <usize>top * line + <usize>left * pixel;
    for (let y = 0; y < lines; y++, source += full, target += line) memory.copy(target, source, bytes);
  }
  return into;
}
