import { inverted, Wiring, type Circuit, type Wire } from '../circuit.ts';

/** Joins two bits into their exclusive or. */
export type Join = (wiring: Wiring, a: Wire, b: Wire) => Wire;

/** One XOR gate. */
export const byXor: Join = (wiring, a, b) => wiring.gate('XOR', [a, b]);

/** Three gates with a free inverter between them: a ⊕ b = (a ∨ b) ∧ ¬(a ∧ b). */
export const byAndOr: Join = (wiring, a, b) =>
  wiring.gate('AND', [wiring.gate('OR', [a, b]), inverted(wiring.gate('AND', [a, b]))]);

/** Four NANDs: with c = ¬(a ∧ b), a ⊕ b = ¬(¬(a ∧ c) ∧ ¬(c ∧ b)). */
export const byNand: Join = (wiring, a, b) => {
  const c = wiring.gate('NAND', [a, b]);
  return wiring.gate('NAND', [wiring.gate('NAND', [a, c]), wiring.gate('NAND', [c, b])]);
};

/** x₁ ⊕ x₂, then ⊕ x₃, and so on: d − 1 joins, one after another. @throws RangeError unless d ≥ 1. */
export function parityChain(d: number, join: Join = byXor): Circuit {
  const wiring = new Wiring(d);
  let carried = wiring.input(0);
  for (let i = 1; i < d; i++) carried = join(wiring, carried, wiring.input(i));
  return wiring.circuit(carried);
}

/** Neighbours joined two by two, round after round: d − 1 joins in ⌈log₂ d⌉ rounds. @throws RangeError unless d ≥ 1. */
export function parityTree(d: number, join: Join = byXor): Circuit {
  const wiring = new Wiring(d);
  let row = Array.from({ length: d }, (_, i) => wiring.input(i));
  while (row.length > 1) {
    const joined: Wire[] = [];
    for (let i = 0; i + 1 < row.length; i += 2) joined.push(join(wiring, row[i]!, row[i + 1]!));
    if (row.length % 2 === 1) joined.push(row.at(-1)!);
    row = joined;
  }
  return wiring.circuit(row[0]!);
}
