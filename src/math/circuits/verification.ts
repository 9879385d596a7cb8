import type { Circuit } from './circuit.ts';
import { simulate } from './simulation.ts';
import { ones, type TruthTable } from './truth-table.ts';

/** How far a circuit has been compared with a truth table. */
export interface Verification {
  /** Inputs compared so far. */
  checked: number;
  /** Inputs on which the circuit answers otherwise than the table. */
  errors: number;
  /** The lowest such input, or null. */
  firstError: number | null;
  /** True when all 2^d inputs were compared and none differs. */
  verified: boolean;
}

/** Nothing compared yet. */
export const unchecked: Verification = { checked: 0, errors: 0, firstError: null, verified: false };

/**
 * Compares a circuit with a truth table on all 2^d inputs and yields after every simulated block; the last yield is the verdict.
 * @throws RangeError if the table is not one of d bits.
 */
export function* verify(circuit: Circuit, table: TruthTable): Generator<Verification, void, void> {
  const all = 2 ** circuit.inputs;
  if (table.length !== Math.max(1, all / 32)) throw new RangeError(`invalid truth table of ${table.length} words`);
  let checked = 0,
    errors = 0,
    firstError: number | null = null;
  for (const block of simulate(circuit)) {
    for (let from = 0; from < block.inputs; from += 32) {
      const count = Math.min(32, block.inputs - from);
      const mask = count === 32 ? -1 : (1 << count) - 1;
      const difference = (block.output[from >>> 5]! ^ table[(block.first + from) >>> 5]!) & mask;
      if (difference === 0) continue;
      errors += ones(difference);
      firstError ??= block.first + from + 31 - Math.clz32(difference & -difference);
    }
    checked += block.inputs;
    yield { checked, errors, firstError, verified: checked === all && errors === 0 };
  }
}

/** The verdict of a comparison carried through. */
export function verdict(circuit: Circuit, table: TruthTable): Verification {
  let last = unchecked;
  for (const state of verify(circuit, table)) last = state;
  return last;
}
