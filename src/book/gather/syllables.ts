import { customPinyin, pinyin } from 'pinyin-pro';
import { fold } from '../../search/fold.ts';
import type { Passage } from '../../search/library.ts';
import type { Syllables } from '../../search/pinyin.ts';

/** What the dictionary reads otherwise than this book means it. */
const ours: Record<string, string> = {
  数: 'shù',
  数得: 'shǔ dé',
  数一: 'shǔ yī',
  重算: 'chóng suàn',
};

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

/**
 * How the characters of the book sound, each where it stands: 重 in 权重 and in 重叠. The usual sound of a character is written once, what sounds otherwise by
 * the times that it occurs.
 */
export function syllablesOf(passages: readonly Pick<Passage, 'text'>[]): Syllables {
  customPinyin(ours);
  /** By character, its sound each time that it occurs. */
  const heard = new Map<string, string[]>();
  for (const { text } of passages) {
    const folded = fold(text);
    if (folded === '') continue;
    const sounds = pinyin(folded, { toneType: 'none', type: 'array', v: true });
    const characters = [...folded];
    if (sounds.length !== characters.length) throw new Error(`invalid pinyin of: ${text}`);
    characters.forEach((character, i) => {
      if (isHan(character)) heard.set(character, [...(heard.get(character) ?? []), sounds[i]!]);
    });
  }
  const usual = new Map<string, string>();
  const unusual: Syllables['unusual'][number][] = [];
  for (const [character, sounds] of [...heard].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const times = Map.groupBy(sounds.keys(), (time) => sounds[time]!);
    const [most, ...others] = [...times].sort(([, a], [, b]) => b.length - a.length);
    usual.set(most![0], (usual.get(most![0]) ?? '') + character);
    for (const [syllable, times] of others) unusual.push({ character, syllable, times });
  }
  return { usual: [...usual].sort(([a], [b]) => (a < b ? -1 : 1)), unusual };
}
