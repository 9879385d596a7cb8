import { layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import fc from 'fast-check';
import { chainOf } from '../../../src/engine/convolution/chain.ts';
import { tfjsInputGradient } from '../../../src/engine/convolution/tfjs-input-gradient.ts';
import { fusedConvolutionTrainer } from '../../../src/engine/convolution/trainer.ts';
import { denseWeights, setDenseWeights, type Activation } from '../../../src/engine/models.ts';
import { tfjsTrainer } from '../../../src/engine/tfjs-trainer.ts';
import type { Dataset, TrainingOptions } from '../../../src/engine/training.ts';
import { random } from '../../../src/math/random.ts';
import { activations, losses, optimizers } from '../training-case.ts';

/** A layer on images; a window that is larger than its image is cut to it, so that every case is a net. */
export type BodyLayer = {
  patch: readonly [number, number];
  stride: readonly [number, number];
  padding: 'valid' | 'same';
} & ({ kind: 'convolution'; filters: number; activation: Activation } | { kind: 'maximum' | 'average' });

/** One convolutional net with its data and options, to be trained alike by each path. */
export interface ChainCase {
  /** Height, width, channels. */
  images: readonly [number, number, number];
  body: readonly BodyLayer[];
  /** Units of the dense layers behind, the last one's the outputs. */
  head: readonly number[];
  /** Of all dense layers but the last, which is linear. */
  activation: Activation;
  loss: TrainingOptions['loss'];
  optimizer: TrainingOptions['optimizer'];
  batch: number;
  samples: number;
  weightDecay?: number;
  /** Share of the inputs that are 0, about. */
  zeros?: number;
  /** Layers with weights that do not train, by number among those. */
  frozen?: readonly number[];
  seed?: number;
}

export const conv = (
  filters: number,
  patch: readonly [number, number],
  more: { stride?: readonly [number, number]; padding?: 'valid' | 'same'; activation?: Activation } = {},
): BodyLayer => ({
  kind: 'convolution',
  filters,
  patch,
  stride: [1, 1],
  padding: 'valid',
  activation: 'tanh',
  ...more,
});
export const pooling = (
  kind: 'maximum' | 'average',
  patch: readonly [number, number],
  stride: readonly [number, number] = patch,
  padding: 'valid' | 'same' = 'valid',
): BodyLayer => ({ kind, patch, stride, padding });

/** A small net of everything. */
export const plainChain: ChainCase = {
  images: [9, 8, 3],
  body: [conv(5, [3, 2]), pooling('maximum', [2, 2]), conv(7, [2, 3], { padding: 'same' })],
  head: [6, 4],
  activation: 'tanh',
  loss: 'categoricalCrossentropy',
  optimizer: optimizers[0]!,
  batch: 7,
  samples: 23,
};

/** Any chain: odd channels, tails of vectors and blocks, strides, windows over the edge on one side more than on the other. */
export function chains(more: Partial<Record<keyof ChainCase, fc.Arbitrary<unknown>>> = {}): fc.Arbitrary<ChainCase> {
  const channels = fc.constantFrom(1, 2, 3, 4, 5, 7, 8, 9, 12, 17),
    step = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    patch = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
    padding = fc.constantFrom('valid' as const, 'same' as const);
  const layer: fc.Arbitrary<BodyLayer> = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('convolution' as const),
        filters: channels,
        patch,
        stride: step,
        padding,
        activation: fc.constantFrom(...activations),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom('maximum' as const, 'average' as const),
        patch,
        stride: step,
        padding,
      }),
    },
  );
  return fc.record({
    images: fc.tuple(fc.integer({ min: 1, max: 13 }), fc.integer({ min: 1, max: 13 }), channels),
    body: fc.array(layer, { maxLength: 4 }),
    head: fc.array(fc.constantFrom(1, 2, 3, 5, 8, 9, 17, 48), { minLength: 1, maxLength: 3 }),
    activation: fc.constantFrom(...activations),
    loss: fc.constantFrom(...losses),
    optimizer: fc.constantFrom(...optimizers),
    batch: fc.constantFrom(1, 2, 3, 5, 8, 17),
    samples: fc.integer({ min: 1, max: 20 }),
    weightDecay: fc.constantFrom(0, 0.03),
    zeros: fc.constantFrom(0, 0.7),
    frozen: fc.oneof(fc.constant([]), fc.subarray([0, 1, 2, 3, 4, 5, 6])),
    seed: fc.nat(1000),
    ...more,
  }) as fc.Arbitrary<ChainCase>;
}

