import { cos } from '../../math/elementary/elementary.ts';
import { glottis } from './glottis.ts';
import { cascade, completed } from './tract.ts';

/** A vowel by source and filter: the pulses of the glottis through the formants. */

export interface VowelSound {
  /** In Hz, lowest first; as many as are known. Those above are a uniform tube's. */
  formants: readonly number[];
  /** In Hz; the usual ones for what is not given. */
  bandwidths?: readonly number[];
  /** Pitch in Hz, the same all the time or at a time in seconds. */
  f0: number | ((seconds: number) => number);
  seconds: number;
  /** In Hz. */
  sampleRate: number;
  /** Where the tube's formants above those given lie: 1 for a man's tract, more for a shorter one. */
  scale?: number;
}

/** How loud every sound is, as a root mean square, and how high none may reach; full scale is 1. */
const LOUDNESS = 0.12;
const HIGHEST = 0.6;
/** Seconds of fading in and out. */
const FADE = 0.02;

/**
 * The vowel, ⌊seconds · sampleRate + ½⌋ samples, equally loud whatever the formants, faded in and out. The same bits everywhere.
 * @throws RangeError for formants that are not below half the rate, or a pitch or length that is none
 */
export function synthesizeVowel(vowel: VowelSound): Float32Array {
  const { formants, bandwidths, f0, seconds, sampleRate, scale } = vowel;
  if (!(seconds > 0 && seconds < Infinity)) throw new RangeError(`invalid seconds: ${seconds}`);
  const pitch = typeof f0 === 'number' ? () => f0 : f0;
  const given = { frequencies: formants, ...(bandwidths && { bandwidths }) };
  const tract = cascade(completed(given, sampleRate, scale), sampleRate);
  const source = glottis(sampleRate);
  const samples = Float64Array.from({ length: Math.round(seconds * sampleRate) }, (_, i) => {
    const hertz = pitch(i / sampleRate);
    if (!(hertz > 0 && hertz < sampleRate / 2)) throw new RangeError(`invalid pitch: ${hertz}`);
    return tract.step(source(hertz));
  });
  return finished(samples, sampleRate);
}

/** A sound as it is handed out: equally loud, no higher than HIGHEST, faded in and out. Silence stays silence. */
export function finished(samples: Float64Array, sampleRate: number): Float32Array {
  const fade = Math.min(Math.round(FADE * sampleRate), samples.length >> 1);
  for (let i = 0; i < fade; i++) {
    const share = 0.5 - 0.5 * cos((Math.PI * (i + 0.5)) / fade);
    samples[i]! *= share;
    samples[samples.length - 1 - i]! *= share;
  }
  const square = samples.reduce((sum, x) => sum + x * x, 0) / samples.length;
  const peak = samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const gain = peak > 0 ? Math.min(LOUDNESS / Math.sqrt(square), HIGHEST / peak) : 0;
  return Float32Array.from(samples, (x) => x * gain);
}
