import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { gateCount, signalOf, wiresOf } from '../../../src/math/circuits/circuit.ts';
import { drawCircuit } from '../../../src/math/circuits/drawing.ts';
import { evaluate } from '../../../src/math/circuits/evaluation.ts';
import { excerpt } from '../../../src/math/circuits/excerpt.ts';
import { constructionNames, constructions } from '../../../src/math/circuits/parity/constructions.ts';
import { spaced } from '../../../src/math/circuits/row-spacing.ts';

const bitsOf = (input: number, d: number) => Array.from({ length: d }, (_, i) => (input >>> i) & 1);

test('rows are at least one apart, in range, in order, and exactly the wishes where these already are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 150 }), { maxLength: 12 }),
      fc.nat({ max: 10 }),
      (tenths, spare) => {
        const wishes = tenths.map((tenth) => tenth / 10).sort((a, b) => a - b),
          rows = wishes.length + spare;
        const placed = spaced(wishes, rows);
        expect(placed.length).toBe(wishes.length);
        placed.forEach((row, i) => {
          expect(row).toBeGreaterThanOrEqual(-1e-9);
          expect(row).toBeLessThanOrEqual(rows - 1 + 1e-9);
          if (i > 0) expect(row - placed[i - 1]!).toBeGreaterThanOrEqual(1 - 1e-9);
        });
      },
    ),
  );
  expect(spaced([0, 1.5, 2.5, 6], 8)).toEqual([0, 1.5, 2.5, 6]);
  expect(spaced([3, 3, 3], 7)).toEqual([2, 3, 4]);
  expect(() => spaced([0, 0], 1)).toThrow(RangeError);
});

const anyDrawing = fc.record({
  name: fc.constantFrom(...constructionNames),
  d: fc.integer({ min: 2, max: 12 }),
  pick: fc.nat(),
  input: fc.nat(),
});

describe('drawing', () => {
  test('a whole drawing has every gate and wire with the bit that evaluation gives it', () => {
    fc.assert(
      fc.property(anyDrawing, ({ name, d, pick, input }) => {
        const circuit = constructions[name].build(d, 2 + (pick % (d - 1)));
        const bits = bitsOf(input % 2 ** d, d),
          signals = evaluate(circuit, bits);
        const drawing = drawCircuit(circuit, signals);
        const gates = drawing.nodes.filter(({ kind }) => kind !== 'INPUT' && kind !== 'REST');
        const hidden = drawing.nodes.reduce((sum, node) => sum + (node.hidden?.count ?? 0), 0);
        expect(gates.length + hidden).toBe(gateCount(circuit));
        const ones =
          gates.reduce((sum, { value }) => sum + value, 0) +
          drawing.nodes.reduce((sum, node) => sum + (node.hidden?.ones ?? 0), 0);
        expect(ones).toBe(signals.subarray(d).reduce((sum, bit) => sum + bit, 0));
        expect(drawing.whole).toBe(hidden === 0);
        if (drawing.whole) expect(drawing.wires.length).toBe(circuit.wires.length);
        expect(drawing.nodes.slice(0, d).map(({ value }) => value)).toEqual(bits);
        expect(drawing.nodes.at(-1)!.value).toBe(signals[signalOf(circuit.output)]);
        for (const { from, to, inverted, value } of drawing.wires) {
          const a = drawing.nodes[from]!,
            b = drawing.nodes[to]!;
          expect(a.level).toBeLessThan(b.level);
          if (a.kind !== 'REST') expect(value).toBe(a.value ^ Number(inverted));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('no two nodes stand in one place, and none outside', () => {
    fc.assert(
      fc.property(anyDrawing, ({ name, d, pick, input }) => {
        const circuit = constructions[name].build(d, 2 + (pick % (d - 1)));
        const { nodes, rows } = drawCircuit(circuit, evaluate(circuit, bitsOf(input % 2 ** d, d)));
        for (const [i, a] of nodes.entries()) {
          expect(a.row).toBeGreaterThanOrEqual(-0.01);
          expect(a.row).toBeLessThanOrEqual(rows - 0.99);
          for (const b of nodes.slice(i + 1))
            if (a.level === b.level) expect(Math.abs(a.row - b.row)).toBeGreaterThan(0.98);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('of a wide level the one AND that carries 1 is always shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 12 }), fc.nat(), (d, pick) => {
        const input = pick % 2 ** d,
          circuit = constructions.dnf.build(d);
        const signals = evaluate(circuit, bitsOf(input, d));
        const [first, top] = excerpt(circuit, signals);
        expect(first!.shown.length).toBe(8);
        expect(first!.hidden).toEqual({ count: 2 ** (d - 1) - 8, ones: 0 });
        expect(top!.shown).toEqual([2 ** (d - 1)]);
        const firing = first!.shown.filter((gate) => signals[d + gate] === 1);
        expect(firing.length).toBe(signals.at(-1));
        for (const gate of first!.shown) expect(wiresOf(circuit, gate).length).toBe(d);
      }),
    );
  });

  test('stays small whatever the circuit', () => {
    for (const name of constructionNames) {
      const circuit = constructions[name].build(16, 4);
      expect(JSON.stringify(drawCircuit(circuit, evaluate(circuit, bitsOf(0xbeef, 16)))).length).toBeLessThan(16_000);
    }
  });
});
