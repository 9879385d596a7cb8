import { createConvolutionTrainer } from '../engine/convolution/create.ts';
import { convolutional, type ImageLayer } from '../engine/convolution/models.ts';
import type { NetKind } from './nets.ts';

/** Convolutions and poolings on a grey picture, then dense layers. */
export const convolutionalNet = (body: readonly ImageLayer[], hidden: readonly number[]): NetKind => ({
  create: ({ height, width, outputs }, weights) =>
    convolutional(
      [height, width, 1],
      body,
      [
        ...hidden.map((units) => ({ units, activation: 'relu' as const })),
        { units: outputs, activation: 'linear' as const },
      ],
      weights,
    ),
  trainer: createConvolutionTrainer,
});
