import { admit, DataFault, type Admitted, type InputFacts } from './door.ts';
import type { DataValue } from '../declare/data.ts';

/** The worker that reads what a reader hands to a figure: a page answers while thousands of recordings are unpacked, or photographs decoded. */

/** Files for an input, as they were dropped or chosen. */
export interface Handing {
  input: InputFacts;
  files: readonly { file: File; folder?: string }[];
}

/** What comes of them: how many have been read, and in the end what they are or, in one sentence, what is wrong. */
export type Answer =
  | { kind: 'progress'; done: number; of: number }
  | { kind: 'admitted'; admitted: Admitted }
  | { kind: 'refused'; message: string }
  | { kind: 'unreadable' };

const answer = (words: Answer, moved: Transferable[] = []) => self.postMessage(words, { transfer: moved });

/** Samples of many recordings in one piece of memory, which goes from thread to thread in one go. */
function inOnePiece(value: DataValue): DataValue {
  if (!Array.isArray(value)) return value;
  const whole = new Float32Array(value.reduce((sum, { samples }) => sum + samples.length, 0));
  let at = 0;
  return value.map((recording) => {
    const samples = whole.subarray(at, at + recording.samples.length);
    samples.set(recording.samples);
    at += samples.length;
    return { ...recording, samples };
  });
}

/** The memory that lies under a value, each piece once. */
function memoryOf(value: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer);
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) memoryOf(part, found);
  return found;
}

async function read({ input, files }: Handing): Promise<void> {
  try {
    const whole = await Promise.all(
      files.map(async ({ file, folder }) => ({
        name: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
        ...(folder && { folder }),
      })),
    );
    const admitted = await admit(input, whole, (done, of) => answer({ kind: 'progress', done, of }));
    const value = inOnePiece(admitted.value);
    answer({ kind: 'admitted', admitted: { ...admitted, value } }, [...memoryOf(value)]);
  } catch (error) {
    answer(error instanceof DataFault ? { kind: 'refused', message: error.message } : { kind: 'unreadable' });
  }
}

self.onmessage = ({ data }: MessageEvent<Handing>) => void read(data);
