import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Admitted } from '../../../src/lab/data/door.ts';
import type { Answer, Handing } from '../../../src/lab/data/reading-worker.ts';
import { isDataControl, type Handed } from '../../../src/lab/declare/data.ts';
import type { Params } from '../../../src/lab/declare/define.ts';
import type { LabProps, SentInput } from '../types.ts';
import { droppedFiles, type HandedFile } from './handed-files.ts';

/** What a reader has handed to a figure: kept in this page only, so that going back and forth needs no second choosing. */
export interface Room {
  /** The files at hand for an input, the latest first. */
  of(input: string): readonly Admitted[];
  /** Files are read, checked and put in use; what is wrong with them stands in `faults`, how far the reading is in `progress`. */
  take(input: string, files: readonly HandedFile[]): Promise<void>;
  /** What is being read for an input is left. */
  stop(input: string): void;
  /** A sentence about an input: what is wrong, or '' for nothing. */
  say(input: string, text: string): void;
  faults: Record<string, string>;
  /** A sentence for each input whose files are being read. */
  progress: Record<string, string>;
  /** What a run of these parameters needs of it. */
  handed(params: Params): Handed;
}

/** More would keep more of a browser's memory than going back is worth. */
const MOST_KEPT = 3;

const UNREADABLE = '浏览器没有读到这份文件，可能它被移走了；再选一次。';
const NOT_LOADED = '读文件的程序没有载入。检查网络后再选一次。';

type Outcome = Extract<Answer, { kind: 'admitted' | 'refused' }>;

/** What the worker makes of the files; how far it is, is told in words. A worker that is ended never answers. */
const outcomeOf = (worker: Worker, handing: Handing, tell: (words: string) => void) =>
  new Promise<Outcome>((resolve) => {
    worker.onerror = () => resolve({ kind: 'refused', message: NOT_LOADED });
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'progress') tell(`正在读第 ${data.done} 份，一共 ${data.of} 份……`);
      else resolve(data.kind === 'unreadable' ? { kind: 'refused', message: UNREADABLE } : data);
    };
    worker.postMessage(handing);
  });

/** @param use puts a value of an input in use */
export function useDataRoom(controls: LabProps['controls'], use: (input: string, pick: string) => void): Room {
  const kept = useRef<Record<string, Admitted[]>>({});
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [progress, setProgress] = useState<Record<string, string>>({});
  const reading = useRef<Record<string, Worker>>({});
  const latest = useRef(use);
  latest.current = use;
  const acts = useMemo(() => {
    const say = (input: string, text: string) => setFaults((all) => ({ ...all, [input]: text }));
    return {
      say,
      of: (input: string) => kept.current[input] ?? [],
      async take(input: string, files: readonly HandedFile[]) {
        acts.stop(input);
        const worker = new Worker(new URL('../../../src/lab/data/reading-worker.ts', import.meta.url), {
          type: 'module',
        });
        reading.current[input] = worker;
        const tell = (words: string) => setProgress((all) => ({ ...all, [input]: words }));
        tell('正在读……');
        const outcome = await outcomeOf(worker, { input: controls[input] as SentInput, files }, tell);
        if (reading.current[input] !== worker) return; // stopped, or other files came
        acts.stop(input);
        if (outcome.kind === 'refused') return say(input, outcome.message);
        const { admitted } = outcome;
        const others = acts.of(input).filter(({ pick }) => pick !== admitted.pick);
        kept.current = { ...kept.current, [input]: [admitted, ...others].slice(0, MOST_KEPT) };
        say(input, '');
        latest.current(input, admitted.pick);
      },
      stop(input: string) {
        reading.current[input]?.terminate();
        delete reading.current[input];
        setProgress(({ [input]: _, ...others }) => others);
      },
      handed: (params: Params) =>
        Object.fromEntries(
          Object.keys(controls).flatMap((input) => {
            const one = acts.of(input).find(({ pick }) => pick === params[input]);
            return one ? [[input, { pick: one.pick, value: one.value }]] : [];
          }),
        ) as Handed,
    };
  }, []);
  useEffect(() => () => Object.values(reading.current).forEach((worker) => worker.terminate()), []);
  return { ...acts, faults, progress };
}

/** The first input of a figure, which a file dropped anywhere on it is for. */
export const firstInput = (controls: LabProps['controls']): string | undefined =>
  Object.keys(controls).find((name) => isDataControl(controls[name]!));

/** What was dropped on a figure is for that input. */
export async function takeDropped(room: Room, input: string, data: DataTransfer): Promise<void> {
  const files = await droppedFiles(data).catch(() => undefined);
  if (!files) room.say(input, UNREADABLE);
  else if (files.length > 0) await room.take(input, files);
  else room.say(input, '拖来的文件夹里没有文件；换一个。');
}
