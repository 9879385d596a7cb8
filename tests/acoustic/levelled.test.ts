import { expect, test } from 'vitest';
import { corpusOf } from '../../src/acoustic/corpus.ts';
import { responsesOf } from '../../src/acoustic/kernel-response.ts';
import { levelled } from '../../src/acoustic/levelled.ts';
import { syntheticDigits } from '../../src/datasets/synthetic-digits.ts';
import { streams } from '../../src/math/random.ts';

const deviation = (samples: Float32Array): number => {
  const mean = samples.reduce((a, b) => a + b, 0) / samples.length;
  return Math.sqrt(samples.reduce((sum, value) => sum + (value - mean) ** 2, 0) / samples.length);
};

test('recordings become as loud as each other, whatever they were, and nothing else changes', () => {
  const said = syntheticDigits({ speakers: 1, takes: 1 }, streams(2));
  const louder = said.map((one) => ({ ...one, samples: one.samples.map((value) => 3 * value + 0.02) }));
  const [plain, loud] = [levelled(corpusOf(said)), levelled(corpusOf(louder))];
  plain.utterances.forEach(({ samples, frames }, i) => {
    expect(deviation(samples)).toBeCloseTo(0.05, 6);
    // What they are off by stays, for it is no loudness.
    expect(deviation(loud.utterances[i]!.samples)).toBeCloseTo(0.05, 6);
    const off = loud.utterances[i]!.samples[0]! - samples[0]!;
    samples.forEach((value, t) => expect(Math.abs(loud.utterances[i]!.samples[t]! - value - off)).toBeLessThan(1e-5));
    expect(frames).toBe(loud.utterances[i]!.frames);
    // By one number all over.
    const gain = samples[500]! / said[i]!.samples[500]!;
    expect(samples[900]).toBeCloseTo(gain * said[i]!.samples[900]!, 5);
  });
  const { utterances, ...rest } = corpusOf(said);
  const silent = { ...rest, utterances: utterances.map((one) => ({ ...one, samples: new Float32Array(400) })) };
  expect(levelled(silent).utterances[0]!.samples).toEqual(new Float32Array(400));
});

test('a kernel lets through most of what it looks like', () => {
  const taps = 64,
    kernels = new Float32Array(taps * 3);
  for (let t = 0; t < taps; t++) {
    kernels[3 * t] = Math.cos((2 * Math.PI * 1000 * t) / 8000);
    kernels[3 * t + 1] = t === 5 ? 2 : 0;
    kernels[3 * t + 2] = 1;
  }
  const [tone, click, sum] = responsesOf(kernels, 3);
  expect(tone!.indexOf(Math.max(...tone!)) * 31.25).toBe(1000);
  expect(tone!).toHaveLength(129);
  // A click passes all alike; a sum passes what stands still, 64 times.
  click!.forEach((value) => expect(value).toBeCloseTo(2, 9));
  expect(sum![0]).toBeCloseTo(64, 9);
  expect(Math.max(...sum!)).toBe(sum![0]);
});
