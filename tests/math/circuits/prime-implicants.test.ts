import { expect, test } from 'vitest';
import fc from 'fast-check';
import { Wiring, type GateKind, type Wire } from '../../../src/math/circuits/circuit.ts';
import { verdict } from '../../../src/math/circuits/verification.ts';
import { primeImplicants, type Implicant } from '../../../src/math/circuits/prime-implicants.ts';
import { isOdd, ones, truthTable, valueAtInput, type TruthTable } from '../../../src/math/circuits/truth-table.ts';

const covers = ({ fixed, value }: Implicant, input: number) => (input & fixed) === value;
const inputsOf = (d: number) => Array.from({ length: 2 ** d }, (_, input) => input);
const implies = (d: number, implicant: Implicant, table: TruthTable) =>
  inputsOf(d).every((input) => !covers(implicant, input) || valueAtInput(table, input));

test.each(Array.from({ length: 15 }, (_, i) => i + 2))(
  'parity of %i bits has 2^(d−1) prime implicants, all of them minterms',
  (d) => {
    for (const wanted of [true, false]) {
      const primes = primeImplicants(
        d,
        truthTable(d, (input) => isOdd(input) === wanted),
      );
      expect(primes.length).toBe(2 ** (d - 1));
      expect(primes.every(({ fixed, value }) => fixed === 2 ** d - 1 && isOdd(value) === wanted)).toBe(true);
      expect(new Set(primes.map(({ value }) => value)).size).toBe(primes.length);
    }
  },
);

test('of any function: exactly the implicants that lose their truth with any literal dropped', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.nat({ max: 65535 }), (d, bits) => {
      const table = truthTable(d, (input) => ((bits >>> input) & 1) === 1);
      const found = new Set(primeImplicants(d, table).map(({ fixed, value }) => `${fixed}/${value}`));
      const expected = new Set<string>();
      for (const fixed of inputsOf(d)) {
        for (const value of inputsOf(d)) {
          if ((value & ~fixed) !== 0 || !implies(d, { fixed, value }, table)) continue;
          const literals = inputsOf(d).filter((bit) => ones(bit) === 1 && bit & fixed);
          const prime = literals.every((bit) => !implies(d, { fixed: fixed & ~bit, value: value & ~bit }, table));
          if (prime) expected.add(`${fixed}/${value}`);
        }
      }
      expect(found).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test('two-level parity of 2 and 3 bits cannot do with fewer terms: every smaller set of implicants misses an odd input', () => {
  for (const d of [2, 3]) {
    const table = truthTable(d, isOdd);
    const implicants = inputsOf(d)
      .flatMap((fixed) =>
        inputsOf(d)
          .filter((value) => (value & ~fixed) === 0)
          .map((value) => ({ fixed, value })),
      )
      .filter((implicant) => implies(d, implicant, table));
    const fewest = Math.min(
      ...inputsOf(implicants.length)
        .filter((set) =>
          inputsOf(d).every(
            (input) => !isOdd(input) || implicants.some((one, i) => (set >>> i) & 1 && covers(one, input)),
          ),
        )
        .map(ones),
    );
    expect(fewest).toBe(2 ** (d - 1));
  }
});

/** Whether some circuit of that many two-wire gates of these kinds computes x₁ ⊕ x₂ (every wire may be inverted if `free`). */
function someCircuitIsXor(gates: number, kinds: readonly GateKind[], free: boolean): boolean {
  const table = truthTable(2, isOdd);
  const step = free ? 1 : 2;
  const extend = (chosen: readonly { kind: GateKind; wires: Wire[] }[]): boolean => {
    if (chosen.length === gates) {
      const wiring = new Wiring(2);
      let last = 0;
      for (const { kind, wires } of chosen) last = wiring.gate(kind, wires);
      return [last, ...(free ? [last ^ 1] : [])].some((output) => verdict(wiring.circuit(output), table).verified);
    }
    const wires = 2 * (2 + chosen.length);
    for (const kind of kinds) {
      for (let a = 0; a < wires; a += step) {
        for (let b = a; b < wires; b += step) if (extend([...chosen, { kind, wires: [a, b] }])) return true;
      }
    }
    return false;
  };
  return extend([]);
}

test('by trying all circuits: x₁ ⊕ x₂ takes 3 AND/OR gates with free inverters, and 4 NANDs', () => {
  expect(someCircuitIsXor(2, ['AND', 'OR'], true)).toBe(false);
  expect(someCircuitIsXor(3, ['AND', 'OR'], true)).toBe(true);
  expect(someCircuitIsXor(3, ['NAND'], false)).toBe(false);
  expect(someCircuitIsXor(4, ['NAND'], false)).toBe(true);
});
