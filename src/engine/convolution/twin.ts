import { stride } from '../fused-plan.ts';
import {
  backActivateRows,
  backDense,
  forwardDense,
  stepParameters,
  weightGradient,
  type Below,
} from '../twin/dense.ts';
import type { UpdateSettings } from '../twin/optimizer.ts';
import { lowestTrained, twinHeader, twinMemory, twinSteps } from '../twin/steps.ts';
import { sizeOf } from './chain.ts';
import type { ConvolutionKernels } from './kernel-interface.ts';
import { backToInput, convolve, filterGradient } from './twin-convolution.ts';
import { layerAt, type TwinLayer } from './twin-layers.ts';
import { backPool, pool } from './twin-pool.ts';
import { convolutionWords, pixelStride } from './words.ts';

/**
 * The kernels of assembly/convolution in TypeScript, over the same memory and the same plan, with the same bits: for
 * devices without WebAssembly, and the readable statement of what the kernels compute. Places count floats.
 */
export function convolutionTwin(buffer: ArrayBuffer): ConvolutionKernels {
  const memory = twinMemory(buffer),
    { floats, words } = memory;

  /** The plan's header and layers. */
  function read(plan: number) {
    const header = twinHeader(memory, plan, convolutionWords);
    return { ...header, layers: Array.from({ length: header.word('layers') }, (_, l) => layerAt(words, plan / 4, l)) };
  }
  type Read = ReturnType<typeof read>;

  function forwardRows({ layers }: Read, from: number, rows: number): void {
    let x = from;
    for (const layer of layers) {
      if (layer.kind === 'convolution') convolve(floats, layer, x, rows);
      else if (layer.kind === 'dense') forwardDense(floats, layer, x, rows);
      else if (layer.kind === 'flatten') flatten(layer, x, rows);
      else pool(floats, layer, x, rows);
      x = layer.values;
    }
  }

  /** Nothing to do where the plan gives the layer the very places of the one below. */
  function flatten({ from, to, sample, pixel, values }: TwinLayer, x: number, rows: number): void {
    if (values === x) return;
    for (let r = 0; r < rows; r++)
      for (let i = 0; i < from.height * from.width; i++) {
        const at = x + r * sample + i * pixel;
        floats.copyWithin(values + r * stride(to.channels) + i * from.channels, at, at + from.channels);
      }
  }

  /** A layer's delta to the layer below, or to the input. */
  function down(head: Read, l: number, rows: number): void {
    const layer = head.layers[l]!,
      below: Below = head.layers[l - 1] ?? {
        deltas: head.at('inputDelta'),
        values: head.at('batchX'),
        activation: 'linear',
      };
    if (layer.kind === 'convolution') backToInput(floats, layer, rows, below);
    else if (layer.kind === 'dense') backDense(floats, layer, rows, below);
    else if (layer.kind === 'flatten') backFlatten(layer, rows, below);
    else backPool(floats, layer, rows, below);
  }

  function backFlatten({ from, to, sample, pixel, deltas }: TwinLayer, rows: number, below: Below): void {
    if (deltas === below.deltas) return;
    for (let r = 0; r < rows; r++)
      for (let i = 0; i < from.height * from.width; i++) {
        const at = deltas + r * stride(to.channels) + i * from.channels;
        floats.copyWithin(below.deltas + r * sample + i * pixel, at, at + from.channels);
      }
    const pixels = rows * from.height * from.width;
    backActivateRows(floats, below.activation, below.deltas, below.values, pixels, from.channels, pixel);
  }

  /** Numbers of a layer with weights: rows of deltas, and how far apart they are. */
  function deltaRows({ kind, to }: TwinLayer, rows: number): { count: number; row: number } {
    if (kind === 'convolution') return { count: rows * to.height * to.width, row: pixelStride(to.channels) };
    return { count: rows, row: stride(to.channels) };
  }

  /** A layer's delta goes down before its weights change. */
  function backward(head: Read, rows: number, settings: UpdateSettings): void {
    const lowest = lowestTrained(head.layers);
    backOwn(head.layers.at(-1)!, rows);
    for (let l = head.layers.length - 1; l >= lowest; l--) {
      const layer = head.layers[l]!,
        x = head.layers[l - 1]?.values ?? head.at('batchX');
      if (l > lowest) down(head, l, rows);
      if (!layer.weighted || layer.frozen) continue;
      const gradient = (layer.kind === 'convolution' ? filterGradient : weightGradient)(floats, layer, x, rows),
        { count, row } = deltaRows(layer, rows);
      stepParameters(floats, layer, gradient, count, row, settings);
    }
  }

  /** Deltas that do not come from a layer above, through the layer's own activation. */
  function backOwn(layer: TwinLayer, rows: number): void {
    const { count, row } = deltaRows(layer, rows);
    backActivateRows(floats, layer.activation, layer.deltas, layer.values, count, layer.to.channels, row);
  }

  return {
    forward: (plan, x, rows) => forwardRows(read(plan), x >>> 2, rows),
    train(plan, steps) {
      const head = read(plan),
        last = head.layers.at(-1)!;
      twinSteps(memory, plan, steps, {
        inputs: sizeOf(head.layers[0]!.from),
        outputs: last.units,
        values: last.values,
        deltas: last.deltas,
        parameters: head.at('parameters'),
        forward: (x, rows) => forwardRows(head, x, rows),
        backward: (rows, settings) => backward(head, rows, settings),
      });
    },
    inputGradient(plan, l, rows) {
      const head = read(plan);
      backOwn(head.layers[l]!, rows);
      for (; l >= 0; l--) down(head, l, rows);
    },
  };
}
