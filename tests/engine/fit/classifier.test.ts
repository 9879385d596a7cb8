import { beforeAll, describe, expect, it } from 'vitest';
import { accuracyOn } from '../../../src/engine/fit/accuracy.ts';
import { startClassifier } from '../../../src/engine/fit/classifier.ts';
import { startNet } from '../../../src/engine/fit/equal-nets.ts';
import { scatterBiases } from '../../../src/engine/fit/initialisers.ts';
import { dense, denseWeights } from '../../../src/engine/models.ts';
import { ready } from '../../../src/engine/ready.ts';
import { parametersOf } from '../../../src/math/nets/equal-nets.ts';
import { streams } from '../../../src/math/random.ts';

beforeAll(() => ready());

/** Points of the plane, in class 1 to the right of a slanted line. */
function halves(samples: number) {
  const stream = streams(1)('points');
  const x = Float32Array.from({ length: 2 * samples }, () => 2 * stream.uniform() - 1);
  const y = Float32Array.from({ length: samples }, (_, i) => Number(x[2 * i]! > 0.3 * x[2 * i + 1]!));
  return { x, y, samples };
}
const data = halves(400);

describe('scattered biases', () => {
  const relu = (units: number) => ({ units, activation: 'relu' as const });
  let before: ReturnType<typeof denseWeights>, after: typeof before;
  beforeAll(() => {
    const model = dense(4, [relu(400), relu(100), { units: 1, activation: 'linear' }], streams(0)('weights'));
    before = denseWeights(model);
    scatterBiases(model, streams(0)('biases'));
    after = denseWeights(model);
    model.dispose();
  });

  it('fill ±1/√fan-in and no more, on both sides of 0', () => {
    for (const [l, bound] of [1 / 2, 1 / 20].entries()) {
      const { bias } = after[l]!;
      const largest = Math.max(...bias),
        least = Math.min(...bias);
      expect(largest).toBeLessThanOrEqual(bound);
      expect(least).toBeGreaterThanOrEqual(-bound);
      // Of a hundred uniform numbers the largest is above 0.9 of the bound but once in 40,000 cases.
      expect(largest).toBeGreaterThan(0.9 * bound);
      expect(least).toBeLessThan(-0.9 * bound);
    }
  });

  it('leave the kernels and the output’s bias alone', () => {
    for (const [l, { kernel }] of after.entries()) expect(kernel).toEqual(before[l]!.kernel);
    expect([...after[2]!.bias]).toEqual([0]);
  });
});

describe('a classifier', () => {
  const options = () => ({
    learningRate: 0.05,
    batch: 32,
    weights: streams(0)('weights'),
    shuffle: streams(0)('shuffle'),
  });

  it('without hidden layers is logistic regression: one parameter a coordinate and one more, and it learns a straight cut', () => {
    const { trainer, parameters, dispose } = startClassifier(data, { hidden: [], ...options() });
    expect(parameters).toBe(3);
    const before = accuracyOn(data, trainer);
    trainer.step(300);
    expect(accuracyOn(data, trainer)).toBeGreaterThan(Math.max(0.97, before));
    dispose();
  });

  it('with biases of zero has the same sign along every ray from the origin, with scattered ones it has not', () => {
    const rays = (biases?: ReturnType<ReturnType<typeof streams>>) => {
      const { trainer, dispose } = startClassifier(data, { hidden: [20, 20], ...options(), biases });
      const near = trainer.predict(data.x, data.samples),
        far = trainer.predict(
          data.x.map((t) => 1e4 * t),
          data.samples,
        );
      dispose();
      return near.filter((logit, i) => logit > 0 !== far[i]! > 0).length;
    };
    expect(rays()).toBe(0);
    expect(rays(streams(0)('biases'))).toBeGreaterThan(0);
  });
});

describe('two nets of equal size', () => {
  const given = { width: 5, start: 'zero', learningRate: 0.01, attempt: 0 } as const;
  const logits = (kind: 'deep' | 'shallow', options: Partial<Parameters<typeof startNet>[1]>, steps = 0) => {
    const { trainer, parameters, dispose } = startNet(kind, { ...given, ...options }, data, streams(0));
    trainer.step(steps);
    const outputs = [...trainer.predict(data.x, data.samples)];
    dispose();
    expect(parameters).toBe(parametersOf(5));
    return outputs;
  };

  it('have weights of their own, that an attempt draws anew and nothing else does', () => {
    for (const kind of ['deep', 'shallow'] as const) {
      expect(logits(kind, { learningRate: 0.3 })).toEqual(logits(kind, {}));
      expect(logits(kind, { attempt: 1 })).not.toEqual(logits(kind, {}));
      expect(logits(kind, { start: 'scattered' })).not.toEqual(logits(kind, {}));
    }
    expect(logits('deep', {})).not.toEqual(logits('shallow', {}));
  });

  it('see the same points in the same order, and share no other chance; another attempt shares none', () => {
    const asked = (kind: 'deep' | 'shallow', attempt: number) => {
      const names: string[] = [];
      const random = (name: string) => (names.push(name), streams(0)(name));
      startNet(kind, { ...given, start: 'scattered', attempt }, data, random).dispose();
      return names;
    };
    const [deep, shallow, again] = [asked('deep', 0), asked('shallow', 0), asked('deep', 1)];
    expect(new Set(deep).size).toBe(3);
    expect(deep.filter((name) => shallow.includes(name))).toEqual([expect.stringContaining('shuffle')]);
    expect(deep.filter((name) => again.includes(name))).toEqual([]);
  });

  it('move with their own learning rate', () => {
    const begun = logits('deep', {});
    const moved = (learningRate: number) =>
      Math.max(...logits('deep', { learningRate }, 1).map((logit, i) => Math.abs(logit - begun[i]!)));
    expect(moved(0)).toBe(0);
    expect(moved(0.02)).toBeGreaterThan(moved(0.01));
  });
});
