import type { Recording } from '../../datasets/kinds.ts';
import type { ParamsOf, ResultOf } from './define.ts';

/** What a result sounds like. An experiment that has something to hear says so in its `sound.ts`. */

/** One channel of sound, −1 to 1, at a rate in Hz. */
export interface Heard {
  samples: Float32Array;
  sampleRate: number;
}

/** The recordings of a run, by the names of its inputs. */
export type Recordings = Readonly<Record<string, readonly Recording[]>>;

/** A sound by its Chinese name; it is made only when someone wants to hear it, and is the same bits each time. */
export interface Sound {
  label: string;
  /** @param recordings only looked for if the parameter is declared: a part of a recording is heard so */
  make(recordings: Recordings): Heard;
}

/** What a sound.ts exports by default: the sounds of a result, in the order in which they are offered. Pure; it computes nothing before `make`. */
export type SoundOf<E> = (result: ResultOf<E>, params: ParamsOf<E>) => readonly Sound[];
