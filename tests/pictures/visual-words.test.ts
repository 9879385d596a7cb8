import { expect, test } from 'vitest';
import { strokeDigits } from '../../src/datasets/stroke-digits.ts';
import { streams } from '../../src/math/random.ts';
import { bagger, bagLength, DESCRIPTOR, squaresOf, vocabularyOf } from '../../src/pictures/visual-words.ts';

const digits = strokeDigits(40, streams(1)('digits'));
const { height, width } = digits;
const inputs = height * width;
const one = (i: number) => digits.pixels.subarray(i * inputs, (i + 1) * inputs);
const all = Int32Array.from({ length: digits.count }, (_, i) => i);
const WORDS = 12;
const vocabulary = vocabularyOf(digits, all, WORDS, streams(2)('words'));
const bag = bagger(vocabulary);

test('squares cover the picture evenly, have length 1, and blank ones are left out', () => {
  const noise = Uint8Array.from({ length: inputs }, (_, i) => (i * 37) % 251);
  const { values, places } = squaresOf(noise, digits);
  expect(places).toHaveLength(11 * 11);
  expect(places[0]).toEqual([4 / 28, 4 / 28]);
  expect(places.at(-1)).toEqual([24 / 28, 24 / 28]);
  for (let s = 0; s < places.length; s++)
    expect(Math.hypot(...values.subarray(s * DESCRIPTOR, (s + 1) * DESCRIPTOR))).toBeCloseTo(1, 4);
  expect(squaresOf(new Uint8Array(inputs), digits).places).toEqual([]);
});

test('of a bag all squares together are 1; a blank picture has an empty one', () => {
  for (let i = 0; i < digits.count; i++) {
    const own = bag(one(i), digits);
    expect(own).toHaveLength(bagLength(WORDS));
    expect(own.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 4);
  }
  expect(bag(new Uint8Array(inputs), digits).every((value) => value === 0)).toBe(true);
});

test('every level counts the same squares: quarters add up to the whole, sixteenths to quarters', () => {
  const own = bag(one(3), digits);
  const count = (part: number, w: number, weight: number) => own[part * WORDS + w]! ** 2 / weight;
  for (let w = 0; w < WORDS; w++) {
    const quarters = [1, 2, 3, 4].map((part) => count(part, w, 1 / 4));
    expect(quarters.reduce((a, b) => a + b)).toBeCloseTo(count(0, w, 1 / 4), 4);
    for (let q = 0; q < 4; q++) {
      const [row, column] = [2 * (q >> 1), 2 * (q % 2)];
      const sixteenths = [0, 1, 4, 5].map((step) => 5 + (row + (step >> 2)) * 4 + column + (step % 4));
      expect(sixteenths.map((part) => count(part, w, 1 / 2)).reduce((a, b) => a + b)).toBeCloseTo(quarters[q]!, 4);
    }
  }
});

test('each square is called by the nearest word', () => {
  const { values, places } = squaresOf(one(7), digits);
  const counts = new Array<number>(WORDS).fill(0);
  places.forEach((_, s) => {
    const far = Array.from({ length: WORDS }, (_, w) => {
      let sum = 0;
      for (let i = 0; i < DESCRIPTOR; i++) sum += (values[s * DESCRIPTOR + i]! - vocabulary[w * DESCRIPTOR + i]!) ** 2;
      return sum;
    });
    counts[far.indexOf(Math.min(...far))]!++;
  });
  const own = bag(one(7), digits);
  counts.forEach((count, w) => expect((own[w]! ** 2 * 4 * places.length).toFixed(3)).toBe(count.toFixed(3)));
});

test('the same seed gives the same words; they are means of squares, so none is longer than 1', () => {
  expect(vocabularyOf(digits, all, WORDS, streams(2)('words'))).toEqual(vocabulary);
  for (let w = 0; w < WORDS; w++)
    expect(Math.hypot(...vocabulary.subarray(w * DESCRIPTOR, (w + 1) * DESCRIPTOR))).toBeLessThanOrEqual(1.0001);
});
