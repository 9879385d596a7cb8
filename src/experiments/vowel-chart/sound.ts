import type { SoundOf } from '../../lab/declare/sound.ts';
import { synthesizeVowel } from '../../signal/synthesis/vowel.ts';
import { VOICES, VOWELS, type Talkers, type Triple } from '../../signal/synthesis/vowels.ts';
import type experiment from './experiment.ts';

/** The chosen vowel, and all ten in the same voice, one after the other. */

const RATE = 16000;
const SECONDS = 0.6,
  EACH = 0.4;
/** Of one's pitch, over a vowel: it falls a little, as in speech. */
const FALL = 0.12;

interface Voice {
  f0: number;
  scale: number;
}

const vowel = (formants: Triple, { f0, scale }: Voice, seconds: number): Float32Array =>
  synthesizeVowel({ formants, f0: (t) => f0 * (1 + FALL * (0.5 - t / seconds)), seconds, sampleRate: RATE, scale });

const sounds: SoundOf<typeof experiment> = ({ place }, { f1, f2, who }) => [
  { label: '选中的母音', make: () => ({ samples: vowel([f1, f2, place.f3], place, SECONDS), sampleRate: RATE }) },
  {
    label: '十个母音',
    make() {
      const voice = who as Talkers;
      const each = VOWELS.map((one) => vowel(one[voice], VOICES[voice], EACH));
      const samples = new Float32Array(each.reduce((sum, { length }) => sum + length, 0));
      let from = 0;
      for (const one of each) {
        samples.set(one, from);
        from += one.length;
      }
      return { samples, sampleRate: RATE };
    },
  },
];
export default sounds;
