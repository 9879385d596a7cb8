import FFT from 'fft.js';
import Meyda from 'meyda';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/math/random.ts';
import { hann } from '../../src/signal/frames.ts';
import { fftSizeOf, spectrumOf } from '../../src/signal/spectrum.ts';

const noise = (n: number): Float32Array => {
  const stream = random(1, 'noise');
  return Float32Array.from({ length: n }, () => 0.2 * stream.normal());
};
/** No window, no pre-emphasis, no scale: the transform alone. */
const plain = (n: number) => spectrumOf(n, { taper: new Float64Array(n).fill(1), emphasis: 0, gain: 1 });

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

it('takes the power of two from n on: 1 s at 16 kHz in frames of 25 ms has transforms of 512 and 257 lines', () => {
  expect([1, 2, 3, 400, 512, 513].map(fftSizeOf)).toEqual([1, 2, 4, 512, 512, 1024]);
  const { fftSize, lines } = spectrumOf(400);
  expect({ fftSize, lines }).toEqual({ fftSize: 512, lines: 257 });
});

it('keeps the energy (Parseval): inner lines stand for two', () => {
  for (const n of [256, 400]) {
    const samples = noise(n);
    const { power, fftSize, lines } = plain(n);
    const spectrum = power(samples, 0);
    const total = spectrum.reduce((sum, p, k) => sum + (k === 0 || k === lines - 1 ? p : 2 * p), 0);
    expect(total / fftSize).toBeCloseTo(
      samples.reduce((sum, x) => sum + x * x, 0),
      8,
    );
  }
});

it('is what fft.js finds (e^−iωt, not scaled, interleaved), window and pre-emphasis put on by hand', () => {
  const samples = noise(400);
  const taper = hann(400);
  const input = Array.from({ length: 512 }, (_, i) =>
    i < 400 ? (samples[i]! - 0.5 * samples[Math.max(0, i - 1)]!) * taper[i]! * 3 : 0,
  );
  const other = new FFT(512);
  const wanted = other.createComplexArray();
  other.realTransform(wanted, input);
  const spectrum = spectrumOf(400, { taper, emphasis: 0.5, gain: 3 }).power(samples, 0);
  for (const [k, p] of spectrum.entries()) expect(p).toBeCloseTo(wanted[2 * k]! ** 2 + wanted[2 * k + 1]! ** 2, 8);
});

it('is what meyda finds (no scale, half the transform without the last line)', () => {
  const samples = noise(512);
  Object.assign(Meyda, { bufferSize: 512, sampleRate: 16000, windowingFunction: 'rect' });
  const wanted = Meyda.extract('powerSpectrum', samples) as unknown as Float32Array;
  const spectrum = plain(512).power(samples, 0);
  expect(wanted).toHaveLength(256);
  for (const [k, p] of wanted.entries()) expect(spectrum[k]! / p).toBeCloseTo(1, 4);
});

it('grows with the square of the signal', () => {
  const [once, twice] = [noise(100), noise(100).map((x) => 2 * x)].map((samples) => spectrumOf(100).power(samples, 0));
  for (const [k, p] of once!.entries()) expect(twice![k]! / p).toBeCloseTo(4, 5);
});
