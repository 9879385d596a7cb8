import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { glidingTone } from '../../src/datasets/gliding-tone.ts';
import { readWav } from '../../src/datasets/wav.ts';
import { BANDS } from '../../src/experiments/waveform/analysis.ts';
import experiment from '../../src/experiments/waveform/experiment.ts';
import { streams } from '../../src/math/random.ts';

const RATE = 16000;
const analyse = (samples: Float32Array, given: { frame?: number; hop?: number } = {}) =>
  [
    ...experiment.run({ frame: 25, hop: 10, ...given, voice: [{ name: 'x', sampleRate: RATE, samples }] }, streams(0)),
  ].at(-1)!;
const sine = (hertz: number, size: number) =>
  Float32Array.from({ length: RATE }, (_, i) => size * Math.sin((2 * Math.PI * hertz * i) / RATE));

it('measures a sine: its outline, its energy, its band', () => {
  const { frames, envelope, energy, spectrogram, columns, times, seconds } = analyse(sine(1000, 0.5));
  expect({ frames, columns, seconds }).toEqual({ frames: 98, columns: 98, seconds: 1 });
  expect(times.slice(0, 2)).toEqual([0.013, 0.023]);
  expect(Math.max(...envelope.high)).toBe(0.5);
  expect(Math.min(...envelope.low)).toBe(-0.5);
  for (const decibels of energy) expect(decibels).toBeCloseTo(-9, 0); // half the square of 0.5
  const bands = Array.from({ length: BANDS }, (_, band) => spectrogram[band * columns + 40]!);
  // 1000 Hz is the border of bands 7 and 8, each 125 Hz broad.
  expect([7, 8]).toContain(bands.indexOf(Math.max(...bands)));
  expect(Math.max(...bands) - bands[30]!).toBeGreaterThan(30);
});

it('finds when it is loudest', () => {
  const samples = sine(500, 0.01);
  samples.set(sine(500, 0.8).subarray(0, 800), 8000);
  const { loudestAt, loudest } = analyse(samples);
  expect(loudestAt).toBeGreaterThan(0.5);
  expect(loudestAt).toBeLessThan(0.55);
  expect(loudest).toBeCloseTo(-4.9, 0);
});

it('takes longer frames to tell near frequencies apart', () => {
  const other = sine(1190, 0.3);
  const two = sine(1000, 0.3).map((x, i) => x + other[i]!);
  const dip = (frame: number) => {
    const { spectrogram, columns } = analyse(two, { frame });
    const at = (band: number) => spectrogram[band * columns + Math.floor(columns / 2)]!;
    return Math.min(at(8), at(9)) - at(11); // the bands of the two and one above both
  };
  expect(dip(100)).toBeGreaterThan(dip(5));
});

it('shows a glide rising', () => {
  const { samples } = glidingTone(500, 3000, 1, RATE);
  const { spectrogram, columns } = analyse(samples);
  const lowestLoud = (column: number) => {
    const bands = Array.from({ length: BANDS }, (_, band) => spectrogram[band * columns + column]!);
    return bands.findIndex((value) => value > Math.max(...bands) - 12);
  };
  expect(lowestLoud(columns - 2)).toBeGreaterThan(lowestLoud(columns >> 1));
  expect(lowestLoud(columns >> 1)).toBeGreaterThan(lowestLoud(1));
});

it('ships the recording that it names', () => {
  const [{ name, sha256 }] = experiment.data!.voice.sets.austen.ships;
  const bytes = readFileSync(`src/experiments/waveform/data/${name}`);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  const { sampleRate, samples } = readWav({ name, bytes });
  expect(sampleRate).toBe(RATE);
  expect(samples.length / RATE).toBeCloseTo(3.29, 2);
});
