import { expect, test } from 'vitest';
import { frontEndOf } from '../../../src/signal/front-end.ts';
import { melSound } from '../../../src/signal/synthesis/mel-sound.ts';
import { synthesizeVowel } from '../../../src/signal/synthesis/vowel.ts';
import { VOWELS } from '../../../src/signal/synthesis/vowels.ts';
import { pitchOf, sizeAt } from './measuring.ts';

const RATE = 8000;
const front = frontEndOf({ sampleRate: RATE, channels: 23, scale: 'htk' });
/** Of the middle of a sound, in dB below the loudest channel. */
function levelsOf(samples: Float32Array): number[] {
  const { logMel } = front.stages(samples, samples.length >> 1);
  const levels = Array.from(logMel, (value) => (20 / Math.LN10) * value);
  return levels.map((level) => level - Math.max(...levels));
}
const sound = (levels: number[], f0 = 120) => melSound(levels, { f0, seconds: 0.3, sampleRate: RATE });
const apart = (a: number[], b: number[]) => a.reduce((sum, one, c) => sum + Math.abs(one - b[c]!), 0) / a.length;

test('the sound of channels has these channels again, so that every vowel is nearest to itself', () => {
  const vowels = VOWELS.map(({ men: [f1, f2, f3] }) =>
    levelsOf(synthesizeVowel({ formants: [f1, f2, f3], f0: 120, seconds: 0.3, sampleRate: RATE })),
  );
  const again = vowels.map((levels) => levelsOf(sound(levels)));
  again.forEach((levels, v) => {
    const distances = vowels.map((other) => apart(levels, other));
    expect(distances.indexOf(Math.min(...distances))).toBe(v);
    expect(distances[v]).toBeLessThan(4);
  });
});

test('flat channels are a voice whose harmonics fall as pre-emphasis had lifted them, each triangle’s width taken off', () => {
  // What a spectrum that is flat after pre-emphasis has in every triangle: the sum of its weights.
  const flat = front.bank.weights.map((own) => 20 * Math.log10(own.reduce((sum, weight) => sum + weight, 0)));
  const samples = sound(flat, 200);
  const size = (k: number) => sizeAt(samples, 200 * k, RATE, 400, 2000);
  const lifted = (hertz: number) => {
    const angle = (2 * Math.PI * hertz) / RATE;
    return Math.hypot(1 - 0.97 * Math.cos(angle), 0.97 * Math.sin(angle));
  };
  for (const k of [2, 5, 10, 19]) expect(size(k) / size(1)).toBeCloseTo(lifted(200) / lifted(200 * k), 2);
  expect(sizeAt(samples, 300, RATE, 400, 2000)).toBeLessThan(0.01 * size(1));
});

test('its pitch is the one that is given, its loudness the same for all levels, and no pitch is told', () => {
  const levels = Array.from({ length: 23 }, (_, c) => -c);
  expect(pitchOf(sound(levels, 125), RATE, 400, 2000)).toBeCloseTo(125, 0);
  const louder = sound(levels.map((level) => level + 40));
  const plain = sound(levels);
  louder.forEach((x, i) => expect(x).toBeCloseTo(plain[i]!, 5));
  expect(() => sound(levels, 4000)).toThrow('invalid pitch: 4000');
  expect(() => sound(levels, -1)).toThrow('invalid pitch');
});
