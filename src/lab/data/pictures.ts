import { decode, type DecodedPng } from 'fast-png';
import { readImages } from '../../datasets/idx.ts';
import { DataFault, hex, type DataFile, type Images } from '../../datasets/kinds.ts';
import { isPgm, readPgm, type Grey } from '../../datasets/pgm.ts';
import { resized } from '../../datasets/resized.ts';
import type { ImagesInput } from '../declare/data.ts';

/**
 * Pictures in files of their own: PNG and PGM, one a file, a class each by its folder or by the number that its name begins with; or IDX files of many.
 * A JPEG is refused: browsers differ in how they decode one, and what is computed from it would too.
 */

/** More would be a photograph, and none of the book's nets looks at one. */
const MOST_PIXELS = 4_000_000;
const HOW = '存成 PNG（8 位灰度或彩色）再试。';

const isPng = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47;

/** @throws DataFault */
export function readPictures(
  { labelled, size, classes = 256 }: Omit<ImagesInput, 'sets'>,
  files: readonly DataFile[],
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
  });
  return { count: sorted.length, height, width, pixels, ...(labels && { labels }) };
}

const pathOf = ({ folder = '', name }: DataFile): string => `${folder}/${name}`;
const sizeOf = ({ height, width }: Grey) => [height, width] as const;
const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8;

function readGrey(file: DataFile): Grey {
  const { name, bytes } = file;
  if (isPgm(bytes)) return readPgm(file);
  if (isJpeg(bytes)) throw new DataFault(`${name} 是 JPEG，各浏览器解出来的像素不一样；${HOW}`);
  if (!isPng(bytes))
    throw new DataFault(`${name} 的前 4 字节是 ${hex(bytes.subarray(0, 4))}，不是 PNG 也不是 PGM；${HOW}`);
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

/** What is seen on white paper, by Rec. 601's weights. */
function greyOf({ width, height, channels, depth, data, palette }: DecodedPng): Grey {
  const most = palette ? 255 : 2 ** depth - 1;
  const each = palette ? 1 : channels;
  const pixels = Uint8Array.from({ length: width * height }, (_, i) => {
    const own = palette ? palette[data[i]!]! : Array.from(data.subarray(i * each, (i + 1) * each));
    const coloured = own.length >= 3;
    const light = coloured ? 0.299 * own[0]! + 0.587 * own[1]! + 0.114 * own[2]! : own[0]!;
    const alpha = own.length === 2 || own.length === 4 ? own.at(-1)! / most : 1;
    return Math.round((255 / most) * (alpha * light + (1 - alpha) * most));
  });
  return { width, height, pixels };
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
