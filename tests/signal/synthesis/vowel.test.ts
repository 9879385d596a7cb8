import { describe, expect, it } from 'vitest';
import { formantsIn } from '../../../src/signal/formants.ts';
import { glottis } from '../../../src/signal/synthesis/glottis.ts';
import { cascade, completed, parallel, strengthsOfCascade } from '../../../src/signal/synthesis/tract.ts';
import { synthesizeVowel } from '../../../src/signal/synthesis/vowel.ts';
import { VOICES, VOWELS, vowelOf, type Talkers } from '../../../src/signal/synthesis/vowels.ts';
import { peak, pitchOf, rms, sizeAt, toneThrough } from './measuring.ts';

const RATE = 16000;
const ALL = (['men', 'women', 'children'] as Talkers[]).flatMap((talkers) =>
  VOWELS.map((vowel) => ({ talkers, ipa: vowel.ipa, formants: vowel[talkers], ...VOICES[talkers] })),
);

/** The formants of a vowel as they are heard: where the harmonics of a very low voice are highest against those of its source. */
function heardFormants(formants: readonly number[], scale: number): number[] {
  const f0 = 20;
  const vowel = synthesizeVowel({ formants, f0, seconds: 1, sampleRate: RATE, scale });
  const pulses = glottis(RATE);
  const source = Float64Array.from({ length: RATE }, () => pulses(f0));
  const gain = Array.from({ length: 220 }, (_, k) =>
    k === 0 ? 0 : sizeAt(vowel, k * f0, RATE, 1600, 14400) / sizeAt(source, k * f0, RATE, 1600, 14400),
  );
  return gain.flatMap((g, k) => (k > 0 && g > gain[k - 1]! && g > (gain[k + 1] ?? 0) ? [k * f0] : []));
}

describe('a vowel', () => {
  it.each(ALL)('$ipa of $talkers has its formants', ({ formants, scale }) => {
    const heard = heardFormants(formants, scale);
    for (const formant of formants) {
      const nearest = heard.reduce((best, one) => (Math.abs(one - formant) < Math.abs(best - formant) ? one : best));
      // Two that are near each other draw each other's peaks together.
      expect(Math.abs(nearest - formant), `${formant} in ${heard}`).toBeLessThanOrEqual(30);
    }
  });

  it.each(ALL)('$ipa of $talkers has its pitch, is loud enough and never too loud', ({ formants, f0, scale }) => {
    const sampleRate = 44100;
    const vowel = synthesizeVowel({ formants, f0, seconds: 0.3, sampleRate, scale });
    expect(vowel).toHaveLength(0.3 * sampleRate);
    expect(Math.abs(pitchOf(vowel, sampleRate, 4410, 8820) - f0)).toBeLessThan(1);
    expect(peak(vowel)).toBeLessThanOrEqual(0.6001);
    expect(rms(vowel)).toBeGreaterThan(0.08);
    expect(rms(vowel)).toBeLessThan(0.1201);
  });

  it('is as loud as every other, whoever says it: none is held back by its peaks', () => {
    for (const { formants, f0, scale } of ALL)
      for (const sampleRate of [8000, 16000, 44100].filter((rate) => rate > 2.2 * Math.max(...formants)))
        expect(rms(synthesizeVowel({ formants, f0, seconds: 0.3, sampleRate, scale }))).toBeCloseTo(0.12, 4);
  });

  it.each(ALL.filter(({ talkers }) => talkers !== 'children'))(
    'linear prediction finds the formants of $ipa of $talkers again, as near as their pitch lets it',
    ({ talkers, formants, f0, scale }) => {
      const sampleRate = talkers === 'men' ? 10000 : 11000;
      const vowel = synthesizeVowel({ formants, f0, seconds: 0.2, sampleRate, scale });
      const found = formantsIn(vowel.subarray(1000, 1440), { sampleRate });
      formants.forEach((formant, i) => expect(Math.abs(found[i]!.hertz - formant)).toBeLessThan(0.3 * f0));
    },
  );

  it('begins and ends softly', () => {
    const vowel = synthesizeVowel({ formants: vowelOf('i').men, f0: 130, seconds: 0.3, sampleRate: RATE });
    const level = (seconds: number) => rms(vowel, Math.round(seconds * RATE), Math.round((seconds + 0.002) * RATE));
    const middle = rms(vowel, 1600, 3200);
    expect(level(0)).toBeLessThan(middle / 20);
    expect(level(0.298)).toBeLessThan(middle / 20);
  });

  it('follows a pitch that moves', () => {
    const f0 = (t: number) => 100 + 100 * t;
    const vowel = synthesizeVowel({ formants: vowelOf('ʌ').men, f0, seconds: 1, sampleRate: RATE });
    for (const t of [0.2, 0.5, 0.8]) {
      const from = Math.round((t - 0.03) * RATE);
      expect(Math.abs(pitchOf(vowel, RATE, from, from + 0.06 * RATE) - f0(t))).toBeLessThan(2);
    }
  });

  it('is the same vowel at any rate', () => {
    for (const sampleRate of [8000, 22050, 44100, 48000]) {
      const vowel = synthesizeVowel({ formants: vowelOf('ʌ').men, f0: 100, seconds: 0.5, sampleRate });
      expect(vowel).toHaveLength(0.5 * sampleRate);
      const from = Math.round(0.1 * sampleRate);
      const harmonic = (k: number) => sizeAt(vowel, 100 * k, sampleRate, from, from + Math.round(0.3 * sampleRate));
      expect(harmonic(6)).toBeGreaterThan(2 * harmonic(9));
      expect(harmonic(12)).toBeGreaterThan(harmonic(9));
    }
  });

  it('refuses what is none', () => {
    const good = { formants: [500, 1500, 2500], f0: 100, seconds: 0.2, sampleRate: RATE };
    for (const bad of [
      { formants: [500, 9000] },
      { f0: 0 },
      { f0: NaN },
      { f0: () => 9000 },
      { seconds: 0 },
      { seconds: Infinity },
      { bandwidths: [0] },
    ])
      expect(() => synthesizeVowel({ ...good, ...bad })).toThrow(RangeError);
  });
});

