import type { SoundOf } from '../../lab/declare/sound.ts';
import { random } from '../../math/random.ts';
import { DIGIT_PHONES } from '../../datasets/spoken-digits.ts';
import { speak } from '../../signal/synthesis/speech.ts';
import { VOICES } from '../../signal/synthesis/vowels.ts';
import type experiment from './experiment.ts';

const RATE = 16_000;
const SECONDS = 0.13;
const NAMES = { men: '男声', women: '女声', children: '童声' } as const;

/** The digit in three voices, synthetic: people's recordings may not be handed on. */
const sounds: SoundOf<typeof experiment> = (_result, { digit }) =>
  (Object.keys(NAMES) as (keyof typeof NAMES)[]).map((who) => ({
    label: `${digit}，合成的${NAMES[who]}`,
    make() {
      const said = DIGIT_PHONES[digit]!.map((phone) => ({ phone, seconds: SECONDS }));
      const { f0, scale } = VOICES[who];
      const { samples, sampleRate } = speak(said, { f0, scale, sampleRate: RATE, noise: random(0, 'noise') });
      return { samples, sampleRate };
    },
  }));
export default sounds;
