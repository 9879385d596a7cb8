import { cos, log } from '../math/elementary/elementary.ts';
import { fourier } from './fft.ts';

/**
 * A signal in overlapping frames, as recognizers of speech take it (Young et al., The HTK Book): each lifted towards the high frequencies,
 * weighted by Hamming's window, and looked at by its spectrum.
 */

/** Pre-emphasis: x_n − 0.97 x_(n−1); a frame's first sample has itself before it. */
const EMPHASIS = 0.97;
/** What counts as silence, in dB under full scale: a logarithm needs a floor. */
export const SILENCE_DB = -100;

/** Number of whole frames of that many samples, a hop apart. */
export const frameCount = (samples: number, frame: number, hop: number): number =>
  samples < frame ? 0 : Math.floor((samples - frame) / hop) + 1;

/** Hamming's window over n samples: 0.54 − 0.46 cos(2πi/(n−1)). */
export const hamming = (n: number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => (n === 1 ? 1 : 0.54 - 0.46 * cos((2 * Math.PI * i) / (n - 1))));

/** 10 log₁₀ of a power, not below SILENCE_DB. */
export const decibels = (power: number): number =>
  Math.max(SILENCE_DB, power > 0 ? (10 * log(power)) / log(10) : SILENCE_DB);

/** Mean square of a stretch of a signal. */
export function meanSquare(samples: Float32Array, from: number, count: number): number {
  let sum = 0;
  for (let i = from; i < from + count; i++) sum += samples[i]! * samples[i]!;
  return sum / count;
}

/**
 * Gives the power spectrum of frames of n samples: N/2 + 1 values from 0 Hz to half the rate, N the power of two from n on. A sine of full
 * scale that falls on a line of the spectrum has power 1 there (before pre-emphasis).
 */
export function spectrumOf(n: number): { lines: number; power(samples: Float32Array, from: number): Float64Array } {
  let length = 1;
  while (length < n) length *= 2;
  const [transform, taper] = [fourier(length), hamming(n)];
  const scale = 2 / taper.reduce((sum, weight) => sum + weight, 0);
  const [re, im] = [new Float64Array(length), new Float64Array(length)];
  const lines = length / 2 + 1;
  return {
    lines,
    power(samples, from) {
      re.fill(0);
      im.fill(0);
      for (let i = 0; i < n; i++) {
        const before = samples[from + Math.max(0, i - 1)]!;
        re[i] = (samples[from + i]! - EMPHASIS * before) * taper[i]! * scale;
      }
      transform(re, im);
      return Float64Array.from({ length: lines }, (_, k) => re[k]! * re[k]! + im[k]! * im[k]!);
    },
  };
}
