import { expect, test } from 'vitest';
import { corpusOf } from '../../src/acoustic/corpus.ts';
import { movedCorpus } from '../../src/acoustic/moved.ts';
import { HOP } from '../../src/datasets/spoken-digits.ts';
import { syntheticDigits } from '../../src/datasets/synthetic-digits.ts';
import { streams } from '../../src/math/random.ts';

test('moved recordings are the same sound a little later or earlier, between half and twice as loud; frames keep their states', () => {
  const corpus = corpusOf(syntheticDigits({ speakers: 3, takes: 5 }, streams(4)));
  const moved = movedCorpus(corpus, streams(1)('moved'));
  expect(moved.states).toBe(corpus.states);
  expect(moved.frames).toBe(corpus.frames);
  const found = corpus.utterances.map((one, i) => {
    const { samples, ...rest } = moved.utterances[i]!;
    expect({ ...rest, samples: null }).toEqual({ ...one, samples: null });
    expect(samples).toHaveLength(one.samples.length);
    // The loudest sample tells how loud and, with it, by how much.
    const loudest = (of: Float32Array) => of.reduce((best, x, t) => (Math.abs(x) > Math.abs(of[best]!) ? t : best), 0);
    const [from, to] = [loudest(one.samples), loudest(samples)];
    const [shift, gain] = [from - to, samples[to]! / one.samples[from]!];
    for (let t = Math.max(0, -shift); t < samples.length && t + shift < samples.length; t += 97)
      expect(samples[t]!).toBeCloseTo(gain * one.samples[t + shift]!, 5);
    return { shift, gain };
  });
  for (const { shift, gain } of found) {
    expect(Math.abs(shift)).toBeLessThanOrEqual(HOP / 2);
    expect(gain).toBeGreaterThan(0.499);
    expect(gain).toBeLessThan(2.001);
  }
  // Either way, and as often louder as softer.
  expect(Math.min(...found.map(({ shift }) => shift))).toBeLessThan(-0.4 * HOP);
  expect(Math.max(...found.map(({ shift }) => shift))).toBeGreaterThan(0.4 * HOP);
  const louder = found.filter(({ gain }) => gain > 1).length / found.length;
  expect(Math.abs(louder - 0.5)).toBeLessThan(0.15);
});
