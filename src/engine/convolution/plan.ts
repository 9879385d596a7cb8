import {
  activations,
  frozenBit,
  headerWords,
  losses,
  optimizers,
  skippedZeros,
  stride,
  zerosOf,
  type PlanOptions,
  type TrainingPlan,
} from '../fused-plan.ts';
import { isImages, sizeOf, windowSize, type ChainLayer } from './chain.ts';
import { chainRecord, convolutionWords, kinds, pixelStride, recordWords, type LayerRecord } from './words.ts';
import { workSpace } from './work-space.ts';

/**
 * Where everything lies in the memory of the kernels that convolve, and the words by which they find it: the header of
 * the dense nets' plan (fused-plan.ts), four words more, one record a layer. The word numbers must agree with
 * assembly/convolution/plan.ts.
 *
 * Images lie as TensorFlow.js keeps them: sample after sample, row after row, pixel after pixel, a pixel's channels next
 * to each other (NHWC), and weights [height][width][channel][filter]. So the model's weights are copied as they are;
 * what a line of a window covers is one run of memory, which the kernels read without rearranging it (im2col); a
 * pixel's outputs are one row of a matrix product, with the filters in the lanes of the vectors; and flattening is no
 * work. The cost: a single channel leaves lanes empty at the input, where the lanes do not run along channels anyway.
 *
 * Between layers a pixel is padded to whole vectors of 4 numbers, because 8 filters at a time are stored and a store
 * must not touch the next pixel. The data themselves are dense, pictures of 3 channels too: they are only read. Rows of
 * samples and dense layers are as in fused-plan.ts. Padding holds nothing of meaning.
 */
export interface ConvolutionPlanOptions extends Omit<PlanOptions, 'layers'> {
  layers: readonly ChainLayer[];
}

export interface PlannedChainLayer extends ChainLayer {
  /** Byte offsets; weights and biases 0 if there are none. */
  weights: number;
  biases: number;
  values: number;
  deltas: number;
  /** Of a sample's numbers at values and deltas: floats from pixel to pixel, from sample to sample. */
  pixel: number;
  sample: number;
}

export interface ConvolutionPlan extends TrainingPlan {
  layers: PlannedChainLayer[];
  /** Rows to evaluate, padded to whole vectors: as many as a batch has. */
  batchX: number;
  /**
   * The gradient with respect to those: floats from pixel to pixel and sample to sample, and how many of a pixel's are
   * channels. A row of numbers counts as one pixel.
   */
  inputDelta: { at: number; pixel: number; sample: number; channels: number };
}

/** The first bytes stay zero: sums without a bias start from there. */
const RESERVED = 64;
/** Sample numbers for one call: steps × batch. */
const ORDER_LENGTH = 1 << 16;
/**
 * A convolution works on so many images at a time that there are at least this many windows. Measured with 16, 32, …, 1024: with
 * 16 it is slower where images are small (4 × 4 of 64 channels: 3.6 ms for forward pass and weight gradient, 3.0 with 64), from 256 on
 * it is too, as the images leave the first-level cache (4.0 ms); 64 and 128 are alike.
 */
const WINDOWS = 64;

/** The layer whose outputs, flattened or not, are layer l's input; undefined if it is the data. */
const sourceOf = (layers: readonly ChainLayer[], l: number): ChainLayer | undefined =>
  layers.slice(0, l).findLast(({ kind }) => kind !== 'flatten');

/**
 * What a layer skips, decided here, once, so that kernels and twin do alike: a dense layer as in the dense nets; a
 * convolution's weight gradient the zeros of its delta where a ReLU or a max pooling leaves so many that lists pay.
 */
function skipsOf(layers: readonly ChainLayer[], l: number, sparse: boolean): number {
  const layer = layers[l]!,
    source = sourceOf(layers, l);
  if (layer.kind === 'dense') {
    const shape = { inputs: layer.from.channels, units: layer.to.channels, activation: layer.activation };
    return skippedZeros([shape], 0, source ? source.activation === 'relu' : sparse);
  }
  return layer.kind === 'convolution' && listsPay(layer, layers[l + 1], source !== undefined) ? zerosOf.delta : 0;
}

