import { inverted, Wiring, type Circuit, type Wire } from '../circuit.ts';
import { isOdd } from '../truth-table.ts';

/**
 * Two-level circuits of parity (1 iff the number of ones is odd), inverters at the inputs free.
 * Both have 2^(d−1) + 1 gates for every d ≥ 2.
 */

/** The d literals that are all 1 on this input alone. */
const agreeing = (wiring: Wiring, input: number): Wire[] =>
  Array.from({ length: wiring.inputs }, (_, i) => ((input >>> i) & 1 ? wiring.input(i) : inverted(wiring.input(i))));

function checked(d: number): number {
  if (!Number.isInteger(d) || d < 2 || d > 20) throw new RangeError(`invalid d: ${d}`);
  return d;
}

/** One AND for each odd input (it answers 1 there alone), and an OR above. @throws RangeError unless 2 ≤ d ≤ 20. */
export function parityDnf(d: number): Circuit {
  const wiring = new Wiring(checked(d));
  const terms: Wire[] = [];
  for (let input = 0; input < 2 ** d; input++) {
    if (isOdd(input)) terms.push(wiring.gate('AND', agreeing(wiring, input)));
  }
  return wiring.circuit(wiring.gate('OR', terms));
}

/** One OR for each even input (it answers 0 there alone), and an AND above. @throws RangeError unless 2 ≤ d ≤ 20. */
export function parityCnf(d: number): Circuit {
  const wiring = new Wiring(checked(d));
  const clauses: Wire[] = [];
  for (let input = 0; input < 2 ** d; input++) {
    if (!isOdd(input)) clauses.push(wiring.gate('OR', agreeing(wiring, input).map(inverted)));
  }
  return wiring.circuit(wiring.gate('AND', clauses));
}
