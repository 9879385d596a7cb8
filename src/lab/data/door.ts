import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { readTable } from '../../datasets/csv.ts';
import { DataFault, type DataFile, type Images, type Recording } from '../../datasets/kinds.ts';
import { readTiedStates } from '../../datasets/tied-states.ts';
import { readWav } from '../../datasets/wav.ts';
import { fixed } from '../../math/rounding.ts';
import { resample } from '../../signal/resample.ts';
import {
  OWN_FILE,
  piecesOf,
  type DataInput,
  type DataValue,
  type ImagesInput,
  type RecordingsInput,
} from '../declare/data.ts';
import { unpack } from './unpack.ts';

/** The door of the data room: whatever file comes in is unpacked, hashed, read and checked here, in browsers and in Node alike. */

/** An input as it is sent to a page: without the functions of its sets. */
export type InputFacts = DataInput extends infer I
  ? I extends DataInput
    ? Omit<I, 'sets'> & { sets: Record<string, object> }
    : never
  : never;

/** What a refused file is told by. */
export { DataFault };

/** A file, or several, that passed. */
export interface Admitted {
  /** The value of the input that stands for it: a set of the book, known by its hash, or `file:` and the beginning of the hash. */
  pick: string;
  value: DataValue;
  /** What the files are called. */
  name: string;
  /** How much it is, in Chinese: "10 000 幅 28×28 的图". */
  extent: string;
}

export const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** Of more files than so many only the first is named. */
const MOST_NAMED = 3;

/** Told after each file that has been read: how many of how many. */
export type Progress = (done: number, of: number) => void;

/** Takes files for an input. @throws DataFault with one located sentence */
export async function admit(
  input: InputFacts,
  given: readonly DataFile[],
  progress: Progress = () => {},
): Promise<Admitted> {
  const files = (await Promise.all(given.map(unpack))).flat();
  if (files.length === 0) throw new DataFault('没有选文件；选一份再试。');
  const value = await readFiles(input, files, progress);
  const hashes = files.map(({ bytes }) => hashOf(bytes)).sort();
  const found = new Set(hashes);
  const whole = hashes.length === 1 ? hashes[0]! : hashOf(utf8ToBytes(hashes.join('\n')));
  const known = Object.entries(input.sets).find(([, set]) => {
    const own = piecesOf(set).map((piece) => piece.sha256);
    if (own.length === 1 && own[0] === whole) return true;
    return own.length > 0 && own.length === hashes.length && own.every((hash) => found.has(hash));
  });
  return {
    pick: known ? known[0] : `${OWN_FILE}:${whole.slice(0, 12)}`,
    value,
    name:
      given.length > MOST_NAMED
        ? `${given[0]!.name} 等 ${given.length} 份文件`
        : given.map(({ name }) => name).join('、'),
    extent: extentOf(value),
  };
}

/** Files that make up a value of that kind, within the input's limits. @throws DataFault */
export async function readFiles(
  input: InputFacts,
  files: readonly DataFile[],
  progress: Progress = () => {},
): Promise<DataValue> {
  const [first, second] = files as [DataFile, DataFile?];
  switch (input.kind) {
    case 'images': {
      const { readPictures } = await import('./pictures.ts'); // decoders, for the few experiments that look at pictures
      return sized(input, first.name, readPictures(input, files, progress));
    }
    case 'recordings':
      if (files.length > input.most)
        throw new DataFault(`一共有 ${files.length} 段录音，最多 ${input.most} 段；少选几段。`);
      return files.map((file, i) => {
        const recording = timed(input, readWav(file));
        progress(i + 1, files.length);
        return recording;
      });
    case 'table': {
      if (second) throw new DataFault(`${first.name} 和 ${second.name}：一次只读一份表；只选一份。`);
      const table = readTable(first, input.columns, input);
      if (table.rows > input.most)
        throw new DataFault(`${first.name} 有 ${table.rows} 行数据，最多 ${input.most} 行；删去一些再试。`);
      return table;
    }
    case 'tied-states':
      if (second) throw new DataFault(`${first.name} 和 ${second.name}：一次只读一个 mdef；只选一个。`);
      return readTiedStates(first);
  }
}

function sized(
  { size, classes = 256, count: [least, most] }: Omit<ImagesInput, 'sets'>,
  name: string,
  images: Images,
): Images {
  const { count, height, width } = images;
  if (size && (height !== size[0] || width !== size[1]))
    throw new DataFault(`${name} 的图是 ${height}×${width} 的，这里要 ${size.join('×')} 的；换一份文件。`);
  if (count < least || count > most)
    throw new DataFault(`${name} 有 ${count} 幅图，应在 ${least} 到 ${most} 幅之间；换一份文件。`);
  const beyond = images.labels?.findIndex((label) => label >= classes) ?? -1;
  if (beyond !== -1) {
    throw new DataFault(
      `${name} 的第 ${beyond + 1} 个标签是 ${images.labels![beyond]}，应在 0 到 ${classes - 1} 之间；换一份文件。`,
    );
  }
  return images;
}

function timed({ sampleRate, seconds: [least, most] }: Omit<RecordingsInput, 'sets'>, recording: Recording): Recording {
  const { name, samples } = recording;
  const seconds = samples.length / recording.sampleRate;
  if (seconds < least || seconds > most) {
    const mend = seconds < least ? '录长一些再试。' : '截短一些再试。';
    throw new DataFault(`${name} 长 ${fixed(seconds, 2)} 秒，应在 ${least} 到 ${most} 秒之间；${mend}`);
  }
  return { name, sampleRate, samples: resample(samples, recording.sampleRate, sampleRate) };
}

/** How much data that is, in Chinese. */
export function extentOf(value: DataValue): string {
  if (Array.isArray(value)) {
    const seconds = value.reduce((sum, { samples, sampleRate }) => sum + samples.length / sampleRate, 0);
    return `${value.length} 段录音，共 ${fixed(seconds, 2)} 秒`;
  }
  if ('rows' in value) return `${value.rows} 行`;
  if ('states' in value) return `${value.centre.length} 个三音子，${value.states.length} 个状态合用 ${value.tied} 个`;
  return `${value.count} 幅 ${value.height}×${value.width} 的图`;
}
