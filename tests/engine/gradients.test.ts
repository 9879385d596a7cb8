import { beforeAll, describe, expect, test } from 'vitest';
import { denseWeights } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import { referenceGradients, referenceLoss } from './reference-net.ts';
import { activations, losses, shapes, start } from './training-case.ts';

beforeAll(ready);

const cases = shapes.flatMap((sizes) =>
  activations.flatMap((activation) => losses.map((loss) => [sizes.join('-'), activation, loss, sizes] as const)),
);
/** Wide enough for the products that skip zeros. */
const wide = [['2-9-49-9-2', 'relu', 'categoricalCrossentropy', [2, 9, 49, 9, 2]]] as const;

describe('a gradient step equals central differences in float64', () => {
  test.each([...cases, ...wide])('%s %s %s', (_, activation, loss, sizes) => {
    // One step over all the data at rate 1: the weights move by minus the gradient.
    const one = start(
      { sizes, activation, loss, optimizer: { kind: 'sgd', learningRate: 1 }, batch: 9, samples: 9, weightDecay: 0.01 },
      'fused',
    );
    const [loss0] = one.trainer.step(1);
    expect(loss0).toBeCloseTo(referenceLoss(one.before, one.activations, one.data, loss), 5);
    const gradients = referenceGradients(one.before, one.activations, one.data, loss);
    one.trainer.commit();
    denseWeights(one.model).forEach(({ kernel, bias }, l) => {
      const { kernel: w, bias: b } = one.before[l]!,
        slope = gradients[l]!;
      kernel.forEach((after, i) => expect(w[i]! - after).toBeCloseTo(slope.kernel[i]! + 0.01 * w[i]!, 4));
      bias.forEach((after, i) => expect(b[i]! - after).toBeCloseTo(slope.bias[i]!, 4));
    });
    one.stop();
  });
});
