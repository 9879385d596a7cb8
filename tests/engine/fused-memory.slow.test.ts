import { beforeAll, expect, test } from 'vitest';
import { dense } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import { createTrainer } from '../../src/engine/trainer.ts';
import { random } from '../../src/math/random.ts';
import { inUse } from './memory-in-use.ts';

beforeAll(ready);

/** A trainer whose data take 200 MiB. */
function large() {
  const samples = 100 * 2 ** 10,
    model = dense(511, [{ units: 1, activation: 'linear' }], random(1, 'w'));
  const data = { x: new Float32Array(samples * 511).fill(1), y: new Float32Array(samples), samples };
  const optimizer = { kind: 'sgd', learningRate: 1e-6 } as const;
  const options = { loss: 'meanSquaredError', optimizer, batch: 8, shuffle: random(1, 's') } as const;
  return { model, trainer: createTrainer(model, data, options) };
}

test('memory goes with the trainer', () => {
  const before = inUse();
  for (let i = 0; i < 6; i++) {
    const { model, trainer } = large();
    expect(trainer.step(2)).toHaveLength(2);
    expect(inUse() - before).toBeGreaterThan(150);
    trainer.dispose();
    model.dispose();
  }
  // Six of at least 150 MiB were made; less than two of them are left, whatever the allocator keeps for itself.
  expect(inUse() - before).toBeLessThan(300);
});
