import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withShare } from '../../../src/math/statistics/with-share.ts';

const shares = fc.array(fc.nat(1000), { minLength: 2, maxLength: 8 }).map((parts) =>
  parts.map(
    (part) =>
      part /
      Math.max(
        1,
        parts.reduce((a, b) => a + b),
      ),
  ),
);
const thousandths = (values: readonly number[]) => values.map((value) => Math.round(1000 * value));

test('the changed share is what was asked, and all are the whole', () => {
  fc.assert(
    fc.property(shares, fc.nat(7), fc.nat(1000), (before, place, part) => {
      const at = place % before.length;
      const after = withShare(before, at, part / 1000);
      expect(after[at]).toBe(part / 1000);
      expect(thousandths(after).reduce((a, b) => a + b)).toBe(1000);
      expect(after.every((value, i) => value >= 0 && value === thousandths(after)[i]! / 1000)).toBe(true);
    }),
  );
});

test('the others keep their ratios, to a thousandth', () => {
  fc.assert(
    fc.property(shares, fc.nat(7), fc.nat(1000), (before, place, part) => {
      const at = place % before.length;
      const after = withShare(before, at, part / 1000);
      const rest = before.reduce((sum, value, i) => (i === at ? sum : sum + value), 0);
      before.forEach((value, i) => {
        if (i === at) return;
        const wish = (1 - part / 1000) * (rest > 0 ? value / rest : 1 / (before.length - 1));
        expect(Math.abs(after[i]! - wish)).toBeLessThan(0.001);
      });
    }),
  );
});

test('a whole that one had alone is shared equally; one alone is the whole; no share is no share', () => {
  expect(withShare([1, 0, 0], 0, 0.5)).toEqual([0.5, 0.25, 0.25]);
  expect(withShare([0.7, 0.3], 0, 0.9)).toEqual([0.9, 0.1]);
  expect(withShare([1], 0, 0.2)).toEqual([1]);
  expect(() => withShare([1], 1, 0.2)).toThrow(RangeError);
  expect(() => withShare([0.5, 0.5], 0, 1.1)).toThrow(RangeError);
});
