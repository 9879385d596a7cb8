import { fourier } from '../signal/fft.ts';

/** What kernels that slide over samples let through. */

/** Points of the transform: at 8 kHz a line every 31.25 Hz, as of a frame. */
const POINTS = 256;

/**
 * |H| of each kernel at 129 lines from 0 Hz to half the rate.
 * @param kernels taps × kernels, at most 256 taps @param count of kernels
 */
export function responsesOf(kernels: ArrayLike<number>, count: number): Float64Array[] {
  const taps = kernels.length / count;
  const transform = fourier(POINTS);
  return Array.from({ length: count }, (_, c) => {
    const [re, im] = [new Float64Array(POINTS), new Float64Array(POINTS)];
    for (let t = 0; t < taps; t++) re[t] = kernels[t * count + c]!;
    transform(re, im);
    return Float64Array.from({ length: POINTS / 2 + 1 }, (_, k) => Math.sqrt(re[k]! * re[k]! + im[k]! * im[k]!));
  });
}
