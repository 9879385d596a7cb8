import { cos, log } from '../math/elementary/elementary.ts';

/** A signal in overlapping frames, as recognizers of speech take it (Young et al., The HTK Book), and how loud each is. */

/** One channel of sound, full scale −1 to 1. */
export type Samples = Float32Array | Float64Array;

/** What counts as silence, in dB under full scale: a logarithm needs a floor. */
export const SILENCE_DB = -100;

/** Number of whole frames of that many samples, a hop apart. */
export const frameCount = (samples: number, frame: number, hop: number): number =>
  samples < frame ? 0 : Math.floor((samples - frame) / hop) + 1;

/** A time in milliseconds as samples, at least one. @param sampleRate in Hz */
export const samplesIn = (milliseconds: number, sampleRate: number): number =>
  Math.max(1, Math.round((milliseconds * sampleRate) / 1000));

/** Hamming's window over n samples, symmetric as HTK has it: 0.54 − 0.46 cos(2πi/(n−1)). */
export const hamming = (n: number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => (n === 1 ? 1 : 0.54 - 0.46 * cos((2 * Math.PI * i) / (n - 1))));

/** Hann's window over n samples, periodic as librosa and SciPy's spectrograms have it: 0.5 − 0.5 cos(2πi/n). */
export const hann = (n: number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => (n === 1 ? 1 : 0.5 - 0.5 * cos((2 * Math.PI * i) / n)));

/** 10 log₁₀ of a power, not below SILENCE_DB. */
export const decibels = (power: number): number =>
  Math.max(SILENCE_DB, power > 0 ? (10 * log(power)) / log(10) : SILENCE_DB);

/** Mean square of a stretch of a signal. */
export function meanSquare(samples: Samples, from: number, count: number): number {
  let sum = 0;
  for (let i = from; i < from + count; i++) sum += samples[i]! * samples[i]!;
  return sum / count;
}
