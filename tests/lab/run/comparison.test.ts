import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareResults } from '../../../src/lab/run/comparison.ts';

describe('compareResults', () => {
  it('names the place of the largest difference', () => {
    expect(compareResults({ a: [1, 2, { b: 3 }] }, { a: [1, 2.5, { b: 2 }] })).toEqual({
      identical: false,
      largest: { path: 'a.2.b', difference: 1 },
    });
    expect(compareResults({ a: 1 }, { a: '1' }).largest).toEqual({ path: 'a', difference: Infinity });
    expect(compareResults({ a: 1 }, { a: 1, b: 0 }).largest).toEqual({ path: 'b', difference: Infinity });
    expect(compareResults([1], [1, 2]).largest).toEqual({ path: '1', difference: Infinity });
    expect(compareResults([], {}).identical).toBe(false);
    expect(compareResults(NaN, 1).largest).toEqual({ path: '', difference: Infinity });
  });
  it('is an equality that survives JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(compareResults(value, JSON.parse(JSON.stringify(value)))).toEqual({ identical: true });
      }),
    );
    expect(compareResults(0.1 + 0.2, 0.3).identical).toBe(false);
  });
});
