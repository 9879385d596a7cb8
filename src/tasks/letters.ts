import { sha256 } from '@noble/hashes/sha2.js';

/**
 * A text as a row of letters that comes through everything that happens to links and messages: only a–z and 2–7 (RFC 4648's base 32), no matter
 * which case; a mark in front, which cannot stand within; its own length, so that what follows is not taken for it; and a checksum. Broken into
 * lines, quoted with >, put between full-width brackets or written in full-width letters, it is still read; with one letter changed it is refused.
 */

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const BITS = 5;
/** Bytes of the length, and of the checksum. */
const LENGTH = 2,
  CHECK = 5;
const HEAD = LENGTH + CHECK;
const MOST = 0xffff;

/** What stands in front. The 1 is none of the letters, so that no mark begins within a row. */
export type Mark = 'whytask1' | 'whydone1';

function toLetters(bytes: Uint8Array): string {
  let letters = '',
    held = 0,
    bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= BITS; bits -= BITS) letters += ALPHABET[(held >> (bits - BITS)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? letters + ALPHABET[(held << (BITS - bits)) & 31] : letters;
}

/** @returns undefined if the bits that fill up the last letter are not 0: each row of bytes is written in one way only */
function fromLetters(letters: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((letters.length * BITS) / 8));
  let held = 0,
    bits = 0,
    at = 0;
  for (const letter of letters) {
    held = (held << BITS) | ALPHABET.indexOf(letter);
    bits += BITS;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = held >> bits;
    held &= (1 << bits) - 1;
  }
  return held === 0 ? bytes : undefined;
}

const lettersFor = (bytes: number) => Math.ceil((bytes * 8) / BITS);
const checksum = (payload: Uint8Array) => sha256(payload).subarray(0, CHECK);

/** @throws Error if the text is too long */
export function write(mark: Mark, text: string): string {
  const payload = new TextEncoder().encode(text);
  if (payload.length > MOST) throw new Error(`invalid text: ${payload.length} bytes`);
  return mark + toLetters(Uint8Array.of(payload.length >> 8, payload.length & 255, ...checksum(payload), ...payload));
}

/** A row of letters in a longer text. */
export interface Row {
  /** The lines on which it begins and ends, from 1 on. */
  line: number;
  last: number;
  /** What was written; undefined if the row is not whole. */
  text: string | undefined;
  /** It breaks off: a part of it did not come along. */
  short: boolean;
}

/** What may stand between two letters: breaks of lines, and signs that a reply puts before each. */
const BETWEEN = /[\s>|]/;

/** A text with letters of one width and case, without what cannot be seen. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .toLowerCase();

/** Every row with that mark, whole or not, in the order in which they stand. */
export function find(mark: Mark, text: string): Row[] {
  const among = plain(text);
  const rows: Row[] = [];
  let line = 1,
    counted = 0;
  const lineAt = (place: number) => {
    for (; counted < place; counted++) if (among[counted] === '\n') line++;
    return line;
  };
  for (const match of among.matchAll(new RegExp([...mark].join(`${BETWEEN.source}*`), 'g'))) {
    const begins = lineAt(match.index);
    const { end, ...read } = readFrom(among, match.index + match[0].length);
    rows.push({ line: begins, last: lineAt(end), ...read });
  }
  return rows;
}

function readFrom(text: string, start: number): Omit<Row, 'line' | 'last'> & { end: number } {
  let letters = '';
  let wanted = lettersFor(HEAD);
  /** After the last letter. */
  let end = start;
  for (let at = start; letters.length < wanted && at < text.length; at++) {
    const letter = text[at]!;
    if (BETWEEN.test(letter)) continue;
    if (!ALPHABET.includes(letter)) break;
    letters += letter;
    end = at + 1;
    if (letters.length === lettersFor(LENGTH)) {
      const [high, low] = lengthIn(letters);
      wanted = lettersFor(HEAD + 256 * high + low);
    }
  }
  if (letters.length < wanted) return { text: undefined, short: true, end };
  const bytes = fromLetters(letters);
  const payload = bytes?.subarray(HEAD);
  if (!bytes || !payload || checksum(payload).some((byte, i) => byte !== bytes[LENGTH + i]))
    return { text: undefined, short: false, end };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(payload), short: false, end };
  } catch {
    return { text: undefined, short: false, end };
  }
}

/** The first two bytes, from four letters. */
function lengthIn(letters: string): [high: number, low: number] {
  const bits = [...letters].reduce((held, letter) => (held << BITS) | ALPHABET.indexOf(letter), 0);
  return [(bits >> 12) & 255, (bits >> 4) & 255];
}

/** The first digits of the hash of a text: what tells two of them apart. */
export function hashOf(text: string): string {
  return [...sha256(new TextEncoder().encode(text)).subarray(0, 6)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
