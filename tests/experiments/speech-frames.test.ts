import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Recording } from '../../src/datasets/kinds.ts';
import { readWav } from '../../src/datasets/wav.ts';
import { segmentsOf } from '../../src/experiments/speech-frames/alignment.ts';
import { stagesOf } from '../../src/experiments/speech-frames/analysis.ts';
import experiment from '../../src/experiments/speech-frames/experiment.ts';
import { sentence } from '../../src/experiments/speech-frames/sentence.ts';
import { streams } from '../../src/math/random.ts';
import { frontEndOf } from '../../src/signal/front-end.ts';
import { WHAT_DO_YOU_THINK } from '../../src/signal/synthesis/phones.ts';

const RATE = 16000;
const shipped = (name: string): Recording =>
  readWav({ name, bytes: readFileSync(`src/experiments/speech-frames/data/${name}`) });
const austen = shipped('librivox-austen-0880.wav');
const tone = (hertz: number, seconds = 2): Recording => ({
  name: 'tone',
  sampleRate: RATE,
  samples: Float32Array.from({ length: seconds * RATE }, (_, i) => 0.5 * Math.sin((2 * Math.PI * hertz * i) / RATE)),
});
const DEFAULTS = {
  at: 0.74,
  windowMs: 25,
  hopMs: 10,
  channels: 26,
  scale: 'htk',
  lifter: 22,
  sampleRate: RATE,
  seconds: null,
};
type Given = Partial<Record<keyof typeof DEFAULTS, number | string | null>>;
const run = (recording: Recording, given: Given = {}) =>
  [...experiment.run({ ...DEFAULTS, ...given, voice: [recording] } as never, streams(0))].at(-1)!;

it('cuts a second at 16 kHz into 98 frames of 25 ms, transforms of 512, 257 lines', () => {
  const { frames, fftSize, bins, melCentres, lifter } = run(austen, { seconds: 1 });
  expect({ frames, fftSize, bins }).toEqual({ frames: 98, fftSize: 512, bins: 257 });
  expect(melCentres).toHaveLength(26);
  expect(lifter).toHaveLength(12);
  expect(lifter[10]).toBeCloseTo(12, 12);
});

it('counts frames by the length asked for, though the recording is shorter, and at any rate', () => {
  expect(run(austen, { seconds: 10 }).frames).toBe(998);
  expect(run(austen, { seconds: 1, sampleRate: 8000 })).toMatchObject({ frames: 98, fftSize: 256, bins: 129 });
  expect(run(austen, { seconds: 2, windowMs: 32, hopMs: 16 }).frames).toBe(Math.floor((32000 - 512) / 256) + 1);
});

it('puts the middles of the triangles evenly apart in mel, up to half the rate', () => {
  const { melCentres } = run(austen);
  const mel = melCentres.map((hertz) => 2595 * Math.log10(1 + hertz / 700));
  for (const [i, m] of mel.entries()) expect(m).toBeCloseTo(((i + 1) * 2840.023) / 27, 2);
});

describe('a frame', () => {
  it('is the one whose middle is nearest, and the last beyond the end', () => {
    for (const at of [0, 0.3, 0.74, 1.2345]) {
      const { frame } = run(austen, { at });
      expect(Math.abs((frame.from + frame.to) / 2 - Math.max(0.0125, at))).toBeLessThanOrEqual(0.00501);
    }
    expect(run(austen, { at: 15 }).frame.index).toBe(run(austen).frames - 1);
  });
  it('shows a tone of half scale at its frequency, 6 dB under full scale and what pre-emphasis takes off', () => {
    const { frame } = run(tone(2000), { at: 1 });
    const line = frame.spectrum.indexOf(Math.max(...frame.spectrum));
    expect((line * 8000) / 256).toBe(2000);
    const angle = (2 * Math.PI * 2000) / RATE;
    const emphasis = 10 * Math.log10((1 - 0.97 * Math.cos(angle)) ** 2 + (0.97 * Math.sin(angle)) ** 2);
    expect(frame.spectrum[line]).toBeCloseTo(20 * Math.log10(0.5) + emphasis, 0);
    // Without pre-emphasis.
    expect(Math.max(...run(tone(2000), { at: 1, scale: 'slaney' }).frame.spectrum)).toBeCloseTo(-6, 0);
  });
  it('is under the window what the front end gives', () => {
    const front = frontEndOf({ sampleRate: RATE });
    const { wave, cepstra, logMel } = stagesOf(austen.samples, 70, front);
    expect(wave).toHaveLength(200); // every other sample of 400
    expect(Math.abs(wave[100]! - austen.samples[70 * 160 + 200]!)).toBeLessThan(1e-3);
    const all = front.features(austen.samples);
    for (const [i, c] of cepstra.entries()) expect(c).toBeCloseTo(all.cepstra[70 * 13 + 1 + i]!, 2);
    for (const [i, m] of logMel.entries()) expect(m).toBeCloseTo(all.logMel[70 * 26 + i]!, 2);
  });
  it('has no peak lost where lines are taken together', () => {
    const { frame } = run(tone(2000), { at: 1, windowMs: 100 });
    expect(frame.spectrum).toHaveLength(257);
    expect((frame.spectrum.indexOf(Math.max(...frame.spectrum)) * 8000) / 256).toBe(2000);
  });
});

