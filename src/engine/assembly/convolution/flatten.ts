import { finish, finishBackward } from '../finish';
import { address, rowBytes, word } from '../plan';
import { DELTAS, IN_CHANNELS, IN_HEIGHT, IN_IMAGE, IN_PIXEL, IN_WIDTH, OUT_CHANNELS, VALUES } from './plan';

/**
 * Images whose pixels are whole vectors as rows without gaps, and deltas back. Where there are no gaps the plan gives
 * the layer the very places of the one below, and nothing is to be done.
 */
export function flatten(at: usize, x: usize, count: i32): void {
  const row = address(at, VALUES),
    pixels = word(at, IN_HEIGHT) * word(at, IN_WIDTH),
    bytes = (<usize>word(at, IN_CHANNELS)) << 2;
  if (row == x) return;
  for (let i = 0; i < count; i++) {
    let from = x + <usize>i * <usize>word(at, IN_IMAGE),
      into = row + <usize>i * rowBytes(word(at, OUT_CHANNELS));
    for (let p = 0; p < pixels; p++, from += <usize>word(at, IN_PIXEL)) {
      for (let c: usize = 0; c < bytes; c += 4, into += 4) store<f32>(into, load<f32>(from + c));
    }
  }
}

/** The delta of the layer below, with that activation and those outputs. */
export function backFlatten(at: usize, count: i32, activation: i32, values: usize, below: usize): void {
  const row = address(at, DELTAS),
    pixels = word(at, IN_HEIGHT) * word(at, IN_WIDTH),
    bytes = (<usize>word(at, IN_CHANNELS)) << 2,
    pixel = <usize>word(at, IN_PIXEL);
  if (row == below) return;
  finishBackward(activation, values, below);
  for (let i = 0; i < count; i++) {
    let from = row + <usize>i * rowBytes(word(at, OUT_CHANNELS));
    for (let p = 0; p < pixels; p++, below += pixel) {
      for (let c: usize = 0; c < bytes; c += 4, from += 4) store<f32>(below + c, load<f32>(from));
      for (let c: usize = 0; c < pixel; c += 16) v128.store(below + c, finish(below + c, v128.load(below + c)));
    }
  }
}
