/** What a reader's file, a shipped one or a generator gives to an experiment, and how a file that can't be read is refused. */

/** Pictures of one size in grey, 0 to 255: `pixels` holds count × height × width values in rows, a picture after the other. */
export interface Images {
  count: number;
  height: number;
  width: number;
  pixels: Uint8Array;
  /** The class of each picture. */
  labels?: Uint8Array;
}

/** One channel of sound, −1 to 1. */
export interface Recording {
  name: string;
  /** In Hz. */
  sampleRate: number;
  samples: Float32Array;
}

/** Columns of equal length under their names: numbers (NaN where nothing was measured) or texts. */
export interface Columns {
  rows: number;
  columns: Record<string, Float64Array | string[]>;
}

/** A file as it is read: whole, unpacked. */
export interface DataFile {
  name: string;
  bytes: Uint8Array;
  /** The folder that it lay in, if it lay in one. */
  folder?: string;
}

/** A file's name and, where its path has one, its folder's. */
export function placeOf(path: string): Pick<DataFile, 'name' | 'folder'> {
  const [name, folder] = path.split('/').reverse();
  return { name: name!, ...(folder && { folder }) };
}

/** A file that can't be taken: one Chinese sentence that names the file, the place in it, what is wrong and how to mend it. */
export class DataFault extends Error {}

/** The first bytes of a file as a hex dump shows them. */
export const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