export function dataOf({ images, head, samples, zeros = 0, seed = 1 }: ChainCase): Dataset {
  const stream = random(seed, 'data'),
    inputs = images[0] * images[1] * images[2],
    outputs = head.at(-1)!;
  const x = Float32Array.from({ length: samples * inputs }, () => stream.normal()),
    y = new Float32Array(samples * outputs);
  if (zeros > 0) x.forEach((_, i) => stream.uniform() < zeros && (x[i] = 0));
  for (let i = 0; i < samples; i++) y[i * outputs + stream.integer(outputs)] = outputs === 1 ? stream.integer(2) : 1;
  return { x, y, samples };
}

/** The model, its weights normal and small enough for sums of order 1, biases as well. */
export function modelOf({ images, body, head, activation, frozen = [], seed = 1 }: ChainCase): LayersModel {
  const zeros = { kernelInitializer: 'zeros', biasInitializer: 'zeros' } as const;
  const model = sequential(),
    size: [number, number] = [images[0], images[1]];
  model.add(layers.inputLayer({ inputShape: [...images] }));
  for (const layer of body) {
    const patch = layer.patch.map((n, i) => Math.min(n, size[i]!)) as [number, number],
      strides = [...layer.stride] as [number, number],
      { padding } = layer;
    if (layer.kind === 'convolution')
      model.add(
        layers.conv2d({
          filters: layer.filters,
          kernelSize: patch,
          strides,
          padding,
          activation: layer.activation,
          ...zeros,
        }),
      );
    else
      model.add(
        (layer.kind === 'maximum' ? layers.maxPooling2d : layers.averagePooling2d)({
          poolSize: patch,
          strides,
          padding,
        }),
      );
    size.forEach((n, i) => {
      size[i] = padding === 'same' ? Math.ceil(n / strides[i]!) : Math.floor((n - patch[i]!) / strides[i]!) + 1;
    });
  }
  model.add(layers.flatten());
  head.forEach((units, i) =>
    model.add(layers.dense({ units, activation: i === head.length - 1 ? 'linear' : activation, ...zeros })),
  );
  const weighted = model.layers.filter(({ weights }) => weights.length > 0);
  for (const l of frozen) if (weighted[l]) weighted[l].trainable = false;
  const draw = random(seed, 'weights');
  setDenseWeights(
    model,
    denseWeights(model).map(({ kernel, bias }) => ({
      kernel: kernel.map(() => draw.normal() / Math.sqrt(kernel.length / bias.length)),
      bias: bias.map(() => 0.5 * draw.normal()),
    })),
  );
  return model;
}

/** A trainer on that path, and what it has to work with. */
export function startChain(one: ChainCase, path: 'fused' | 'twin' | 'tfjs') {
  const { loss, optimizer, batch, weightDecay = 0, seed = 1 } = one,
    model = modelOf(one),
    data = dataOf(one),
    before = denseWeights(model).map(({ kernel, bias }) => ({ kernel: kernel.slice(), bias: bias.slice() })),
    options = { loss, optimizer, batch, weightDecay, shuffle: random(seed, 'shuffle') },
    chain = chainOf(model);
  if ('obstacle' in chain) throw new Error(chain.obstacle);
  const trainer =
    path === 'tfjs'
      ? { ...tfjsTrainer(model, data, options, 'test'), inputGradient: tfjsInputGradient(model) }
      : fusedConvolutionTrainer(model, chain.layers, data, options, path);
  return {
    model,
    layers: chain.layers,
    before,
    data,
    trainer,
    weights() {
      trainer.commit();
      return denseWeights(model).flatMap(({ kernel, bias }) => [...kernel, ...bias]);
    },
    stop() {
      trainer.dispose();
      model.dispose();
    },
  };
}

/** A direction in a layer's outputs, the same for every path. */
export const directionOf = (size: number): Float32Array => {
  const draw = random(size, 'direction');
  return Float32Array.from({ length: size }, () => draw.normal());
};
