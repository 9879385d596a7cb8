import type { LayersModel } from '@tensorflow/tfjs-layers';
import { batches } from './batches.ts';
import { fusedForward, fusedSteps, type FusedRun } from './fused-operations.ts';
import { planMemory, settingWords, stride, type DenseShape } from './fused-plan.ts';
import { kernelMemory } from './kernels.ts';
import { denseWeights, setDenseWeights } from './models.ts';
import { adamDefaults, rateAt, type Dataset, type Trainer, type TrainingOptions } from './training.ts';

/** Why a path was taken, as told to readers. */
const reasons = {
  fused: '模型由全连接层组成，整步训练由本书的 WebAssembly 内核一次算完。',
  twin: '模型由全连接层组成，但这里不能运行 WebAssembly SIMD，改由逐位相同的 TypeScript 内核训练。',
} as const;

/**
 * Trains a stack of dense layers by the fused kernels: the model's weights are copied into memory of the trainer's own,
 * trained there whole steps at a time, and put back as fresh tensors by `commit`. The model stays the source of truth:
 * its shapes, its weights at the start, and where the result goes.
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
  const { batch, optimizer, loss, weightDecay = 0, held = [], shuffle } = options;
  const inputs = layers[0]!.inputs,
    outputs = layers.at(-1)!.units;
  const kind = optimizer.kind === 'adam' ? 'adam' : (optimizer.momentum ?? 0) > 0 ? 'momentum' : 'sgd';
  const sparse = data.x.reduce((zeros, value) => zeros + (value === 0 ? 1 : 0), 0) > data.x.length / 2;
  const plan = planMemory({ layers, batch, samples: data.samples, sparse, loss, optimizer: kind });
  let kernels: ReturnType<typeof kernelMemory> | undefined = kernelMemory(plan.bytes, wanted);
  const at = (offset: number, length: number) => new Float32Array(memory().buffer, offset, length);
  const order = batches(data.samples, shuffle);

  function memory(): ReturnType<typeof kernelMemory> {
    if (!kernels) throw new Error('the trainer is disposed');
    return kernels;
  }

  new Int32Array(memory().buffer, plan.at).set(plan.words);
  const settings =
    optimizer.kind === 'adam'
      ? { ...adamDefaults, ...optimizer }
      : { beta1: optimizer.momentum ?? 0, beta2: 0, epsilon: 0 };
  const header = at(plan.at, plan.words.length);
  header[settingWords.beta1] = settings.beta1;
  header[settingWords.beta2] = settings.beta2;
  header[settingWords.epsilon] = settings.epsilon;
  header[settingWords.decay] = weightDecay;
  new Float64Array(memory().buffer, plan.at + 4 * settingWords.power1, 2).fill(1);
  at(plan.x, data.x.length).set(data.x);
  at(plan.y, data.y.length).set(data.y);
  denseWeights(model).forEach(({ kernel, bias }, l) => {
    const { units, kernel: place, bias: biasPlace } = plan.layers[l]!,
      padded = at(place, layers[l]!.inputs * stride(units));
    for (let i = 0; i < layers[l]!.inputs; i++)
      padded.set(kernel.subarray(i * units, (i + 1) * units), i * stride(units));
    at(biasPlace, units).set(bias);
  });

  /** Where the numbers of the held units lie. */
  const still = held.flatMap((places, l) => {
    const { inputs, units, kernel, bias } = plan.layers[l]!;
    return places.flatMap((unit) => [
      ...Array.from({ length: inputs }, (_, i) => kernel / 4 + i * stride(units) + unit),
      bias / 4 + unit,
    ]);
  });

  /** Copies `rows` padded rows out, to row `first` of dense ones. */
  function copyOut(offset: number, rows: number, columns: number, into: Float32Array, first = 0): void {
    const padded = at(offset, rows * stride(columns));
    if (stride(columns) === columns) into.set(padded, first * columns);
    else
      for (let r = 0; r < rows; r++)
        into.set(padded.subarray(r * stride(columns), r * stride(columns) + columns), (first + r) * columns);
  }

  /** Runs the rows through in blocks; `take` is given each block's first row and size. */
  function evaluate(x: Float32Array, samples: number, take: (from: number, rows: number) => void): void {
    if (!Number.isInteger(samples) || samples < 0 || x.length !== samples * inputs) {
      throw new RangeError(`invalid x: ${x.length} values for ${samples} × ${inputs}`);
    }
    const { forward, spread } = memory();
    for (let from = 0; from < samples; from += plan.rows) {
      const rows = Math.min(plan.rows, samples - from);
      at(plan.evaluation.dense, rows * inputs).set(x.subarray(from * inputs, (from + rows) * inputs));
      spread(rows, plan.evaluation.dense, inputs, plan.evaluation.spread);
      forward(plan.at, plan.evaluation.spread, rows);
      take(from, rows);
    }
  }

  const run: FusedRun = {
    outputs,
    steps(count, rate) {
      if (!Number.isInteger(count) || count < 0) throw new RangeError(`invalid steps: ${count}`);
      at(plan.at, plan.words.length)[settingWords.rate] = rate;
      const all = new Float32Array(count),
        numbers = at(0, plan.bytes >> 2),
        kept = still.map((place) => numbers[place]!);
      // What is held is put back after each step, before the next one reads it.
      const most = still.length > 0 ? 1 : plan.steps;
      for (let done = 0; done < count; done += most) {
        const steps = Math.min(most, count - done);
        order.fill(new Int32Array(memory().buffer, plan.order, steps * batch));
        memory().train(plan.at, steps);
        still.forEach((place, i) => (numbers[place] = kept[i]!));
        all.set(at(plan.losses, steps), done);
      }
      return all;
    },
    forward(x, samples) {
      const result = new Float32Array(samples * outputs),
        last = plan.layers.at(-1)!;
      evaluate(x, samples, (from, rows) => copyOut(last.output, rows, outputs, result, from));
      return result;
    },
  };

  return {
    path: memory().path,
    why: reasons[memory().path],
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
    dispose() {
      kernels = undefined; // the memory goes with the last reference to it
    },
  };
}
