import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import experiment from '../../src/experiments/coarticulation/experiment.ts';
import sounds from '../../src/experiments/coarticulation/sound.ts';
import { LEAD, RATE } from '../../src/experiments/coarticulation/syllables.ts';
import { BANDS, COLUMNS } from '../../src/experiments/coarticulation/spectrogram.ts';
import { streams } from '../../src/math/random.ts';
import { sizeAt } from '../signal/synthesis/measuring.ts';
import { parametersOf } from './parameters.ts';

const run = (given: Record<string, unknown> = {}) =>
  [...experiment.run(parametersOf(experiment, given), streams(0))].at(-1)!;

const setting = fc.record({
  dLocus: fc.integer({ min: 80, max: 260 }).map((n) => 10 * n),
  yLocus: fc.integer({ min: 80, max: 260 }).map((n) => 10 * n),
  duration: fc.integer({ min: 8, max: 60 }).map((n) => 5 * n),
  target: fc.integer({ min: 70, max: 150 }).map((n) => 10 * n),
  sluggishness: fc.integer({ min: 2, max: 30 }).map((n) => 5 * n),
});

it("in the vowel's middle e^(−D/2τ) of the way is lacking, after either consonant", () => {
  fc.assert(
    fc.property(setting, ({ dLocus, yLocus, duration, target, sluggishness }) => {
      const { middle, difference, between } = run({ dLocus, yLocus, duration, target, sluggishness });
      const lacking = Math.exp(-duration / (2 * sluggishness));
      expect(Math.abs(middle.d - (target + (dLocus - target) * lacking))).toBeLessThan(0.06);
      expect(Math.abs(middle.y - (target + (yLocus - target) * lacking))).toBeLessThan(0.06);
      expect(difference).toBeCloseTo(middle.y - middle.d, 9);
      expect(Math.abs(between - (middle.d + middle.y) / 2)).toBeLessThan(0.06);
    }),
    { numRuns: 12 },
  );
});

it('tracks stay with the consonant, begin the vowel where it is, and go down towards the target', () => {
  const { tracks } = run();
  expect(tracks.times[0]).toBe(-70);
  expect(tracks.times.at(-1)).toBe(120);
  for (const [before, locus] of [
    ['d', 1800],
    ['y', 2200],
  ] as const) {
    const [first, second, third] = tracks[before];
    for (const track of [first, second, third]) expect(track).toHaveLength(tracks.times.length);
    tracks.times.forEach((time, i) => {
      if (time <= 0) expect(second![i]).toBe(locus);
      else expect(second![i]).toBeLessThan(second![i - 1]!);
      expect(first![i]).toBeLessThan(second![i]!);
      expect(second![i]).toBeLessThan(third![i]!);
    });
  }
});

describe('what is heard', () => {
  const params = parametersOf(experiment, { duration: 300 });
  const [d, y, alone] = sounds(run({ duration: 300 }), params).map(({ make }) => make({}));
  it('lasts as long as it is drawn', () => {
    for (const { samples, sampleRate } of [d!, y!]) {
      expect(sampleRate).toBe(RATE);
      expect(samples).toHaveLength(Math.round((LEAD + 0.3) * RATE));
    }
  });
  it('has the second formant of the vowel’s target, and at its beginning that of the consonant', () => {
    const strength = (samples: Float32Array, from: number, to: number, low: number, high: number) => {
      let sum = 0;
      for (let f = low; f <= high; f += 25)
        sum += (f * sizeAt(samples, f, RATE, Math.round(from * RATE), Math.round(to * RATE))) ** 2;
      return sum;
    };
    const high = (samples: Float32Array) =>
      strength(samples, 0.07, 0.09, 1900, 2300) / strength(samples, 0.07, 0.09, 1300, 1700);
    expect(high(y!.samples)).toBeGreaterThan(2 * high(d!.samples));
    for (const { samples } of [d!, y!])
      expect(strength(samples, 0.25, 0.35, 750, 1000)).toBeGreaterThan(3 * strength(samples, 0.25, 0.35, 1300, 1550));
    expect(strength(alone!.samples, 0.05, 0.2, 750, 1000)).toBeGreaterThan(
      3 * strength(alone!.samples, 0.05, 0.2, 1300, 1550),
    );
  });
});

it('its spectrogram shows the burst of d, and y’s voice where d is shut', () => {
  const { spectrogram } = run();
  const column = (cells: readonly number[], share: number) =>
    Array.from({ length: BANDS }, (_, band) => cells[band * COLUMNS + Math.round(share * (COLUMNS - 1))]!);
  const loudest = (cells: readonly number[], share: number) => Math.max(...column(cells, share));
  // 40 ms in, d is still shut.
  expect(loudest(spectrogram.d, 40 / 190)).toBeLessThan(loudest(spectrogram.y, 40 / 190) - 15);
  // At 60 ms it bursts, and is strong above 3 kHz, where its voice bar has nothing.
  const above = (share: number) => Math.max(...column(spectrogram.d, share).slice(26));
  expect(above(60 / 190)).toBeGreaterThan(above(40 / 190) + 15);
});
