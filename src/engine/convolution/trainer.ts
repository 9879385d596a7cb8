import type { LayersModel } from '@tensorflow/tfjs-layers';
import { batches } from '../batches.ts';
import { fusedForward, fusedSteps, type FusedRun } from '../fused-operations.ts';
import { settingWords, stride } from '../fused-plan.ts';
import { mostlyZero, optimizerKind, writeHeader } from '../fused-settings.ts';
import type { KernelMemory } from '../kernel-memory.ts';
import { denseWeights, setDenseWeights } from '../models.ts';
import { rateAt, type Dataset, type Trainer, type TrainingOptions } from '../training.ts';
import { isWeighted, sizeOf, type ChainLayer } from './chain.ts';
import type { ConvolutionKernels } from './kernel-interface.ts';
import { convolutionMemory } from './kernels.ts';
import { planConvolutions, type PlannedChainLayer } from './plan.ts';
import { pixelStride } from './words.ts';

/** A trainer that can also say what an input should change in. */
export interface ConvolutionTrainer extends Trainer {
  /**
   * The gradient, with respect to the input, of Σ direction · outputs of a layer, with the current weights: what excites
   * a unit is the direction that is 1 at it (or at all its places) and 0 elsewhere.
   * @param x samples × inputs
   * @param layer its number among those that `activations` returns
   * @param direction as many numbers as one sample has in that layer
   * @returns samples × inputs
   */
  inputGradient(x: Float32Array, samples: number, layer: number, direction: ArrayLike<number>): Float32Array;
}

/** Why a path was taken, as told to readers. */
const reasons = {
  fused: '模型由卷积、池化和全连接层一层接一层组成，整步训练由本书的 WebAssembly 内核一次算完。',
  twin: '模型由卷积、池化和全连接层一层接一层组成，但这里不能运行 WebAssembly SIMD，改由逐位相同的 TypeScript 内核训练。',
} as const;

/**
 * Trains a chain of layers by the kernels of assembly/convolution, as fused-trainer.ts does a stack of dense ones: the
 * model's weights are copied into memory of the trainer's own, trained there whole steps at a time, and put back as
 * fresh tensors by `commit`.
 * @param wanted 'twin' to train without WebAssembly; the bits are the same
 * @throws RangeError if there is not enough memory
 */
