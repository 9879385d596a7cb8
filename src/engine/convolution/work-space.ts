import { stride, zerosOf } from '../fused-plan.ts';
import { covered, windowSize, type ChainLayer } from './chain.ts';
import { pixelStride, type LayerRecord } from './words.ts';

/** How many floats the kernels' work space takes, for what they copy of their operands, list and sum up. */
export interface WorkSpace {
  gradient: number;
  packA: number;
  packB: number;
  lists: number;
  ends: number;
  padded: number;
  sums: number;
  /** Behind all arrays: vectors are read past an array's end, where rows, columns or pixels are missing. */
  behind: number;
}

export function workSpace(layers: readonly ChainLayer[], records: readonly LayerRecord[], batch: number): WorkSpace {
  const needs = layers.map((layer, l) => {
    const { skips, group, inPixel } = records[l]!;
    if (layer.kind === 'convolution') return ofConvolution(layer, skips, group, inPixel / 4);
    return layer.kind === 'dense' ? ofDense(layer, skips, batch) : nothing;
  });
  const most = (name: keyof WorkSpace) => Math.max(...needs.map((need) => need[name]));
  return {
    gradient: most('gradient'),
    packA: most('packA'),
    packB: most('packB'),
    lists: most('lists'),
    ends: most('ends'),
    padded: most('padded'),
    sums: most('sums'),
    behind: most('behind'),
  };
}

const nothing: WorkSpace = { gradient: 0, packA: 0, packB: 0, lists: 0, ends: 0, padded: 0, sums: 0, behind: 64 };

/** assembly/convolution: forward.ts, filters.ts, back.ts. @param pixel floats from pixel to pixel of the input */
function ofConvolution(layer: ChainLayer, skips: number, group: number, pixel: number): WorkSpace {
  const { channels: filters, height, width } = layer.to,
    k = windowSize(layer),
    row = pixelStride(filters),
    [lines, columns] = covered(layer),
    [windowHeight, windowWidth] = layer.patch,
    inner = pixelStride(layer.from.channels);
  return {
    ...nothing,
    // Rows of weights in fours; the bias gradient takes 16 filters at a time.
    gradient: Math.max((k + 4) * row + 8, 16 * Math.ceil(filters / 16)),
    packB: 8 * Math.ceil(filters / 8) * k,
    // Of one filter the windows of a group of images, or of one output its filters: two words each, and one too many.
    lists: 2 * Math.max(skips & zerosOf.delta ? group * height * width : 0, filters) + 2,
    padded: Math.max(group * lines * columns * pixel + 16, lines * columns * inner),
    // The weights' sums by filter and line of the window, or the weights in that order.
    sums: filters * windowHeight * Math.max(4 * Math.ceil((windowWidth * pixel) / 4), windowWidth * inner),
    behind: 4 * row + 64,
  };
}

/** assembly/gemm.ts, weights.ts, sparse.ts and sparse-weights.ts, as in fused-plan.ts. */
function ofDense({ from, to }: ChainLayer, skips: number, batch: number): WorkSpace {
  const inputs = from.channels,
    units = to.channels,
    widest = Math.max(stride(inputs), stride(units));
  return {
    ...nothing,
    gradient: Math.max(inputs, (skips & zerosOf.delta ? 32 : 8) * stride(units), units + 16),
    packA: Math.max(8 * batch, 4 * 32),
    packB: Math.max((skips ? 32 : 8) * Math.max(inputs, units, batch), 8 * Math.ceil(units / 8) * batch),
    lists: Math.max(skips & zerosOf.input ? 2 * batch * inputs : 0, skips & zerosOf.delta ? 2 * batch * units : 0) + 2,
    ends: Math.max(batch, units),
    behind: 4 * widest + 32,
  };
}