/**
 * Whether a convolution's weight gradient is faster by lists of what is not 0 in its delta, the second way of
 * assembly/convolution/filters.ts. For every window and filter the first way costs as many products as the window has
 * numbers; the lists cost, in such products, 20 for looking at the delta, and where it is not 0, 8 for each line of the
 * window and 5 for each vector of the line. So measured, at 36 shapes from 1 × 1 × 32 to 7 × 7 × 3 with 50, 37 and 23 %
 * not 0: it chooses the slower way at two, where they are 4 and 5 % apart.
 *
 * At 50 %, nanoseconds for a window and a filter, all products – lists: 3 × 3 × 3 1.2 – 2.8, 3 × 3 × 8 3.00 – 3.03,
 * 1 × 80 3.8 – 3.2, 3 × 3 × 16 6.5 – 5.4, 7 × 7 × 3 6.5 – 7.0 (its lines of 21 numbers leave lanes empty), 5 × 5 × 8 8.8 – 6.4.
 * @param padded whether pixels of the input are whole vectors
 */
export function listsPay(layer: ChainLayer, above: ChainLayer | undefined, padded: boolean): boolean {
  const {
    patch: [height, width],
    from: { channels },
  } = layer;
  let share = layer.activation === 'relu' ? 1 / 2 : 1;
  if (above?.kind === 'maximum') {
    // One number of a window gets its delta, and behind a ReLU only if one of them is above 0.
    const none = layer.activation === 'relu' ? 2 ** -(above.patch[0] * above.patch[1]) : 0;
    share = Math.min(share, (1 - none) / (above.stride[0] * above.stride[1]));
  }
  const vectors = Math.ceil((width * (padded ? pixelStride(channels) : channels)) / 4);
  return 20 + share * height * (8 + 5 * vectors) < windowSize(layer);
}

