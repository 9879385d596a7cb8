import type { ChainLayer, Images } from '../../../src/engine/convolution/chain.ts';
import type { Activation } from '../../../src/engine/models.ts';
import type { Dataset, TrainingOptions } from '../../../src/engine/training.ts';

/**
 * A convolutional net in float64, forward only, written for plainness: the reference of its tests. Gradients are central
 * differences, so nothing of the back-propagation under test is repeated here. Padding is told from the sizes alone: what
 * the windows overhang, half before and the odd one behind, as TensorFlow defines 'same'.
 */
export type ChainWeights = readonly { kernel: ArrayLike<number>; bias: ArrayLike<number> }[];

const apply: Record<Activation, (v: number) => number> = {
  linear: (v) => v,
  relu: (v) => Math.max(0, v),
  tanh: Math.tanh,
  sigmoid: (v) => 1 / (1 + Math.exp(-v)),
};

type Picture = Images & { values: number[] };

/** The numbers under one window, channel by channel: a list of [number, its place in the window]. */
function* under({ height, width, channels, values }: Picture, layer: ChainLayer, y: number, x: number, c: number) {
  const overhang = (size: number, outputs: number, axis: 0 | 1) =>
    Math.floor(Math.max(0, (outputs - 1) * layer.stride[axis] + layer.patch[axis] - size) / 2);
  const top = y * layer.stride[0] - overhang(height, layer.to.height, 0),
    left = x * layer.stride[1] - overhang(width, layer.to.width, 1);
  for (let h = 0; h < layer.patch[0]; h++) {
    for (let w = 0; w < layer.patch[1]; w++) {
      const row = top + h,
        column = left + w;
      if (row >= 0 && row < height && column >= 0 && column < width)
        yield [values[(row * width + column) * channels + c]!, h * layer.patch[1] + w] as const;
    }
  }
}

function one(picture: Picture, layer: ChainLayer, weights: ChainWeights[number] | undefined): Picture {
  const { to } = layer,
    values: number[] = [];
  if (layer.kind === 'flatten') return { ...to, values: picture.values };
  for (let y = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++) {
      for (let f = 0; f < to.channels; f++) {
        if (weights) {
          let sum = weights.bias[f]!;
          for (let c = 0; c < picture.channels; c++) {
            for (const [value, place] of under(picture, layer, y, x, c))
              sum += value * weights.kernel[(place * picture.channels + c) * to.channels + f]!;
          }
          values.push(apply[layer.activation](sum));
        } else {
          const numbers = [...under(picture, layer, y, x, f)].map(([value]) => value);
          values.push(
            layer.kind === 'maximum' ? Math.max(...numbers) : numbers.reduce((a, b) => a + b, 0) / numbers.length,
          );
        }
      }
    }
  }
  return { ...to, values };
}

/** Outputs of every layer for one sample. */
export function referenceLayers(
  layers: readonly ChainLayer[],
  weights: ChainWeights,
  x: ArrayLike<number>,
): number[][] {
  let picture: Picture = { ...layers[0]!.from, values: Array.from(x) },
    next = 0;
  return layers.map((layer) => {
    const weighted = layer.kind === 'convolution' || layer.kind === 'dense';
    picture = one(picture, layer, weighted ? weights[next++] : undefined);
    return picture.values;
  });
}

/** Mean loss over all samples. */
export function referenceLoss(
  layers: readonly ChainLayer[],
  weights: ChainWeights,
  { x, y, samples }: Dataset,
  loss: TrainingOptions['loss'],
): number {
  const inputs = x.length / samples,
    outputs = y.length / samples;
  let sum = 0;
  for (let n = 0; n < samples; n++) {
    const z = referenceLayers(layers, weights, x.subarray(n * inputs, (n + 1) * inputs)).at(-1)!,
      t = y.subarray(n * outputs, (n + 1) * outputs);
    const logSum = Math.log(z.reduce((s, v) => s + Math.exp(v), 0));
    z.forEach((v, j) => {
      if (loss === 'categoricalCrossentropy') sum += t[j]! * (logSum - v);
      else sum += (loss === 'meanSquaredError' ? (v - t[j]!) ** 2 : Math.log(1 + Math.exp(v)) - t[j]! * v) / outputs;
    });
  }
  return sum / samples;
}

/** Slope of a function of some numbers in each of them, by central differences. */
export function slopes(values: number[], of: () => number): number[] {
  const h = 1e-5;
  return values.map((at, j) => {
    values[j] = at + h;
    const up = of();
    values[j] = at - h;
    const down = of();
    values[j] = at;
    return (up - down) / (2 * h);
  });
}
