import { log, pow } from '../../math/elementary/elementary.ts';
import { VOICES, VOWELS, type Talkers, type Triple } from '../../signal/synthesis/vowels.ts';
import type { Place } from './tokens.ts';

/**
 * What mouth would make formants like these, as far as the chart tells: nothing here was measured in a mouth. The tongue is the higher the lower
 * F1 is, and the further back the lower F2, once the lips' part in F2 is taken away.
 */

export type Lips = 'usual' | 'spread' | 'rounded';

/** How round the lips are in the ten vowels, in the order of VOWELS, as phonetics describes them; 1 is u. */
const ROUNDING = [0, 0, 0, 0, 0, 0.7, 0.7, 1, 0, 0.4];
/** From here on lips count as round. */
const ROUND = 0.5;

/**
 * Dutch i and y by 50 men (Pols, Tromp & Plomp 1973, "Frequency analysis of Dutch vowels from 50 male speakers", JASA 53:1093–1101), F1 to F3
 * in Hz: two vowels that differ in the lips. English has no y.
 */
export const PLAIN: Triple = [294, 2208, 2766],
  ROUNDED: Triple = [305, 1730, 2208];
/** What full rounding makes of F2. */
const LOWERED = ROUNDED[1] / PLAIN[1];

/** y by the length of the tract: F1 to F3 in Hz. Only the men's were measured. */
export const roundedFront = (who: Talkers): [f1: number, f2: number, f3: number] => {
  const { scale } = VOICES[who];
  return [Math.round(ROUNDED[0] * scale), Math.round(ROUNDED[1] * scale), Math.round(ROUNDED[2] * scale)];
};

const clamped = (share: number): number => Math.min(1, Math.max(0, share));

interface Known {
  formants: Triple;
  rounding: number;
}

/** The vowels that are known of a group with such lips; y by the length of the tract. */
function knownOf(who: Talkers, lips: Lips): Known[] {
  const ten = VOWELS.map((vowel, i) => ({ formants: vowel[who], rounding: ROUNDING[i]! }));
  if (lips === 'usual') return ten;
  const y: Known = { formants: roundedFront(who), rounding: 1 };
  return lips === 'spread'
    ? ten.filter(({ rounding }) => rounding === 0)
    : [...ten.filter((v) => v.rounding > ROUND), y];
}

/** A mean of what is known, the nearer a vowel in log F1 and log F2 the heavier, as the inverse square of its distance; at a vowel its own. */
function between(known: readonly Known[], [f1, f2]: Place, of: (vowel: Known) => number): number {
  let [sum, weights] = [0, 0];
  for (const vowel of known) {
    const [a, b] = [log(vowel.formants[0]) - f1, log(vowel.formants[1]) - f2],
      square = a * a + b * b;
    if (square < 1e-12) return of(vowel);
    sum += of(vowel) / square;
    weights += 1 / square;
  }
  return sum / weights;
}

/** F2 of a man's vowel without the part of the lips. */
const plain = (f2: number, rounding: number): number => f2 / pow(LOWERED, rounding);

const [FRONT, OPEN] = [VOWELS[0]!.men, VOWELS.find(({ ipa }) => ipa === 'ɑ')!.men];
const BACK = Math.min(...VOWELS.map(({ men }, i) => plain(men[1], ROUNDING[i]!)));

export interface Mouth {
  /** In Hz. */
  f3: number;
  /** From 0, as in ɑ, to 1, as in i. */
  height: number;
  /** From 0, as in i, to 1, as in ɔ. */
  backness: number;
  /** From 0, spread, to 1, as in u. */
  rounding: number;
  /** How far the lips are apart, from 0 to 1. */
  opening: number;
}

/** F3 lies at least this far above F2. */
const APART = 1.1;

export function mouthOf(f1: number, f2: number, who: Talkers, lips: Lips): Mouth {
  const place: Place = [log(f1), log(f2)],
    known = knownOf(who, lips),
    { scale } = VOICES[who];
  const rounding = lips === 'usual' ? between(known, place, (vowel) => vowel.rounding) : lips === 'rounded' ? 1 : 0;
  const height = clamped(log(OPEN[0] / (f1 / scale)) / log(OPEN[0] / FRONT[0]));
  return {
    f3: Math.max(
      APART * f2,
      between(known, place, ({ formants }) => formants[2]),
    ),
    height,
    backness: clamped(log(FRONT[1] / plain(f2 / scale, rounding)) / log(FRONT[1] / BACK)),
    rounding,
    opening: (1 - 0.75 * height) * (1 - 0.6 * rounding),
  };
}
