import { exp, log } from '../math/elementary/elementary.ts';

/**
 * The mel scale, on which steps that sound equally large are equally long (Stevens, Volkmann & Newman 1937), in the two formulas in use:
 * - `htk`: 2595 log₁₀(1 + f/700) (O'Shaughnessy 1987; The HTK Book, equation 5.13);
 * - `slaney`: 3f/200 up to 1000 Hz, 15 + 27 ln(f/1000)/ln 6.4 above (Slaney's Auditory Toolbox 1998, as librosa has it).
 */
export type MelScale = 'htk' | 'slaney';

const HTK_PER_LOG = 2595 / log(10);
const KNEE_HZ = 1000;
const KNEE_MEL = 15;
const SLANEY_PER_LOG = 27 / log(6.4);

/** Mel of a frequency in Hz, not negative. */
export function melOf(hertz: number, scale: MelScale): number {
  if (scale === 'htk') return HTK_PER_LOG * log(1 + hertz / 700);
  return hertz < KNEE_HZ ? (3 * hertz) / 200 : KNEE_MEL + SLANEY_PER_LOG * log(hertz / KNEE_HZ);
}

/** The frequency in Hz that has so many mel: the inverse of `melOf`. */
export function hertzOf(mel: number, scale: MelScale): number {
  if (scale === 'htk') return 700 * (exp(mel / HTK_PER_LOG) - 1);
  return mel < KNEE_MEL ? (200 * mel) / 3 : KNEE_HZ * exp((mel - KNEE_MEL) / SLANEY_PER_LOG);
}
