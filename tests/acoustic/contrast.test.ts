import { expect, test } from 'vitest';
import { contrastOf } from '../../src/acoustic/contrast.ts';
import { meanInterval } from '../../src/math/statistics/mean-interval.ts';

test('means and t intervals at every stage; what pairs have in common is no spread of the gain', () => {
  const { untrained, trained, gain } = contrastOf([
    { untrained: [1, 5], trained: [2, 5] },
    { untrained: [3, 7], trained: [4, 7] },
  ]);
  // Two values 1 and 3: mean 2, standard error 1, t of 95 % with one degree 12.706.
  expect(untrained[0]!.value).toBe(2);
  expect(untrained[0]!.low).toBeCloseTo(2 - 12.706, 2);
  expect(trained[0]!.value).toBe(3);
  expect(gain).toEqual([
    { value: 1, low: 1, high: 1 },
    { value: 0, low: 0, high: 0 },
  ]);
});

test('one net is its own mean, without an interval; none has no stages', () => {
  expect(contrastOf([{ untrained: [0.25], trained: [0.75] }])).toEqual({
    untrained: [{ value: 0.25, low: 0.25, high: 0.25 }],
    trained: [{ value: 0.75, low: 0.75, high: 0.75 }],
    gain: [{ value: 0.5, low: 0.5, high: 0.5 }],
  });
  expect(contrastOf([])).toEqual({ untrained: [], trained: [], gain: [] });
});

test('the interval of a mean is that of Student’s own example: ten nights’ extra hours of sleep', () => {
  const { value, low, high } = meanInterval([1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]);
  // R: t.test(…): 1.58, 0.7001142 … 2.4598858.
  expect([value, low, high]).toEqual([
    expect.closeTo(1.58, 10),
    expect.closeTo(0.7001142, 6),
    expect.closeTo(2.4598858, 6),
  ]);
});
