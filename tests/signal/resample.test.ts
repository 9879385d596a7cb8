import { expect, it } from 'vitest';
import { resample } from '../../src/signal/resample.ts';

const sine = (hertz: number, rate: number, seconds: number) =>
  Float32Array.from({ length: rate * seconds }, (_, i) => Math.sin((2 * Math.PI * hertz * i) / rate));
/** Greatest difference away from the ends, where the signal is cut off. */
const apart = (a: Float32Array, b: Float32Array) => {
  const edge = Math.ceil(a.length / 10);
  return a.subarray(edge, a.length - edge).reduce((most, x, i) => Math.max(most, Math.abs(x - b[i + edge]!)), 0);
};

it('leaves the same rate alone', () => {
  const samples = Float32Array.of(1, 2, 3);
  expect(resample(samples, 16000, 16000)).toBe(samples);
});

it.each([
  [48000, 16000],
  [44100, 16000],
  [8000, 16000],
  [22050, 16000],
])('a tone at %i Hz is the same tone at %i Hz', (from, to) => {
  for (const hertz of [100, 1000, 3000]) {
    const resampled = resample(sine(hertz, from, 0.2), from, to);
    expect(resampled).toHaveLength(0.2 * to);
    expect(apart(resampled, sine(hertz, to, 0.2))).toBeLessThan(2e-3);
  }
});

it('keeps a constant', () => {
  const resampled = resample(new Float32Array(4000).fill(0.5), 44100, 16000);
  expect(apart(resampled, new Float32Array(resampled.length).fill(0.5))).toBeLessThan(1e-4);
});

it('takes out what the new rate cannot hold, instead of folding it back', () => {
  const resampled = resample(sine(11000, 48000, 0.2), 48000, 16000);
  expect(apart(resampled, new Float32Array(resampled.length))).toBeLessThan(1e-3);
});
