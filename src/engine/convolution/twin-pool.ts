import { backActivation } from '../twin/activations.ts';
import type { Below } from '../twin/dense.ts';
import type { TwinLayer } from './twin-layers.ts';
import { pixelStride } from './words.ts';

const f = Math.fround;

/** Every window of every sample and channel: where its output lies, and the pixels that are there, both without the channel. */
function* windows({ from, to, patch, stride, before }: TwinLayer, rows: number) {
  for (let sample = 0, output = 0; sample < rows; sample++) {
    for (let y = 0; y < to.height; y++) {
      for (let x = 0; x < to.width; x++, output++) {
        const pixels: number[] = [];
        for (let h = 0; h < patch[0]; h++) {
          for (let w = 0; w < patch[1]; w++) {
            const row = y * stride[0] + h - before[0],
              column = x * stride[1] + w - before[1];
            if (row >= 0 && row < from.height && column >= 0 && column < from.width)
              pixels.push(row * from.width + column);
          }
        }
        yield { sample, output, pixels };
      }
    }
  }
}

/** assembly/convolution/pool.ts: the greatest number of a window, or the mean of those that are there. */
export function pool(memory: Float32Array, layer: TwinLayer, x: number, rows: number): void {
  const { channels } = layer.from,
    row = pixelStride(channels);
  for (const { sample, output, pixels } of windows(layer, rows)) {
    for (let c = 0; c < channels; c++) {
      const values = pixels.map((pixel) => memory[x + sample * layer.sample + pixel * layer.pixel + c]!);
      memory[layer.values + output * row + c] =
        layer.kind === 'maximum'
          ? values.reduce((top, value) => (top < value ? value : top))
          : values.reduce((sum, value) => f(sum + value), 0) / values.length;
    }
  }
}

/** The deltas of what was pooled: all to the first of the greatest, or to each its share. */
export function backPool(memory: Float32Array, layer: TwinLayer, rows: number, below: Below): void {
  const { height, width, channels } = layer.from,
    row = pixelStride(channels),
    image = height * width * row;
  for (let i = 0; i < rows * height * width; i++)
    memory.fill(0, below.deltas + i * row, below.deltas + i * row + channels);
  for (const { sample, output, pixels } of windows(layer, rows)) {
    for (let c = 0; c < channels; c++) {
      const delta = memory[layer.deltas + output * row + c]!,
        top = memory[layer.values + output * row + c]!;
      const give = (pixel: number, part: number) => {
        const to = below.deltas + sample * image + pixel * row + c;
        memory[to] = memory[to]! + part;
      };
      if (layer.kind === 'maximum') {
        const first = pixels.find(
          (pixel) => memory[below.values + sample * layer.sample + pixel * layer.pixel + c] === top,
        );
        if (first !== undefined) give(first, delta);
      } else for (const pixel of pixels) give(pixel, f(delta / pixels.length));
    }
  }
  if (below.activation === 'linear') return;
  for (let i = 0; i < rows * height * width; i++) {
    for (let c = i * row; c < i * row + channels; c++)
      memory[below.deltas + c] = backActivation(below.activation, memory[below.deltas + c]!, memory[below.values + c]!);
  }
}
