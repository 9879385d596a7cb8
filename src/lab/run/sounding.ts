import { streams } from '../../math/random.ts';
import { DataMissing, inputsOf, provide, type Store } from '../data/provide.ts';
import { DataFault, type Recording } from '../../datasets/kinds.ts';
import type { Experiment, Json, Params } from '../declare/define.ts';
import type { Heard, Sound } from '../declare/sound.ts';
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
        : (await sounds(id))?.(wanted.result, params)[wanted.at]?.make();
    if (heard) return { kind: 'sound', ticket, heard };
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

/** The first recording of an input, as a run of these parameters takes it. */
async function recordingOf(
  experiment: Experiment,
  params: Params,
  seed: number,
  input: string,
  store: Store,
): Promise<Heard | undefined> {
  const only = Object.fromEntries(inputsOf(experiment).filter(([name]) => name === input));
  const provided = await provide({ ...experiment, controls: only }, params, streams(seed), store);
  return (provided[input] as Recording[] | undefined)?.[0];
}
