import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ones } from '../../../src/math/circuits/truth-table.ts';
import {
  ceilingOf,
  levelShare,
  levelValues,
  middleFrom,
  rightValue,
} from '../../../src/math/circuits/parity/low-degree.ts';

/** Binomials modulo 3 by Pascal's rule. */
const row = (n: number): number[] =>
  n === 0 ? [1] : [0, ...row(n - 1), 0].slice(1).map((value, i) => (value + ([0, ...row(n - 1)][i] ?? 0)) % 3);

/** The values at all inputs of the monomials of degree ≤ D in n bits. */
const monomials = (n: number, degree: number) =>
  Array.from({ length: 2 ** n }, (_, set) => set)
    .filter((set) => ones(set) <= degree)
    .map((set) => Array.from({ length: 2 ** n }, (_, input) => Number((input & set) === set)));

/** Most inputs at which a polynomial over F₃ of that degree is parity: every one tried. */
function bestOf(n: number, degree: number): number {
  const basis = monomials(n, degree);
  const right = Array.from({ length: 2 ** n }, (_, input) => rightValue(ones(input)));
  let best = 0;
  const go = (i: number, values: number[]) => {
    if (i === basis.length) {
      best = Math.max(best, values.filter((value, input) => value === right[input]).length);
      return;
    }
    for (let c = 0; c < 3; c++)
      go(
        i + 1,
        values.map((value, input) => (value + c * basis[i]![input]!) % 3),
      );
  };
  go(
    0,
    right.map(() => 0),
  );
  return best;
}

test('no polynomial of three or four bits is right more often than the ceiling; at one degree less than n it is reached', () => {
  for (const [n, degree] of [
    [2, 0],
    [2, 1],
    [3, 0],
    [3, 1],
    [3, 2],
    [4, 0],
    [4, 1],
  ] as const) {
    const best = bestOf(n, degree);
    expect(best).toBeLessThanOrEqual(ceilingOf(n, degree) * 2 ** n);
    if (degree === n - 1) expect(best).toBe(2 ** n - 1);
    const ours = levelValues(n, degree, middleFrom(n, degree)).reduce(
      (sum, value, s) => sum + (value === rightValue(s) ? levelShare(n, s) * 2 ** n : 0),
      0,
    );
    expect(ours).toBeLessThanOrEqual(best);
  }
});

test('the ceiling is 1 from n on and a half at degree 0 of an odd n', () => {
  expect([ceilingOf(9, 9), ceilingOf(9, 0), ceilingOf(10, 0)]).toEqual([1, 0.5, (1 + 252 / 1024) / 2]);
  expect(ceilingOf(25, 5)).toBeCloseTo(
    1 - Array.from({ length: 10 }, (_, i) => levelShare(25, i)).reduce((a, b) => a + b),
    12,
  );
});

test('the polynomial is right on its levels and has the degree it claims', () => {
  const asked = fc
    .record({
      n: fc.integer({ min: 1, max: 30 }),
      degree: fc.integer({ min: 0, max: 30 }),
      from: fc.integer({ min: 0, max: 30 }),
    })
    .map(({ n, degree, from }) => {
      const d = Math.min(n, degree);
      return { n, degree: d, from: Math.min(from, n - d) };
    });
  fc.assert(
    fc.property(asked, ({ n, degree, from }) => {
      const values = levelValues(n, degree, from);
      for (let s = from; s <= from + degree; s++) expect(values[s]).toBe(rightValue(s));
      // As a combination of the elementary symmetric polynomials C(s, i), i ≤ degree, modulo 3: its differences at 0 beyond that vanish.
      let differences = values.slice();
      for (let i = 0; i <= n; i++) {
        if (i > degree) expect(differences[0]).toBe(0);
        differences = differences.slice(1).map((value, j) => (value - differences[j]! + 3) % 3);
      }
      expect(values.every((value) => [0, 1, 2].includes(value))).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('beyond √n/2 degrees nothing is promised, below it at least 3/32 of the inputs are wrong', () => {
  for (let n = 1; n <= 60; n++)
    for (let degree = 0; 4 * degree * degree <= n; degree++)
      expect(1 - ceilingOf(n, degree)).toBeGreaterThanOrEqual(3 / 32);
});

test('a random linear form modulo 3 vanishes at a third of its choices, unless all that it reads is 0', () => {
  for (const read of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ]) {
    let wrong = 0;
    for (let r = 0; r < 3; r++)
      for (let q = 0; q < 3; q++) {
        const form = (r * read[0]! + q * read[1]!) % 3;
        if ((form * form) % 3 !== Number(read.includes(1))) wrong++;
      }
    expect(wrong).toBe(read.includes(1) ? 3 : 0);
  }
  expect(row(6)).toEqual([1, 0, 0, 2, 0, 0, 1]);
});
