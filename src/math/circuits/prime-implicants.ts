import { valueAtInput, type TruthTable } from './truth-table.ts';

/**
 * An AND of literals: the inputs n with n & fixed = value. Bit i of `fixed` says that x_{i+1} occurs, bit i of `value` how.
 */
export interface Implicant {
  fixed: number;
  value: number;
}

const bitsOf = (d: number) => Array.from({ length: d }, (_, i) => 1 << i);

/**
 * All prime implicants of a function of d ≤ 16 bits, by Quine and McCluskey: start from the minterms; two implicants that differ in
 * the sign of one literal join into one without it; an implicant that joins with none is prime. Round by round, in the order found.
 * Cost: (number of implicants) × d look-ups, up to 3^d implicants in general; for parity no two minterms join and one round ends it.
 * @throws RangeError if the table is not one of d bits or d > 16.
 */
export function primeImplicants(d: number, table: TruthTable): Implicant[] {
  if (!Number.isInteger(d) || d < 1 || d > 16) throw new RangeError(`invalid d: ${d}`);
  if (table.length !== Math.max(1, 2 ** d / 32)) throw new RangeError(`invalid truth table of ${table.length} words`);
  const key = ({ fixed, value }: Implicant) => fixed * 65536 + value;
  const all = 2 ** d - 1,
    primes: Implicant[] = [];
  let round = new Map<number, Implicant>();
  for (let input = 0; input <= all; input++) {
    const minterm = { fixed: all, value: input };
    if (valueAtInput(table, input)) round.set(key(minterm), minterm);
  }
  while (round.size > 0) {
    const next = new Map<number, Implicant>();
    for (const implicant of round.values()) {
      let joined = false;
      for (const bit of bitsOf(d)) {
        if (!(implicant.fixed & bit) || !round.has(key({ fixed: implicant.fixed, value: implicant.value ^ bit })))
          continue;
        joined = true;
        const shorter = { fixed: implicant.fixed ^ bit, value: implicant.value & ~bit };
        next.set(key(shorter), shorter);
      }
      if (!joined) primes.push(implicant);
    }
    round = next;
  }
  return primes;
}
