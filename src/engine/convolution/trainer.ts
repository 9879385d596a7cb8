import type { LayersModel } from '@tensorflow/tfjs-layers';
import { exp } from '../../math/elementary/elementary.ts';
import { inBlocks, trainingMemory } from '../fused-memory.ts';
import { fusedForward, fusedSteps, type FusedRun } from '../fused-operations.ts';
import { stride } from '../fused-plan.ts';
import { mostlyZero, optimizerKind } from '../fused-settings.ts';
import { denseWeights, setDenseWeights } from '../models.ts';
import { pad, unpad } from '../padded-rows.ts';
import { rateAt, type Dataset, type Trainer, type TrainingOptions } from '../training.ts';
import { isWeighted, sizeOf, type ChainLayer } from './chain.ts';
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

/** A trainer behind something else that learns: it is given its samples anew for every step, and tells what they should change in. */
export interface FedTrainer extends ConvolutionTrainer {
  /** Puts other samples, as many as there were, in the place of those that it trains on. @throws RangeError unless x and y are as long as before */
  feed(x: Float32Array, y: Float32Array): void;
  /**
   * The gradient with respect to the input of the mean cross-entropy from logits, with the current weights.
   * @param x samples × inputs @param y samples × outputs, one-hot or probabilities @returns samples × inputs
   */
  lossGradient(x: Float32Array, y: Float32Array, samples: number): Float32Array;
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
): FedTrainer {
  const { batch, loss } = options,
    inputs = sizeOf(layers[0]!.from),
    outputs = sizeOf(layers.at(-1)!.to);
  const plan = planConvolutions({
    layers,
    batch,
    samples: data.samples,
    sparse: mostlyZero(data.x),
    loss,
    optimizer: optimizerKind(options),
  });
  const memory = trainingMemory(convolutionMemory, plan, data, options, wanted),
    { at } = memory,
    weighted = plan.layers.filter(isWeighted);

  denseWeights(model).forEach(({ kernel, bias }, i) => {
    const layer = weighted[i]!;
    pad(kernel, layer.to.channels, at(layer.weights, (kernel.length / bias.length) * rowOf(layer)), rowOf(layer));
    at(layer.biases, bias.length).set(bias);
  });

  /** Runs the rows through in blocks of a batch; `take` is given each block's first row and size. */
  function evaluate(x: Float32Array, samples: number, take: (from: number, rows: number) => void): void {
    inBlocks(x, samples, inputs, batch, (block, from, rows) => {
      pad(block, inputs, at(plan.batchX, rows * stride(inputs)), stride(inputs));
      memory.kernels().forward(plan.at, plan.batchX, rows);
      take(from, rows);
    });
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

  /** After a forward pass and with layer l's deltas in their places: the input's gradient, to row `from` of `into`. */
  function backToInput(l: number, rows: number, into: Float32Array, from: number): void {
    const { at: place, pixel, sample, channels } = plan.inputDelta;
    memory.kernels().inputGradient(plan.at, l, rows);
    for (let r = 0; r < rows; r++) {
      const row = into.subarray((from + r) * inputs, (from + r + 1) * inputs);
      unpad(at(place + 4 * r * sample, sample), pixel, row, channels);
    }
  }

  const run: FusedRun = {
    outputs,
    steps: memory.steps,
    forward(x, samples) {
      const result = new Float32Array(samples * outputs);
      evaluate(x, samples, (from, rows) => copyOut(plan.layers.at(-1)!, rows, result, from));
      return result;
    },
  };

  return {
    path: memory.path,
    why: reasons[memory.path],
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
      const result = new Float32Array(samples * inputs);
      evaluate(x, samples, (from, rows) => {
        for (let r = 0; r < rows; r++)
          pad(direction, layer.to.channels, at(layer.deltas + 4 * r * layer.sample, layer.sample), layer.pixel);
        backToInput(l, rows, result, from);
      });
      return result;
    },
    feed(x, y) {
      if (x.length !== data.x.length || y.length !== data.y.length)
        throw new RangeError(
          `invalid samples: ${x.length} and ${y.length} values for ${data.x.length} and ${data.y.length}`,
        );
      at(plan.x, x.length).set(x);
      at(plan.y, y.length).set(y);
    },
    lossGradient(x, y, samples) {
      if (loss !== 'categoricalCrossentropy') throw new RangeError(`invalid loss: ${loss}`);
      const result = new Float32Array(samples * inputs),
        l = plan.layers.length - 1,
        last = plan.layers[l]!;
      evaluate(x, samples, (from, rows) => {
        for (let r = 0; r < rows; r++) {
          const logits = at(last.values + 4 * r * last.sample, outputs),
            deltas = at(last.deltas + 4 * r * last.sample, outputs);
          const most = logits.reduce((a, b) => Math.max(a, b));
          const powers = Float64Array.from(logits, (logit) => exp(logit - most));
          const sum = powers.reduce((a, b) => a + b);
          for (let s = 0; s < outputs; s++) deltas[s] = (powers[s]! / sum - y[(from + r) * outputs + s]!) / samples;
        }
        backToInput(l, rows, result, from);
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
    dispose: memory.dispose,
  };
}

/** Floats from row to row of a layer's weights. */
const rowOf = ({ kind, to }: ChainLayer): number => (kind === 'convolution' ? pixelStride : stride)(to.channels);
