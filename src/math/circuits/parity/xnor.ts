import { inverted, Wiring, type Circuit } from '../circuit.ts';

/**
 * The lecture's circuit: XNOR gates in a chain. It is meant to answer 1 iff the number of ones is even. Every XNOR inverts once more
 * than an XOR, so d − 1 of them answer (odd) ⊕ (d − 1 mod 2): even for even d, but odd for odd d.
 * @throws RangeError unless d ≥ 2.
 */
export function xnorChain(d: number): Circuit {
  if (d < 2) throw new RangeError(`invalid d: ${d}`);
  const wiring = new Wiring(d);
  let carried = wiring.input(0);
  for (let i = 1; i < d; i++) carried = wiring.gate('XNOR', [carried, wiring.input(i)]);
  return wiring.circuit(carried);
}

/** The same chain mended: for odd d an inverter at the output, so that it answers 1 iff the number of ones is even, for every d ≥ 2. */
export function evenParityChain(d: number): Circuit {
  const chain = xnorChain(d);
  return d % 2 === 0 ? chain : { ...chain, output: inverted(chain.output) };
}
