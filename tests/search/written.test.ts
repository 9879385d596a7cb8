import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decode, encode } from '../../src/search/coding.ts';
import type { Kind, Words } from '../../src/search/library.ts';
import { read, readSyllables, write, writeSyllables } from '../../src/search/written.ts';

const word = fc
  .string({ unit: fc.constantFrom('深', '度', '9', '.', 'a', '定', '理', ' ', '😀'), minLength: 1, maxLength: 12 })
  .map((text) => text.replaceAll(/ +/g, ' ').trim() || '层');
const anchor = fc.constantFrom('thm-a', 'sec-b', 'fig-c');
const kind = fc.constantFrom<Kind>('text', 'proof', 'page', 'term');
const passage = fc.record({
  kind,
  isName: fc.boolean(),
  section: fc.oneof(fc.constant(''), word),
  part: fc.oneof(fc.constant(''), word),
  text: word,
  anchor,
});
const words: fc.Arbitrary<Words> = fc
  .record({
    pages: fc.array(fc.record({ href: fc.constantFrom('/a/', '/b/'), name: word }), { minLength: 1, maxLength: 4 }),
    on: fc.array(fc.array(passage, { minLength: 1, maxLength: 6 }), { minLength: 4, maxLength: 4 }),
    synonyms: fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
  })
  .map(({ pages, on, synonyms }) => ({
    pages,
    passages: pages.flatMap((_, page) => on[page]!.map((passage) => ({ ...passage, page }))),
    synonyms,
  }));

it('what is written is read again', () =>
  fc.assert(
    fc.property(words, (all) => {
      expect(read(write(all))).toEqual(all);
    }),
  ));

it('how characters sound is read again', () => {
  const syllable = fc.constantFrom('shen', 'du', 'duo', 'lv');
  fc.assert(
    fc.property(
      fc.record({
        usual: fc.array(fc.tuple(syllable, fc.constantFrom('深', '度多', '率律绿'))),
        unusual: fc.array(
          fc.record({
            character: fc.constantFrom('度', '率'),
            syllable,
            times: fc.uniqueArray(fc.nat(5000), { minLength: 1 }).map((all) => all.sort((a, b) => a - b)),
          }),
        ),
      }),
      (syllables) => {
        expect(readSyllables(writeSyllables(syllables))).toEqual(syllables);
      },
    ),
  );
  expect(() => readSyllables('深')).toThrow(/invalid syllables/);
});

it('a text is the same after it was bytes, however many characters it has', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(decode(encode(text))).toBe(text);
    }),
  );
  for (const size of [1, 255, 256, 257, 511, 512, 5000]) {
    const text = Array.from({ length: size }, (_, i) => String.fromCharCode(0x3000 + i)).join('') + '深深';
    expect(decode(encode(text))).toBe(text);
  }
});

it('a character that is common is one byte', () => {
  const rare = Array.from({ length: 1000 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
  const more = encode(rare + '的'.repeat(500)).length - encode(rare + '的'.repeat(100)).length;
  expect(more).toBe(400);
});

it.each([
  [new Uint8Array(), /invalid library/],
  [Uint8Array.from([0, 9, 255]), /invalid library/],
  [encode('深度').slice(0, -1).fill(7, -1), /invalid library/],
])('bytes that are no library are refused', (bytes, message) => expect(() => decode(bytes)).toThrow(message));

it('a text that is none is refused', () => {
  expect(() => read('深度')).toThrow(/invalid library/);
  expect(() => read('\u0001/a/\t名\n\u0003!')).toThrow(/invalid kind/);
});
