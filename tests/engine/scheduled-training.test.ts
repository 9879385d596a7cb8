import { beforeAll, describe, expect, test } from 'vitest';
import { schedules } from '../../src/engine/fit/schedules.ts';
import { ready } from '../../src/engine/ready.ts';
import { optimizers, plain, start, type TrainingCase } from './training-case.ts';

beforeAll(ready);

type Path = Parameters<typeof start>[1];

/** Trains with a schedule, step by step; the losses and the weights. */
function scheduled(one: TrainingCase, path: Path, steps: number, schedule = schedules.cosine) {
  const { trainer, weights, stop } = start(one, path);
  const losses = Array.from({ length: steps }, (_, i) => trainer.step(1, schedule(i, steps))[0]!);
  const result = { losses, weights: weights() };
  stop();
  return result;
}

describe.each(optimizers)('with $kind, momentum $momentum, at $learningRate', (optimizer) => {
  const one: TrainingCase = { ...plain, optimizer, batch: 13, samples: 40, weightDecay: 0.01 };

  test('the twin follows a falling rate to the bit', () => {
    for (const schedule of [schedules.cosine, schedules.linear])
      expect(scheduled(one, 'twin', 60, schedule)).toEqual(scheduled(one, 'fused', 60, schedule));
  });

  test('TensorFlow.js agrees within 1e-4 under it', () => {
    const ours = scheduled(one, 'fused', 100),
      theirs = scheduled(one, 'tfjs', 100);
    const length = (values: readonly number[]) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0));
    const apart = (a: readonly number[], b: readonly number[]) => length(a.map((v, i) => v - b[i]!)) / length(b);
    expect(apart(ours.weights, theirs.weights)).toBeLessThan(1e-4);
    expect(apart(ours.losses, theirs.losses)).toBeLessThan(1e-4);
    // and the schedule has been felt: far more than the tolerance lies between this and a constant rate
    expect(apart(ours.weights, scheduled(one, 'fused', 100, schedules.constant).weights)).toBeGreaterThan(1e-2);
  });

  test.each(['fused', 'twin', 'tfjs'] as const)('%s: a share of 1, said or not, changes no bit', (path) => {
    const whole = start(one, path);
    const losses = [...whole.trainer.step(20)];
    expect(scheduled(one, path, 20, schedules.constant)).toEqual({ losses, weights: whole.weights() });
    whole.stop();
  });

  test.each(['fused', 'twin', 'tfjs'] as const)(
    '%s: a share holds for its own steps; half of it is the very half rate, 0 moves nothing',
    (path) => {
      const halved = { ...one, optimizer: { ...optimizer, learningRate: optimizer.learningRate / 2 } };
      expect(scheduled(one, path, 10, () => 0.5)).toEqual(scheduled(halved, path, 10, () => 1));
      const still = start(one, path),
        before = still.weights();
      still.trainer.step(5, 0);
      expect(still.weights()).toEqual(before);
      still.trainer.step(1);
      expect(still.weights()).not.toEqual(before);
      still.stop();
    },
  );

  test.each(['fused', 'tfjs'] as const)('%s refuses what is no share', (path) => {
    const { trainer, stop } = start(one, path);
    for (const share of [-0.1, NaN, Infinity])
      expect(() => trainer.step(1, share)).toThrow(`invalid share of the learning rate: ${share}`);
    stop();
  });
});