/** Lays out the memory. All arrays begin on 16 bytes. */
export function planConvolutions(options: ConvolutionPlanOptions): ConvolutionPlan {
  const { layers, batch, samples, sparse = false, loss, optimizer } = options;
  let end = RESERVED + 4 * chainRecord(layers.length);
  const floats = (count: number): number => {
    const from = Math.ceil(end / 16) * 16;
    end = from + 16 * Math.ceil(count / 4);
    return from;
  };
  const inputs = sizeOf(layers[0]!.from),
    outputs = layers.at(-1)!.to.channels,
    steps = Math.max(1, Math.floor(ORDER_LENGTH / batch));

  const parameterRun = () =>
    layers.map((layer) => {
      if (layer.kind === 'convolution') {
        const row = pixelStride(layer.to.channels);
        return { weights: floats(windowSize(layer) * row), biases: floats(row) };
      }
      if (layer.kind !== 'dense') return { weights: 0, biases: 0 };
      const row = stride(layer.to.channels);
      return { weights: floats(layer.from.channels * row), biases: floats(row) };
    });
  const firstOf = (run: ReturnType<typeof parameterRun>) => run.find(({ weights }) => weights > 0)?.weights ?? 0;
  const parameters = parameterRun(),
    firstMoment = optimizer === 'sgd' ? 0 : firstOf(parameterRun()),
    secondMoment = optimizer === 'adam' ? firstOf(parameterRun()) : 0;

  const batchX = floats(batch * stride(inputs)),
    batchY = floats(batch * stride(outputs));
  const inputDelta = inputDeltaOf(layers[0]!, (count) => floats(batch * count));

  const planned: PlannedChainLayer[] = [];
  layers.forEach((layer, l) => {
    const below = planned[l - 1],
      pixel = isImages(layer) ? pixelStride(layer.to.channels) : layer.to.channels,
      sample = isImages(layer) ? layer.to.height * layer.to.width * pixel : stride(pixel);
    if (layer.kind === 'flatten' && (!below || !isImages(below) || below.pixel === below.to.channels)) {
      // Without gaps they are the same numbers: they lie where they lay, and have the activation that they had.
      const { values, deltas, activation } = below ?? { values: batchX, deltas: inputDelta.at, activation: 'linear' };
      planned.push({ ...layer, activation, ...parameters[l]!, values, deltas, pixel, sample });
    } else {
      const values = floats(batch * sample),
        deltas = floats(batch * sample);
      planned.push({ ...layer, ...parameters[l]!, values, deltas, pixel, sample });
    }
  });

  const x = floats(samples * inputs),
    y = floats(samples * outputs),
    order = floats(steps * batch),
    lossesAt = floats(steps);
  const records = planned.map((_, l) => recordOf(planned, l, skipsOf(layers, l, sparse), batch));
  const work = workSpace(planned, records, batch);
  const [gradient, packA, packB, lists, ends, padded, sums] = [
    floats(work.gradient),
    floats(work.packA),
    floats(work.packB),
    floats(work.lists),
    floats(work.ends),
    floats(work.padded),
    floats(work.sums),
  ];
  floats(work.behind);

  const words = new Int32Array(chainRecord(layers.length));
  const header = {
    layers: layers.length,
    batch,
    loss: losses.indexOf(loss),
    optimizer: optimizers.indexOf(optimizer),
    x,
    y,
    order,
    batchX,
    batchY,
    firstMoment,
    secondMoment,
    gradient,
    packA,
    packB,
    lists,
    ends,
    losses: lossesAt,
    padded,
    sums,
    inputDelta: inputDelta.at,
    parameters: firstOf(parameters),
  };
  for (const [name, place] of Object.entries({ ...headerWords, ...convolutionWords }))
    words[place] = header[name as keyof typeof header];
  records.forEach((record, l) => {
    for (const [name, value] of Object.entries(record))
      words[chainRecord(l) + recordWords[name as keyof LayerRecord]] = value;
  });
  return { at: RESERVED, layers: planned, x, y, order, losses: lossesAt, batchX, inputDelta, steps, bytes: end, words };
}

function inputDeltaOf(first: ChainLayer, perSample: (floats: number) => number): ConvolutionPlan['inputDelta'] {
  const inputs = sizeOf(first.from);
  if (!isImages(first))
    return { at: perSample(stride(inputs)), pixel: inputs, sample: stride(inputs), channels: inputs };
  const { channels } = first.from,
    pixel = pixelStride(channels),
    sample = (inputs / channels) * pixel;
  return { at: perSample(sample), pixel, sample, channels };
}

/** A layer as the kernels see it; its input is the values of the one before, or the data. */
function recordOf(planned: readonly PlannedChainLayer[], l: number, skips: number, batch: number): LayerRecord {
  const layer = planned[l]!,
    below = planned[l - 1],
    { from, to } = layer;
  // Between layers pixels are padded, the data are dense; both in floats here, in bytes there.
  const pixel = below ? below.pixel : from.channels,
    sample = below ? below.sample : stride(sizeOf(from));
  return {
    kind: kinds.indexOf(layer.kind),
    activation: activations.indexOf(layer.activation),
    skips: skips | (layer.frozen ? frozenBit : 0),
    group: Math.min(batch, Math.ceil(WINDOWS / (to.height * to.width))),
    inHeight: from.height,
    inWidth: from.width,
    inChannels: from.channels,
    inPixel: 4 * pixel,
    inImage: 4 * sample,
    outHeight: to.height,
    outWidth: to.width,
    outChannels: to.channels,
    height: layer.patch[0],
    width: layer.patch[1],
    strideDown: layer.stride[0],
    strideAcross: layer.stride[1],
    top: layer.before[0],
    left: layer.before[1],
    weights: layer.weights,
    biases: layer.biases,
    values: layer.values,
    deltas: layer.deltas,
  };
}
