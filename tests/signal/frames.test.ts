import { describe, expect, it } from 'vitest';
import { decibels, frameCount, hamming, meanSquare, SILENCE_DB, spectrumOf } from '../../src/signal/frames.ts';

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

it('tells power in decibels', () => {
  expect(decibels(1)).toBe(0);
  expect(decibels(0.01)).toBeCloseTo(-20, 12);
  expect(decibels(2)).toBeCloseTo(3.0103, 4);
  expect(decibels(0)).toBe(SILENCE_DB);
  expect(decibels(1e-30)).toBe(SILENCE_DB);
});

it('takes the mean square of the stretch that is asked for', () =>
  expect(meanSquare(Float32Array.of(9, 1, 3, 9), 1, 2)).toBe(5));

describe('a spectrum', () => {
  const sine = (cycles: number, n: number, size = 1) =>
    Float32Array.from({ length: n }, (_, i) => size * Math.sin((2 * Math.PI * cycles * i) / n));
  it('has half the power of two and one more lines', () => {
    expect([2, 80, 400, 512, 513].map((n) => spectrumOf(n).lines)).toEqual([2, 65, 257, 257, 513]);
  });
  it('shows a sine at its frequency, with its power times what pre-emphasis does to it', () => {
    const n = 512;
    for (const cycles of [16, 64, 200]) {
      const spectrum = spectrumOf(n).power(sine(cycles, n, 0.5), 0);
      expect(spectrum.indexOf(Math.max(...spectrum))).toBe(cycles);
      const angle = (2 * Math.PI * cycles) / n;
      const emphasis = (1 - 0.97 * Math.cos(angle)) ** 2 + (0.97 * Math.sin(angle)) ** 2;
      expect(spectrum[cycles]! / (0.25 * emphasis)).toBeCloseTo(1, 1);
    }
  });
  it('begins where it is told', () => {
    const samples = new Float32Array(1024);
    samples.set(sine(32, 512), 512);
    const { power } = spectrumOf(512);
    expect(Math.max(...power(samples, 0))).toBe(0);
    expect(power(samples, 512).indexOf(Math.max(...power(samples, 512)))).toBe(32);
  });
});
