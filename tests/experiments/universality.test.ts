import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { ready } from '../../src/engine/ready.ts';
import experiment from '../../src/experiments/universality/experiment.ts';
import type { ParamsOf, ResultOf } from '../../src/lab/declare/define.ts';
import { drain } from '../../src/lab/run/host.ts';
import { readParams } from '../../src/lab/declare/validate.ts';
import { parametersOf } from './parameters.ts';

type Params = ParamsOf<typeof experiment>;
type Result = ResultOf<typeof experiment>;

const parameters = (given: Record<string, unknown>): Params => parametersOf(experiment, given);
const run = async (given: Partial<Params>, seed = 0, seen?: Result[]) =>
  (await drain(experiment as never, parameters(given), seed, (result) => seen?.push(result as unknown as Result)))
    .result as unknown as Result;

beforeAll(ready);

describe('the constructions', () => {
  test('of the book: sin 2πx within 0.01', async () => {
    const { constructions, smooth, lipschitz, width } = await run({ epsilon: 0.01, steps: 0 });
    expect(lipschitz).toBeCloseTo(2 * Math.PI, 12);
    expect(width).toBe(315);
    expect(constructions.relu).toMatchObject({ width: 315, parameters: 946 });
    expect(constructions.step).toMatchObject({ width: 314, parameters: 943 });
    for (const { bound } of Object.values(constructions)) expect(bound).toBeCloseTo(Math.PI / 315, 12);
    expect(constructions.step.supError).toBeCloseTo(Math.sin(Math.PI / 315), 11);
    expect(smooth!.width).toBe(23);
    expect(smooth!.bound).toBeCloseTo((4 * Math.PI ** 2) / (8 * 315 ** 2), 12);
    // The interpolant's error is all but the smooth bound: sin is nearly a parabola on so small a cell.
    expect(constructions.relu.supError / smooth!.bound).toBeCloseTo(1, 3);
  });

  test('keep what is proved, whatever is drawn and allowed', async () => {
    const heights = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(heights, fc.integer({ min: 2, max: 100 }), async (list, percent) => {
        const epsilon = percent / 100,
          curve = list.map((h) => h / 10);
        const { constructions, width, training } = await run({ f: `[${curve}]`, epsilon, steps: 0 });
        const steepest = Math.max(...curve.slice(1).map((h, i) => Math.abs(h - curve[i]!))) * (curve.length - 1);
        expect(Math.abs(width - Math.max(1, Math.ceil(steepest / (2 * epsilon) - 1e-9)))).toBeLessThanOrEqual(1);
        for (const { supError, bound } of Object.values(constructions)) {
          expect(supError).toBeLessThanOrEqual(bound * (1 + 1e-11) + 1e-11);
          expect(bound).toBeLessThanOrEqual(epsilon * (1 + 1e-12));
        }
        expect(constructions.relu.parameters).toBe(3 * width + 1);
        expect(constructions.step.width).toBe(width - 1);
        if (width <= 1024) expect(training.parameters).toBe(constructions.relu.parameters);
      }),
      { numRuns: 40 },
    );
  });

  test('a given width overrides ε', async () => {
    const a = await run({ width: 12, epsilon: 0.5, steps: 0 }),
      b = await run({ width: 12, epsilon: 0.01, steps: 0 });
    expect(a.constructions).toEqual(b.constructions);
    expect(a.constructions.relu.width).toBe(12);
    expect(a.constructions.relu.bound).toBeCloseTo(Math.PI / 12, 12);
  });

  test('exact where the curve bends only at knots', async () => {
    const { constructions } = await run({ f: 'abs(x-0.25)+relu(x-0.5)', width: 8, steps: 0 });
    expect(constructions.relu.supError).toBeLessThan(1e-14);
    expect(constructions.step.supError).toBe(constructions.step.bound);
  });

  test('what is drawn is what is measured: the knots on f, the steps at midpoints, the hinges that make the slopes', async () => {
    const { curves, shares, width } = await run({ f: 'x^2', width: 10, steps: 0 });
    expect(curves.relu).toEqual(Array.from({ length: 11 }, (_, i) => Number(((i / 10) ** 2).toPrecision(5))));
    expect(curves.step).toEqual(Array.from({ length: 10 }, (_, i) => Number((((i + 0.5) / 10) ** 2).toPrecision(5))));
    expect(shares).toEqual({ every: 1, weights: [0.1, ...Array.from({ length: width - 1 }, () => 0.2)] });
  });

  test('the first units alone: right up to the next hinge, straight from there on', async () => {
    const { partial, curves } = await run({ width: 8, unit: 3, steps: 0 }),
      { open, curve } = partial!;
    expect(open).toBe(3);
    for (const i of [0, 25, 50, 75]) expect(curve[i]).toBeCloseTo(curves.target[i]!, 4);
    expect(curve[200]! - curve[100]!).toBeCloseTo(
      curve[100]! - curve[0]! - (curve[75]! - curve[0]!) + (curve[175]! - curve[100]!),
      3,
    );
    for (let i = 76; i < 199; i++) expect(curve[i + 1]! - curve[i]!).toBeCloseTo(curve[i]! - curve[i - 1]!, 4);
    expect((await run({ width: 8, unit: 8, steps: 0 })).partial!.curve.at(-1)).toBeCloseTo(0, 4);
  });

  test('very many cells are built and measured, but not trained', async () => {
    const seen: Result[] = [];
    const { constructions, training, curves } = await run({ epsilon: 0.0001 }, 0, seen);
    expect(constructions.relu.width).toBe(31_416);
    expect(constructions.step.supError).toBeLessThanOrEqual(constructions.step.bound);
    expect([training.parameters, training.supError, curves.learned, seen.length]).toEqual([0, null, [], 1]);
  });

  test('too many cells are refused with a sentence', async () => {
    await expect(run({ f: 'sin(1000000*x)', epsilon: 0.01 })).rejects.toThrow(/^这个函数太陡.*。$/);
  });
});