describe('the tract', () => {
  it('is completed by the formants of a uniform tube, up to half the rate', () => {
    expect(completed({ frequencies: [] }, RATE).frequencies).toEqual([500, 1500, 2500, 3500, 4500, 5500, 6500, 7500]);
    expect(completed({ frequencies: [270, 2290, 3010] }, 10000).frequencies).toEqual([270, 2290, 3010, 3510, 4500]);
    expect(completed({ frequencies: [310, 2790, 3310] }, RATE, 1.16).frequencies[3]).toBeCloseTo(4060, 9);
    expect(completed({ frequencies: [300, 900], bandwidths: [40] }, 8000).bandwidths).toEqual([40, 90, 150, 200]);
  });

  it('side by side is as high at the formants as one behind the other, and between them no deep hole', () => {
    for (const { formants, scale } of ALL) {
      const all = completed({ frequencies: formants }, RATE, scale);
      const strengths = strengthsOfCascade(all, RATE);
      const decibels = (hertz: number) =>
        20 *
        Math.log10(
          toneThrough(parallel(all, strengths, RATE), hertz, RATE) / toneThrough(cascade(all, RATE), hertz, RATE),
        );
      for (const formant of formants) expect(Math.abs(decibels(formant)), `${formant}`).toBeLessThan(3);
      expect(decibels((formants[0]! + formants[1]!) / 2)).toBeGreaterThan(-6);
    }
  }, 30_000);
});

it('the pulses of the glottis have their pitch, no mean, and shut with slope 1', () => {
  const pulses = glottis(RATE);
  const source = Float64Array.from({ length: RATE }, () => pulses(100));
  expect(source.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 6);
  expect(Math.min(...source)).toBeGreaterThan(-1.0001);
  expect(Math.min(...source)).toBeLessThan(-0.9);
  expect(Math.max(...source)).toBeCloseTo(1 / 3, 2);
  expect(pitchOf(source, RATE, 0, 3200)).toBeCloseTo(100, 1);
});

it("the table is Peterson and Barney's", () => {
  expect(VOWELS).toHaveLength(10);
  expect(new Set(VOWELS.map(({ phone }) => phone)).size).toBe(10);
  expect(vowelOf('UW')).toBe(vowelOf('u'));
  expect(() => vowelOf('x')).toThrow(RangeError);
  const sum = (talkers: Talkers) => VOWELS.reduce((all, vowel) => all + vowel[talkers].reduce((a, b) => a + b), 0);
  expect([sum('men'), sum('women'), sum('children')]).toEqual([43080, 50520, 58650]);
});
