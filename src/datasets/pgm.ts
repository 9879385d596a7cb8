import { DataFault, type DataFile } from './kinds.ts';

/** One grey picture, 0 to 255, rows from above. */
export interface Grey {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** Whether these are the bytes of a portable grey map of bytes. */
export const isPgm = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x35;

const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** A portable grey map (netpbm's PGM, "P5"): width, height and the greatest grey as text, then a byte a pixel. @throws DataFault */
export function readPgm({ name, bytes }: DataFile): Grey {
  let at = 2;
  const number = (what: string): number => {
    while (SPACE.has(bytes[at]!) || bytes[at] === 0x23)
      if (bytes[at] === 0x23) while (at < bytes.length && bytes[at] !== 0x0a) at++;
      else at++;
    const from = at;
    while (bytes[at]! >= 0x30 && bytes[at]! <= 0x39) at++;
    const value = Number(String.fromCharCode(...bytes.subarray(from, Math.min(at, from + 9))));
    if (from === at || value < 1)
      throw new DataFault(`${name} 的第 ${from + 1} 字节应写着${what}；重新存成 PGM（P5）或 PNG 再试。`);
    return value;
  };
  const [width, height, most] = [number('宽'), number('高'), number('最大的灰度')];
  if (most > 255) throw new DataFault(`${name} 的灰度到 ${most}，这里只读到 255 的；存成 8 位的 PGM 或 PNG 再试。`);
  const there = bytes.length - at - 1;
  if (there < width * height)
    throw new DataFault(
      `${name} 的文件头说有 ${width}×${height} 个像素，其后却只有 ${Math.max(0, there)} 个字节；重新存一次再试。`,
    );
  const pixels = bytes.subarray(at + 1, at + 1 + width * height);
  return { width, height, pixels: most === 255 ? pixels : pixels.map((grey) => Math.round((255 * grey) / most)) };
}
