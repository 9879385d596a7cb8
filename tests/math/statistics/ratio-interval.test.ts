import { expect, test } from 'vitest';
import { random } from '../../../src/math/random.ts';
import { pairedInterval } from '../../../src/math/statistics/paired-interval.ts';
import { ratioInterval } from '../../../src/math/statistics/ratio-interval.ts';

const GAP = [2.1, 1.7, 2.6, 1.9, 2.4];
const GAIN = [0.8, 1.1, 0.7, 1.4, 0.9];

test('nothing of the gap is 0, all of it is 1, without width; half of it is a half', () => {
  const zero = ratioInterval([0, 0, 0, 0, 0], GAP)!;
  expect([zero.value, zero.low, zero.high]).toEqual([0, 0, 0]);
  for (const part of [1, 0.5, -2]) {
    const { value, low, high } = ratioInterval(
      GAP.map((gap) => part * gap),
      GAP,
    )!;
    for (const end of [value, low, high]) expect(end).toBeCloseTo(part, 12);
  }
});

test('at its ends the mean of first − ρ·second is just not told from 0 by Student’s t', () => {
  for (const level of [0.8, 0.95]) {
    const { value, low, high } = ratioInterval(GAIN, GAP, level)!;
    expect(low).toBeLessThan(value);
    expect(value).toBeLessThan(high);
    expect(value).toBeCloseTo(4.9 / 10.7, 12);
    const scaled = (ratio: number) => pairedInterval(GAIN, GAP.map((gap) => ratio * gap), level); // prettier-ignore
    expect(scaled(low).low).toBeCloseTo(0, 12);
    expect(scaled(high).high).toBeCloseTo(0, 12);
  }
  expect(ratioInterval(GAIN, GAP, 0.8)!.high).toBeLessThan(ratioInterval(GAIN, GAP)!.high);
});

test('where the second touches 0 there is no interval; the threshold is that of its own', () => {
  for (const away of [0.2, 0.6, 0.9, 1.1, 1.5, 3]) {
    const second = [-1, 0.5, -0.2, 0.9, -0.2].map((off) => away + off);
    expect(ratioInterval(GAIN, second) === undefined).toBe(pairedInterval(second, [0, 0, 0, 0, 0]).low <= 0);
  }
});

test('of many draws about 95 in 100 intervals hold the true ratio', () => {
  const draws = random(5, 'draws');
  let [held, told] = [0, 0];
  for (let i = 0; i < 600; i++) {
    const second = Array.from({ length: 6 }, () => 4 + draws.normal());
    const first = second.map((gap) => 0.3 * gap + 0.5 * draws.normal());
    const found = ratioInterval(first, second);
    if (!found) continue;
    told++;
    if (found.low <= 0.3 && 0.3 <= found.high) held++;
  }
  expect(told).toBeGreaterThan(590);
  expect(held / told).toBeGreaterThan(0.93);
  expect(held / told).toBeLessThan(0.97);
});

test('pairs are needed, two at least', () => {
  expect(() => ratioInterval([1], [1])).toThrow('invalid pairs: 1 and 1');
  expect(() => ratioInterval([1, 2], [1])).toThrow('invalid pairs: 2 and 1');
  expect(() => ratioInterval([1, 2], [1, 2], 1)).toThrow(RangeError);
});
