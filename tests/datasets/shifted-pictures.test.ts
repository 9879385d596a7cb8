import { expect, test } from 'vitest';
import { shiftedPictures } from '../../src/datasets/shifted-pictures.ts';
import { streams } from '../../src/math/random.ts';

const SIZE = { height: 7, width: 5 };

test('every picture moves whole by at most so many pixels, every shift alike; what leaves is gone and what comes is black', () => {
  const count = 2000;
  const x = new Float32Array(count * 35);
  // A light at each place but none equal to another: where it went is seen.
  for (let i = 0; i < x.length; i++) x[i] = 1 + (i % 35);
  const shifted = shiftedPictures(x, SIZE, 2, streams(3)('moved'));
  const seen = new Map<string, number>();
  for (let at = 0; at < x.length; at += 35) {
    // The middle stays on the picture whatever the shift.
    const middle = shifted.subarray(at, at + 35).indexOf(1 + 3 * 5 + 2);
    const [down, right] = [Math.floor(middle / 5) - 3, (middle % 5) - 2];
    seen.set(`${down} ${right}`, (seen.get(`${down} ${right}`) ?? 0) + 1);
    for (let row = 0; row < 7; row++)
      for (let column = 0; column < 5; column++) {
        const [r, c] = [row - down, column - right];
        const there = r >= 0 && r < 7 && c >= 0 && c < 5;
        expect(shifted[at + row * 5 + column]).toBe(there ? 1 + r * 5 + c : 0);
      }
  }
  expect(seen.size).toBe(25);
  for (const times of seen.values()) expect(Math.abs(times - count / 25)).toBeLessThan(40);
  expect(shiftedPictures(x, SIZE, 0, streams(3)('moved'))).toEqual(x);
});
