import { append } from '../nonzeros';
import { finish, finishBackward } from '../finish';
import { address, word } from '../plan';
import {
  channels,
  columns,
  coveredHeight,
  coveredWidth,
  filters,
  height,
  outPixel,
  rows,
  take,
  width,
} from './images';
import { DELTAS, IN_HEIGHT, IN_WIDTH, LEFT, STRIDE_ACROSS, STRIDE_DOWN, TOP, WEIGHTS, pixelBytes } from './plan';
import { addRuns } from './runs';

/**
 * The input gradient of a convolution: every dZ gives each pixel under its window dZ·w. Output by output, in a work
 * image with room for the padding, to whole lines of the window at once, from the output's filters that are not 0 (a
 * list, as in ../nonzeros.ts). Strides and padding need nothing of their own, and a full correlation, which would read
 * dZ instead, would multiply the zeros around it: more than half of its products for windows of 5 on images of 12.
 * The work image then goes to the layer below, times the derivative of its activation (../finish.ts).
 *
 * Order of summation: every pixel is one accumulator that begins at 0 and adds dZ·w in the order of the outputs, row by
 * row, and in an output over its filters that are not 0.
 * @param activation of the layer below, whose outputs are `values`
 * @param below where its delta goes, `count` images whose pixels are whole vectors
 * @param work room for one image with its padding
 * @param turned room for the weights, [filter][height][width][channels in whole vectors]
 * @param lists room for an output's entries
 */
export function backToInput(
  at: usize,
  count: i32,
  activation: i32,
  values: usize,
  below: usize,
  work: usize,
  turned: usize,
  lists: usize,
): void {
  take(at);
  const pixel = pixelBytes(channels),
    line = <usize>coveredWidth * pixel,
    down = <usize>word(at, STRIDE_DOWN) * line,
    across = <usize>word(at, STRIDE_ACROSS) * pixel,
    filterLine = <usize>width * pixel,
    filter = <usize>height * filterLine,
    vectors = <i32>(filterLine >> 4);
  turnFilters(address(at, WEIGHTS), pixel, turned);
  finishBackward(activation, values, below);
  let delta = address(at, DELTAS);
  for (let i = 0; i < count; i++) {
    memory.fill(work, 0, <usize>coveredHeight * line);
    for (let y = 0, ofRow = work; y < rows; y++, ofRow += down) {
      for (let x = 0, window = ofRow; x < columns; x++, window += across, delta += outPixel) {
        let end = lists;
        for (let j: usize = 0, filterAt: usize = 0; j < (<usize>filters) << 2; j += 4, filterAt += filter)
          end = append(end, filterAt, delta + j);
        if (end == lists) continue;
        for (let h = 0, c = window, b = turned; h < height; h++, c += line, b += filterLine)
          addRuns(lists, end, b, c, vectors);
      }
    }
    below = handDown(at, work, line, pixel, below);
  }
}

/** W, rows of filters, as a filter after the other, with channels in whole vectors. */
function turnFilters(weights: usize, pixel: usize, into: usize): void {
  const pixels = height * width;
  for (let j = 0; j < filters; j++) {
    let from = weights + ((<usize>j) << 2);
    for (let p = 0; p < pixels; p++, into += pixel) {
      for (let c: usize = 0; c < (<usize>channels) << 2; c += 4, from += outPixel)
        store<f32>(into + c, load<f32>(from));
    }
  }
}

/** One image's delta without the padding, finished; pixels that no window covers get 0. Returns where the next goes. */
function handDown(at: usize, work: usize, line: usize, pixel: usize, below: usize): usize {
  const top = word(at, TOP),
    left = word(at, LEFT),
    full = <usize>word(at, IN_WIDTH) * pixel,
    covered = <usize>max(0, min(word(at, IN_WIDTH), coveredWidth - left)) * pixel;
  let from = work + <usize>top * line + <usize>left * pixel;
  for (let y = 0; y < word(at, IN_HEIGHT); y++, from += line, below += full) {
    const within = y + top < coveredHeight ? covered : 0;
    let i: usize = 0;
    for (; i < within; i += 16) v128.store(below + i, finish(below + i, v128.load(from + i)));
    for (; i < full; i += 16) v128.store(below + i, f32x4.splat(0));
  }
  return below;
}
