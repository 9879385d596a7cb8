import { streams } from '../../math/random.ts';
import { DataMissing, inputsOf, provide, type Store } from '../data/provide.ts';
import { DataFault, type Recording } from '../../datasets/kinds.ts';
import type { Experiment, Json, Params } from '../declare/define.ts';
import type { Heard, Recordings, Sound } from '../declare/sound.ts';
import type { Order, Reply } from './protocol.ts';

/** The worker's side of what is heard: recordings live here already, and what is made does not hold the page up. */

/** What a sound.ts exports, whatever its experiment. */
export type Sounds = (result: Json, params: Params) => readonly Sound[];

interface Sources {
  load(id: string): Promise<Experiment>;
  sounds(id: string): Promise<Sounds | undefined>;
}

const UNMADE = '声音没有算出来。检查网络，再点一次。';

/** A sound, or why there is none. Never rejects. */
export async function makeSound(
  { ticket, id, params, seed, wanted }: Extract<Order, { kind: 'sound' }>,
  store: Store,
  { load, sounds }: Sources,
): Promise<Reply> {
  try {
    const heard =
      'input' in wanted
        ? await recordingOf(await load(id), params, seed, wanted.input, store)
        : await madeOf((await sounds(id))?.(wanted.result, params)[wanted.at], () =>
            recordingsOf(load(id), params, seed, store),
          );
    // What is made may know more of itself than can be sent.
    if (heard) return { kind: 'sound', ticket, heard: { samples: heard.samples, sampleRate: heard.sampleRate } };
    return { kind: 'silence', ticket, message: UNMADE };
  } catch (error) {
    const message =
      error instanceof DataMissing
        ? `听它${error.message}，再点“选择文件”。`
        : error instanceof DataFault
          ? error.message
          : UNMADE;
    return { kind: 'silence', ticket, message };
  }
}

async function madeOf(sound: Sound | undefined, recordings: () => Promise<Recordings>): Promise<Heard | undefined> {
  return sound?.make(sound.make.length > 0 ? await recordings() : {});
}

/** All recordings of a run; only those of an input, if one is named. */
async function recordingsOf(
  loading: Promise<Experiment>,
  params: Params,
  seed: number,
  store: Store,
  input?: string,
): Promise<Recordings> {
  const experiment = await loading;
  const controls = Object.fromEntries(
    inputsOf(experiment).filter(([name, { kind }]) => kind === 'recordings' && (input === undefined || name === input)),
  );
  return (await provide({ ...experiment, controls }, params, streams(seed), store)) as Record<string, Recording[]>;
}

/** The recording of an input that is shown, as a run of these parameters takes it; the first if no parameter says which. */
async function recordingOf(
  experiment: Experiment,
  params: Params,
  seed: number,
  input: string,
  store: Store,
): Promise<Heard | undefined> {
  const recordings = (await recordingsOf(Promise.resolve(experiment), params, seed, store, input))[input];
  const control = experiment.controls[input];
  const which = control?.kind === 'recordings' && control.shown !== undefined ? Number(params[control.shown]) : 1;
  return recordings?.[Math.min(which, recordings.length) - 1];
}
