import { expect, it, test } from 'vitest';
import fc from 'fast-check';
import { editDistance, nearest } from '../../../src/lab/declare/nearest.ts';

const word = fc.string({ maxLength: 12 });

test('the distance is symmetric, zero only between equals, and at most the longer length', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b);
      expect(distance).toBe(editDistance(b, a));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});

test('one slip costs one', () => {
  fc.assert(
    fc.property(word, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (a, at, letter) => {
      const i = at % (a.length + 1);
      expect(editDistance(a, a.slice(0, i) + letter + a.slice(i))).toBe(1);
      if (i + 1 < a.length && a[i] !== a[i + 1]) {
        expect(editDistance(a, a.slice(0, i) + a[i + 1] + a[i] + a.slice(i + 2))).toBe(1);
      }
    }),
  );
  expect(editDistance('kitten', 'sitting')).toBe(3);
});

it.each([
  ['epsilno', 'epsilon'],
  ['EPSILON', 'epsilon'],
  ['eps', 'epsilon'],
  ['widht', 'width'],
  ['w', 'width'],
  ['zzz', undefined],
  ['', undefined],
  ['x'.repeat(5000), undefined],
])('%s means %s', (given, meant) => expect(nearest(given, ['f', 'epsilon', 'width'])).toBe(meant));
