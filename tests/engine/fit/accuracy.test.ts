import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accuracy, accuracyOn } from '../../../src/engine/fit/accuracy.ts';

const classes = fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 50 });
const data = (y: readonly number[]) => ({ x: new Float32Array(0), y: Float32Array.from(y), samples: y.length });

it('logits of the right sign are all right, and turning some over loses just these', () => {
  fc.assert(
    fc.property(classes, fc.float({ min: Math.fround(1e-6), max: 100, noNaN: true }), fc.nat(), (y, size, k) => {
      const turned = k % (y.length + 1);
      const logits = Float32Array.from(y, (c, i) => (c === 1 ? 1 : -1) * (i < turned ? -1 : 1) * size);
      expect(accuracy(logits, data(y))).toBe((y.length - turned) / y.length);
    }),
  );
});

it('a logit of exactly 0 answers 0, as do outputs that are no numbers', () => {
  expect(accuracy(Float32Array.of(0, 0, 0), data([0, 0, 1]))).toBe(2 / 3);
  expect(accuracy(Float32Array.of(NaN, NaN, NaN), data([0, 1, 1]))).toBe(1 / 3);
});

it('counts only as many samples as there are, and rounds what results write', () => {
  const predict = (_: Float32Array, samples: number) => new Float32Array(samples + 5).fill(1);
  expect(accuracyOn(data([1, 0, 0]), { predict })).toBe(0.3333);
  expect(accuracyOn(data([1, 1, 0]), { predict })).toBe(0.6667);
});
