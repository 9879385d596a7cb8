import { headerWords, losses, optimizers, settingWords, stride } from '../fused-plan.ts';
import type { Loss } from '../losses.ts';
import { activateRows, backActivateRows, weightGradient } from '../twin/dense.ts';
import { gemm } from '../twin/gemm.ts';
import { lossAndDelta } from '../twin/loss.ts';
import { update, type UpdateSettings } from '../twin/optimizer.ts';
import { sizeOf } from './chain.ts';
import type { ConvolutionKernels } from './kernel-interface.ts';
import { backToInput, convolve, filterGradient } from './twin-convolution.ts';
import { layerAt, type Below, type TwinLayer } from './twin-layers.ts';
import { backPool, pool } from './twin-pool.ts';
import { convolutionWords, pixelStride } from './words.ts';

const f = Math.fround;

/**
 * The kernels of assembly/convolution in TypeScript, over the same memory and the same plan, with the same bits: for
 * devices without WebAssembly, and the readable statement of what the kernels compute. Places count floats.
 */
export function convolutionTwin(buffer: ArrayBuffer): ConvolutionKernels {
  const memory = new Float32Array(buffer),
    words = new Int32Array(buffer),
    doubles = new Float64Array(buffer);

  /** The plan's header and layers. */
  function read(plan: number) {
    const places = { ...headerWords, ...convolutionWords };
    const word = (name: keyof typeof places) => words[plan / 4 + places[name]]!;
    const at = (name: keyof typeof places) => word(name) >>> 2;
    const setting = (name: keyof typeof settingWords) => memory[plan / 4 + settingWords[name]]!;
    const layers = Array.from({ length: word('layers') }, (_, l) => layerAt(words, plan / 4, l));
    return { word, at, setting, layers };
  }
  type Read = ReturnType<typeof read>;

  function forwardRows({ layers }: Read, from: number, rows: number): void {
    let x = from;
    for (const layer of layers) {
      if (layer.kind === 'convolution') convolve(memory, layer, x, rows);
      else if (layer.kind === 'dense') forwardDense(layer, x, rows);
      else if (layer.kind === 'flatten') flatten(layer, x, rows);
      else pool(memory, layer, x, rows);
      x = layer.values;
    }
  }

  function forwardDense(
    { from, to, activation, skipInput, weights, biases, values }: TwinLayer,
    x: number,
    rows: number,
  ) {
    const units = to.channels,
      row = stride(units),
      left = { at: x, row: stride(from.channels), column: 1 };
    gemm(memory, rows, units, from.channels, left, { at: weights, row, column: 1 }, biases, values, row, skipInput);
    activateRows(memory, activation, values, rows, units, row);
  }

  /** Nothing to do where the plan gives the layer the very places of the one below. */
  function flatten({ from, to, sample, pixel, values }: TwinLayer, x: number, rows: number): void {
    if (values === x) return;
    for (let r = 0; r < rows; r++)
      for (let i = 0; i < from.height * from.width; i++) {
        const at = x + r * sample + i * pixel;
        memory.copyWithin(values + r * stride(to.channels) + i * from.channels, at, at + from.channels);
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
    if (layer.kind === 'convolution') backToInput(memory, layer, rows, below);
    else if (layer.kind === 'dense') backDense(layer, rows, below);
    else if (layer.kind === 'flatten') backFlatten(layer, rows, below);
    else backPool(memory, layer, rows, below);
  }

  function backDense({ from, to, weights, deltas, skipDelta }: TwinLayer, rows: number, below: Below): void {
    const inputs = from.channels,
      inRow = stride(inputs),
      row = stride(to.channels);
    const left = { at: deltas, row, column: 1 },
      right = { at: weights, row: 1, column: row };
    gemm(memory, rows, inputs, to.channels, left, right, undefined, below.deltas, inRow, skipDelta);
    backActivateRows(memory, below.activation, below.deltas, below.values, rows, inputs, inRow);
  }

  function backFlatten({ from, to, sample, pixel, deltas }: TwinLayer, rows: number, below: Below): void {
    if (deltas === below.deltas) return;
    for (let r = 0; r < rows; r++)
      for (let i = 0; i < from.height * from.width; i++) {
        const at = deltas + r * stride(to.channels) + i * from.channels;
        memory.copyWithin(below.deltas + r * sample + i * pixel, at, at + from.channels);
      }
    const pixels = rows * from.height * from.width;
    backActivateRows(memory, below.activation, below.deltas, below.values, pixels, from.channels, pixel);
  }

  /** Numbers of a layer with weights: rows of deltas, and how far apart they are. */
  function deltaRows({ kind, to }: TwinLayer, rows: number): { count: number; row: number } {
    if (kind === 'convolution') return { count: rows * to.height * to.width, row: pixelStride(to.channels) };
    return { count: rows, row: stride(to.channels) };
  }

  function stepLayer(layer: TwinLayer, x: number, rows: number, decay: number, settings: UpdateSettings): void {
    const { kind, from, to, weights, biases, deltas, skipDelta } = layer,
      units = to.channels,
      { count, row } = deltaRows(layer, rows);
    const gradient =
      kind === 'convolution'
        ? filterGradient(memory, layer, x, rows)
        : weightGradient(memory, from.channels, x, stride(from.channels), deltas, row, rows, units, skipDelta);
    gradient.forEach((slope, i) =>
      update(memory, weights + Math.floor(i / units) * row + (i % units), slope, decay, settings),
    );
    for (let j = 0; j < units; j++) {
      let sum = 0;
      for (let r = 0; r < count; r++) sum = f(sum + memory[deltas + r * row + j]!);
      update(memory, biases + j, sum, 0, settings);
    }
  }

  /** A layer's delta goes down before its weights change. */
  function backward(head: Read, rows: number, settings: UpdateSettings): void {
    for (let l = head.layers.length - 1; l >= 0; l--) {
      const layer = head.layers[l]!,
        x = head.layers[l - 1]?.values ?? head.at('batchX');
      if (l > 0) down(head, l, rows);
      if (layer.kind === 'convolution' || layer.kind === 'dense')
        stepLayer(layer, x, rows, head.setting('decay'), settings);
    }
  }

  /** Deltas that do not come from a layer above, through the layer's own activation. */
  function backOwn(layer: TwinLayer, rows: number): void {
    const { count, row } = deltaRows(layer, rows);
    backActivateRows(memory, layer.activation, layer.deltas, layer.values, count, layer.to.channels, row);
  }

  function gather(count: number, order: number, from: number, columns: number, into: number): void {
    for (let r = 0; r < count; r++) {
      const row = from + words[order + r]! * columns;
      memory.copyWithin(into + r * stride(columns), row, row + columns);
    }
  }

  return {
    forward: (plan, x, rows) => forwardRows(read(plan), x >>> 2, rows),
    train(plan, steps) {
      const head = read(plan),
        { word, at, setting, layers } = head,
        batch = word('batch'),
        inputs = sizeOf(layers[0]!.from),
        last = layers.at(-1)!,
        outputs = last.to.channels,
        loss = losses[word('loss')] as Loss,
        kind = optimizers[word('optimizer')]!;
      const [beta1, beta2] = [setting('beta1'), setting('beta2')],
        power1 = plan / 8 + settingWords.power1 / 2,
        power2 = plan / 8 + settingWords.power2 / 2;
      for (let step = 0; step < steps; step++) {
        gather(batch, at('order') + step * batch, at('x'), inputs, at('batchX'));
        gather(batch, at('order') + step * batch, at('y'), outputs, at('batchY'));
        forwardRows(head, at('batchX'), batch);
        const row = stride(outputs);
        memory[at('losses') + step] = lossAndDelta(
          loss,
          memory,
          last.values,
          at('batchY'),
          last.deltas,
          batch,
          outputs,
          row,
        );
        backOwn(last, batch);
        if (kind === 'adam') {
          doubles[power1] = doubles[power1]! * beta1;
          doubles[power2] = doubles[power2]! * beta2;
        }
        backward(head, batch, {
          kind,
          rate: setting('rate'),
          beta1,
          beta2,
          epsilon: setting('epsilon'),
          correction1: f(1 / (1 - doubles[power1]!)),
          correction2: f(1 / (1 - doubles[power2]!)),
          toM: at('firstMoment') - at('parameters'),
          toV: at('secondMoment') - at('parameters'),
        });
      }
    },
    inputGradient(plan, l, rows) {
      const head = read(plan);
      backOwn(head.layers[l]!, rows);
      for (; l >= 0; l--) down(head, l, rows);
    },
  };
}
