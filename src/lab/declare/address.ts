import type { Controls, Params } from './define.ts';
import { readParams, readSeed, sameParams, writeParams } from './validate.ts';

/**
 * A figure's state as part of a URL: `?<key>.<name>=<value>&<key>.seed=3`, where the key is the figure's label (its experiment's id unless
 * a chapter shows the experiment twice). What is not written takes the declared default, as on the command line.
 */
export interface State<C extends Controls = Controls> {
  params: Params<C>;
  seed: number;
}

/** A state read from a URL, with one Chinese sentence for every value that could not be taken; the rest is kept. */
export interface AddressReading<C extends Controls> extends State<C> {
  faults: string[];
}

/** The state that a URL's query holds for that figure; undefined if it holds none. */
export function readAddress<C extends Controls>(
  search: string,
  key: string,
  controls: C,
): AddressReading<C> | undefined {
  const mine = [...new URLSearchParams(search)].filter(([name]) => name.startsWith(`${key}.`));
  if (mine.length === 0) return undefined;
  const given: Record<string, string> = Object.fromEntries(
    mine.map(([name, value]) => [name.slice(key.length + 1), value]),
  );
  const faults: string[] = [];
  const { seed: seedText, ...rest } = given;
  const seedRead = readSeed(seedText);
  if (seedRead.fault) faults.push(seedRead.fault.message);
  for (;;) {
    const read = readParams(controls, rest);
    if (!read.fault) return { params: read.params, seed: seedRead.seed ?? 0, faults };
    faults.push(read.fault.message);
    // A default never faults, so the fault names a value that was given: each turn takes one away.
    if (!Object.hasOwn(rest, read.fault.name)) throw new Error(`invalid default: ${read.fault.name}`);
    delete rest[read.fault.name];
  }
}

/** The query with that figure's part replaced by the state, or taken out if the state is the one the figure starts from. */
export function writeAddress<C extends Controls>(
  search: string,
  key: string,
  controls: C,
  state: State<C>,
  origin: State<C>,
): string {
  const query = new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => !name.startsWith(`${key}.`)));
  if (state.seed !== origin.seed || !sameParams(state.params, origin.params)) {
    const written = writeParams(controls, state.params);
    for (const [name, value] of Object.entries(written)) query.set(`${key}.${name}`, value);
    // All defaults would write nothing, which is how the origin is written.
    if (state.seed !== 0 || Object.keys(written).length === 0) query.set(`${key}.seed`, String(state.seed));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