describe('the learned net', () => {
  const quick = { width: 16, steps: 300 };

  test('the construction comes at once, then training step by step', async () => {
    const seen: Result[] = [];
    const last = await run(quick, 0, seen);
    expect(seen[0]!.training.steps).toEqual([0]);
    expect(seen[0]!.constructions).toEqual(last.constructions);
    expect(last.training.steps.at(-1)).toBe(300);
    expect(last.training.losses).toHaveLength(last.training.steps.length - 1);
    expect(seen.map((result) => experiment.progress!(result, parameters(quick)))).toEqual(
      seen.map((_, i) => i / (seen.length - 1)),
    );
  });

  test('learns', async () => {
    const { training } = await run({ ...quick, steps: 2000 });
    expect(training.losses.at(-1)).toBeLessThan(training.losses[0]! / 20);
    expect(training.supError).toBeLessThan(0.3);
  });

  test('same seed, same bits; another seed, another net and the same construction', async () => {
    const [a, b, c] = [await run(quick, 5), await run(quick, 5), await run(quick, 6)];
    expect(a).toEqual(b);
    expect(c.curves.learned).not.toEqual(a.curves.learned);
    expect(c.constructions).toEqual(a.constructions);
  });

  test('with biases of zero starts from hinges at 0: a straight line', async () => {
    const zero = await run({ width: 16, steps: 0, start: 'zero' }),
      scattered = await run({ width: 16, steps: 0 });
    const bends = (curve: (number | null)[]) =>
      curve.slice(2).filter((y, i) => Math.abs(y! - 2 * curve[i + 1]! + curve[i]!) > 4e-4).length;
    expect(bends(zero.curves.learned)).toBe(0);
    expect(bends(scattered.curves.learned)).toBeGreaterThan(8);
  });

  test('has its error measured from the curve that is drawn', async () => {
    const { curves, training, errors } = await run(quick);
    const seen = Math.max(...curves.learned.map((y, i) => Math.abs(y! - Math.sin((2 * Math.PI * i) / 200))));
    expect(training.supError).toBeGreaterThanOrEqual(seen - 1e-4);
    expect(Math.max(...errors.learned.map(Number))).toBeCloseTo(training.supError!, 3);
  });

  test('diverges without breaking the result', async () => {
    // Squares of such heights are beyond float32.
    const given = { f: '10^29*x', width: 4, steps: 100 },
      result = await run(given);
    expect(result.training.losses.at(-1)).toBeNull();
    expect(result.curves.learned.every((y) => y === null || Number.isFinite(y))).toBe(true);
    expect(experiment.describe(result, parameters(given))).toMatch(/学了 100 步，都已经发散。$/);
    expect(result.constructions.relu.supError).toBeLessThan(1e17);
  });

  test('every try has weights of its own, and what is counted is counted', async () => {
    const result = await run({ ...quick, tries: 5, epsilon: 0.5 }),
      { supErrors, least, median, most, met, better, before, nets, taken } = result.training;
    const errors = supErrors.map(Number),
      sorted = errors.toSorted((a, b) => a - b);
    expect(new Set(errors).size).toBe(5);
    expect([nets, taken, errors[0]]).toEqual([5, 300, result.training.supError]);
    expect([least, median, most]).toEqual([sorted[0], sorted[2], sorted[4]]);
    expect(met).toBe(errors.filter((error) => error <= 0.5).length);
    expect(better).toBe(errors.filter((error) => error < result.constructions.relu.supError).length);
    expect(before).toBeGreaterThan(1);
    // The first try is the same, however many follow.
    expect((await run({ ...quick, tries: 1 })).training.supErrors).toEqual([supErrors[0]]);
    const untrained = await run({ ...quick, steps: 0, tries: 5 });
    expect([untrained.training.taken, untrained.training.median]).toEqual([0, before]);
    expect(new Set(untrained.training.supErrors).size).toBe(5);
  });

  test('leaves nothing in memory, also when a run is broken off', async () => {
    await run(quick);
    const before = tf.memory().numTensors;
    await run(quick);
    const generator = experiment.run(parameters(quick), () => {
      throw new Error('no stream');
    });
    expect(() => generator.next()).toThrow('no stream');
    const { streams } = await import('../../src/math/random.ts');
    const broken = experiment.run(parameters(quick), streams(0));
    for (let i = 0; i < 5; i++) broken.next();
    broken.return();
    expect(tf.memory().numTensors).toBe(before);
  });
});

test.each<[string, RegExp]>([
  ['sin(2*pi*x', /没有配上右括号/],
  ['1/x', /没有有限的值/],
  ['sign(x-0.5)', /不连续/],
  ['alert(1)', /不认识/],
  ['[0.1]', /2 到 129 个/],
])('%s is refused before anything runs', (f, message) => {
  expect(readParams(experiment.controls, { f }).fault?.message).toMatch(message);
});
