import type { SoundOf } from '../../lab/declare/sound.ts';
import type experiment from './experiment.ts';
import { aimedAt, syllable } from './syllables.ts';

const sounds: SoundOf<typeof experiment> = (_result, params) => [
  { label: 'd-uw', make: () => syllable('d', params) },
  { label: 'y-uw', make: () => syllable('y', params) },
  { label: '单独的 uw', make: () => aimedAt(params) },
];
export default sounds;
