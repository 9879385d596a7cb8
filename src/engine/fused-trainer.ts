import type { LayersModel } from '@tensorflow/tfjs-layers';
import { inBlocks, trainingMemory } from './fused-memory.ts';
import { fusedForward, fusedSteps, type FusedRun } from './fused-operations.ts';
import { planMemory, stride, type DenseShape } from './fused-plan.ts';
import { mostlyZero, optimizerKind } from './fused-settings.ts';
import { kernelMemory } from './kernels.ts';
import { denseWeights, setDenseWeights } from './models.ts';
import { pad, unpad } from './padded-rows.ts';
import { shrinkage } from './shrinkage.ts';
import { rateAt, type Dataset, type Trainer, type TrainingOptions } from './training.ts';

/** Why a path was taken, as told to readers. */
const reasons = {
  fused: '模型由全连接层组成，整步训练由本书的 WebAssembly 内核一次算完。',
  twin: '模型由全连接层组成，但这里不能运行 WebAssembly SIMD，改由逐位相同的 TypeScript 内核训练。',
} as const;

/**
 * Trains a stack of dense layers by the fused kernels: the model's weights are copied into memory of the trainer's own,
 * trained there whole steps at a time, and put back as fresh tensors by `commit`. The model stays the source of truth:
 * its shapes, its weights at the start, which layers train, and where the result goes.
 * @param wanted 'twin' to train without WebAssembly; the bits are the same
 * @throws RangeError if there is not enough memory
 */
export function fusedTrainer(
  model: LayersModel,
  layers: readonly DenseShape[],
  data: Dataset,
  options: TrainingOptions,
  wanted: 'fused' | 'twin' = 'fused',
): Trainer {
  const { batch, loss, held = [] } = options,
    inputs = layers[0]!.inputs,
    outputs = layers.at(-1)!.units;
  const plan = planMemory({
    layers,
    batch,
    samples: data.samples,
    sparse: mostlyZero(data.x),
    loss,
    optimizer: optimizerKind(options),
  });
  /** Where the numbers of the held units lie, in floats. */
  const still = held.flatMap((places, l) => {
    const { inputs, units, kernel, bias } = plan.layers[l]!;
    return places.flatMap((unit) => [
      ...Array.from({ length: inputs }, (_, i) => kernel / 4 + i * stride(units) + unit),
      bias / 4 + unit,
    ]);
  });
  const memory = trainingMemory(kernelMemory, plan, data, options, wanted, still, shrinkage(plan, options)),
    { at } = memory;

  denseWeights(model).forEach(({ kernel, bias }, l) => {
    const layer = plan.layers[l]!,
      row = stride(layer.units);
    pad(kernel, layer.units, at(layer.kernel, layer.inputs * row), row);
    at(layer.bias, layer.units).set(bias);
  });

  /** Copies `rows` padded rows out, to row `first` of dense ones. */
  function copyOut(offset: number, rows: number, columns: number, into: Float32Array, first = 0): void {
    const row = stride(columns);
    unpad(at(offset, rows * row), row, into.subarray(first * columns, (first + rows) * columns), columns);
  }

  /** Runs the rows through in blocks; `take` is given each block's first row and size. */
  function evaluate(x: Float32Array, samples: number, take: (from: number, rows: number) => void): void {
    const { forward, spread } = memory.kernels();
    inBlocks(x, samples, inputs, plan.rows, (block, from, rows) => {
      at(plan.evaluation.dense, block.length).set(block);
      spread(rows, plan.evaluation.dense, inputs, plan.evaluation.spread);
      forward(plan.at, plan.evaluation.spread, rows);
      take(from, rows);
    });
  }

  const run: FusedRun = {
    outputs,
    steps: memory.steps,
    forward(x, samples) {
      const result = new Float32Array(samples * outputs),
        last = plan.layers.at(-1)!;
      evaluate(x, samples, (from, rows) => copyOut(last.output, rows, outputs, result, from));
      return result;
    },
  };

  return {
    path: memory.path,
    why: reasons[memory.path],
    step: (k, share = 1) => fusedSteps(run, k, rateAt(share, options)),
    predict: (x, samples) => fusedForward(run, x, samples),
    activations(x, samples) {
      const results = layers.map(({ units }) => new Float32Array(samples * units));
      evaluate(x, samples, (from, rows) =>
        plan.layers.forEach(({ output, units }, l) => copyOut(output, rows, units, results[l]!, from)),
      );
      return results;
    },
    commit() {
      setDenseWeights(
        model,
        plan.layers.map(({ kernel, bias, inputs, units }) => {
          const dense = new Float32Array(inputs * units);
          copyOut(kernel, inputs, units, dense);
          return { kernel: dense, bias: at(bias, units) };
        }),
      );
    },
    dispose: memory.dispose,
  };
}
