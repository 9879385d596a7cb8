import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import type { Random } from '../../math/random.ts';
import { denseWeights, setDenseWeights, type Activation, type DenseLayer } from '../models.ts';

/** A convolution, or a pooling, by default of windows next to each other. */
export type ImageLayer = {
  patch: readonly [height: number, width: number];
  stride?: readonly [down: number, across: number];
  padding?: 'valid' | 'same';
} & ({ kind: 'convolution'; filters: number; activation: Activation } | { kind: 'maximum' | 'average' });

/**
 * Convolutions and poolings on images, flattened, then dense layers, as a TensorFlow.js model whose initial weights are
 * drawn from the book's generator as those of `dense` (../models.ts) are: uniform on (−b, b), b = √(6/fan-in) before relu
 * and √(6/(fan-in + fan-out)) otherwise, where a filter's fans are its window times the channels in and the filters; biases
 * are zero. Drawn layer by layer, in the order in which the weights lie.
 * @param images height, width and channels; sound has height 1
 */
export function convolutional(
  images: readonly [height: number, width: number, channels: number],
  body: readonly ImageLayer[],
  head: readonly DenseLayer[],
  weights: Random,
): Sequential {
  const model = sequential(),
    // Zeros first: the library's own initializers draw from Math.random.
    zeros = { kernelInitializer: 'zeros', biasInitializer: 'zeros' } as const;
  model.add(layers.inputLayer({ inputShape: [...images] }));
  for (const layer of body) {
    const [height, width] = layer.patch,
      convolution = layer.kind === 'convolution',
      [down, across] = layer.stride ?? (convolution ? [1, 1] : layer.patch);
    const patch = [height, width] as [number, number],
      where = { strides: [down, across] as [number, number], padding: layer.padding ?? ('valid' as const) };
    if (convolution) {
      const { filters, activation } = layer;
      model.add(layers.conv2d({ filters, kernelSize: patch, activation, ...where, ...zeros }));
    } else if (layer.kind === 'maximum') model.add(layers.maxPooling2d({ poolSize: patch, ...where }));
    else model.add(layers.averagePooling2d({ poolSize: patch, ...where }));
  }
  model.add(layers.flatten());
  for (const layer of head) model.add(layers.dense({ ...layer, ...zeros }));
  const kinds = [...body.filter(({ kind }) => kind === 'convolution'), ...head] as { activation: Activation }[];
  const windows = [
    ...body.filter(({ kind }) => kind === 'convolution').map(({ patch: [h, w] }) => h * w),
    ...head.map(() => 1),
  ];
  setDenseWeights(
    model,
    denseWeights(model).map(({ kernel, bias }, i) => {
      const fanIn = kernel.length / bias.length,
        fanOut = windows[i]! * bias.length;
      const bound = Math.sqrt(kinds[i]!.activation === 'relu' ? 6 / fanIn : 6 / (fanIn + fanOut));
      return { kernel: kernel.map(() => (2 * weights.uniform() - 1) * bound), bias };
    }),
  );
  return model;
}
