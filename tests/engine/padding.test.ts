import fc from 'fast-check';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { stride, type Plan } from '../../src/engine/fused-plan.ts';
import { ready } from '../../src/engine/ready.ts';
import { activations, losses, optimizers, start, type TrainingCase } from './training-case.ts';

/** What stands in padding, beside arrays and behind them has no part in any result: with NaN there all numbers stay the same. */

const PAGE = 65536;
const memory = vi.hoisted(() => ({ shift: false, poison: false, plan: undefined as unknown as Plan }));

/** The same plan, moved up so far that it ends where the memory ends: whoever reads or writes on traps. */
function moved(plan: Plan): Plan {
  const by = Math.ceil(plan.bytes / PAGE) * PAGE - plan.bytes;
  const up = (at: number) => (at === 0 ? 0 : at + by);
  const words = plan.words.slice();
  // Byte offsets in the header, from x to losses, and in the layers' records, the last four words of eight.
  for (let i = 4; i <= 16; i++) words[i] = up(words[i]!);
  plan.layers.forEach((_, l) => {
    for (let i = 26 + 8 * l + 4; i < 26 + 8 * l + 8; i++) words[i] = up(words[i]!);
  });
  const layers = plan.layers.map((layer) => ({
    ...layer,
    kernel: up(layer.kernel),
    bias: up(layer.bias),
    output: up(layer.output),
    delta: up(layer.delta),
  }));
  const { dense, spread } = plan.evaluation;
  return {
    ...plan,
    layers,
    words,
    at: up(plan.at),
    x: up(plan.x),
    y: up(plan.y),
    order: up(plan.order),
    losses: up(plan.losses),
    evaluation: { dense: up(dense), spread: up(spread) },
    bytes: plan.bytes + by,
  };
}

vi.mock('../../src/engine/fused-plan.ts', async (load) => {
  const real = await load<typeof import('../../src/engine/fused-plan.ts')>();
  const planMemory: typeof real.planMemory = (options) =>
    (memory.plan = memory.shift ? moved(real.planMemory(options)) : real.planMemory(options));
  return { ...real, planMemory };
});

vi.mock('../../src/engine/kernels.ts', async (load) => {
  const real = await load<typeof import('../../src/engine/kernels.ts')>();
  const kernelMemory: typeof real.kernelMemory = (bytes, path) => {
    const kernels = real.kernelMemory(bytes, path);
    if (memory.poison) poison(new Float32Array(kernels.buffer));
    return kernels;
  };
  return { ...real, kernelMemory };
});

/** NaN everywhere but in the zeros at the beginning and in the moments, which begin as zeros: there only in the padding of their rows. */
function poison(floats: Float32Array): void {
  const { layers, words, at } = memory.plan;
  floats.fill(NaN, 16);
  const first = layers[0]!.kernel;
  for (const moment of [words[9]!, words[10]!]) {
    if (moment === 0) continue;
    for (const { kernel, bias, inputs, units } of layers) {
      const row = (place: number) => (moment + place - first) / 4;
      for (let i = 0; i < inputs; i++)
        floats.fill(0, row(kernel) + i * stride(units), row(kernel) + i * stride(units) + units);
      floats.fill(0, row(bias), row(bias) + units);
    }
  }
  expect(at).toBeGreaterThanOrEqual(64);
}

beforeAll(ready);
afterEach(() => Object.assign(memory, { shift: false, poison: false }));

/** Everything that a training gives back. */
function results(one: TrainingCase, path: 'fused' | 'twin', how: { shift?: boolean; poison?: boolean } = {}) {
  Object.assign(memory, { shift: false, poison: false }, how);
  const { trainer, data, weights, stop } = start(one, path);
  const few = Math.min(3, data.samples);
  const all = {
    losses: trainer.step(3),
    predicted: trainer.predict(data.x, data.samples),
    some: trainer.predict(data.x.subarray(0, few * one.sizes[0]!), few),
    layers: trainer.activations(data.x, data.samples),
    weights: weights(),
  };
  stop();
  return all;
}

/** Both sides of the kernels' thresholds: vectors of 4, panels of 8, blocks of 16, lists of nonzeros from 48 on. */
const size = fc.constantFrom(1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 47, 48, 49, 65);
const cases: fc.Arbitrary<TrainingCase> = fc.record({
  sizes: fc.array(size, { minLength: 2, maxLength: 4 }),
  activation: fc.constantFrom(...activations),
  loss: fc.constantFrom(...losses),
  optimizer: fc.constantFrom(...optimizers),
  batch: fc.oneof(size, fc.constant(100)),
  samples: fc.integer({ min: 1, max: 40 }),
  weightDecay: fc.constantFrom(0, 0.03),
  zeros: fc.constantFrom(0, 0.7),
  seed: fc.nat(1000),
});

test.each([
  ['fused', 120],
  ['twin', 40],
] as const)('%s: no number depends on what stands in padding or behind the end of an array', (path, numRuns) => {
  fc.assert(
    fc.property(cases, (one) => {
      expect(results(one, path, { poison: true })).toEqual(results(one, path));
    }),
    { numRuns, seed: 1 },
  );
});

test('nor do lists of what is not zero, in a batch of many more rows than a layer has units', () => {
  const one: TrainingCase = {
    sizes: [60, 50, 49, 2],
    activation: 'relu',
    loss: 'meanSquaredError',
    optimizer: optimizers[2]!,
    batch: 1500,
    samples: 1500,
    zeros: 0.7,
  };
  expect(results(one, 'fused', { shift: true, poison: true })).toEqual(results(one, 'fused'));
});

test('the WebAssembly kernels touch nothing behind the planned memory, where it ends with the machine’s', () => {
  fc.assert(
    fc.property(cases, (one) => {
      expect(results(one, 'fused', { shift: true, poison: true })).toEqual(results(one, 'fused'));
    }),
    { numRuns: 120, seed: 2 },
  );
});