export function fusedConvolutionTrainer(
  model: LayersModel,
  layers: readonly ChainLayer[],
  data: Dataset,
  options: TrainingOptions,
  wanted: 'fused' | 'twin' = 'fused',
): ConvolutionTrainer {
  const { batch, loss, shuffle } = options,
    inputs = sizeOf(layers[0]!.from),
    last = layers.at(-1)!,
    outputs = sizeOf(last.to),
    sparse = mostlyZero(data.x);
  const plan = planConvolutions({
    layers,
    batch,
    samples: data.samples,
    sparse,
    loss,
    optimizer: optimizerKind(options),
  });
  let kernels: KernelMemory<ConvolutionKernels> | undefined = convolutionMemory(plan.bytes, wanted);
  const order = batches(data.samples, shuffle),
    weighted = plan.layers.filter(isWeighted);

  function memory(): KernelMemory<ConvolutionKernels> {
    if (!kernels) throw new Error('the trainer is disposed');
    return kernels;
  }
  const at = (offset: number, length: number) => new Float32Array(memory().buffer, offset, length);

  writeHeader(memory().buffer, plan.at, plan.words, options);
  at(plan.x, data.x.length).set(data.x);
  at(plan.y, data.y.length).set(data.y);
  denseWeights(model).forEach(({ kernel, bias }, i) => {
    const layer = weighted[i]!;
    copyRows(kernel, layer.to.channels, at(layer.weights, (kernel.length / bias.length) * rowOf(layer)), rowOf(layer));
    at(layer.biases, bias.length).set(bias);
  });

  /** Runs the rows through in blocks of a batch; `take` is given each block's first row and size. */
  function evaluate(x: Float32Array, samples: number, take: (from: number, rows: number) => void): void {
    if (!Number.isInteger(samples) || samples < 0 || x.length !== samples * inputs) {
      throw new RangeError(`invalid x: ${x.length} values for ${samples} × ${inputs}`);
    }
    for (let from = 0; from < samples; from += batch) {
      const rows = Math.min(batch, samples - from),
        padded = at(plan.batchX, rows * stride(inputs));
      copyRows(x.subarray(from * inputs, (from + rows) * inputs), inputs, padded, stride(inputs));
      memory().forward(plan.at, plan.batchX, rows);
      take(from, rows);
    }
  }

  /** What a layer put out for `rows` rows, without padding, to row `first` of `into`. */
  function copyOut({ to, values, pixel, sample }: PlannedChainLayer, rows: number, into: Float32Array, first: number) {
    const size = sizeOf(to);
    for (let r = 0; r < rows; r++)
      unpad(
        at(values + 4 * r * sample, sample),
        pixel,
        into.subarray((first + r) * size, (first + r + 1) * size),
        to.channels,
      );
  }

  const run: FusedRun = {
    outputs,
    steps(count, rate) {
      if (!Number.isInteger(count) || count < 0) throw new RangeError(`invalid steps: ${count}`);
      at(plan.at, plan.words.length)[settingWords.rate] = rate;
      const all = new Float32Array(count);
      for (let done = 0; done < count; done += plan.steps) {
        const steps = Math.min(plan.steps, count - done);
        order.fill(new Int32Array(memory().buffer, plan.order, steps * batch));
        memory().train(plan.at, steps);
        all.set(at(plan.losses, steps), done);
      }
      return all;
    },
    forward(x, samples) {
      const result = new Float32Array(samples * outputs);
      evaluate(x, samples, (from, rows) => copyOut(plan.layers.at(-1)!, rows, result, from));
      return result;
    },
  };

  return {
    path: memory().path,
    why: reasons[memory().path],
    step: (k, share = 1) => fusedSteps(run, k, rateAt(share, options)),
    predict: (x, samples) => fusedForward(run, x, samples),
    activations(x, samples) {
      const results = layers.map(({ to }) => new Float32Array(samples * sizeOf(to)));
      evaluate(x, samples, (from, rows) => plan.layers.forEach((layer, l) => copyOut(layer, rows, results[l]!, from)));
      return results;
    },
    inputGradient(x, samples, l, direction) {
      const layer = plan.layers[l];
      if (!layer) throw new RangeError(`invalid layer: ${l}, of ${plan.layers.length}`);
      if (direction.length !== sizeOf(layer.to))
        throw new RangeError(`invalid direction: ${direction.length} values for ${sizeOf(layer.to)}`);
      const result = new Float32Array(samples * inputs),
        { at: place, pixel, sample, channels } = plan.inputDelta;
      evaluate(x, samples, (from, rows) => {
        for (let r = 0; r < rows; r++)
          copyRows(direction, layer.to.channels, at(layer.deltas + 4 * r * layer.sample, layer.sample), layer.pixel);
        memory().inputGradient(plan.at, l, rows);
        for (let r = 0; r < rows; r++) {
          const row = result.subarray((from + r) * inputs, (from + r + 1) * inputs);
          unpad(at(place + 4 * r * sample, sample), pixel, row, channels);
        }
      });
      return result;
    },
    commit() {
      setDenseWeights(
        model,
        weighted.map((layer) => {
          const units = layer.to.channels,
            rows = layer.patch[0] * layer.patch[1] * layer.from.channels,
            kernel = new Float32Array(rows * units);
          unpad(at(layer.weights, rows * rowOf(layer)), rowOf(layer), kernel, units);
          return { kernel, bias: at(layer.biases, units) };
        }),
      );
    },
    dispose() {
      kernels = undefined; // the memory goes with the last reference to it
    },
  };
}

/** Floats from row to row of a layer's weights. */
const rowOf = ({ kind, to }: ChainLayer): number => (kind === 'convolution' ? pixelStride : stride)(to.channels);

/** Rows of `columns` numbers to rows that are `row` apart. */
function copyRows(dense: ArrayLike<number>, columns: number, padded: Float32Array, row: number): void {
  if (columns === row) padded.set(dense);
  else
    for (let from = 0, to = 0; from < dense.length; from += columns, to += row)
      for (let i = 0; i < columns; i++) padded[to + i] = dense[from + i]!;
}

/** And back. */
function unpad(padded: Float32Array, row: number, dense: Float32Array, columns: number): void {
  if (columns === row) dense.set(padded.subarray(0, dense.length));
  else
    for (let to = 0, from = 0; to < dense.length; to += columns, from += row)
      dense.set(padded.subarray(from, from + columns), to);
}
