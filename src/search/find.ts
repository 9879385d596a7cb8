import { fold } from './fold.ts';
import { passageAt, type Kind, type Library, type Passage } from './library.ts';
import { shortSoundsFrom, soundsFrom, soundsOf, spelled, type Sounds, type Syllables } from './pinyin.ts';

/** A passage that answers a query. */
export interface Hit {
  passage: number;
  /** Where in the passage's folded text, in their order and apart. */
  ranges: (readonly [start: number, end: number])[];
  /** By the words themselves, by another name of the same thing, by sound, or by all words of the query wherever they stand. */
  by: 'words' | 'synonym' | 'sound' | 'parts';
}

export interface Answer {
  /** Best first; of what is equally good, what comes first in the book. */
  hits: Hit[];
  /** The other names that were looked for as well. */
  synonyms: string[];
}

/** Longer queries are cut: no passage of the book is as long. */
export const LONGEST = 2000;

const orderOf = { words: 0, synonym: 1, sound: 2, parts: 3 } as const;
/** Statements that say what something is come before others. */
const definitions: ReadonlySet<Kind> = new Set(['definition', 'term', 'theorem', 'chapter', 'experiment']);

/** Everything in the library that answers a query. */
export function find(library: Library, query: string): Answer {
  const text = cut(query);
  const needle = fold(text);
  if (needle === '') return { hits: [], synonyms: [] };
  const found = new Map<number, Hit>();
  const add = (by: Hit['by'], passage: number, start: number, end: number) => {
    const hit = found.get(passage);
    if (!hit) found.set(passage, { passage, ranges: [[start, end]], by });
    else if (hit.by === by && hit.ranges.every(([from, to]) => end <= from || start >= to))
      hit.ranges.push([start, end]);
  };
  eachPlace(library, needle, add, 'words');
  const terms = soundHits(library, text, add);
  const synonyms = [...new Set([...terms, ...otherNames(library, [text, ...terms])])];
  for (const synonym of synonyms) eachPlace(library, fold(synonym), add, 'synonym');
  partHits(library, text, add);
  const rank = new Map([...found.values()].map((hit) => [hit, rankOf(library, hit)]));
  const hits = [...found.values()].sort((a, b) => rank.get(a)! - rank.get(b)! || a.passage - b.passage);
  for (const hit of hits) hit.ranges.sort(([a], [b]) => a - b);
  return { hits, synonyms };
}

type Add = (by: Hit['by'], passage: number, start: number, end: number) => void;

/** Every place of a folded needle. */
function eachPlace(library: Library, needle: string, add: Add, by: Hit['by']): void {
  if (needle === '') return;
  const { folded, starts } = library;
  let passage = 0;
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
    if (at >= starts[passage + 1]!) passage = passageAt(library, at);
    add(by, passage, at - starts[passage]!, at - starts[passage]! + needle.length);
  }
}

const heard = new WeakMap<Syllables, Sounds>();

/** The sounds of a library's words, once. */
export function soundsIn({ folded, syllables }: { folded: string; syllables: Syllables }): Sounds {
  const kept = heard.get(syllables) ?? soundsOf(folded, syllables);
  heard.set(syllables, kept);
  return kept;
}

/** A query as it is looked for. */
const cut = (query: string): string => query.slice(0, LONGEST).normalize('NFC');

/** How a query is spelled, if it may be that. */
function spellingOf(text: string) {
  const spelling = spelled(text);
  return spelling && spelling.letters.length >= 2 ? spelling : undefined;
}

/** Whether a query may be meant by its sound: only then a library's syllables are needed. */
export const isSpelled = (query: string): boolean => spellingOf(cut(query)) !== undefined;

/** A shorter spelling says too little to be looked for in the whole text. */
const FEWEST_SYLLABLES = 2;

/**
 * What sounds as the query is spelled: in the whole text if it is at least two whole syllables; names also by less, from their beginning.
 * @returns the words of the glossary that a spelling stands for
 */
function soundHits(library: Library, text: string, add: Add): string[] {
  const spelling = spellingOf(text);
  const { folded, starts, syllables } = library;
  if (!spelling || !syllables) return [];
  const sounds = soundsIn({ folded, syllables });
  const words = new Set<string>();
  const terms = new Set(library.synonyms.flat().map(fold));
  const firsts = sounds.names.map((name) => name !== '' && name[0] === spelling.letters[0]);
  library.passages.forEach(({ isName, kind }, passage) => {
    const start = starts[passage]!,
      end = starts[passage + 1]! - 1;
    for (let at = start; at < end; at++) {
      if (!firsts[sounds.at[at]!]) continue;
      const whole = soundsFrom(sounds, spelling, at);
      const opens = isName && (at === start || sounds.at[at - 1] === 0);
      const length =
        whole >= FEWEST_SYLLABLES || (isName && whole > 0) ? whole : opens ? shortSoundsFrom(sounds, spelling, at) : 0;
      if (length === 0) continue;
      add('sound', passage, at - start, at - start + length);
      const word = folded.slice(at, at + length);
      if (kind === 'term' && opens && terms.has(word)) words.add(word);
      at += length - 1;
    }
  });
  return [...words];
}

/** Letters and digits of a word: hyphens and blanks between them are a matter of taste. */
const bareWord = (word: string): string => fold(word).replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The other names of what is called exactly so. */
function otherNames({ synonyms }: Library, names: readonly string[]): string[] {
  const asked = new Set(names.map(bareWord).filter((name) => name !== ''));
  const exact = new Set(names.map(fold));
  const groups = synonyms.filter((group) => group.some((name) => asked.has(bareWord(name))));
  return [...new Set(groups.flat())].filter((name) => !exact.has(fold(name)));
}

/** Passages that hold every one of several words, though not as they were typed. */
function partHits(library: Library, text: string, add: Add): void {
  const parts = [...new Set(text.split(/\s+/).map(fold))].filter((part) => part !== '');
  if (parts.length < 2) return;
  const { folded, starts, passages } = library;
  passages.forEach((_, passage) => {
    const own = folded.slice(starts[passage]!, starts[passage + 1]!);
    const places = parts.map((part) => own.indexOf(part));
    if (places.every((place) => place >= 0))
      parts.forEach((part, i) => add('parts', passage, places[i]!, places[i]! + part.length));
  });
}

/** The smaller, the better: names before definitions before the rest; the whole name, then its beginning; the words themselves before others. */
function rankOf({ passages, starts }: Library, { passage, ranges, by }: Hit): number {
  const { isName, kind } = passages[passage] as Passage;
  const length = starts[passage + 1]! - starts[passage]! - 1;
  const [start, end] = ranges[0]!;
  const place = isName ? (end - start === length ? 0 : start === 0 ? 1 : 2) : definitions.has(kind) ? 3 : 4;
  return place * 4 + orderOf[by];
}

/** A query that is longer than this is not taken apart. */
const MOST_TAKEN_APART = 12;

/** The longest part of a query, of two characters at least, that the book has; of equal ones the first. */
export function nearest(library: Library, query: string): string | undefined {
  const characters = [...query.trim()];
  if (characters.length > MOST_TAKEN_APART) return undefined;
  for (let length = characters.length - 1; length >= 2; length--)
    for (let start = 0; start + length <= characters.length; start++) {
      const part = characters
        .slice(start, start + length)
        .join('')
        .trim();
      const needle = fold(part);
      if ([...needle].length >= 2 && library.folded.includes(needle)) return part;
    }
  return undefined;
}
