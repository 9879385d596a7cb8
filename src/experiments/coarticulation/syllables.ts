import { random } from '../../math/random.ts';
import { PHONES, WHAT_DO_YOU_THINK } from '../../signal/synthesis/phones.ts';
import { speak, type Utterance } from '../../signal/synthesis/speech.ts';
import type { Triple } from '../../signal/synthesis/vowels.ts';

/** The two syllables, for the run and for the ear alike: /uw/ after d, and /uw/ after y. */

export const RATE = 16000;

/** What decides how the vowel comes out. Frequencies in Hz, times in milliseconds. */
export interface Setting {
  dLocus: number;
  yLocus: number;
  duration: number;
  target: number;
  sluggishness: number;
}

export const BEFORE = ['d', 'y'] as const;
export type Before = (typeof BEFORE)[number];

/** Seconds of the consonant before the vowel. */
export const LEAD = 0.07;
/** The voice falls a little, as at the end of a sentence. */
const PITCH = [128, 96] as const;

const withSecond = ([f1, , f3]: Triple, f2: number): Triple => [f1, f2, f3];

/** The syllable d-uw or y-uw; the hiss of the burst is the same each time. */
export function syllable(before: Before, { dLocus, yLocus, duration, target, sluggishness }: Setting): Utterance {
  const [phone, locus] = before === 'd' ? ['D', dLocus] : ['Y', yLocus];
  const seconds = duration / 1000;
  const [high, low] = PITCH;
  return speak(
    [
      { phone, seconds: LEAD, formants: withSecond(PHONES[phone]!.formants, locus) },
      { phone: 'UW', seconds, formants: withSecond(PHONES.UW!.formants, target) },
    ],
    {
      f0: (t) => high + ((low - high) * t) / (LEAD + seconds),
      sampleRate: RATE,
      noise: random(0, 'noise'),
      sluggishness: sluggishness / 1000,
    },
  );
}

/** The vowel without a neighbour: what it makes for. */
export function aimedAt({ duration, target }: Setting): Utterance {
  const said = {
    phone: 'UW',
    seconds: Math.max(0.25, duration / 1000),
    formants: withSecond(PHONES.UW!.formants, target),
  };
  return speak([said], { f0: (PITCH[0] + PITCH[1]) / 2, sampleRate: RATE, noise: random(0, 'noise') });
}

/** Of the lecture's sentence, in which both are followed by something too: F2 in the middle of the vowel of "do" and of "you". */
export function inSentence(sluggishness: number): { do: number; you: number } {
  const said = WHAT_DO_YOU_THINK.flatMap(({ phones }) => phones);
  const { formants, phones } = speak(said, {
    f0: PITCH[0],
    sampleRate: RATE,
    noise: random(0, 'noise'),
    sluggishness: sluggishness / 1000,
  });
  const [first, second] = phones
    .filter(({ phone }) => phone === 'UW')
    .map(({ from, to }) => formants((from + to) / 2)[1]);
  return { do: first!, you: second! };
}
