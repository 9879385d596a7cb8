import { expect, test } from 'vitest';
import type { Stage } from '../../src/acoustic/stages.ts';
import { digitUnits } from '../../src/datasets/spoken-digits.ts';
import { levelsOf } from '../../src/experiments/hidden-vowels/heard.ts';
import { CHART, framesOfVowels, likeness, shownOf } from '../../src/experiments/hidden-vowels/vowels.ts';
import { random } from '../../src/math/random.ts';
import { synthesizeVowel } from '../../src/signal/synthesis/vowel.ts';
import { vowelOf } from '../../src/signal/synthesis/vowels.ts';

const UNITS = digitUnits(3);
const draw = random(4, 'frames');
const EACH = 30;

/** Frames of every vowel, and of a consonant, each where it is told to be, in so many dimensions. */
function frames(
  dims: number,
  placeOf: (phone: string, vowel: number) => readonly number[],
  noise = 0,
): { stage: Stage; states: Uint8Array } {
  const phones = [...CHART.map(({ phone }) => phone), 'S', 'SIL'];
  const values = new Float32Array(phones.length * EACH * dims);
  const states = new Uint8Array(phones.length * EACH);
  phones.forEach((phone, k) => {
    for (let i = 0; i < EACH; i++) {
      states[k * EACH + i] = UNITS[phone]![i % UNITS[phone]!.length]!;
      const place = placeOf(phone, k);
      for (let d = 0; d < dims; d++) values[(k * EACH + i) * dims + d] = (place[d] ?? 0) + noise * draw.normal();
    }
  });
  return { stage: { values, dims }, states };
}
const chart = (vowel: number): [number, number] => {
  const { f1, f2 } = CHART[vowel] ?? { f1: 5000, f2: 90 };
  return [Math.log(f1), Math.log(f2)];
};

test('the chart has the table’s vowels where the table has them, and diphthongs between their ends', () => {
  expect(CHART.map(({ ipa }) => ipa)).toEqual(['i', 'ɪ', 'ɛ', 'ʌ', 'ɔ', 'u', 'eɪ', 'aɪ', 'oʊ']);
  for (const { phone, f1, f2 } of CHART.slice(0, 6)) expect([f1, f2]).toEqual(vowelOf(phone).men.slice(0, 2));
  expect(CHART[7]).toMatchObject({
    phone: 'AY',
    f1: Math.round(Math.sqrt(660 * 400)),
    f2: Math.round(Math.sqrt(1200 * 1880)),
  });
});

test('a stage that holds the chart turned, flipped and scaled in many dimensions is wholly like it, and is drawn upon it', () => {
  const { stage, states } = frames(6, (_, v) => {
    const [x, y] = chart(v);
    return [3 * y, 1, 0, -3 * x, 2, 2];
  });
  const { r2, p, r2OfMeans, pOfMeans, distances, picture } = likeness(stage, states);
  expect([r2, r2OfMeans, distances]).toEqual([expect.closeTo(1, 3), expect.closeTo(1, 3), expect.closeTo(1, 3)]);
  expect([p, pOfMeans]).toEqual([0.00000276, 0.00000276]);
  const { means, frames: shown, share } = picture();
  expect(share).toBeCloseTo(1, 3);
  means.forEach((mean, v) => mean.forEach((value, d) => expect(value).toBeCloseTo(chart(v)[d]!, 2)));
  expect(shown).toHaveLength(9 * 12);
  for (const [vowel, ...at] of shown) at.forEach((value, d) => expect(value).toBeCloseTo(chart(vowel)[d]!, 2));
});

test('consonants and silence have no part in it', () => {
  const placed = (other: readonly number[]) => frames(3, (_, v) => (v < 9 ? [...chart(v), 0] : other));
  const [near, far] = [placed([0, 0, 0]), placed([400, -900, 70])];
  expect(likeness(far.stage, far.states).r2).toBe(likeness(near.stage, near.states).r2);
});

test('names dealt out otherwise are not like the chart, and what varies more than the vowels hides it from the plane of frames only', () => {
  const dealt = frames(4, (_, v) => chart((4 * v) % 9));
  const other = likeness(dealt.stage, dealt.states);
  expect(other.r2).toBeLessThan(0.6);
  expect(other.p).toBeGreaterThan(0.01);
  // Loudness, say: frames of each vowel differ by it, their means do not.
  const { stage, states } = frames(4, (_, v) => chart(v));
  for (let i = 0; i < states.length; i++) {
    stage.values[i * 4 + 2] = 20 * (i % 2) - 10;
    stage.values[i * 4 + 3] = i % EACH < EACH / 2 ? 5 : -5;
  }
  const hidden = likeness(stage, states);
  expect(hidden.r2OfMeans).toBeGreaterThan(0.99);
  expect(hidden.r2).toBeLessThan(0.9);
  expect(() =>
    likeness(
      stage,
      states.map((state) => (UNITS.IY!.includes(state) ? UNITS.S![0]! : state)),
    ),
  ).toThrow('none of IY');
});

test('the frames of a picture are heard in its order, each from where it stands in its recording', () => {
  const states = Uint8Array.from({ length: 400 }, (_, i) => UNITS[i % 2 ? 'IY' : 'UW']![0]!);
  const shown = shownOf(framesOfVowels(states));
  expect(shown.map(({ vowel }) => CHART[vowel]!.phone)).toEqual([
    ...new Array(12).fill('IY'),
    ...new Array(12).fill('UW'),
  ]);
  expect(shown.every(({ vowel, row }) => states[row] === UNITS[CHART[vowel]!.phone]![0])).toBe(true);

  const sung = (phone: string) =>
    synthesizeVowel({ formants: vowelOf(phone).men, f0: 120, seconds: 0.5, sampleRate: 8000 });
  const utterances = ['IY', 'UW'].map((phone) => ({ samples: sung(phone), frames: 48 }));
  // A frame amid the first, and one amid the second recording; loudness is not told.
  const [i, u, quiet] = [
    ...levelsOf(utterances, [24, 48 + 24]),
    ...levelsOf([{ samples: sung('IY').map((x) => x / 2), frames: 48 }], [24]),
  ] as [number[], number[], number[]];
  expect(i).toHaveLength(23);
  expect([Math.min(...i), Math.min(...u)]).toEqual([0, 0]);
  // /u/ has its second formant at 870 Hz, in the ninth channel or the tenth; there /i/ has the valley between its first two.
  expect(Math.max(u[8]!, u[9]!)).toBeLessThan(Math.min(i[8]!, i[9]!) - 25);
  quiet.forEach((level, c) => expect(Math.abs(level - i[c]!)).toBeLessThanOrEqual(1));
});
