import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { gateCount, isInverted, kindOf, signalOf, wiresOf, type Circuit } from '../../../src/math/circuits/circuit.ts';
import { bitOn, evaluate } from '../../../src/math/circuits/evaluation.ts';
import { sizeOf } from '../../../src/math/circuits/size.ts';
import { verdict } from '../../../src/math/circuits/verification.ts';
import { parityFormula } from '../../../src/math/circuits/parity/formula.ts';
import { blockLevels, parityDepthK } from '../../../src/math/circuits/parity/depth-k.ts';
import {
  ceilLog2,
  chainForm,
  depthKForm,
  formulaForm,
  treeForm,
  twoLevelForm,
  type ClosedForm,
} from '../../../src/math/circuits/parity/formulas.ts';
import { parityCnf, parityDnf } from '../../../src/math/circuits/parity/two-level.ts';
import { evenParityChain, xnorChain } from '../../../src/math/circuits/parity/xnor.ts';
import { byAndOr, byNand, parityChain, parityTree } from '../../../src/math/circuits/parity/xor.ts';
import { isOdd, truthTable } from '../../../src/math/circuits/truth-table.ts';

const lengths = Array.from({ length: 15 }, (_, i) => i + 2);
const built = ({ gates, depth }: ClosedForm) => ({ gates, depth });
const kindsIn = (circuit: Circuit) =>
  new Set(Array.from({ length: gateCount(circuit) }, (_, gate) => kindOf(circuit, gate)));
/** Whether inverters sit on wires from inputs only. */
const invertsInputsOnly = (circuit: Circuit) =>
  circuit.wires.every((wire) => !isInverted(wire) || signalOf(wire) < circuit.inputs);

describe.each(lengths)('parity of %i bits', (d) => {
  const odd = truthTable(d, isOdd);

  test.each([
    ['DNF', () => parityDnf(d), twoLevelForm(d)],
    ['CNF', () => parityCnf(d), twoLevelForm(d)],
    ['XOR chain', () => parityChain(d), chainForm(d)],
    ['XOR tree', () => parityTree(d), treeForm(d)],
    ['AND/OR tree', () => parityTree(d, byAndOr), treeForm(d, 3, 2)],
    ['AND/OR chain', () => parityChain(d, byAndOr), chainForm(d, 3, 2)],
    ['NAND tree', () => parityTree(d, byNand), treeForm(d, 4, 3)],
    ['NAND chain', () => parityChain(d, byNand), chainForm(d, 4, 3)],
    ['formula', () => parityFormula(d), formulaForm(d)],
  ] as const)('%s is parity on all inputs and counts as its formula says', (_, build, form) => {
    const circuit = build();
    expect(verdict(circuit, odd)).toEqual({ checked: 2 ** d, errors: 0, firstError: null, verified: true });
    expect(built(sizeOf(circuit))).toEqual(form);
  });

  test('blocks of every m are parity and count as the formula says', () => {
    for (let m = 2; m <= d; m++) {
      const circuit = parityDepthK(d, m);
      expect(verdict(circuit, odd).verified).toBe(true);
      expect(built(sizeOf(circuit)), `m = ${m}`).toEqual(depthKForm(d, m));
      expect(invertsInputsOnly(circuit)).toBe(true);
    }
  });

  test('the XNOR chain answers even for even d only; mended it always does', () => {
    const even = truthTable(d, (input) => !isOdd(input));
    const chain = verdict(xnorChain(d), even);
    expect(chain.errors).toBe(d % 2 === 0 ? 0 : 2 ** d);
    expect(verdict(evenParityChain(d), even).verified).toBe(true);
    expect(sizeOf(evenParityChain(d))).toEqual(sizeOf(xnorChain(d)));
  });
});

test('known cases', () => {
  expect(sizeOf(parityDnf(8))).toEqual({
    gates: 129,
    depth: 2,
    wires: 128 * 8 + 128,
    fanIn: 128,
    fanOut: 1,
    leaves: 128 * 8,
  });
  expect(sizeOf(parityChain(8)).gates).toBe(7);
  expect(sizeOf(parityTree(8, byAndOr)).gates).toBe(21);
  expect(sizeOf(parityTree(8, byNand)).gates).toBe(28);
  expect(sizeOf(parityDepthK(16, 16))).toMatchObject({ gates: 32769, depth: 2 });
  expect(sizeOf(parityDepthK(16, 4))).toMatchObject({ gates: 73, depth: 3 });
  const three = xnorChain(3);
  expect(bitOn(three.output, evaluate(three, [1, 1, 1]))).toBe(1);
});

