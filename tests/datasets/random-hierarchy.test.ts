import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dataCount,
  derivationAt,
  drawDerivations,
  drawGrammar,
  hierarchyRows,
  leavesOf,
  parse,
  reworded,
  symbolsOf,
} from '../../src/datasets/random-hierarchy.ts';
import { random } from '../../src/math/random.ts';

/** Small enough to go through all data. */
const sizes = fc
  .record({
    v: fc.integer({ min: 2, max: 4 }),
    m: fc.integer({ min: 1, max: 4 }),
    levels: fc.integer({ min: 1, max: 3 }),
  })
  .filter(({ v, m, levels }) => m <= v && dataCount({ v, m, levels }) <= 3000);
const grammars = fc.tuple(sizes, fc.nat(1000)).map(([size, seed]) => drawGrammar(size, random(seed, 'grammar')));

test('all derivations give different data, and each is read back as its class', () =>
  fc.assert(
    fc.property(grammars, (grammar) => {
      const all = Array.from({ length: dataCount(grammar) }, (_, i) => derivationAt(grammar, i));
      const leaves = all.map((one) => symbolsOf(grammar, one).at(-1)!);
      expect(new Set(leaves.map(String)).size).toBe(grammar.v * grammar.m ** (leavesOf(grammar) - 1));
      leaves.forEach((row, i) => expect(parse(grammar, row)).toBe(all[i]!.top));
    }),
    { numRuns: 30 },
  ));

test('a pair that no rule writes is no datum', () => {
  const grammar = drawGrammar({ v: 3, m: 2, levels: 1 }, random(1, 'grammar'));
  const written = Array.from({ length: 9 }, (_, pair) => parse(grammar, [Math.floor(pair / 3), pair % 3]));
  expect(written.filter((top) => top === null)).toHaveLength(3);
});

test('draws are different, all of them in the end, and the first do not hang on how many follow', () =>
  fc.assert(
    fc.property(sizes, fc.nat(1000), (size, seed) => {
      const all = dataCount(size),
        drawn = drawDerivations(size, all, random(seed, 'data'));
      expect(new Set(drawn.map((one) => JSON.stringify(one))).size).toBe(all);
      const few = Math.ceil(all / 3);
      expect(drawDerivations(size, few, random(seed, 'data'))).toEqual(drawn.slice(0, few));
      expect(() => drawDerivations(size, all + 1, random(seed, 'data'))).toThrow('count');
    }),
    { numRuns: 30 },
  ));

test('another wording keeps the class and all above the level, and changes every node of it', () =>
  fc.assert(
    fc.property(
      grammars.filter(({ m }) => m > 1),
      fc.nat(1000),
      fc.nat(2),
      (grammar, seed, one) => {
        const level = 1 + (one % grammar.levels),
          row = grammar.levels - level;
        const derivation = derivationAt(grammar, seed % dataCount(grammar)),
          other = reworded(grammar, derivation, level, random(seed, 'rewording'));
        const [before, after] = [symbolsOf(grammar, derivation), symbolsOf(grammar, other)];
        expect(parse(grammar, after.at(-1)!)).toBe(derivation.top);
        expect(after.slice(0, row + 1)).toEqual(before.slice(0, row + 1));
        for (let node = 2 ** row - 1; node < 2 ** (row + 1) - 1; node++)
          expect(other.uses[node]).not.toBe(derivation.uses[node]);
      },
    ),
  ));

test('rows are one-hot, centred and of variance one where symbols are equally frequent', () => {
  const grammar = drawGrammar({ v: 4, m: 4, levels: 1 }, random(0, 'grammar'));
  const all = Array.from({ length: 16 }, (_, i) => derivationAt(grammar, i));
  const { x, y, samples, labels } = hierarchyRows(grammar, all);
  expect([x.length, y.length, samples]).toEqual([16 * 8, 16 * 4, 16]);
  expect(x.reduce((a, b) => a + b) / x.length).toBeCloseTo(0, 6);
  expect(x.reduce((a, b) => a + b * b, 0) / x.length).toBeCloseTo(1, 6);
  labels.forEach((label, i) => expect(Array.from(y.subarray(4 * i, 4 * i + 4)).indexOf(1)).toBe(label));
});

test('numbers out of range are refused', () => {
  for (const size of [
    { v: 1, m: 1, levels: 1 },
    { v: 3, m: 4, levels: 1 },
    { v: 3, m: 2, levels: 0 },
    { v: 3, m: 1.5, levels: 2 },
  ])
    expect(() => drawGrammar(size, random(0, 'grammar'))).toThrow('invalid');
});
