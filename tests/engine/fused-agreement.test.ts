import { beforeAll, describe, expect, test } from 'vitest';
import { ready } from '../../src/engine/ready.ts';
import { expectAgreement } from './tfjs-agreement.ts';
import { combinations, shapes, start, type TrainingCase } from './training-case.ts';

beforeAll(ready);

describe('TensorFlow.js agrees', () => {
  test.each(combinations)('in the first steps of every shape: $activation $loss $optimizer', (options) => {
    for (const sizes of shapes) expectAgreement({ sizes, ...options, batch: 13, samples: 40, weightDecay: 0.02 }, 2);
  });

  // Every shape with every combination takes a minute: fused-agreement.slow.test.ts.
  test.each(combinations.map((options, i) => ({ ...options, sizes: shapes[i % shapes.length]! })))(
    'after 100 steps: $sizes $activation $loss $optimizer',
    (options) => expectAgreement({ ...options, batch: 13, samples: 40 }, 100),
  );

  test.each([
    [[2, 8, 8, 1], 'tanh', 'binaryCrossentropy'],
    [[8, 33, 4], 'relu', 'categoricalCrossentropy'],
    [[1, 17, 1], 'sigmoid', 'meanSquaredError'],
    [[50, 60, 50, 4], 'relu', 'categoricalCrossentropy'],
  ] as const)('loss curves within 1 % over 1,000 steps: %s', (sizes, activation, loss) => {
    const optimizer = { kind: 'adam', learningRate: 1e-3 } as const;
    const one: TrainingCase = { sizes, activation, loss, optimizer, batch: 32, samples: 200 };
    const ours = start(one, 'fused'),
      theirs = start(one, 'tfjs');
    const a = ours.trainer.step(1000),
      b = theirs.trainer.step(1000);
    const mean = (values: Float32Array, from: number) =>
      values.subarray(from, from + 50).reduce((s, v) => s + v, 0) / 50;
    for (let from = 0; from < 1000; from += 50) {
      expect(Math.abs(mean(a, from) / mean(b, from) - 1)).toBeLessThan(0.01);
    }
    ours.stop();
    theirs.stop();
  });
});
