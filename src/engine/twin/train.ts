import { activations, frozenBit, layerRecord, stride, zerosOf } from '../fused-plan.ts';
import { backActivateRows, backDense, forwardDense, stepParameters, weightGradient } from './dense.ts';
import type { Kernels } from './kernels.ts';
import type { UpdateSettings } from './optimizer.ts';
import { lowestTrained, twinHeader, twinMemory, twinSteps } from './steps.ts';

/**
 * The kernels of assembly/train.ts in TypeScript, over the same memory and the same plan, with the same bits: for
 * devices without WebAssembly (iOS Lockdown Mode), and the readable statement of what the kernels compute. Places count
 * floats.
 */
export function twinKernels(buffer: ArrayBuffer): Kernels {
  const memory = twinMemory(buffer),
    { floats, words } = memory;

  function layersOf(plan: number) {
    return Array.from({ length: twinHeader(memory, plan, {}).word('layers') }, (_, l) => {
      const word = (i: number) => words[plan / 4 + layerRecord(l) + i]!,
        place = (i: number) => word(i) >>> 2;
      return {
        inputs: word(0),
        units: word(1),
        activation: activations[word(2)]!,
        skipInput: (word(3) & zerosOf.input) !== 0,
        skipDelta: (word(3) & zerosOf.delta) !== 0,
        frozen: (word(3) & frozenBit) !== 0,
        weighted: true,
        weights: place(4),
        biases: place(5),
        values: place(6),
        deltas: place(7),
      };
    });
  }
  type Layers = ReturnType<typeof layersOf>;

  function forward(layers: Layers, x: number, rows: number): void {
    for (const layer of layers) {
      forwardDense(floats, layer, x, rows);
      x = layer.values;
    }
  }

  /** A layer's delta goes down before its weights change. */
  function backward(layers: Layers, x: number, rows: number, settings: UpdateSettings): void {
    const last = layers.at(-1)!,
      lowest = lowestTrained(layers);
    backActivateRows(floats, last.activation, last.deltas, last.values, rows, last.units, stride(last.units));
    for (let l = layers.length - 1; l >= lowest; l--) {
      const layer = layers[l]!,
        below = layers[l - 1];
      if (below && l > lowest) backDense(floats, layer, rows, below);
      if (layer.frozen) continue;
      const gradient = weightGradient(floats, layer, below?.values ?? x, rows);
      stepParameters(floats, layer, gradient, rows, stride(layer.units), settings);
    }
  }

  return {
    forward: (plan, x, rows) => forward(layersOf(plan), x >>> 2, rows),
    train(plan, steps) {
      const layers = layersOf(plan),
        first = layers[0]!,
        last = layers.at(-1)!,
        batchX = twinHeader(memory, plan, {}).at('batchX');
      twinSteps(memory, plan, steps, {
        inputs: first.inputs,
        outputs: last.units,
        values: last.values,
        deltas: last.deltas,
        parameters: first.weights,
        forward: (x, rows) => forward(layers, x, rows),
        backward: (rows, settings) => backward(layers, batchX, rows, settings),
      });
    },
    spread(count, from, columns, into) {
      for (let r = 0; r < count; r++) {
        const row = (from >>> 2) + r * columns;
        floats.copyWithin((into >>> 2) + r * stride(columns), row, row + columns);
      }
    },
  };
}