test('for d = m^ℓ the count is Σ (d/m^j)·2^m + 2^(m−1) + 1 and the depth ℓ + 1', () => {
  for (const [m, ell] of [
    [2, 1],
    [2, 2],
    [2, 3],
    [2, 4],
    [3, 1],
    [3, 2],
    [4, 1],
    [4, 2],
    [5, 1],
    [16, 1],
  ] as const) {
    const d = m ** ell;
    let sum = 2 ** (m - 1) + 1;
    for (let j = 1; j < ell; j++) sum += (d / m ** j) * 2 ** m;
    expect(depthKForm(d, m)).toEqual({ gates: sum, depth: ell + 1 });
    expect(built(sizeOf(parityDepthK(d, m)))).toEqual({ gates: sum, depth: ell + 1 });
  }
});

test('a formula reads every gate once; d² leaves for powers of two, at least d² (Khrapchenko), and as many as are known to be least', () => {
  for (const d of lengths) {
    const { gates, fanIn, fanOut, leaves } = sizeOf(parityFormula(d));
    expect([fanIn, fanOut, gates]).toEqual([2, 1, leaves - 1]);
    if (Number.isInteger(Math.log2(d))) expect(leaves).toBe(d * d);
    expect(leaves).toBeGreaterThanOrEqual(d * d);
  }
  expect([3, 5, 6, 7].map((d) => sizeOf(parityFormula(d)).leaves)).toEqual([10, 28, 40, 52]);
});

test('what is shared: in XOR trees nothing, in AND/OR trees every partial parity twice, the inputs too', () => {
  for (const d of lengths.slice(1)) {
    expect(sizeOf(parityTree(d)).fanOut).toBe(1);
    expect(sizeOf(parityTree(d, byAndOr)).fanOut).toBe(2);
    expect(sizeOf(parityTree(d, byAndOr)).leaves).toBe(2 * d);
    expect(sizeOf(parityDnf(d)).fanOut).toBe(1);
  }
});

test('each basis holds only its own gates', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 12 }), fc.nat(), (d, pick) => {
      const m = 2 + (pick % (d - 1));
      expect(kindsIn(parityDnf(d))).toEqual(new Set(['AND', 'OR']));
      expect(kindsIn(parityCnf(d))).toEqual(new Set(['AND', 'OR']));
      expect(kindsIn(parityDepthK(d, m))).toEqual(new Set(['AND', 'OR']));
      expect(kindsIn(parityTree(d, byAndOr))).toEqual(new Set(['AND', 'OR']));
      expect(kindsIn(parityTree(d, byNand))).toEqual(new Set(['NAND']));
      expect(parityTree(d, byNand).wires.some(isInverted)).toBe(false);
      expect(kindsIn(parityTree(d))).toEqual(new Set(['XOR']));
      expect(sizeOf(parityTree(d, byAndOr)).fanIn).toBe(2);
    }),
    { numRuns: 30 },
  );
});

test('a gate of the block circuit reads a gate of its own kind only where a lone block was passed on past a level', () => {
  const met: string[] = [];
  for (let d = 2; d <= 14; d++) {
    for (let m = 2; m <= d; m++) {
      const circuit = parityDepthK(d, m);
      const same = Array.from({ length: gateCount(circuit) }, (_, gate) =>
        [...wiresOf(circuit, gate)].filter(
          (wire) => signalOf(wire) >= d && kindOf(circuit, signalOf(wire) - d) === kindOf(circuit, gate),
        ),
      ).flat();
      if (same.length > 0) met.push(`d=${d} m=${m}: ${same.length}`);
    }
  }
  // 10 → 5 → 3 → 2 bits: the fifth and then the third bit stand alone, and the wire skips a level; merging would save two gates.
  expect(met).toEqual(['d=10 m=2: 2']);
});

test('number of levels is the least ℓ with m^ℓ ≥ d', () => {
  for (const d of lengths) {
    expect(2 ** ceilLog2(d)).toBeGreaterThanOrEqual(d);
    expect(2 ** (ceilLog2(d) - 1)).toBeLessThan(d);
    for (let m = 2; m <= d; m++) {
      expect(m ** blockLevels(d, m)).toBeGreaterThanOrEqual(d);
      expect(m ** (blockLevels(d, m) - 1)).toBeLessThan(d);
    }
  }
});

test('sizes that make no sense are refused', () => {
  for (const d of [0, 1, 21, 2.5, NaN]) {
    expect(() => parityDnf(d)).toThrow(RangeError);
    expect(() => parityCnf(d)).toThrow(RangeError);
    expect(() => parityDepthK(d, 2)).toThrow(RangeError);
  }
  for (const m of [0, 1, 9, 2.5, NaN]) expect(() => parityDepthK(8, m)).toThrow(`invalid m: ${m}`);
  expect(() => xnorChain(1)).toThrow('invalid d: 1');
});
