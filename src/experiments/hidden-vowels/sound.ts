import type { SoundOf } from '../../lab/declare/sound.ts';
import { random } from '../../math/random.ts';
import { PHONES } from '../../signal/synthesis/phones.ts';
import { speak } from '../../signal/synthesis/speech.ts';
import { VOICES } from '../../signal/synthesis/vowels.ts';
import type experiment from './experiment.ts';

const RATE = 16_000;
const SECONDS = 0.45;

/** The nine vowels as a man's tract makes them, synthetic: people's recordings may not be handed on. */
const sounds: SoundOf<typeof experiment> = ({ chart }) =>
  chart.map(({ phone, ipa }) => ({
    label: ipa,
    make() {
      const { samples, sampleRate } = speak([{ phone, seconds: PHONES[phone]!.glide ? 1.3 * SECONDS : SECONDS }], {
        f0: VOICES.men.f0,
        sampleRate: RATE,
        noise: random(0, 'noise'),
      });
      return { samples, sampleRate };
    },
  }));
export default sounds;
