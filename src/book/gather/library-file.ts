import { createHash } from 'node:crypto';
import { constants, zstdCompressSync } from 'node:zlib';
import { encode } from '../../search/coding.ts';
import { write, writeSyllables } from '../../search/written.ts';
import { gatherBook } from './gather.ts';
import type { Settings } from '../check.ts';

/** What a search loads: the whole book in words, and, for queries in Latin letters, how it sounds. Both are called by the hash of what they hold. */
export interface LibraryFile {
  name: string;
  bytes: Uint8Array;
  syllables: Uint8Array;
}

/**
 * Compressed here, since hosts compress only what they know as text, and by zstd: its window holds the whole book, where deflate's holds an eighth
 * (132 kB, 147 by deflate, 158 by deflate over UTF-8).
 */
const compress = (bytes: Uint8Array): Uint8Array =>
  zstdCompressSync(bytes, {
    params: { [constants.ZSTD_c_compressionLevel]: 22, [constants.ZSTD_c_windowLog]: 20 },
  });

async function makeFile(settings: Settings): Promise<LibraryFile> {
  const book = await gatherBook(settings);
  const [bytes, syllables] = [write(book), writeSyllables(book.syllables)].map((text) => compress(encode(text))) as [Uint8Array, Uint8Array]; // prettier-ignore
  return { name: createHash('sha256').update(bytes).update(syllables).digest('hex').slice(0, 12), bytes, syllables };
}

let made: Promise<LibraryFile> | undefined;

/** Made once for all pages of a build; while writing, what is searched is the book as it was when the server began. @throws BookFaults */
export const libraryFile = (): Promise<LibraryFile> => (made ??= makeFile({}));

/** Its address from the site's root. */
export const libraryPath = ({ name }: LibraryFile): string => `/library/${name}.bin`;
