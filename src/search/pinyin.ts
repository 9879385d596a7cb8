/** Looking for Chinese by its sound, written without tones: v stands for ü. How each character sounds where it stands was settled when the book was built. */

export interface Syllables {
  /** Each syllable and the characters that mostly sound like it in this book. */
  usual: readonly (readonly [syllable: string, characters: string])[];
  /** Characters that sound otherwise the n-th times (counted from 0) that they occur in the folded text. */
  unusual: readonly { character: string; syllable: string; times: readonly number[] }[];
}

/** How every unit of a folded text sounds: an index into `names`, 0 for what has no sound. */
export interface Sounds {
  names: readonly string[];
  at: Uint16Array;
}

export function soundsOf(folded: string, { usual, unusual }: Syllables): Sounds {
  const names = [''];
  const numbers = new Map<string, number>();
  const numberOf = (syllable: string): number => {
    const known = numbers.get(syllable);
    if (known !== undefined) return known;
    numbers.set(syllable, names.push(syllable) - 1);
    return names.length - 1;
  };
  const sound = new Map<string, number>();
  for (const [syllable, characters] of usual)
    for (const character of characters) sound.set(character, numberOf(syllable));
  const at = new Uint16Array(folded.length);
  for (let i = 0; i < folded.length; i++) at[i] = sound.get(folded[i]!) ?? 0;
  for (const { character, syllable, times } of unusual) {
    const number = numberOf(syllable);
    let place = -1,
      count = -1;
    for (const time of times) {
      for (; count < time; count++) {
        place = folded.indexOf(character, place + 1);
        if (place < 0) throw new Error(`invalid syllables: ${character} occurs ${count + 1} times`);
      }
      at[place] = number;
    }
  }
  return { names, at };
}

/** Pinyin as it was typed: its letters, and where the writer put a blank or an apostrophe between two of them. */
export interface Spelling {
  letters: string;
  /** Offsets in `letters` where a syllable must begin. */
  cuts: ReadonlySet<number>;
}

/** A query read as pinyin, with or without tone marks; undefined if it cannot be any. */
export function spelled(query: string): Spelling | undefined {
  const bare = query
    .normalize('NFD')
    .replaceAll(/u\u0308/gi, 'v')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[\s'’·-]+/g, ' ')
    .trim();
  if (!/^[a-z][a-z ]*$/.test(bare)) return undefined;
  const cuts = new Set<number>();
  let letters = '';
  for (const part of bare.split(' ')) {
    cuts.add(letters.length);
    letters += part;
  }
  return { letters, cuts };
}

/** Whether no cut stands within the letters from one offset to another. */
function isWhole({ cuts }: Spelling, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (cuts.has(i)) return false;
  return true;
}

/** Whether the next `length` letters, from an offset on, are the beginning of a syllable. */
const begins = (spelling: Spelling, from: number, syllable: string, length: number): boolean =>
  length <= spelling.letters.length - from &&
  spelling.letters.startsWith(syllable.slice(0, length), from) &&
  isWhole(spelling, from, from + length);

/**
 * How many units from a place on are spelled by whole syllables; 0 if they are not.
 */
export function soundsFrom({ names, at }: Sounds, spelling: Spelling, place: number): number {
  let from = 0,
    i = place;
  for (; from < spelling.letters.length; i++) {
    const syllable = names[at[i] ?? 0]!;
    if (syllable === '' || !begins(spelling, from, syllable, syllable.length)) return 0;
    from += syllable.length;
  }
  return i - place;
}

/**
 * The same where syllables may be cut short: to their first letter, to zh, ch or sh, and the last one to any of its beginnings.
 */
export function shortSoundsFrom(sounds: Sounds, spelling: Spelling, place: number, from = 0): number {
  const left = spelling.letters.length - from;
  const syllable = sounds.names[sounds.at[place] ?? 0]!;
  if (syllable === '') return 0;
  const double = /^[zcs]h/.test(syllable) ? 2 : 1;
  const lengths = new Set([syllable.length, double, 1]);
  if (left < syllable.length) lengths.add(left);
  for (const length of lengths) {
    if (!begins(spelling, from, syllable, length)) continue;
    if (length === left) return 1;
    const rest = shortSoundsFrom(sounds, spelling, place + 1, from + length);
    if (rest > 0) return rest + 1;
  }
  return 0;
}
