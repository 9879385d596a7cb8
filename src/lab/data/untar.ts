import { DataFault, placeOf, type DataFile } from '../../datasets/kinds.ts';

/** Archives of tar (POSIX 1003.1, ustar, and GNU's, whose names of more than 100 bytes are not needed here): blocks of 512 bytes, a head before every file. */

const BLOCK = 512;

const textAt = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length)).replace(/\0.*$/s, '');

/** Whether these are the bytes of a tar. */
export const isTar = (bytes: Uint8Array): boolean => textAt(bytes, 257, 5) === 'ustar';

/** The plain files in it, hidden ones left out, by name. @throws DataFault */
export function untar({ name, bytes }: DataFile): DataFile[] {
  const files: DataFile[] = [];
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0;) {
    const size = parseInt(textAt(bytes, at + 124, 12).trim(), 8);
    const from = at + BLOCK;
    if (!isTar(bytes.subarray(at, from)) || !(from + size <= bytes.length))
      throw new DataFault(`${name} 第 ${at + 1} 字节起不是完整的 tar 文件；重新打包或下载一份再试。`);
    const path = textAt(bytes, at, 100);
    const plain = bytes[at + 156] === 0x30 || bytes[at + 156] === 0;
    if (plain && !/(^|\/)\./.test(path)) files.push({ ...placeOf(path), bytes: bytes.subarray(from, from + size) });
    at = from + BLOCK * Math.ceil(size / BLOCK);
  }
  if (files.length === 0) throw new DataFault(`${name} 里没有文件；换一份。`);
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}
