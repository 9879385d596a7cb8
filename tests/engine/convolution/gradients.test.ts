import { beforeAll, describe, expect, test } from 'vitest';
import { denseWeights } from '../../../src/engine/models.ts';
import { ready } from '../../../src/engine/ready.ts';
import { activations, losses } from '../training-case.ts';
import { conv, directionOf, plainChain, pooling, startChain, type BodyLayer, type ChainCase } from './chain-case.ts';
import { referenceLayers, referenceLoss, slopes } from './reference-chain.ts';

beforeAll(ready);

/** Nets of every shape of trouble: odd channels, tails, strides, uneven padding, windows that overlap or leave pixels out. */
const bodies: Record<string, (activation: ChainCase['activation']) => BodyLayer[]> = {
  'one filter, whole patch': (activation) => [conv(1, [5, 6], { activation })],
  'uneven padding, stride 2': (activation) => [
    conv(5, [2, 4], { activation, padding: 'same', stride: [2, 2] }),
    conv(3, [3, 2], { activation, padding: 'same' }),
  ],
  'windows that leave pixels out': (activation) => [conv(7, [1, 2], { activation, stride: [2, 3] })],
  'maximum of windows that overlap, over the edge': (activation) => [
    conv(3, [2, 2], { activation }),
    pooling('maximum', [3, 2], [2, 1], 'same'),
  ],
  'mean over the edge': (activation) => [
    conv(4, [2, 2], { activation }),
    pooling('average', [3, 3], [2, 2], 'same'),
    conv(9, [2, 1], { activation }),
  ],
  'pooled data': (activation) => [pooling('average', [2, 3], [1, 2]), conv(2, [2, 2], { activation })],
};
const cases = Object.keys(bodies).flatMap((body) =>
  activations.flatMap((activation) => losses.map((loss) => [body, activation, loss] as const)),
);

const chainCase = (body: string, activation: ChainCase['activation'], loss: ChainCase['loss']): ChainCase => ({
  ...plainChain,
  images: [5, 6, 3],
  body: bodies[body]!(activation),
  head: [4, 2],
  activation,
  loss,
  optimizer: { kind: 'sgd', learningRate: 1 },
  batch: 4,
  samples: 4,
  weightDecay: 0.01,
  seed: 3,
});

describe('a gradient step equals central differences in float64', () => {
  test.each(cases)('%s, %s, %s', (body, activation, loss) => {
    // One step over all the data at rate 1: the weights move by minus the gradient.
    const { trainer, model, layers, before, data, stop } = startChain(chainCase(body, activation, loss), 'fused');
    const [loss0] = trainer.step(1);
    const moved = before.map(({ kernel, bias }) => ({ kernel: Array.from(kernel), bias: Array.from(bias) })),
      lossNow = () => referenceLoss(layers, moved, data, loss);
    expect(loss0).toBeCloseTo(lossNow(), 5);
    trainer.commit();
    denseWeights(model).forEach(({ kernel, bias }, i) => {
      const { kernel: w, bias: b } = before[i]!;
      slopes(moved[i]!.kernel, lossNow).forEach((slope, j) =>
        expect(w[j]! - kernel[j]!).toBeCloseTo(slope + 0.01 * w[j]!, 4),
      );
      slopes(moved[i]!.bias, lossNow).forEach((slope, j) => expect(b[j]! - bias[j]!).toBeCloseTo(slope, 4));
    });
    stop();
  });
});

describe('every layer, and what excites it, equal the reference in float64', () => {
  test.each(Object.keys(bodies).flatMap((body) => activations.map((activation) => [body, activation] as const)))(
    '%s, %s',
    (body, activation) => {
      const { trainer, layers, before, data, stop } = startChain(
        chainCase(body, activation, 'meanSquaredError'),
        'fused',
      );
      const inputs = data.x.length / data.samples,
        all = trainer.activations(data.x, data.samples);
      layers.forEach((_, l) => {
        const size = all[l]!.length / data.samples,
          direction = directionOf(size),
          gradient = trainer.inputGradient(data.x, data.samples, l, direction);
        for (let n = 0; n < data.samples; n++) {
          const x = Array.from(data.x.subarray(n * inputs, (n + 1) * inputs));
          referenceLayers(layers, before, x)[l]!.forEach((value, i) =>
            expect(all[l]![n * size + i]).toBeCloseTo(value, 5),
          );
          const along = () => referenceLayers(layers, before, x)[l]!.reduce((sum, v, i) => sum + v * direction[i]!, 0);
          slopes(x, along).forEach((slope, i) => expect(gradient[n * inputs + i]).toBeCloseTo(slope, 4));
        }
      });
      stop();
    },
  );
});
