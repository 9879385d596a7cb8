import { writeAddress, type State } from '../../src/lab/declare/address.ts';
import type { Controls } from '../../src/lab/declare/define.ts';

/** No state is this one, so that any state is written out against it. */
const NOWHERE: State = { params: {}, seed: -1 };

/** A query in which that figure stands in this state, whatever it starts from; the rest of the query stays. */
export const searchOf = (search: string, id: string, controls: Controls, state: State): string =>
  writeAddress(search, id, controls, state, NOWHERE);
