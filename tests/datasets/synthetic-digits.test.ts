import { beforeAll, describe, expect, test } from 'vitest';
import { DIGIT_RATE, DIGIT_ROWS, digitFeatures, digitUnits, HOP, labelOf } from '../../src/datasets/spoken-digits.ts';
import { syntheticDigits } from '../../src/datasets/synthetic-digits.ts';
import digitModel from '../../src/datasets/digit-model.json' with { type: 'json' };
import { readModel } from '../../src/math/markov/written-model.ts';
import { bestWord, recogniserOf } from '../../src/math/markov/word-scores.ts';
import { streams } from '../../src/math/random.ts';
import { frameCount, meanSquare } from '../../src/signal/frames.ts';

const UNITS = digitUnits(3);
let said: ReturnType<typeof syntheticDigits>;
beforeAll(() => {
  said = syntheticDigits({ speakers: 3, takes: 2 }, streams(1));
});

describe('digits that are made up', () => {
  test('every speaker says every digit as often as asked, the same bits for the same seed', () => {
    expect(said).toHaveLength(60);
    expect(new Set(said.map(({ name }) => name)).size).toBe(60);
    for (let digit = 0; digit < 10; digit++) expect(said.filter((one) => labelOf(one).digit === digit)).toHaveLength(6);
    const [again] = syntheticDigits({ speakers: 1, takes: 1 }, streams(1));
    expect(again!.samples).toEqual(said[0]!.samples);
    const [other] = syntheticDigits({ speakers: 1, takes: 1 }, streams(2));
    expect(other!.samples).not.toEqual(said[0]!.samples);
    // No take is the take before it.
    expect(said[1]!.samples).not.toEqual(said[0]!.samples);
    for (const { samples, sampleRate } of said) {
      expect(sampleRate).toBe(DIGIT_RATE);
      expect(samples.every((x) => Math.abs(x) < 1)).toBe(true);
    }
  });

  test('the states are those of the digit, in order, silence around it, one a frame', () => {
    for (const { name, samples, states } of said) {
      expect(states).toHaveLength(frameCount(samples.length, 200, HOP));
      const row = DIGIT_ROWS[labelOf({ name }).digit]!.flatMap(({ unit }) => UNITS[unit]!);
      // A state that is shorter than a frame may have none; none is out of order.
      let at = 0;
      for (const state of states!) {
        while (at < row.length && row[at] !== state) at++;
        expect(at, name).toBeLessThan(row.length);
      }
      expect([states![0], states!.at(-1)]).toEqual([57, 57]);
      const phones = new Set(Array.from(states!, (state) => Math.floor(state / 3)));
      expect(phones.size, name).toBe(new Set(row.map((state) => Math.floor(state / 3))).size);
    }
  });

  test('states are where the sound is: silence is faint, vowels are loud', () => {
    const levels = new Map<string, number[]>();
    for (const { samples, states } of said)
      states!.forEach((state, t) => {
        // The middle of a phone: at its edges a frame hears its neighbours too.
        const unit = Object.entries(UNITS).find(([, own]) => own[own.length >> 1] === state)?.[0];
        if (unit === undefined) return;
        levels.set(unit, [...(levels.get(unit) ?? []), meanSquare(samples, t * HOP, 200)]);
      });
    const level = (unit: string) => levels.get(unit)!.reduce((a, b) => a + b, 0) / levels.get(unit)!.length;
    for (const vowel of ['OW', 'AH', 'IY', 'AY', 'EY', 'AO', 'UW', 'EH', 'IH'])
      for (const faint of ['F', 'TH', 'K', 'T', 'SIL']) expect(level(vowel)).toBeGreaterThan(5 * level(faint));
    // Not much below 4 kHz, where the recording ends, but more than a breath between lip and teeth.
    expect(level('S')).toBeGreaterThan(2 * level('F'));
  });

  test('a model taught by six men hears most of them right, as it does people', () => {
    const { paths } = recogniserOf(readModel(digitModel), DIGIT_ROWS);
    const featuresOf = digitFeatures();
    const right = said.filter((one) => bestWord(paths(featuresOf(one))) === labelOf(one).digit).length;
    expect(right).toBeGreaterThan(0.6 * said.length);
  });
});
