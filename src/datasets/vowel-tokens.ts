import type { Random } from '../math/random.ts';
import { VOWELS } from '../signal/synthesis/vowels.ts';

/** Made vowels: what tokens of ten vowels might measure, said by men whose means are Peterson & Barney's. Named synthetic wherever shown. */

/** Tokens of each vowel. */
const TOKENS = 30;
/** Standard deviation of each formant, as a share of its mean. */
const SPREAD = [0.09, 0.07] as const;

/** First and second formant in Hz, each normal about its vowel's mean and independent of the other. */
export function vowelTokens(stream: Random): { rows: number; columns: { f1: Float64Array; f2: Float64Array } } {
  const rows = VOWELS.length * TOKENS;
  const formant = (which: 0 | 1) =>
    Float64Array.from({ length: rows }, (_, i) =>
      Math.round(VOWELS[Math.floor(i / TOKENS)]!.men[which] * (1 + SPREAD[which] * stream.normal())),
    );
  return { rows, columns: { f1: formant(0), f2: formant(1) } };
}
