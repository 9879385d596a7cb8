import { unzip } from 'fflate';
import { DataFault, placeOf, type DataFile } from '../../datasets/kinds.ts';
import { isTar, untar } from './untar.ts';

/** Files as they are handed over, packed or not, to the files that they hold. */

/** No input of the book comes near it; more would take a browser's memory. */
const MOST_BYTES = 100_000_000;
const TOO_MUCH = `解开之后超过 ${MOST_BYTES / 1e6} MB，这里装不下；换一份小些的文件。`;

/** A .gz is unpacked; a .zip or .tar, packed as .tgz or not, gives the files in it, hidden ones left out; any other file is itself. @throws DataFault */
export async function unpack(file: DataFile): Promise<DataFile[]> {
  const { name, bytes } = file;
  if (bytes.length === 0) throw new DataFault(`${name} 是空文件；重新取一份再试。`);
  if (bytes.length > MOST_BYTES)
    throw new DataFault(
      `${name} 有 ${Math.ceil(bytes.length / 1e6)} MB，最多 ${MOST_BYTES / 1e6} MB；换一份小些的文件。`,
    );
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return archived({ ...file, name: name.replace(/\.gz$/i, ''), bytes: await gunzip(name, bytes) });
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) return unzipped(name, bytes);
  return archived(file);
}

const archived = (file: DataFile): DataFile[] => (isTar(file.bytes) ? untar(file) : [file]);

async function gunzip(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  const reader = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new DataFault(`${name} 不是完整的 gzip 压缩文件，解压到第 ${length} 字节就断了；重新下载一份再试。`);
    });
    if (done) break;
    parts.push(value);
    length += value.length;
    if (length > MOST_BYTES) {
      void reader.cancel().catch(() => {});
      throw new DataFault(`${name} ${TOO_MUCH}`);
    }
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function unzipped(name: string, bytes: Uint8Array): Promise<DataFile[]> {
  let total = 0;
  return new Promise((resolve, reject) => {
    const filter = ({ name: entry, originalSize }: { name: string; originalSize: number }) => {
      if (entry.endsWith('/') || /(^|\/)(\.|__MACOSX\/)/.test(entry)) return false;
      total += originalSize;
      if (total > MOST_BYTES) throw new DataFault(`${name} ${TOO_MUCH}`);
      return true;
    };
    const broken = () => reject(new DataFault(`${name} 不是完整的 zip 压缩文件；重新压缩或下载一份再试。`));
    try {
      unzip(bytes, { filter }, (error, files) => {
        if (error) return broken();
        const found = Object.entries(files).map(([path, held]) => ({ ...placeOf(path), bytes: held }));
        if (found.length === 0) return reject(new DataFault(`${name} 里没有文件；换一份。`));
        resolve(found.sort((a, b) => (a.name < b.name ? -1 : 1)));
      });
    } catch (error) {
      if (error instanceof DataFault) reject(error);
      else broken();
    }
  });
}
