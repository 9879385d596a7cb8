import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** So much is compressed at once: a few milliseconds on a slow phone. */
const PIECE = 1 << 16;
const COMPRESSED = /\.png$/;

/** Files put into a zip one after another, a piece at a time, so that the page has time for the reader in between. */
export interface ZipWriter {
  add(name: string, content: Uint8Array | string): Promise<void>;
  end(): Promise<Blob>;
}

/** @param pause awaited after each piece; it may throw, and nothing is left behind */
export function zipWriter(pause: () => Promise<void>): ZipWriter {
  const pieces: BlobPart[] = [];
  let fault: Error | undefined;
  const zip = new Zip((error, piece) => {
    if (error) fault = error;
    else pieces.push(piece as Uint8Array<ArrayBuffer>);
  });
  return {
    async add(name, content) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      const file = COMPRESSED.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      zip.add(file);
      for (let at = 0; at === 0 || at < bytes.length; at += PIECE) {
        // What is handed over belongs to the zip from then on.
        file.push(bytes.slice(at, at + PIECE), at + PIECE >= bytes.length);
        if (fault) throw fault;
        await pause();
      }
    },
    end() {
      zip.end();
      return fault ? Promise.reject(fault) : Promise.resolve(new Blob(pieces, { type: 'application/zip' }));
    },
  };
}
