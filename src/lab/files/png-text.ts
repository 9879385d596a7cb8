/**
 * Words in a PNG: chunks of kind iTXt after the header, in UTF-8 and not compressed (Portable Network Graphics, 3rd edition, 11.3.3.4), which viewers
 * show as the picture's properties and leave the picture as it is.
 */

/** The signature, and IHDR: length, name, 13 bytes, checksum. */
const HEAD = 8 + 4 + 4 + 13 + 4;
const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];

/**
 * The same picture with these words in it.
 * @param png a whole PNG file
 * @param words by keyword; a keyword has 1 to 79 Latin letters, Title, Author, Description, Copyright and Comment being the standard's own
 * @throws RangeError for a file that is no PNG, or a keyword that is none
 */
export function withWords(png: Uint8Array, words: Record<string, string>): Uint8Array<ArrayBuffer> {
  if (!SIGNATURE.every((byte, i) => png[i] === byte) || png.length < HEAD) throw new RangeError('invalid png');
  const chunks = Object.entries(words).map(([keyword, text]) => textChunk(keyword, text));
  const whole = new Uint8Array(png.length + chunks.reduce((sum, { length }) => sum + length, 0));
  whole.set(png.subarray(0, HEAD));
  let at = HEAD;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  whole.set(png.subarray(HEAD), at);
  return whole;
}

function textChunk(keyword: string, text: string): Uint8Array {
  if (!/^[A-Za-z](?:[A-Za-z ]{0,77}[A-Za-z])?$/.test(keyword)) throw new RangeError(`invalid keyword: ${keyword}`);
  // After the keyword: not compressed, no method, no language, no translated keyword. A NUL would end the text.
  const data = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text.replaceAll('\0', '')}`);
  const chunk = new Uint8Array(4 + data.length + 4),
    view = new DataView(chunk.buffer);
  view.setUint32(0, data.length - 4);
  chunk.set(data, 4);
  view.setUint32(4 + data.length, checksum(data));
  return chunk;
}

/** CRC-32 as PNG has it (Annex D of the standard): over a chunk's name and data. */
export function checksum(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) {
    c ^= byte;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  }
  return (c ^ 0xffffffff) >>> 0;
}
