import { beforeAll, expect, test } from 'vitest';
import { createConvolutionTrainer } from '../../../src/engine/convolution/create.ts';
import { ready } from '../../../src/engine/ready.ts';
import { random } from '../../../src/math/random.ts';
import { inUse } from '../memory-in-use.ts';
import { modelOf, plainChain } from './chain-case.ts';

beforeAll(ready);

test('memory goes with the trainer', () => {
  const samples = 400,
    one = { ...plainChain, images: [32, 32, 32] as const, body: [], head: [1] };
  const data = { x: new Float32Array(samples * 32 ** 3).fill(1), y: new Float32Array(samples), samples };
  const before = inUse();
  for (let i = 0; i < 8; i++) {
    const model = modelOf(one),
      trainer = createConvolutionTrainer(model, data, {
        loss: 'meanSquaredError',
        optimizer: { kind: 'adam', learningRate: 1e-3 },
        batch: 2,
        shuffle: random(1, 's'),
      });
    trainer.step(1);
    expect(inUse() - before).toBeGreaterThan(30);
    trainer.dispose();
    model.dispose();
  }
  // Eight of 50 MiB were made; less than half of them are left, whatever the allocator keeps for itself.
  expect(inUse() - before).toBeLessThan(200);
});
