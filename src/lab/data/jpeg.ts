import { decode } from 'jpeg-js';
import { DataFault, type DataFile } from '../../datasets/kinds.ts';

/**
 * JPEG, decoded by the same code everywhere: browsers differ in the pixels that they make of one, and what is computed from them would
 * differ too.
 */

/** Pixels as they are to be looked at: red, green, blue and a byte that counts for nothing, rows from above. */
export interface Coloured {
  width: number;
  height: number;
  rgba: Uint8Array;
}

/** The library's types leave out what it says of the camera. */
type Decoded = { width: number; height: number; data: Uint8Array; exifBuffer?: Uint8Array };

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8;

/** @param most pixels @throws DataFault */
export function readJpeg({ name, bytes }: DataFile, most: number): Coloured {
  try {
    const decoded: Decoded = decode(bytes, {
      useTArray: true,
      formatAsRGBA: true,
      tolerantDecoding: false,
      maxResolutionInMP: most / 1e6,
      maxMemoryUsageInMB: 1024,
    });
    const { width, height, data, exifBuffer } = decoded;
    return turned({ width, height, rgba: data }, exifBuffer ? orientationOf(exifBuffer) : 1);
  } catch (error) {
    if (/maxResolutionInMP|maxMemoryUsageInMB/.test(String(error)))
      throw new DataFault(`${name} 太大了，这里最多 ${most / 1e4} 万像素；缩小再试。`);
    throw new DataFault(`${name} 不是完整的 JPEG，或者是少见的一种；存成 PNG（8 位灰度或彩色）再试。`);
  }
}

/**
 * How a camera was held, 1 to 8 (Exif 2.3, tag 0x0112, in the first directory); 1 where nothing is said.
 * @param exif from the zero after "Exif" on
 */
export function orientationOf(exif: Uint8Array): number {
  if (exif.length < 9) return 1;
  const tiff = new DataView(exif.buffer, exif.byteOffset + 1, exif.byteLength - 1);
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return 1;
  const entries = tiff.getUint16(directory, little);
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + 12 * i;
    if (at + 12 > tiff.byteLength) return 1;
    if (tiff.getUint16(at, little) !== 0x0112) continue;
    const value = tiff.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** Where each of the eight orientations has its stored axes: whether rows and columns change places, then which run backwards. */
const TURNS: Record<number, { across: boolean; right: boolean; down: boolean }> = {
  1: { across: false, right: false, down: false },
  2: { across: false, right: true, down: false },
  3: { across: false, right: true, down: true },
  4: { across: false, right: false, down: true },
  5: { across: true, right: false, down: false },
  6: { across: true, right: false, down: true },
  7: { across: true, right: true, down: true },
  8: { across: true, right: true, down: false },
};

/** The picture as it was seen when it was stored with that orientation. */
export function turned({ width, height, rgba }: Coloured, orientation: number): Coloured {
  if (orientation === 1) return { width, height, rgba };
  const { across, right, down } = TURNS[orientation]!;
  const [wide, high] = across ? [height, width] : [width, height];
  const stored = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const seen = new Uint32Array(width * height);
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      const [i, j] = across ? [y, x] : [x, y]; // along a stored row, and down the rows
      const column = right ? width - 1 - i : i,
        row = down ? height - 1 - j : j;
      seen[y * wide + x] = stored[row * width + column]!;
    }
  return { width: wide, height: high, rgba: new Uint8Array(seen.buffer) };
}
