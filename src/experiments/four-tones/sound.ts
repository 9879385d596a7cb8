import type { SoundOf } from '../../lab/declare/sound.ts';
import { synthesizeTone, TONES } from '../../signal/synthesis/tones.ts';
import type experiment from './experiment.ts';

const RATE = 44100;

const sounds: SoundOf<typeof experiment> = (_result, { lowest }) =>
  TONES.map((tone) => ({
    label: `${tone.character} ${tone.pinyin}`,
    make: () => ({ samples: synthesizeTone(tone, RATE, lowest), sampleRate: RATE }),
  }));
export default sounds;
