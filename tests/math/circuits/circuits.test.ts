import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { gateKinds, inverted, kindOf, wiresOf, Wiring, type Circuit } from '../../../src/math/circuits/circuit.ts';
import { bitOn, evaluate } from '../../../src/math/circuits/evaluation.ts';
import { simulate } from '../../../src/math/circuits/simulation.ts';
import { levels, sizeOf } from '../../../src/math/circuits/size.ts';
import { verdict, verify } from '../../../src/math/circuits/verification.ts';
import { isOdd, ones, truthTable, valueAtInput } from '../../../src/math/circuits/truth-table.ts';

const bitsOf = (input: number, d: number) => Array.from({ length: d }, (_, i) => (input >>> i) & 1);

/** Any circuit of d inputs: gates of random kinds on random earlier signals, random inverters. */
const circuits = (maxInputs: number) =>
  fc
    .record({
      d: fc.integer({ min: 1, max: maxInputs }),
      gates: fc.array(
        fc.record({ kind: fc.constantFrom(...gateKinds), picks: fc.array(fc.nat(), { minLength: 2, maxLength: 5 }) }),
        {
          minLength: 1,
          maxLength: 25,
        },
      ),
      last: fc.nat(),
    })
    .map(({ d, gates, last }): Circuit => {
      const wiring = new Wiring(d);
      let signals = d,
        wire = 0;
      for (const { kind, picks } of gates) {
        const wires = picks.map((pick) => pick % (2 * signals));
        wire = wiring.gate(
          kind,
          kind === 'NOT' ? wires.slice(0, 1) : kind === 'AND' || kind === 'OR' ? wires : wires.slice(0, 2),
        );
        signals++;
      }
      return wiring.circuit(last % 2 ? inverted(wire) : wire);
    });

describe('simulation', () => {
  test('answers on all inputs as the gate-by-gate evaluation does', () => {
    fc.assert(
      fc.property(circuits(9), (circuit) => {
        let seen = 0;
        for (const { first, inputs, output } of simulate(circuit)) {
          for (let at = 0; at < inputs; at++, seen++) {
            const signals = evaluate(circuit, bitsOf(first + at, circuit.inputs));
            expect((output[at >>> 5]! >>> (at & 31)) & 1).toBe(bitOn(circuit.output, signals));
          }
        }
        expect(seen).toBe(2 ** circuit.inputs);
      }),
      { numRuns: 60 },
    );
  });

  test('goes through several blocks in order and names the first error', () => {
    const wiring = new Wiring(14);
    const circuit = wiring.circuit(
      wiring.gate(
        'AND',
        Array.from({ length: 14 }, (_, i) => wiring.input(i)),
      ),
    );
    const states = [
      ...verify(
        circuit,
        truthTable(14, (input) => input === 16383 || input === 9001 || input === 16000),
      ),
    ];
    expect(states.length).toBeGreaterThan(1);
    expect(states.map((state) => state.checked)).toEqual(states.map((_, i) => ((i + 1) * 16384) / states.length));
    expect(states.at(-1)).toEqual({ checked: 16384, errors: 2, firstError: 9001, verified: false });
  });

  test('finds a single wrong bit wherever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), (d, pick) => {
        const wrong = pick % 2 ** d,
          wiring = new Wiring(d);
        let odd = wiring.input(0);
        for (let i = 1; i < d; i++) odd = wiring.gate('XOR', [odd, wiring.input(i)]);
        const spoilt = truthTable(d, (input) => isOdd(input) !== (input === wrong));
        expect(verdict(wiring.circuit(odd), spoilt)).toEqual({
          checked: 2 ** d,
          errors: 1,
          firstError: wrong,
          verified: false,
        });
      }),
    );
  });
});

describe('circuit', () => {
  test('counts gates, levels and wires', () => {
    const wiring = new Wiring(3);
    const a = wiring.gate('AND', [wiring.input(0), inverted(wiring.input(1)), wiring.input(2)]);
    const b = wiring.gate('NOT', [a]);
    const circuit = wiring.circuit(wiring.gate('XNOR', [b, wiring.input(0)]));
    expect(sizeOf(circuit)).toMatchObject({ gates: 3, depth: 3, wires: 6, fanIn: 3 });
    expect([...levels(circuit)]).toEqual([0, 0, 0, 1, 2, 3]);
    expect(kindOf(circuit, 2)).toBe('XNOR');
    expect([...wiresOf(circuit, 0)]).toEqual([0, 3, 4]);
    expect([...evaluate(circuit, [1, 0, 1])]).toEqual([1, 0, 1, 1, 0, 0]);
  });

  test('refuses wires that are not there and wrong fan-ins', () => {
    const wiring = new Wiring(2);
    expect(() => wiring.gate('AND', [4])).toThrow('invalid wire: 4');
    expect(() => wiring.gate('AND', [-1])).toThrow('invalid wire: -1');
    expect(() => wiring.gate('XOR', [0])).toThrow('invalid fan-in of XOR: 1');
    expect(() => wiring.gate('OR', [])).toThrow('invalid fan-in of OR: 0');
    expect(() => wiring.gate('NOT', [0, 2])).toThrow('invalid fan-in of NOT: 2');
    expect(() => wiring.input(2)).toThrow('invalid input: 2');
    expect(() => new Wiring(0)).toThrow(RangeError);
    expect(() => evaluate(wiring.circuit(0), [1])).toThrow('invalid number of bits: 1');
    expect(() => verdict(wiring.circuit(0), truthTable(6, isOdd))).toThrow(RangeError);
  });
});

test('a comparison counts the inputs that differ, and names the lowest', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.nat(511), { maxLength: 8 }), (d, some) => {
      const wrong = new Set(some.map((input) => input % 2 ** d));
      const wiring = new Wiring(d);
      const last = wiring.circuit(wiring.input(d - 1));
      const table = truthTable(d, (input) => (input >> (d - 1) === 1) !== wrong.has(input));
      expect(verdict(last, table)).toEqual({
        checked: 2 ** d,
        errors: wrong.size,
        firstError: wrong.size === 0 ? null : Math.min(...wrong),
        verified: wrong.size === 0,
      });
    }),
    { numRuns: 100, seed: 1 },
  );
});

test('truth tables hold what was tabulated', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(), (d, seed) => {
      const f = (input: number) => (Math.imul(input + 1, seed | 1) >>> 7) % 3 === 0;
      const table = truthTable(d, f);
      for (let input = 0; input < 2 ** d; input++) expect(valueAtInput(table, input)).toBe(f(input));
    }),
  );
  for (const word of [0, 1, -1, 1 << 31, 0x7fffffff, 0xdeadbeef]) {
    expect(ones(word)).toBe([...(word >>> 0).toString(2)].filter((bit) => bit === '1').length);
  }
});
