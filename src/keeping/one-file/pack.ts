/** What a chapter in one file brings along besides its text, as it lies in that file: an index in JSON, a line's end, then all bytes in a row. */

interface Index {
  base: string;
  first: readonly string[];
  sizes: readonly (readonly [path: string, bytes: number])[];
}

export interface Pack {
  /** Where the site is mounted that the chapter is of. */
  base: string;
  /** Programs that the page begins with, in that order. */
  first: readonly string[];
  /** By paths behind the base. */
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

const END = 10;

export function writePack({ base, first, files }: Pack): Uint8Array<ArrayBuffer> {
  const index: Index = { base, first, sizes: [...files].map(([path, { length }]) => [path, length]) };
  const head = new TextEncoder().encode(`${JSON.stringify(index)}\n`);
  const all = [head, ...files.values()];
  const bytes = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The files are views of these bytes: what is not asked for is not even read. */
export function readPack(bytes: Uint8Array<ArrayBuffer>): Pack {
  let at = bytes.indexOf(END) + 1;
  const { base, first, sizes } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, at))) as Index;
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const [path, length] of sizes) {
    files.set(path, bytes.subarray(at, at + length));
    at += length;
  }
  return { base, first, files };
}
