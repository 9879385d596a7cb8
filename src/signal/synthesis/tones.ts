import { exp } from '../../math/elementary/elementary.ts';
import { synthesizeVowel } from './vowel.ts';
import { vowelOf } from './vowels.ts';

/**
 * The four tones of Mandarin on one vowel: 一、疑、椅、意, all yi. Their pitch by Chao's letters (Chao 1930, "A system of tone letters", Le Maître
 * Phonétique 45:24–27), which divide a voice's range into five steps: 55, 35, 214, 51.
 */

export interface Tone {
  /** A character that is read so. */
  character: string;
  pinyin: string;
  levels: readonly number[];
  /** How long it takes by itself. */
  seconds: number;
}

export const TONES: readonly [Tone, Tone, Tone, Tone] = [
  { character: '一', pinyin: 'yī', levels: [5, 5], seconds: 0.4 },
  { character: '疑', pinyin: 'yí', levels: [3, 5], seconds: 0.4 },
  { character: '椅', pinyin: 'yǐ', levels: [2, 1, 4], seconds: 0.5 },
  { character: '意', pinyin: 'yì', levels: [5, 1], seconds: 0.3 },
];

/** A man's range: level 1 in Hz, and how many octaves higher level 5 is. */
export const LOWEST = 90;
const OCTAVES = 1;

/** The pitch in Hz at a time since the beginning: even in level, so in the logarithm of the pitch, from one to the next. */
export function tonePitch({ levels, seconds }: Tone, lowest = LOWEST): (t: number) => number {
  return (t) => {
    const place = Math.min(1, Math.max(0, t / seconds)) * (levels.length - 1);
    const i = Math.min(levels.length - 2, Math.floor(place));
    const level = levels[i]! + (levels[i + 1]! - levels[i]!) * (place - i);
    return lowest * exp(((level - 1) / 4) * OCTAVES * Math.LN2);
  };
}

/** The vowel /i/ in that tone. */
export const synthesizeTone = (tone: Tone, sampleRate: number, lowest = LOWEST): Float32Array =>
  synthesizeVowel({ formants: vowelOf('i').men, f0: tonePitch(tone, lowest), seconds: tone.seconds, sampleRate });
