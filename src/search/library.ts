import { fold } from './fold.ts';
import type { Syllables } from './pinyin.ts';

/** The whole book as a search reads it: pages, and on them passages in the order of reading. */

/** What a passage is. */
export type Kind =
  | 'text'
  | 'chapter'
  | 'section'
  | 'theorem'
  | 'definition'
  | 'proof'
  | 'exercise'
  | 'hint'
  | 'solution'
  | 'figure'
  | 'erratum'
  | 'footnote'
  | 'term'
  | 'work'
  | 'experiment'
  | 'page';

export interface Page {
  /** From the site's root, with a slash at its end. */
  href: string;
  /** 第 9 章 普遍性定理 */
  name: string;
}

/** A paragraph, a title, an item of a list, a row of a table. */
export interface Passage {
  kind: Kind;
  /** It says what something is called. */
  isName: boolean;
  /** Index of its page. */
  page: number;
  /** The section where it stands, with its number: 9.2 宽度的代价; empty before the first. */
  section: string;
  /** What it is part of within the section: 定理 9.1, 定理 9.1 的证明, 习题 9.2 的解答; empty for plain text. */
  part: string;
  /** The nearest id at or before it on its page; empty for the top. */
  anchor: string;
  /** As it is shown, in the form NFC; a formula is its LaTeX between the signs of FORMULA. */
  text: string;
}

/** A word of the glossary: what it is called in any language. */
export type Synonyms = readonly string[];

/** The book in words. */
export interface Words {
  pages: Page[];
  passages: Passage[];
  synonyms: Synonyms[];
}

/** What the build gathers and a reader's browser is sent: how words sound in a file of its own, which only queries in Latin letters need. */
export interface Collection extends Words {
  syllables: Syllables;
}

/** A collection made ready to be searched. */
export interface Library extends Words {
  /** Undefined until they are there; then nothing is found by its sound. */
  syllables: Syllables | undefined;
  /** All passages folded, each followed by a line end. */
  folded: string;
  /** Where each passage begins in it. */
  starts: Int32Array;
}

export function openLibrary(words: Words, syllables?: Syllables): Library {
  const starts = new Int32Array(words.passages.length + 1);
  const pieces = words.passages.map(({ text }, i) => {
    const folded = `${fold(text)}\n`;
    starts[i + 1] = starts[i]! + folded.length;
    return folded;
  });
  return { ...words, syllables, folded: pieces.join(''), starts };
}

/** The passage that holds a place of the folded text. */
export function passageAt({ starts }: Library, place: number): number {
  let low = 0,
    high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= place) low = middle;
    else high = middle;
  }
  return low;
}
