import { expect, test } from 'vitest';
import { phonesOf } from '../../../src/math/markov/phones.ts';

test('states of a phone are joined, and a phone that follows itself begins anew', () => {
  const path = [
    { unit: 'SIL', place: 1, start: 0, end: 4 },
    { unit: 'N', place: 1, start: 4, end: 6 },
    { unit: 'N', place: 2, start: 6, end: 7 },
    { unit: 'N', place: 3, start: 7, end: 9 },
    { unit: 'N', place: 1, start: 9, end: 12 },
    { unit: 'N', place: 2, start: 12, end: 13 },
    // Cut in the middle of a phone: it stands by itself.
    { unit: 'AY', place: 2, start: 13, end: 15 },
  ];
  const before = structuredClone(path);
  expect(phonesOf(path)).toEqual([
    { unit: 'SIL', start: 0, end: 4 },
    { unit: 'N', start: 4, end: 9 },
    { unit: 'N', start: 9, end: 13 },
    { unit: 'AY', start: 13, end: 15 },
  ]);
  expect(path).toEqual(before);
  expect(phonesOf([])).toEqual([]);
});
