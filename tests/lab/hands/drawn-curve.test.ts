import fc from 'fast-check';
import { expect, test } from 'vitest';
import { POINTS, readHeights, stroke, writeHeights } from '../../../src/lab/hands/drawn-curve.ts';

const place = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: -1, max: 1, noNaN: true }),
});

test('a written curve is read as it was drawn', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -100, max: 100 }), { minLength: POINTS, maxLength: POINTS }),
      (hundredths) => {
        const heights = hundredths.map((h) => h / 100);
        expect(readHeights(writeHeights(heights))).toEqual(heights.map((h) => h + 0));
      },
    ),
  );
});

test('a curve of other points is taken where its straight lines pass', () => {
  const read = readHeights('[0, 1, 0]')!;
  expect([read[0], read[8], read[16], read[24], read[32]]).toEqual([0, 0.5, 1, 0.5, 0]);
});

test('a formula is no curve', () => {
  for (const text of ['sin(x)', '[0, 1', '[1]', '["a", 1]', '[0, null]', '']) expect(readHeights(text)).toBeUndefined();
});

test('a stroke changes nothing outside its way and ends under the pen', () => {
  fc.assert(
    fc.property(place, place, (from, to) => {
      const flat = Array.from({ length: POINTS }, () => 0),
        drawn = stroke(flat, from, to);
      const end = Math.round(to.x * (POINTS - 1));
      expect(drawn[end]).toBe(to.y);
      drawn.forEach((height, i) => {
        const x = i / (POINTS - 1);
        if (i !== end && (x < Math.min(from.x, to.x) || x > Math.max(from.x, to.x))) expect(height).toBe(0);
        expect(Math.abs(height)).toBeLessThanOrEqual(1 + 1e-12);
      });
    }),
  );
});
