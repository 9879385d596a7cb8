import { expect, test } from 'vitest';
import {
  DIGIT_DIMS,
  DIGIT_PHONES,
  DIGIT_ROWS,
  digitFeatures,
  digitUnits,
  labelOf,
} from '../../src/datasets/spoken-digits.ts';

test('ten digits, nineteen phones, 58 states with silence', () => {
  expect(DIGIT_PHONES).toHaveLength(10);
  expect(new Set(DIGIT_PHONES.map((phones) => phones.join(' '))).size).toBe(10);
  expect(new Set(DIGIT_PHONES.flat()).size).toBe(19);
  const units = digitUnits(3);
  expect(Object.values(units).flat()).toEqual(Array.from({ length: 58 }, (_, i) => i));
  expect(units.SIL).toEqual([57]);
  for (const row of DIGIT_ROWS) {
    expect([row[0], row.at(-1)]).toEqual([
      { unit: 'SIL', optional: true },
      { unit: 'SIL', optional: true },
    ]);
    for (const { unit } of row) expect(units[unit]).toBeDefined();
  }
});

test('features have mean 0 and spread 1 whatever the loudness, and 39 dimensions', () => {
  const featuresOf = digitFeatures();
  const wave = (gain: number) =>
    Float32Array.from({ length: 4000 }, (_, i) => gain * Math.sin(i * i * 1e-4) * (1 + Math.sin(i / 300)));
  const { values, dims, start } = featuresOf({ samples: wave(0.2) });
  const frames = values.length / DIGIT_DIMS;
  expect([dims, start, frames]).toEqual([39, 0, 48]);
  for (let d = 0; d < 13; d++) {
    const column = Array.from({ length: frames }, (_, t) => values[t * dims + d]!);
    const mean = column.reduce((a, b) => a + b, 0) / frames;
    expect(mean).toBeCloseTo(0, 10);
    expect(column.reduce((sum, x) => sum + x * x, 0) / frames).toBeCloseTo(1, 10);
  }
  const louder = featuresOf({ samples: wave(0.4) }).values;
  expect(Math.max(...louder.map((x, i) => Math.abs(x - values[i]!)))).toBeLessThan(1e-4);
});

test('names of the data set are read, others refused with what they should be', () => {
  expect(labelOf({ name: '7_jackson_32.wav' })).toEqual({ digit: 7, speaker: 'jackson', take: 32 });
  for (const name of ['seven.wav', '12_a_3.wav', '7_a.wav', '7_a_b_3.wav'])
    expect(() => labelOf({ name })).toThrow(`${name} 的名字看不出说的是什么；`);
});
