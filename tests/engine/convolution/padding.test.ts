import fc from 'fast-check';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { ConvolutionPlan } from '../../../src/engine/convolution/plan.ts';
import { stride } from '../../../src/engine/fused-plan.ts';
import { ready } from '../../../src/engine/ready.ts';
import { chains, startChain, type ChainCase } from './chain-case.ts';

/** As ../padding.test.ts: what stands in padding, in work space and behind the arrays has no part in any result. */

const PAGE = 65536;
const memory = vi.hoisted(() => ({ shift: false, poison: false, plan: undefined as unknown as ConvolutionPlan }));
/** Words of the header that are places, from x to losses and from padded to parameters; and in a layer's record, the last four. */
const places = [...Array.from({ length: 13 }, (_, i) => 4 + i), 26, 27, 28, 29];
const record = (l: number, word: number) => 30 + 24 * l + word;

/** The same plan, moved up so far that it ends where the memory ends: whoever reads or writes on traps. */
function moved(plan: ConvolutionPlan): ConvolutionPlan {
  const by = Math.ceil(plan.bytes / PAGE) * PAGE - plan.bytes,
    up = (at: number) => (at === 0 ? 0 : at + by),
    words = plan.words.slice();
  const all = [...places, ...plan.layers.flatMap((_, l) => [18, 19, 20, 21].map((word) => record(l, word)))];
  for (const i of all) words[i] = up(words[i]!);
  return {
    ...plan,
    words,
    layers: plan.layers.map((layer) => ({
      ...layer,
      weights: up(layer.weights),
      biases: up(layer.biases),
      values: up(layer.values),
      deltas: up(layer.deltas),
    })),
    inputDelta: { ...plan.inputDelta, at: up(plan.inputDelta.at) },
    at: up(plan.at),
    x: up(plan.x),
    y: up(plan.y),
    order: up(plan.order),
    losses: up(plan.losses),
    batchX: up(plan.batchX),
    bytes: plan.bytes + by,
  };
}

vi.mock('../../../src/engine/convolution/plan.ts', async (load) => {
  const real = await load<typeof import('../../../src/engine/convolution/plan.ts')>();
  const planConvolutions: typeof real.planConvolutions = (options) =>
    (memory.plan = memory.shift ? moved(real.planConvolutions(options)) : real.planConvolutions(options));
  return { ...real, planConvolutions };
});

vi.mock('../../../src/engine/convolution/kernels.ts', async (load) => {
  const real = await load<typeof import('../../../src/engine/convolution/kernels.ts')>();
  const convolutionMemory: typeof real.convolutionMemory = (bytes, path) => {
    const kernels = real.convolutionMemory(bytes, path);
    if (memory.poison) poison(new Float32Array(kernels.buffer));
    return kernels;
  };
  return { ...real, convolutionMemory };
});

/** NaN everywhere but in the zeros at the beginning and in the moments, which begin as zeros: there only in their padding. */
function poison(floats: Float32Array): void {
  const { layers, words } = memory.plan,
    [firstMoment, secondMoment, parameters] = [words[9]!, words[10]!, words[29]!];
  floats.fill(NaN, 16);
  for (const moment of [firstMoment, secondMoment]) {
    if (moment === 0) continue;
    for (const { kind, weights, biases, from, to, patch } of layers) {
      if (weights === 0) continue;
      const units = to.channels,
        row = kind === 'convolution' ? 4 * Math.ceil(units / 4) : stride(units),
        at = (place: number) => (moment + place - parameters) / 4;
      for (let i = 0; i < patch[0] * patch[1] * from.channels; i++)
        floats.fill(0, at(weights) + i * row, at(weights) + i * row + units);
      floats.fill(0, at(biases), at(biases) + units);
    }
  }
}

beforeAll(ready);
afterEach(() => Object.assign(memory, { shift: false, poison: false }));

/** Everything that a training gives back. */
function results(one: ChainCase, path: 'fused' | 'twin', how: { shift?: boolean; poison?: boolean } = {}) {
  Object.assign(memory, { shift: false, poison: false }, how);
  const { trainer, layers, data, weights, stop } = startChain(one, path);
  const all = {
    losses: trainer.step(3),
    predicted: trainer.predict(data.x, data.samples),
    layers: trainer.activations(data.x, data.samples),
    gradients: layers.map(({ to }, l) =>
      trainer.inputGradient(data.x, data.samples, l, new Float32Array(to.height * to.width * to.channels).fill(1)),
    ),
    weights: weights(),
  };
  stop();
  return all;
}

test.each([
  ['fused', 80],
  ['twin', 20],
] as const)('%s: no number depends on what stands in padding, work space or behind an array', (path, numRuns) => {
  fc.assert(
    fc.property(chains(), (one) => {
      expect(results(one, path, { poison: true })).toEqual(results(one, path));
    }),
    { numRuns },
  );
});

test('the WebAssembly kernels touch nothing behind the planned memory, where it ends with the machine’s', () => {
  fc.assert(
    fc.property(chains(), (one) => {
      expect(results(one, 'fused', { shift: true, poison: true })).toEqual(results(one, 'fused'));
    }),
    { numRuns: 80, seed: 2 },
  );
});
