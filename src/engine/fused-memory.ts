import { batches } from './batches.ts';
import { settingWords, type TrainingPlan } from './fused-plan.ts';
import { writeHeader } from './fused-settings.ts';
import type { KernelMemory } from './kernel-memory.ts';
import type { Dataset, TrainingOptions } from './training.ts';

interface Training {
  train(plan: number, steps: number): void;
}

/** Kernels with the data in their memory, ready to train; only the weights are still to be put in. */
export interface TrainingMemory<Kernels> {
  readonly path: 'fused' | 'twin';
  /** @throws Error once disposed */
  kernels(): KernelMemory<Kernels>;
  /** Floats of the memory, not copied. */
  at(offset: number, length: number): Float32Array;
  /** Trains; the steps' losses. @param rate the learning rate */
  steps(count: number, rate: number): Float32Array;
  dispose(): void;
}

/**
 * @param still places, in floats, whose numbers no step moves
 * @param after what else is done to the memory after each step
 * @throws RangeError if there is not enough memory
 */
export function trainingMemory<Kernels extends Training>(
  allocate: (bytes: number, path: 'fused' | 'twin') => KernelMemory<Kernels>,
  plan: TrainingPlan,
  data: Dataset,
  options: TrainingOptions,
  wanted: 'fused' | 'twin',
  still: readonly number[] = [],
  after?: (numbers: Float32Array, doubles: Float64Array) => void,
): TrainingMemory<Kernels> {
  let held: KernelMemory<Kernels> | undefined = allocate(plan.bytes, wanted);
  const { path } = held,
    { batch } = options,
    order = batches(data.samples, options.shuffle);
  function kernels(): KernelMemory<Kernels> {
    if (!held) throw new Error('the trainer is disposed');
    return held;
  }
  const at = (offset: number, length: number) => new Float32Array(kernels().buffer, offset, length);
  writeHeader(held.buffer, plan.at, plan.words, options);
  at(plan.x, data.x.length).set(data.x);
  at(plan.y, data.y.length).set(data.y);
  return {
    path,
    kernels,
    at,
    steps(count, rate) {
      if (!Number.isInteger(count) || count < 0) throw new RangeError(`invalid steps: ${count}`);
      at(plan.at, plan.words.length)[settingWords.rate] = rate;
      const all = new Float32Array(count),
        numbers = at(0, plan.bytes >> 2),
        doubles = new Float64Array(kernels().buffer, 0, plan.bytes >> 3),
        kept = still.map((place) => numbers[place]!);
      // What is held is put back after each step, before the next one reads it.
      const most = still.length > 0 || after ? 1 : plan.steps;
      for (let done = 0; done < count; done += most) {
        const steps = Math.min(most, count - done);
        order.fill(new Int32Array(kernels().buffer, plan.order, steps * batch));
        kernels().train(plan.at, steps);
        after?.(numbers, doubles);
        still.forEach((place, i) => (numbers[place] = kept[i]!));
        all.set(at(plan.losses, steps), done);
      }
      return all;
    },
    dispose() {
      held = undefined; // the memory goes with the last reference to it
    },
  };
}

/** Walks rows to evaluate in blocks. @throws RangeError unless x holds `samples` rows of `inputs` numbers */
export function inBlocks(
  x: Float32Array,
  samples: number,
  inputs: number,
  most: number,
  take: (block: Float32Array, from: number, rows: number) => void,
): void {
  if (!Number.isInteger(samples) || samples < 0 || x.length !== samples * inputs)
    throw new RangeError(`invalid x: ${x.length} values for ${samples} × ${inputs}`);
  for (let from = 0; from < samples; from += most) {
    const rows = Math.min(most, samples - from);
    take(x.subarray(from * inputs, (from + rows) * inputs), from, rows);
  }
}
