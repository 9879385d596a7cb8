import type { SoundOf } from '../../lab/declare/sound.ts';
import { phonesOf, type Phone } from '../../math/markov/phones.ts';
import type experiment from './experiment.ts';

/** From a frame's beginning to the next one's, in seconds. */
const HOP = 0.01;
/** What is kept before a phone's first frame and after its last one, in frames: so short a piece is heard better with its neighbour's edge. */
const BEFORE = 1,
  AFTER = 1.5;
/** Cut sounds begin and end softly, or their edges click. */
const FADE = 0.004;
/** A hiss is much weaker than a vowel: by itself each phone is as loud as this at its loudest. */
const PEAK = 0.3;

/** Every phone by itself, as long as the path says that it lasts. */
const sounds: SoundOf<typeof experiment> = ({ segments, start }, { item }) => {
  const phones = phonesOf(segments).filter(({ unit }) => unit !== 'SIL');
  return namesOf(phones).map((label, i) => ({
    label,
    make(recordings) {
      const voice = recordings.voice!;
      const { samples, sampleRate } = voice[Math.min(item, voice.length) - 1]!;
      const at = (frame: number) => Math.max(0, Math.round((start + frame * HOP) * sampleRate));
      const part = samples.slice(at(phones[i]!.start - BEFORE), at(phones[i]!.end + AFTER));
      const loudest = part.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-6);
      const fade = Math.min(Math.round(FADE * sampleRate), part.length >> 1);
      part.forEach((x, n) => {
        const edge = Math.min(n, part.length - 1 - n, fade) / fade;
        part[n] = (x * edge * PEAK) / loudest;
      });
      return { samples: part, sampleRate };
    },
  }));
};
/** A phone's name, told apart from an earlier one of the same word. */
export function namesOf(phones: readonly Phone[]): string[] {
  return phones.map(({ unit }, i) => {
    const before = phones.slice(0, i).filter((one) => one.unit === unit).length;
    return before === 0 ? unit : `${unit}（第 ${before + 1} 个）`;
  });
}

export default sounds;
