import type { ChainLayer } from './chain.ts';

/**
 * The words by which the kernels that convolve find their way: numbers in the header behind the dense nets' (fused-plan.ts)
 * and in a layer's record. They must agree with assembly/convolution/plan.ts.
 */

/** A place in this list is the number by which the kernels know a kind. */
export const kinds: readonly ChainLayer['kind'][] = ['convolution', 'maximum', 'average', 'flatten', 'dense'];

/** Word numbers behind the dense nets' header. */
export const convolutionWords = { padded: 26, sums: 27, inputDelta: 28, parameters: 29 } as const;
const RECORDS = 30,
  RECORD = 24;
/** Word number of layer l's record. */
export const chainRecord = (l: number): number => RECORDS + RECORD * l;
/** Word numbers in it. */
export const recordWords = {
  kind: 0,
  activation: 1,
  skips: 2,
  group: 3,
  inHeight: 4,
  inWidth: 5,
  inChannels: 6,
  inPixel: 7,
  inImage: 8,
  outHeight: 9,
  outWidth: 10,
  outChannels: 11,
  height: 12,
  width: 13,
  strideDown: 14,
  strideAcross: 15,
  top: 16,
  left: 17,
  weights: 18,
  biases: 19,
  values: 20,
  deltas: 21,
} as const;

/** Floats of a pixel of that many channels between layers. */
export const pixelStride = (channels: number): number => 4 * Math.ceil(channels / 4);

export type LayerRecord = Record<keyof typeof recordWords, number>;
