import { useMemo, useRef, useState } from 'preact/hooks';
import type { Admitted } from '../../../src/lab/data/door.ts';
import { isDataControl, type Handed } from '../../../src/lab/declare/data.ts';
import type { Params } from '../../../src/lab/declare/define.ts';
import type { LabProps, SentInput } from '../types.ts';

/** What a reader has handed to a figure: kept in this page only, so that going back and forth needs no second choosing. */
export interface Room {
  /** The files at hand for an input, the latest first. */
  of(input: string): readonly Admitted[];
  /** Files are read, checked and put in use; what is wrong with them stands in `faults`. */
  take(input: string, files: readonly File[]): Promise<void>;
  /** A sentence about an input: what is wrong, or '' for nothing. */
  say(input: string, text: string): void;
  faults: Record<string, string>;
  /** What a run of these parameters needs of it. */
  handed(params: Params): Handed;
}

/** More would keep more of a browser's memory than going back is worth. */
const MOST_KEPT = 3;

const UNREADABLE = '浏览器没有读到这份文件，可能它被移走了；再选一次。';
const NOT_LOADED = '读文件的程序没有载入。检查网络后再选一次。';

/** @param use puts a value of an input in use */
export function useDataRoom(controls: LabProps['controls'], use: (input: string, pick: string) => void): Room {
  const kept = useRef<Record<string, Admitted[]>>({});
  const [faults, setFaults] = useState<Record<string, string>>({});
  const latest = useRef(use);
  latest.current = use;
  const acts = useMemo(() => {
    const say = (input: string, text: string) => setFaults((all) => ({ ...all, [input]: text }));
    return {
      say,
      of: (input: string) => kept.current[input] ?? [],
      async take(input: string, files: readonly File[]) {
        try {
          const door = await import('../../../src/lab/data/door.ts').catch(() => undefined);
          if (!door) return say(input, NOT_LOADED);
          const read = files.map(async (file) => ({
            name: file.name,
            bytes: new Uint8Array(await file.arrayBuffer()),
          }));
          const admitted = await door.admit(controls[input] as SentInput, await Promise.all(read));
          const others = acts.of(input).filter(({ pick }) => pick !== admitted.pick);
          kept.current = { ...kept.current, [input]: [admitted, ...others].slice(0, MOST_KEPT) };
          say(input, '');
          latest.current(input, admitted.pick);
        } catch (error) {
          const { DataFault } = await import('../../../src/lab/data/door.ts');
          say(input, error instanceof DataFault ? error.message : UNREADABLE);
        }
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
  return { ...acts, faults };
}

/** The first input of a figure, which a file dropped anywhere on it is for. */
export const firstInput = (controls: LabProps['controls']): string | undefined =>
  Object.keys(controls).find((name) => isDataControl(controls[name]!));
