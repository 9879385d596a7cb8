import { expect, test } from 'vitest';
import { ready } from '../../src/engine/ready.ts';
import { denseWeights } from '../../src/engine/models.ts';
import { keptAfter } from '../../src/experiments/image-pipeline/layers.ts';
import { WAYS } from '../../src/experiments/image-pipeline/ways.ts';
import { random } from '../../src/math/random.ts';

/** A net's picture has the layers that the net has. */

test('what is drawn of the convolving net are the numbers that its last layer reads', async () => {
  await ready();
  const { kind } = WAYS.find(({ name }) => name === 'convolution')!;
  for (const side of [28, 24, 20]) {
    const model = kind.create({ height: side, width: side, outputs: 10 }, random(3, 'weights'));
    const last = denseWeights(model).at(-1)!;
    expect(last.kernel.length / last.bias.length).toBe(keptAfter(side).at(-1));
    model.dispose();
  }
});
