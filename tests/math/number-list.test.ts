import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumberList, readPoints, writeNumberList, writePoints } from '../../src/math/number-list.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

describe('lists of numbers and of points as text', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.array(finite), (values) => {
        expect(readNumberList(writeNumberList(values))).toEqual(values);
      }),
    );
    const groups = fc.array(fc.array(fc.tuple(finite, finite), { minLength: 1, maxLength: 5 }), { maxLength: 5 });
    fc.assert(
      fc.property(groups, (points) => {
        expect(readPoints(writePoints(points))).toEqual(points);
      }),
    );
  });
  it('forgive spaces and refuse everything that is no number', () => {
    expect(readNumberList(' 8 , 8,8 ')).toEqual([8, 8, 8]);
    expect(readPoints('0,0  1 , 1;2,3')).toEqual([
      [
        [0, 0],
        [1, 1],
      ],
      [[2, 3]],
    ]);
    for (const text of ['8,,8', '8;8', 'a', '1e999', '0x8', '8,'])
      expect(() => readNumberList(text)).toThrow(RangeError);
    for (const text of [';', '1', '1,2,3', '1,2;', '1,2 3', '1,b']) expect(() => readPoints(text)).toThrow(RangeError);
  });
});