describe('what is said', () => {
  it.each(['librivox-austen-0880.wav', 'sphinx-goforward.wav'])(
    'covers %s without a gap, three states a phone',
    (name) => {
      const recording = shipped(name);
      const segments = segmentsOf(recording);
      expect(segments[0]!.from).toBe(0);
      for (const [i, { to, states, from }] of segments.entries()) {
        expect(segments[i + 1]?.from ?? to).toBe(to);
        expect(states).toHaveLength(3);
        expect([states[0]!.from, states[2]!.to]).toEqual([from, to]);
        for (const { tied } of states) expect(tied).toBeLessThan(5126);
      }
      expect(Math.abs(segments.at(-1)!.to - recording.samples.length / RATE)).toBeLessThan(0.03);
    },
  );
  it('changes midway between the middles of two of the aligner’s frames, 10 ms apart and 25.625 ms long', () => {
    // The first phone of "he" has the frames from the 22nd on (the silence before it the frames 0 to 21).
    const [before, after] = [21, 22].map((frame) => frame * 0.01 + 0.025625 / 2);
    expect(segmentsOf(austen)[1]).toMatchObject({ phone: 'HH', word: 'he' });
    expect(segmentsOf(austen)[1]!.from).toBeCloseTo((before! + after!) / 2, 10);
  });
  it('is the words of the recording', () => {
    const words = (recording: Recording) =>
      segmentsOf(recording)
        .flatMap(({ word }, i, all) => (word && word !== all[i - 1]?.word ? [word] : []))
        .join(' ');
    expect(words(austen)).toBe('he was not an ill disposed young man');
    expect(words(shipped('sphinx-goforward.wav'))).toBe('go forward ten meters');
    expect(words(sentence())).toBe('what do you think');
  });
  it('agrees with what is heard: silence is quiet, hisses are high, vowels are low', () => {
    const centre = (from: number, to: number) => {
      const { frame } = run(austen, { at: (from + to) / 2 });
      const power = frame.spectrum.map((db) => 10 ** (db / 10));
      const total = power.reduce((a, b) => a + b);
      return { total, hertz: (power.reduce((sum, p, k) => sum + p * k, 0) / total / 256) * 8000 };
    };
    const of = (...names: string[]) =>
      segmentsOf(austen)
        .filter(({ phone, from, to }) => names.includes(phone) && to - from > 0.05)
        .map(({ from, to }) => centre(from, to));
    const [silent, hissing, vocal] = [of('SIL'), of('S'), of('AA', 'OW', 'AE')];
    const loudest = Math.max(...silent.map(({ total }) => total));
    for (const { total } of [...hissing, ...vocal]) expect(total).toBeGreaterThan(10 * loudest);
    const lowest = Math.min(...hissing.map(({ hertz }) => hertz));
    for (const { hertz } of vocal) expect(hertz).toBeLessThan(lowest);
  });
  it('is exact in the synthesized sentence, to the state', () => {
    const segments = segmentsOf(sentence());
    expect(segments.map(({ phone }) => phone)).toEqual(
      WHAT_DO_YOU_THINK.flatMap(({ phones }) => phones.map(({ phone }) => phone)),
    );
    const uw = segments.find(({ phone }) => phone === 'UW')!;
    for (const [k, { from, to }] of uw.states.entries())
      expect(run(sentence(), { at: (from + to) / 2, hopMs: 1 }).spoken).toEqual({
        phone: 'UW',
        word: 'do',
        state: k + 1,
        tied: null,
      });
  });
  it('is not known of another recording, however alike', () => {
    const samples = austen.samples.slice();
    samples[20000] = samples[20000]! + 2 / 32768;
    expect(segmentsOf({ ...austen, samples })).toEqual([]);
    expect(run(tone(300)).spoken).toBeNull();
    expect(experiment.describe(run(tone(300)), DEFAULTS as never)).not.toContain('说的是');
  });
});

it('refuses a length that holds no frame', () => {
  expect(experiment.refuses!({ ...DEFAULTS, windowMs: 100, seconds: 0.1 } as never)).toBeUndefined();
  expect(experiment.refuses!({ ...DEFAULTS, windowMs: 100, seconds: 0.09 } as never)?.message).toContain('0.100 秒');
});

it('ships the recordings that it names', () => {
  for (const { ships } of [experiment.data!.voice.sets.austen, experiment.data!.voice.sets.goforward])
    for (const { name, sha256 } of ships) {
      const bytes = readFileSync(`src/experiments/speech-frames/data/${name}`);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      expect(readWav({ name, bytes }).sampleRate).toBe(RATE);
    }
});
