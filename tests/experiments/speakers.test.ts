import { beforeAll, expect, test } from 'vitest';
import type { Utterance } from '../../src/acoustic/corpus.ts';
import { digitUnits } from '../../src/datasets/spoken-digits.ts';
import { ready } from '../../src/engine/ready.ts';
import { halvesOf, probe } from '../../src/experiments/speakers/probe.ts';
import {
  distanceRatio,
  drawTriples,
  spokenBy,
  tracesOf,
  voicesOf,
  type Spoken,
} from '../../src/experiments/speakers/speakers.ts';
import { random } from '../../src/math/random.ts';

const UNITS = digitUnits(3);
beforeAll(ready);

/** Utterances of silence, /t/, /uw/ and silence, six frames each, by speakers in turn. */
const utterances = ['b', 'a', 'c', 'a', 'b', 'c'].map((speaker, i) => ({
  speaker,
  digit: 2,
  take: i,
  frames: 24,
  index: i,
  first: 24 * i,
})) as unknown as Utterance[];
const states = Uint8Array.from({ length: 24 * utterances.length }, (_, i) => {
  const t = i % 24;
  return t < 6 || t >= 18 ? UNITS.SIL![0]! : UNITS[t < 12 ? 'T' : 'UW']![Math.floor((t % 6) / 2)]!;
});
const spoken: Spoken = spokenBy(utterances, { states });
const stageOf = (placeOf: (phone: number, speaker: number, i: number) => number[]) => {
  const rows = Array.from(states, (_, i) => placeOf(spoken.phones[i]!, spoken.speakers[i]!, i));
  return { values: Float32Array.from(rows.flat()), dims: rows[0]!.length };
};

test('frames know who says what; partners share what they are to share and nothing else', () => {
  expect(spoken.names).toEqual(['a', 'b', 'c']);
  expect([...spoken.speakers.slice(0, 25)]).toEqual([...new Array(24).fill(1), 0]);
  const triples = drawTriples(spoken, 500, random(1, 'pairs'));
  expect(triples).toHaveLength(500);
  for (const [i, samePhone, sameSpeaker] of triples) {
    expect(spoken.phones[i]).toBeGreaterThanOrEqual(0);
    expect(spoken.phones[samePhone]).toBe(spoken.phones[i]);
    expect(spoken.speakers[samePhone]).not.toBe(spoken.speakers[i]);
    expect(spoken.phones[sameSpeaker]).not.toBe(spoken.phones[i]);
    expect(spoken.phones[sameSpeaker]).toBeGreaterThanOrEqual(0);
    expect(spoken.speakers[sameSpeaker]).toBe(spoken.speakers[i]);
  }
  const alone = spokenBy(utterances.slice(1, 2), { states: states.slice(0, 24) });
  expect(() => drawTriples(alone, 5, random(1, 'pairs'))).toThrow('fewer than two');
});

test('the ratio is 0 where only phones differ, grows with the speakers, and is free of scale', () => {
  const triples = drawTriples(spoken, 800, random(1, 'pairs'));
  const ratio = (speaker: number, scale = 1) =>
    distanceRatio(
      stageOf((phone, who) => [scale * phone, scale * speaker * who]),
      triples,
    );
  expect(ratio(0)).toBe(0);
  expect(ratio(0.1)).toBeLessThan(ratio(0.3));
  expect(ratio(0.3, 7)).toBeCloseTo(ratio(0.3), 5);
  // Of three speakers at 0, 1 and 2 two differ by 4/3 on average; phones differ by the distance of their numbers.
  const apart = Math.abs(spoken.phones[6]! - spoken.phones[12]!);
  const drawn =
    triples.reduce((sum, [i, j]) => sum + Math.abs(spoken.speakers[i]! - spoken.speakers[j]!), 0) / triples.length;
  expect(ratio(1)).toBeCloseTo(drawn / apart, 5);
  expect(drawn).toBeCloseTo(4 / 3, 1);
});

test('voices are the first recording of each speaker, its speech alone', () => {
  const voices = voicesOf(utterances, spoken, 2, 4);
  expect(voices.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(voices[1]!.frames).toEqual([7, 10, 13, 16]);
  expect(voicesOf(utterances, spoken, 3, 4)).toEqual([]);
});

test('voices that go the same way are not apart; in a plane nothing is lost; shifts set them apart', () => {
  const voices = voicesOf(utterances, spoken, 2, 6);
  const same = tracesOf(
    stageOf((_, __, i) => [i % 24, (i % 24) ** 2 / 10, 0]),
    voices,
  );
  expect(same.apart).toBe(0);
  expect(same.paths[0]).toEqual(same.paths[2]);
  expect(same.share).toBeCloseTo(1, 6);
  const squares = same.paths.flat().map(([x, y]) => x * x + y * y);
  expect(squares.reduce((sum, one) => sum + one, 0) / squares.length).toBeCloseTo(1, 2);
  // Speakers at −d, 0, d and moments 2 apart on a line: spread across √(2d²/3), along the root of the mean square of ±1, ±3, ±5.
  const shifted = tracesOf(
    stageOf((_, who, i) => [i % 24, 3 * who]),
    voices,
  );
  expect(shifted.apart).toBeCloseTo(Math.sqrt(6) / Math.sqrt(35 / 3), 3);
});

test('a probe finds speakers where they can be read, in utterances that it did not learn from, and nothing where there is none', () => {
  const number = Uint32Array.from(states, (_, i) => Math.floor(i / 24 / 3));
  const halves = halvesOf(number, (i) => spoken.phones[i]! >= 0);
  expect(halves.learnt).toHaveLength(36);
  expect(halves.learnt.every((i) => i < 72) && halves.asked.every((i) => i >= 72)).toBe(true);
  const chances = () => ({ weights: random(1, 'weights'), shuffle: random(1, 'shuffle') });
  const draw = random(1, 'noise');
  const told = stageOf((_, who) => [Number(who === 0), Number(who === 1), draw.normal(), 5]);
  expect(probe(told, spoken.speakers, 3, halves, chances())).toBe(1);
  const mute = stageOf((phone) => [phone, draw.normal(), draw.normal(), 5]);
  expect(probe(mute, spoken.speakers, 3, halves, chances())).toBeLessThan(0.67);
  // The learnt half tells, the asked one lies: what is measured is the asked one.
  const lying = stageOf((_, who, i) => [
    Number((i < 72 ? who : (who + 1) % 3) === 0),
    Number((i < 72 ? who : (who + 1) % 3) === 1),
  ]);
  expect(probe(lying, spoken.speakers, 3, halves, chances())).toBe(0);
  expect(halvesOf(new Uint32Array(20_000), () => true).learnt).toHaveLength(4000);
});
