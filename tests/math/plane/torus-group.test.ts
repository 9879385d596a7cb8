import fc from 'fast-check';
import { expect, test } from 'vitest';
import { after, generated, invariantDimension, moved, REST, type Motion } from '../../../src/math/plane/torus-group.ts';

const PARTS = 6;
const step = fc.integer({ min: 0, max: PARTS - 1 }),
  coordinate = fc.double({ min: -0.999, max: 0.999, noNaN: true });
const motion: fc.Arbitrary<Motion> = fc.record({
  swap: fc.boolean(),
  flip: fc.tuple(fc.boolean(), fc.boolean()),
  shift: fc.tuple(step, step),
});
/** On the circle of length 2. */
const apart = (a: number, b: number) => Math.abs(a - b - 2 * Math.round((a - b) / 2));

test('motions made one after the other are the motion that is told', () => {
  fc.assert(
    fc.property(motion, motion, coordinate, coordinate, (one, next, x, y) => {
      const [u, v] = moved(after(next, one, PARTS), [x, y], PARTS),
        [p, q] = moved(next, moved(one, [x, y], PARTS), PARTS);
      expect(Math.max(apart(u, p), apart(v, q))).toBeLessThan(1e-12);
    }),
  );
});

const flips: Motion[] = [
  { ...REST, flip: [true, false] },
  { ...REST, flip: [false, true] },
];
const diagonal: Motion = { ...REST, swap: true };
const shifts: Motion[] = [
  { ...REST, shift: [1, 0] },
  { ...REST, shift: [0, 1] },
];

test('the groups of the square, of the folds, and of both have the orders that are known', () => {
  expect(generated([], 4)).toEqual([REST]);
  expect(generated(flips, 4)).toHaveLength(4);
  expect(generated([flips[0]!, diagonal], 4)).toHaveLength(8);
  // The folds of the carpet of n diamonds a side are shifts by one nth and turns: (2n)² copies.
  for (const n of [2, 4]) expect(generated([...flips, ...shifts], n)).toHaveLength((2 * n) ** 2);
  expect(generated([...flips, ...shifts, diagonal], 4)).toHaveLength(128);
});

test('a generated group is closed and holds all inverses', () => {
  fc.assert(
    fc.property(fc.array(motion, { minLength: 1, maxLength: 2 }), (some) => {
      const group = generated(some, PARTS),
        names = new Set(group.map((one) => JSON.stringify(one)));
      const one = group[group.length >> 1]!;
      const products = group.map((other) => JSON.stringify(after(one, other, PARTS)));
      expect(new Set(products)).toEqual(names);
      expect(products).toContain(JSON.stringify(REST));
    }),
    { numRuns: 30 },
  );
});

test('Burnside’s count is what counting invariant functions one by one gives', () => {
  for (const D of [2, 3, 7]) {
    const side = 2 * D + 1;
    expect(invariantDimension([REST], 4, D)).toBe(side ** 2);
    // Even functions of each coordinate: cosines.
    expect(invariantDimension(generated(flips, 4), 4, D)).toBe((D + 1) ** 2);
    // Symmetric products of cosines.
    expect(invariantDimension(generated([flips[0]!, diagonal], 4), 4, D)).toBe(((D + 1) * (D + 2)) / 2);
    expect(invariantDimension(generated([diagonal], 4), 4, D)).toBe((side * (side + 1)) / 2);
    // Waves whose frequency along x is a multiple of 4.
    expect(invariantDimension(generated([shifts[0]!], 4), 4, D)).toBe(side * (2 * Math.floor(D / 4) + 1));
    expect(invariantDimension(generated([...flips, ...shifts], 4), 4, D)).toBe((Math.floor(D / 4) + 1) ** 2);
  }
});

test('the share of invariant dimensions comes to one in as many as the group has elements', () => {
  const group = generated([...flips, ...shifts], 4);
  const ratio = (D: number) => (2 * D + 1) ** 2 / invariantDimension(group, 4, D);
  expect(ratio(8)).toBeLessThan(64 / 1.9);
  expect(Math.abs(ratio(150) - 64)).toBeLessThan(64 * 0.03);
});
