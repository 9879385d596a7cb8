import type { Random } from '../math/random.ts';

/** Pictures moved by whole pixels, black where they had nothing: a digit stays the digit that it was. */

/** Each picture by its own shift, uniform on −most … most in either direction. @param x height × width numbers a picture, row by row */
export function shiftedPictures(
  x: Float32Array,
  { height, width }: { height: number; width: number },
  most: number,
  random: Random,
): Float32Array {
  const size = height * width;
  const shifted = new Float32Array(x.length);
  const draw = () => random.integer(2 * most + 1) - most;
  for (let at = 0; at < x.length; at += size) {
    const [down, right] = [draw(), draw()];
    for (let row = Math.max(0, down); row < Math.min(height, height + down); row++)
      for (let column = Math.max(0, right); column < Math.min(width, width + right); column++)
        shifted[at + row * width + column] = x[at + (row - down) * width + column - right]!;
  }
  return shifted;
}
