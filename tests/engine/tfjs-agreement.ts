import { expect } from 'vitest';
import { start, type TrainingCase } from './training-case.ts';

/** Length of the difference of two arrays over the length of the second. */
function relativeDistance(a: readonly number[], b: readonly number[]): number {
  const length = (values: readonly number[]) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0));
  return length(a.map((v, i) => v - b[i]!)) / length(b);
}

/** Trains by the kernels and by TensorFlow.js: weights and losses must agree within 1e-4, relative. */
export function expectAgreement(one: TrainingCase, steps: number): void {
  const ours = start(one, 'fused'),
    theirs = start(one, 'tfjs');
  const a = ours.trainer.step(steps),
    b = theirs.trainer.step(steps);
  expect(relativeDistance(ours.weights(), theirs.weights())).toBeLessThan(1e-4);
  a.forEach((loss, i) => expect(Math.abs(loss - b[i]!)).toBeLessThan(1e-4 * Math.max(1, b[i]!)));
  ours.stop();
  theirs.stop();
}
