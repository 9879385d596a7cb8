import { fourier } from './fft.ts';
import { hamming, type Samples } from './frames.ts';

/** HTK's pre-emphasis: x_n − 0.97 x_(n−1), which lifts the high frequencies that a voice has less of. */
export const EMPHASIS = 0.97;

/** How a frame is prepared before it is transformed. */
export interface SpectrumOptions {
  /** The window, one weight a sample; Hamming's if none is given. */
  taper?: Float64Array;
  /** The share of the sample before that pre-emphasis takes off; a frame's first sample has itself before it. */
  emphasis?: number;
  /** What samples are multiplied by. If none is given, a sine of full scale on a line of the spectrum has power 1 there (before pre-emphasis). */
  gain?: number;
}

/** The length of the transform that takes n samples: the power of two from n on. The frame is filled up with zeros behind. */
export function fftSizeOf(n: number): number {
  let length = 1;
  while (length < n) length *= 2;
  return length;
}

/**
 * Gives the power spectrum |X_k|² of frames of n samples: N/2 + 1 lines, k · rate / N Hz, from 0 Hz to half the rate, N the power of two from
 * n on. `power` writes into `into` where it is given, which must have as many places as there are lines.
 */
export function spectrumOf(
  n: number,
  {
    taper = hamming(n),
    emphasis = EMPHASIS,
    gain = 2 / taper.reduce((sum, weight) => sum + weight, 0),
  }: SpectrumOptions = {},
): { fftSize: number; lines: number; power(samples: Samples, from: number, into?: Float64Array): Float64Array } {
  const fftSize = fftSizeOf(n);
  const transform = fourier(fftSize);
  const [re, im] = [new Float64Array(fftSize), new Float64Array(fftSize)];
  const lines = fftSize / 2 + 1;
  return {
    fftSize,
    lines,
    power(samples, from, into = new Float64Array(lines)) {
      re.fill(0);
      im.fill(0);
      let before = samples[from]!;
      for (let i = 0; i < n; i++) {
        const sample = samples[from + i]!;
        re[i] = (sample - emphasis * before) * taper[i]! * gain;
        before = sample;
      }
      transform(re, im);
      for (let k = 0; k < lines; k++) into[k] = re[k]! * re[k]! + im[k]! * im[k]!;
      return into;
    },
  };
}
