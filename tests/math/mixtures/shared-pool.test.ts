import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emStep } from '../../../src/math/mixtures/em.ts';
import { logLikelihood, parameterCount } from '../../../src/math/mixtures/mixture.ts';
import { poolLogLikelihood, poolParameters, poolStart, poolStep } from '../../../src/math/mixtures/shared-pool.ts';
import { kMeansStart } from '../../../src/math/mixtures/start.ts';
import { random } from '../../../src/math/random.ts';

const DIMS = 2,
  FLOOR = 0.05;
/** Two states that use the same three places, each its own most. */
function drawn(seed: number, rows = 120) {
  const r = random(seed, 'rows');
  const states = Array.from({ length: rows }, (_, i) => i % 2);
  const values = Float64Array.from(
    states.flatMap((state) => {
      const place = r.uniform() < 0.8 ? 2 * state : 1;
      return [4 * place + r.normal(), r.normal() - place];
    }),
  );
  return { states, features: { values, dims: DIMS } };
}
const settings = { shape: 'diagonal', floor: FLOOR } as const;
const begin = (seed: number, states: number) => {
  const { features, states: of } = drawn(seed);
  return { features, of, shared: poolStart(kMeansStart(features, 3, random(seed, 'start'), settings), states) };
};

describe('states that share their Gaussians', () => {
  it('are never less likely after a step', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        let { features, of, shared } = begin(seed, 2);
        let before = -Infinity;
        for (let i = 0; i < 8; i++) {
          const step = poolStep(shared, features, of, FLOOR);
          expect(step.logLikelihood).toBeGreaterThanOrEqual(before - 1e-9);
          expect(step.logLikelihood).toBeCloseTo(poolLogLikelihood(shared, features, of), 8);
          before = step.logLikelihood;
          shared = step.shared;
          for (const own of shared.weights) expect(own.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        }
      }),
      { numRuns: 25 },
    ));
  it('are one mixture if there is one state', () => {
    const { features, shared } = begin(3, 1);
    const zeros = new Uint8Array(120);
    const step = poolStep(shared, features, zeros, FLOOR),
      plain = emStep(shared.pool, features, FLOOR);
    expect(step.logLikelihood).toBeCloseTo(plain.logLikelihood, 9);
    for (const name of ['weights', 'means', 'covariances'] as const)
      step.shared.pool[name].forEach((value, i) => expect(value).toBeCloseTo(plain.mixture[name][i]!, 10));
    expect(poolParameters(3, DIMS, 1)).toBe(parameterCount(3, DIMS, 'diagonal'));
  });
  it('learn how much each uses of what', () => {
    let { features, of, shared } = begin(5, 2);
    for (let i = 0; i < 30; i++) ({ shared } = poolStep(shared, features, of, FLOOR));
    const order = [0, 1, 2].sort((a, b) => shared.pool.means[2 * a]! - shared.pool.means[2 * b]!);
    const [zero, one] = shared.weights.map((own) => order.map((k) => own[k]!));
    expect(zero![0]).toBeGreaterThan(0.6);
    expect(one![2]).toBeGreaterThan(0.6);
    expect(zero![2]).toBeLessThan(0.05);
    // Weights of their own make them likelier than the common ones.
    expect(poolLogLikelihood(shared, features, of)).toBeGreaterThan(logLikelihood(shared.pool, features) + 20);
  });
  it('keep their weights without rows', () => {
    const { features, of, shared } = begin(6, 3);
    expect(poolStep(shared, features, of, FLOOR).shared.weights[2]).toEqual(shared.weights[2]);
    expect(poolParameters(3, 2, 5)).toBe(12 + 10);
  });
});
