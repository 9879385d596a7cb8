import { expect, it } from 'vitest';
import { decibels, frameCount, hamming, hann, meanSquare, samplesIn, SILENCE_DB } from '../../src/signal/frames.ts';

it('counts whole frames only', () => {
  expect([399, 400, 559, 560, 16000].map((samples) => frameCount(samples, 400, 160))).toEqual([0, 1, 1, 2, 98]);
});

it("has Hamming's window: 0.08 at the ends, 1 in the middle, symmetric", () => {
  const taper = hamming(401);
  expect(taper[0]).toBeCloseTo(0.08, 12);
  expect(taper[200]).toBeCloseTo(1, 12);
  for (let i = 0; i < 401; i++) expect(taper[i]).toBeCloseTo(taper[400 - i]!, 12);
  expect(hamming(1)).toEqual(Float64Array.of(1));
});

it("has Hann's window, periodic: copies half a window apart add up to 1 everywhere", () => {
  const taper = hann(400);
  expect(taper[0]).toBe(0);
  for (let i = 0; i < 200; i++) expect(taper[i]! + taper[i + 200]!).toBeCloseTo(1, 12);
  expect(hann(1)).toEqual(Float64Array.of(1));
});

it('rounds a time to whole samples, at least one', () =>
  expect([samplesIn(25, 16000), samplesIn(25, 22050), samplesIn(10, 8000), samplesIn(0.01, 8000)]).toEqual([
    400, 551, 80, 1,
  ]));

it('tells power in decibels', () => {
  expect(decibels(1)).toBe(0);
  expect(decibels(0.01)).toBeCloseTo(-20, 12);
  expect(decibels(2)).toBeCloseTo(3.0103, 4);
  expect(decibels(0)).toBe(SILENCE_DB);
  expect(decibels(1e-30)).toBe(SILENCE_DB);
});

it('takes the mean square of the stretch that is asked for', () =>
  expect(meanSquare(Float32Array.of(9, 1, 3, 9), 1, 2)).toBe(5));
