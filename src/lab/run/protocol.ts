import type { DataValue } from '../declare/data.ts';
import type { Json, Params, Table } from '../declare/define.ts';
import type { Heard } from '../declare/sound.ts';

/** What a page and its worker say to each other. Structured clones carry it: plain data only. */

/** What a page shows of a result; the words come from the experiment, which lives in the worker. */
export interface Output {
  result: Json;
  /** What the figure shows now, in one Chinese sentence. */
  sentence: string;
  table: Table;
  /** Which code trained it here, in one Chinese sentence; nothing if nothing was trained. */
  trainedBy?: string | undefined;
}

/** What is to be heard: a recording that a run takes as input, or the sound of a result that stands at that place of its sounds. */
export type Wanted = { input: string } | { result: Json; at: number };

/** Orders are numbered; each is answered by its number as soon as the worker hears it, which shows that it is not stuck in a step. */
export type Order = { number: number; ticket: number } &
  /** What the reader handed over for an input, under the value of that input which stands for it; for all later runs. */
  (
    | { kind: 'data'; input: string; pick: string; value: DataValue }
    | { kind: 'run'; id: string; params: Params; seed: number; held: boolean }
    | { kind: 'pause' | 'resume' | 'step' | 'stop' }
    /** Loads the experiment and starts its engine: a run is likely soon. Nothing is answered. */
    | { kind: 'warm'; id: string }
    /** Makes a sound; a run that is going on goes on. Its tickets count sounds. */
    | { kind: 'sound'; id: string; params: Params; seed: number; wanted: Wanted }
  );

/** Where a run broke off: importing its module, starting its engine, reading its parameters, having its data, or computing. */
export type Stage = 'load' | 'prepare' | 'params' | 'data' | 'run';

export type Reply =
  /** The worker's own module is loaded and listens. */
  | { kind: 'ready' }
  | { kind: 'heard'; number: number }
  /** The generator is about to compute: from here on a step may keep the worker from hearing. */
  | { kind: 'started'; ticket: number }
  | { kind: 'result'; ticket: number; output: Output; progress: number | undefined; final: boolean }
  | { kind: 'sound'; ticket: number; heard: Heard }
  /** A sound could not be made: why, in one Chinese sentence. */
  | { kind: 'silence'; ticket: number; message: string }
  | { kind: 'fault'; ticket: number; stage: Stage; message: string; name: string | undefined };
