import { DataFault, type DataFile } from '../../datasets/kinds.ts';
import type { Streams } from '../../math/random.ts';
import { isDataControl, type DataControl, type DataSet, type DataValue, type Piece } from '../declare/data.ts';
import type { Experiment, Params } from '../declare/define.ts';
import { hashOf, readFiles } from './door.ts';
import { needText } from './need.ts';
import { unpack } from './unpack.ts';

/** What a host has at hand of an experiment's inputs. */
export interface Store {
  /** What someone handed over for this input, under the value that stands for it. */
  given(input: string, pick: string): DataValue | undefined;
  /** The bytes of a file that ships: in the experiment's folder `data` or, for several experiments, in datasets/recordings. */
  shipped(file: string): Promise<Uint8Array>;
}

/** A run can't begin, for this input is not there: `message` says what is needed and how to hand it over. */
export class DataMissing extends Error {
  readonly input: string;
  constructor(input: string, message: string) {
    super(message);
    this.input = input;
  }
}

/** The inputs of an experiment among its controls, by name. */
export const inputsOf = ({ controls }: Pick<Experiment, 'controls'>): [string, DataControl][] =>
  Object.entries(controls).filter((entry): entry is [string, DataControl] => isDataControl(entry[1]));

/** Every input of a run, by name. @param random the run's own streams @throws DataMissing, DataFault for a shipped file that is not what it should be */
export async function provide(
  experiment: Experiment,
  params: Params,
  random: Streams,
  store: Store,
): Promise<Record<string, DataValue>> {
  const provided: Record<string, DataValue> = {};
  for (const [name, control] of inputsOf(experiment)) {
    const pick = String(params[name]);
    const given = store.given(name, pick);
    const set = control.sets[pick] as DataSet<DataValue> | undefined;
    if (given) provided[name] = given;
    else if (set && 'generate' in set) provided[name] = set.generate(random);
    else if (set && 'ships' in set)
      provided[name] = await readFiles(control, await Promise.all(set.ships.map((piece) => shippedFile(piece, store))));
    else throw new DataMissing(name, needText(control, pick));
  }
  return provided;
}

async function shippedFile({ name, sha256 }: Piece, { shipped }: Store): Promise<DataFile> {
  const [file] = await unpack({ name, bytes: await shipped(name) });
  if (hashOf(file!.bytes) !== sha256)
    throw new DataFault(`随书的 ${name} 与登记的散列不符，可能没有传完整；再试一次。`);
  return file!;
}
