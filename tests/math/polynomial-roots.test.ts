import fc from 'fast-check';
import { expect, it } from 'vitest';
import '../property-seed.ts';
import { polynomialRoots, type Complex } from '../../src/math/polynomial-roots.ts';

/** The polynomial that has those roots, from the highest power on. */
function withRoots(roots: Complex[]): number[] {
  let c: Complex[] = [{ re: 1, im: 0 }];
  for (const { re, im } of roots) {
    const next = [...c, { re: 0, im: 0 }];
    for (const [i, a] of c.entries())
      next[i + 1] = { re: next[i + 1]!.re - (a.re * re - a.im * im), im: next[i + 1]!.im - (a.re * im + a.im * re) };
    c = next;
  }
  return c.map(({ re }) => re);
}
const nearest = (roots: Complex[], { re, im }: Complex) =>
  Math.min(...roots.map((root) => Math.hypot(root.re - re, root.im - im)));

it('finds roots that are known', () => {
  const two = polynomialRoots([2, -6, 4])
    .map(({ re }) => re)
    .sort();
  expect(two[0]).toBeCloseTo(1, 12);
  expect(two[1]).toBeCloseTo(2, 12);
  for (const n of [1, 2, 5, 12]) {
    const unity = polynomialRoots([1, ...Array<number>(n - 1).fill(0), -1]);
    expect(unity).toHaveLength(n);
    for (let k = 0; k < n; k++)
      expect(nearest(unity, { re: Math.cos((2 * Math.PI * k) / n), im: Math.sin((2 * Math.PI * k) / n) })).toBeLessThan(
        1e-12,
      );
  }
});

it('finds the poles of a filter: pairs inside the unit circle', () => {
  const pole = fc.record({
    r: fc.double({ min: 0.5, max: 0.99, noNaN: true }),
    at: fc.double({ min: 0.05, max: 0.2, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(pole, { minLength: 1, maxLength: 6 }), (poles) => {
      // Angles set apart by adding up, as resonances of a tract are.
      let angle = 0;
      const roots = poles.flatMap(({ r, at }) => {
        angle += at * 2;
        return [1, -1].map((sign) => ({ re: r * Math.cos(angle), im: sign * r * Math.sin(angle) }));
      });
      const found = polynomialRoots(withRoots(roots));
      expect(found).toHaveLength(roots.length);
      for (const root of roots) expect(nearest(found, root)).toBeLessThan(1e-7);
    }),
  );
});

it('finds a double root to the square root of what doubles hold, and 0 as often as it is one', () => {
  const twice = polynomialRoots([1, -2, 1]);
  for (const { re, im } of twice) expect(Math.hypot(re - 1, im)).toBeLessThan(1e-6);
  expect(polynomialRoots([1, -1, 0, 0]).filter(({ re, im }) => Math.hypot(re, im) < 1e-6)).toHaveLength(2);
});

it('has none for a constant, and refuses a leading 0', () => {
  expect(polynomialRoots([3])).toEqual([]);
  expect(() => polynomialRoots([0, 1])).toThrow(RangeError);
  expect(() => polynomialRoots([1, NaN])).toThrow(RangeError);
});
