import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceValue, outputWeight, smoothActivations } from '../../../src/math/nets/difference-net.ts';

const kinds = Object.keys(smoothActivations) as (keyof typeof smoothActivations)[];
const exact = (value: number) => value;

test('the bend is the second derivative, by differences of another step', () => {
  for (const kind of kinds)
    for (const b of [-2, -0.3, 0.7, 1.9]) {
      const { value, bend } = smoothActivations[kind];
      expect((value(b + 1e-4) - 2 * value(b) + value(b - 1e-4)) / 1e-8).toBeCloseTo(bend(b), 5);
    }
});

test('three units miss the square by at most h² max|σ⁗| / 12|σ″(b)|, Taylor says', () => {
  // Upper bounds of the fourth derivatives of the three.
  const fourth = { sigmoid: 0.13, tanh: 4.09, sine: 1 };
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.double({ min: 0.5, max: 2, noNaN: true }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (kind, b, h, x) => {
        const smooth = smoothActivations[kind];
        const bound = (h * h * fourth[kind]) / (12 * Math.abs(smooth.bend(b)));
        expect(Math.abs(differenceValue(smooth, { h, b, rounded: exact }, x) - x * x)).toBeLessThanOrEqual(
          bound + 1e-10,
        );
      },
    ),
  );
});

test('in float32 a small step ruins it, and one that is lost beside the bias leaves nothing', () => {
  const net = (h: number) =>
    Math.abs(differenceValue(smoothActivations.sigmoid, { h, b: 1, rounded: Math.fround }, 1) - 1);
  expect(net(0.0625)).toBeLessThan(0.01);
  expect(net(0.001)).toBeGreaterThan(0.1);
  expect(net(1e-9)).toBe(1);
  expect(Math.abs(outputWeight(smoothActivations.sigmoid, { h: 1e-3, b: 1 }))).toBeGreaterThan(1e6);
});
