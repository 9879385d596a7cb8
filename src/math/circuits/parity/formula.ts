import { inverted, Wiring, type Circuit, type Wire } from '../circuit.ts';

/**
 * Parity as a formula: a circuit of AND and OR gates of fan-in 2 in which every gate is read once, so that whatever is needed twice is
 * built twice. Halves are joined by a ⊕ b = (a ∧ ¬b) ∨ (¬a ∧ b), which needs two copies of each. For d = 2^k that makes d² leaves, and
 * fewer are not enough (Khrapchenko 1971). @throws RangeError unless 2 ≤ d ≤ 20.
 */
export function parityFormula(d: number): Circuit {
  if (!Number.isInteger(d) || d < 2 || d > 20) throw new RangeError(`invalid d: ${d}`);
  const wiring = new Wiring(d);
  /** A fresh copy of the parity of inputs from … to − 1. */
  const copy = (from: number, to: number): Wire => {
    if (to - from === 1) return wiring.input(from);
    const middle = Math.ceil((from + to) / 2);
    const first = wiring.gate('AND', [copy(from, middle), inverted(copy(middle, to))]),
      second = wiring.gate('AND', [inverted(copy(from, middle)), copy(middle, to)]);
    return wiring.gate('OR', [first, second]);
  };
  return wiring.circuit(copy(0, d));
}
