import { atan2, log } from '../math/elementary/elementary.ts';
import { polynomialRoots } from '../math/polynomial-roots.ts';
import { hamming, type Samples } from './frames.ts';
import { autocorrelation, levinsonDurbin } from './linear-prediction.ts';

/** A resonance of the vocal tract. */
export interface Formant {
  /** Frequency and bandwidth (3 dB) in Hz. */
  hertz: number;
  bandwidth: number;
}

/** Nearer to 0 Hz or to half the rate a pole stands for the spectrum's slope, not for a resonance (Praat draws the same line). */
const MARGIN_HZ = 50;

/**
 * The resonances of 1/A(z): of each pair of complex poles r e^(±iθ) the frequency θ rate/2π and the bandwidth −ln r · rate/π, lowest first
 * (Atal & Hanauer 1971; McCandless 1974).
 * @param coefficients a_1 … a_p of A(z) = 1 − Σ a_k z^(−k) @param sampleRate in Hz @param widest broader poles are left out, in Hz
 */
export function formantsOf(coefficients: Float64Array, sampleRate: number, widest = Infinity): Formant[] {
  return polynomialRoots([1, ...coefficients.map((a) => -a)])
    .filter(({ im }) => im > 0)
    .map(({ re, im }) => ({
      hertz: (atan2(im, re) * sampleRate) / (2 * Math.PI),
      bandwidth: (-log(re * re + im * im) * sampleRate) / (2 * Math.PI),
    }))
    .filter(
      ({ hertz, bandwidth }) =>
        hertz > MARGIN_HZ && hertz < sampleRate / 2 - MARGIN_HZ && bandwidth > 0 && bandwidth < widest,
    )
    .sort((a, b) => a.hertz - b.hertz);
}

export interface FormantOptions {
  /** In Hz; twice the frequency below which formants are looked for (10 000 Hz for men's F1 to F5, 11 000 Hz for women's). */
  sampleRate: number;
  /** Poles: two for each formant, and two for the source's slope. */
  order?: number;
  /** Share of the sample before that is taken off: the source falls by 6 dB an octave after radiation, and this lifts it again. */
  emphasis?: number;
  /** Broader poles are left out, in Hz. */
  widest?: number;
}

/** The formants of a stretch of a signal, by linear prediction under Hamming's window. */
export function formantsIn(
  samples: Samples,
  { sampleRate, order = 2 + Math.round(sampleRate / 1000), emphasis = 0.97, widest = 700 }: FormantOptions,
): Formant[] {
  const taper = hamming(samples.length);
  const frame = taper.map((weight, i) => weight * (samples[i]! - emphasis * (samples[i - 1] ?? samples[0]!)));
  return formantsOf(levinsonDurbin(autocorrelation(frame, order)).coefficients, sampleRate, widest);
}
