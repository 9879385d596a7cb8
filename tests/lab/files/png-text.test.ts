import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { decode } from 'fast-png';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { checksum, withWords } from '../../../src/lab/files/png-text.ts';

const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#1d5d9b' } })
  .png()
  .toBuffer();

it('the checksum is zlib’s, and of the standard’s own check value', () => {
  expect(checksum(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => checksum(bytes) === crc32(bytes)));
});

it('any words come out as they went in, and a strict reader finds every chunk whole', async () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replaceAll('\0', '').toWellFormed());
  await fc.assert(
    fc.asyncProperty(words, words, async (first, second) => {
      const told = withWords(png, { Title: first, Comment: second });
      // Refuses a chunk whose length or checksum is wrong.
      expect(decode(told, { checkCrc: true }).width).toBe(2);
      const { comments = [] } = await sharp(told, { failOn: 'warning' }).metadata();
      const said = new Map(comments.map(({ keyword, text }) => [keyword, text]));
      expect([said.get('Title') ?? '', said.get('Comment') ?? '']).toEqual([first, second]);
    }),
    { numRuns: 40 },
  );
});

it('what is no PNG, and a keyword that is none, are refused', () => {
  expect(() => withWords(new Uint8Array(40), {})).toThrow('invalid png');
  expect(() => withWords(png.subarray(0, 20), {})).toThrow('invalid png');
  for (const keyword of ['', '标题', ' a', 'a ', 'x'.repeat(80)])
    expect(() => withWords(png, { [keyword]: 'a' })).toThrow('invalid keyword');
});
