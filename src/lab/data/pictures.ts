import { decode, type DecodedPng } from 'fast-png';
import { readImages } from '../../datasets/idx.ts';
import { DataFault, hex, type DataFile, type Images } from '../../datasets/kinds.ts';
import { isPgm, readPgm, type Grey } from '../../datasets/pgm.ts';
import { resized } from '../../datasets/resized.ts';
import type { ImagesInput } from '../declare/data.ts';
import { isJpeg, readJpeg } from './jpeg.ts';

/**
 * Pictures in files of their own: PNG, JPEG and PGM, one a file, a class each by its folder or by the number that its name begins with; or IDX files of
 * many.
 */

/** A telephone's photographs come to it. */
const MOST_PIXELS = 16_000_000;
const HOW = '存成 PNG（8 位灰度或彩色）再试。';

const isPng = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47;

/** @param progress told after each picture @throws DataFault */
export function readPictures(
  { labelled, size, classes = 256 }: Omit<ImagesInput, 'sets'>,
  files: readonly DataFile[],
  progress: (done: number, of: number) => void = () => {},
): Images {
  const [first] = files;
  if (!first || !(isPng(first.bytes) || isPgm(first.bytes) || isJpeg(first.bytes)))
    return readImages(files, labelled === true);
  const sorted = files.toSorted((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
  const labels = labelled === true ? labelsOf(sorted, classes) : undefined;
  const [height, width] = size ?? sizeOf(readGrey(sorted[0]!));
  const pixels = new Uint8Array(sorted.length * height * width);
  sorted.forEach((file, i) => {
    const grey = readGrey(file);
    if (!size && (grey.width !== width || grey.height !== height))
      throw new DataFault(
        `${file.name} 是 ${grey.height}×${grey.width} 的，${sorted[0]!.name} 却是 ${height}×${width} 的；裁成一样大再试。`,
      );
    pixels.set(resized(grey, width, height).pixels, i * height * width);
    progress(i + 1, sorted.length);
  });
  return { count: sorted.length, height, width, pixels, ...(labels && { labels }) };
}

const pathOf = ({ folder = '', name }: DataFile): string => `${folder}/${name}`;
const sizeOf = ({ height, width }: Grey) => [height, width] as const;

function readGrey(file: DataFile): Grey {
  const { name, bytes } = file;
  if (isPgm(bytes)) return readPgm(file);
  if (isJpeg(bytes)) {
    const { width, height, rgba } = readJpeg(file, MOST_PIXELS);
    return { width, height, pixels: onWhite(rgba, { channels: 4, most: 255, opaque: true }) };
  }
  if (!isPng(bytes))
    throw new DataFault(`${name} 的前 4 字节是 ${hex(bytes.subarray(0, 4))}，不是 PNG、JPEG 或 PGM；${HOW}`);
  // The head says the size before anything is unpacked.
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = bytes.length >= 24 ? [view.getUint32(16), view.getUint32(20)] : [0, 0];
  if (width * height === 0 || width * height > MOST_PIXELS)
    throw new DataFault(
      `${name} 的文件头说它是 ${height}×${width} 的，这里最多 ${MOST_PIXELS / 1e4} 万像素；缩小再试。`,
    );
  return greyOf(decoded(name, bytes));
}

function decoded(name: string, bytes: Uint8Array): DecodedPng {
  try {
    return decode(bytes);
  } catch {
    throw new DataFault(`${name} 不是完整的 PNG；重新${HOW}`);
  }
}

function greyOf({ width, height, channels, depth, data, palette }: DecodedPng): Grey {
  if (!palette) return { width, height, pixels: onWhite(data, { channels, most: 2 ** depth - 1 }) };
  const own = palette[0]!.length,
    colours = onWhite(palette.flat(), { channels: own, most: 255 });
  return { width, height, pixels: Uint8Array.from(data, (colour) => colours[colour]!) };
}

/**
 * What is seen on white paper, in grey, by Rec. 601's weights.
 * @param cells `channels` values a pixel, 0 to `most`: grey or red, green and blue, and after them how opaque it is, if their number is even
 * @param look.opaque the last of four says nothing
 */
function onWhite(
  cells: ArrayLike<number>,
  { channels, most, opaque = channels % 2 === 1 }: { channels: number; most: number; opaque?: boolean },
): Uint8Array {
  const pixels = new Uint8Array(cells.length / channels);
  for (let i = 0, at = 0; i < pixels.length; i++, at += channels) {
    const light = channels >= 3 ? 0.299 * cells[at]! + 0.587 * cells[at + 1]! + 0.114 * cells[at + 2]! : cells[at]!;
    const alpha = opaque ? 1 : cells[at + channels - 1]! / most;
    pixels[i] = Math.round((255 / most) * (alpha * light + (1 - alpha) * most));
  }
  return pixels;
}

/** By folder: numbers are themselves, other names are numbered in their order. Without folders the number that a name begins with. */
function labelsOf(files: readonly DataFile[], classes: number): Uint8Array {
  const folders = [...new Set(files.map(({ folder }) => folder ?? ''))].sort();
  const byFolder = folders.length > 1;
  const whole = (text: string) => (/^\d{1,3}$/.test(text) ? Number(text) : undefined);
  const named = byFolder && folders.every((folder) => whole(folder) !== undefined);
  return Uint8Array.from(files, ({ name, folder = '' }) => {
    const label = named
      ? whole(folder)
      : byFolder
        ? folders.indexOf(folder)
        : whole(/^\d+(?=[_\-. ])/.exec(name)?.[0] ?? '');
    if (label === undefined || label >= classes)
      throw new DataFault(
        `${name} 不知道属于哪一类：把每一类的图放进一个以类别（0 到 ${classes - 1}）为名的文件夹，或者让文件名以类别开头，如 3_0001.png。`,
      );
    return label;
  });
}
