import { expect, test } from 'vitest';
import { corpusOf } from '../../src/acoustic/corpus.ts';
import { featuresOf, framesOf, inputsOf, standardOf, type FeatureKind } from '../../src/acoustic/features.ts';
import { DIGIT_RATE, HOP } from '../../src/datasets/spoken-digits.ts';
import { syntheticDigits } from '../../src/datasets/synthetic-digits.ts';
import { streams } from '../../src/math/random.ts';
import { frontEnd } from '../../src/signal/front-end.ts';

const recordings = syntheticDigits({ speakers: 2, takes: 1 }, streams(5));
const corpus = corpusOf(recordings);
const KINDS: FeatureKind[] = ['raw', 'logPower', 'logMel', 'mfcc'];
const SIZES: Record<FeatureKind, [number, number]> = {
  raw: [200, 200 + 10 * HOP],
  logPower: [129, 11 * 129],
  logMel: [23, 253],
  mfcc: [13, 143],
};

test.each(KINDS)('%s: as many numbers as it has, standardised on what is learnt from', (kind) => {
  const features = featuresOf(corpus, kind);
  expect([inputsOf(features, 0), inputsOf(features, 5)]).toEqual(SIZES[kind]);
  const learnt = corpus.utterances.slice(0, 12);
  const standard = standardOf(features, learnt);
  const { x, inputs, frames, states } = framesOf(features, learnt, standard, 0);
  expect(x).toHaveLength(inputs * frames);
  expect(states).toEqual(corpus.states.slice(0, frames));
  const columns = Array.from({ length: inputs }, (_, d) => {
    let [sum, square] = [0, 0];
    for (let i = 0; i < frames; i++) {
      sum += x[i * inputs + d]!;
      square += x[i * inputs + d]! ** 2;
    }
    return { mean: sum / frames, variance: square / frames - (sum / frames) ** 2 };
  });
  for (const { mean, variance } of columns) {
    // Samples have one standard together, and those between frames count but once.
    expect(Math.abs(mean)).toBeLessThan(kind === 'raw' ? 0.15 : 1e-3);
    expect(Math.abs(variance - 1)).toBeLessThan(kind === 'raw' ? 0.3 : 1e-3);
  }
  // What is tested is moved by the same standard, not by its own.
  const other = framesOf(features, corpus.utterances.slice(12, 13), standard, 0);
  const again = framesOf(features, corpus.utterances, standard, 0);
  const at = corpus.utterances[12]!.first * inputs;
  expect(other.x).toEqual(again.x.slice(at, at + other.x.length));
});

test('eleven frames in order, the first and the last repeated beyond the ends', () => {
  for (const kind of ['logMel', 'mfcc'] as const) {
    const features = featuresOf(corpus, kind);
    const standard = standardOf(features, corpus.utterances);
    const [single, wide] = [0, 5].map((context) => framesOf(features, corpus.utterances, standard, context));
    const { dims } = features;
    for (const { first, frames } of corpus.utterances.slice(3, 6))
      for (let t = 0; t < frames; t++)
        for (let c = -5; c <= 5; c++) {
          const from = (first + Math.min(frames - 1, Math.max(0, t + c))) * dims;
          const at = (first + t) * wide!.inputs + (c + 5) * dims;
          expect(wide!.x.subarray(at, at + dims)).toEqual(single!.x.subarray(from, from + dims));
        }
  }
});

test('log mel is that of the front end, cepstra its cosine transform; the louder a recording, the higher log mel by the same in every channel', () => {
  const [{ samples }] = recordings as [(typeof recordings)[number]];
  const own = frontEnd(samples, { sampleRate: DIGIT_RATE, channels: 23, scale: 'htk' });
  expect(featuresOf(corpus, 'logMel').values[0]).toEqual(Float32Array.from(own.logMel));
  expect(featuresOf(corpus, 'mfcc').values[0]).toEqual(Float32Array.from(own.cepstra));
  expect(featuresOf(corpus, 'raw').values[0]).toEqual(samples);
  const louder = corpusOf([{ ...recordings[0]!, samples: samples.map((x) => 0.5 * x) }]);
  for (const [kind, step] of [
    ['logMel', Math.LN2],
    ['logPower', 2 * Math.LN2],
  ] as const) {
    const [a, b] = [featuresOf(corpus, kind).values[0]!, featuresOf(louder, kind).values[0]!];
    for (let i = 0; i < a.length; i++) if (a[i]! > 0 && b[i]! > 0) expect(a[i]! - b[i]!).toBeCloseTo(step, 4);
  }
});

test.each(KINDS)('%s: what a recording has of its own is taken off', (kind) => {
  const features = featuresOf(corpus, kind, { perRecording: true });
  const [own] = features.values;
  const dims = kind === 'raw' ? 1 : features.dims;
  for (let d = 0; d < dims; d++) {
    const column = own!.filter((_, i) => i % dims === d);
    const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
    expect(mean).toBeCloseTo(0, 4);
    const variance = column.reduce((sum, x) => sum + x * x, 0) / column.length;
    expect(variance === 0 || Math.abs(variance - 1) < 1e-3).toBe(true);
  }
});

test('samples of a frame are the samples, those of eleven the whole stretch that they cover', () => {
  const features = featuresOf(corpus, 'raw');
  const standard = standardOf(features, corpus.utterances);
  const [single, wide] = [0, 5].map((context) => framesOf(features, corpus.utterances, standard, context));
  const { samples, first } = corpus.utterances[1]!;
  const t = 20;
  const stands = (x: number) => Math.fround((x - standard.mean[0]!) * standard.scale[0]!);
  for (let i = 0; i < 200; i += 7)
    expect(single!.x[(first + t) * 200 + i]).toBeCloseTo(stands(samples[t * HOP + i]!), 5);
  for (let i = 0; i < 1000; i += 7)
    expect(wide!.x[(first + t) * 1000 + i]).toBeCloseTo(stands(samples[(t - 5) * HOP + i]!), 5);
  // Before a recording begins it is silent.
  expect(wide!.x[first * 1000]).toBeCloseTo(stands(0), 5);
});
