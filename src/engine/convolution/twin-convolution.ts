import { activation, backActivation } from '../twin/activations.ts';
import type { Below } from '../twin/dense.ts';
import type { TwinLayer } from './twin-layers.ts';
import { pixelStride } from './words.ts';

const f = Math.fround;

/** Calls `visit` for every number under the window of output (y, x), in order; `at` is undefined in the padding. */
function underWindow(
  { from, pixel, patch, stride, before }: TwinLayer,
  y: number,
  x: number,
  visit: (weight: number, at: number | undefined) => void,
): void {
  let weight = 0;
  for (let h = 0; h < patch[0]; h++) {
    for (let w = 0; w < patch[1]; w++) {
      const row = y * stride[0] + h - before[0],
        column = x * stride[1] + w - before[1],
        inside = row >= 0 && row < from.height && column >= 0 && column < from.width;
      for (let c = 0; c < from.channels; c++)
        visit(weight++, inside ? (row * from.width + column) * pixel + c : undefined);
    }
  }
}

/** Calls `visit` for every output pixel of `rows` samples, in order: its sample, row, column and number. */
function overOutputs(
  { to }: TwinLayer,
  rows: number,
  visit: (sample: number, y: number, x: number, output: number) => void,
): void {
  for (let sample = 0, output = 0; sample < rows; sample++)
    for (let y = 0; y < to.height; y++) for (let x = 0; x < to.width; x++) visit(sample, y, x, output++);
}

/** assembly/convolution/forward.ts: each output adds up from its bias, over rows, columns and channels of the window. */
export function convolve(memory: Float32Array, layer: TwinLayer, x: number, rows: number): void {
  const filters = layer.to.channels,
    row = pixelStride(filters);
  overOutputs(layer, rows, (sample, y, column, output) => {
    const z = layer.values + output * row;
    memory.copyWithin(z, layer.biases, layer.biases + filters);
    underWindow(layer, y, column, (weight, at) => {
      const value = at === undefined ? 0 : memory[x + sample * layer.sample + at]!;
      for (let j = 0, w = layer.weights + weight * row; j < filters; j++, w++)
        memory[z + j] = memory[z + j]! + f(value * memory[w]!);
    });
    for (let j = z; j < z + filters; j++) memory[j] = activation(layer.activation, memory[j]!);
  });
}

/** assembly/convolution/back.ts: each pixel adds up what the outputs over it give, in their order, but for deltas of 0. */
export function backToInput(memory: Float32Array, layer: TwinLayer, rows: number, below: Below): void {
  const filters = layer.to.channels,
    row = pixelStride(filters),
    pixel = pixelStride(layer.from.channels),
    pixels = layer.from.height * layer.from.width,
    covered = new Uint8Array(pixels),
    wide = { ...layer, pixel };
  for (let i = 0; i < rows * pixels; i++)
    memory.fill(0, below.deltas + i * pixel, below.deltas + i * pixel + layer.from.channels);
  overOutputs(layer, rows, (sample, y, x, output) => {
    for (let j = 0; j < filters; j++) {
      const delta = memory[layer.deltas + output * row + j]!;
      underWindow(wide, y, x, (weight, at) => {
        if (at === undefined) return;
        covered[Math.floor(at / pixel)] = 1;
        if (delta === 0) return;
        const to = below.deltas + sample * pixels * pixel + at;
        memory[to] = memory[to]! + f(delta * memory[layer.weights + weight * row + j]!);
      });
    }
  });
  for (let i = 0; i < rows * pixels; i++) {
    if (!covered[i % pixels]) continue;
    for (let c = i * pixel; c < i * pixel + layer.from.channels; c++)
      memory[below.deltas + c] = backActivation(below.activation, memory[below.deltas + c]!, memory[below.values + c]!);
  }
}

/** assembly/convolution/filters.ts: the weights' gradient, window × filters, added up output by output. */
export function filterGradient(memory: Float32Array, layer: TwinLayer, x: number, rows: number): Float32Array {
  const filters = layer.to.channels,
    row = pixelStride(filters),
    gradient = new Float32Array(layer.patch[0] * layer.patch[1] * layer.from.channels * filters);
  overOutputs(layer, rows, (sample, y, column, output) =>
    underWindow(layer, y, column, (weight, at) => {
      const value = at === undefined ? 0 : memory[x + sample * layer.sample + at]!;
      for (let j = 0; j < filters; j++) {
        const delta = memory[layer.deltas + output * row + j]!,
          to = weight * filters + j;
        if (!layer.skipDelta || delta !== 0) gradient[to] = gradient[to]! + f(value * delta);
      }
    }),
  );
  return gradient;
}
