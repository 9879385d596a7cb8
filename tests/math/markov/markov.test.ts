import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainOf, chainOfTable } from '../../../src/math/markov/chain.ts';
import {
  baumWelchStep,
  discreteChain,
  discreteEmissions,
  type DiscreteModel,
} from '../../../src/math/markov/discrete.ts';
import { forwardLogs, occupanciesOf, trellisOf } from '../../../src/math/markov/forward-backward.ts';
import { viterbi } from '../../../src/math/markov/viterbi.ts';
import { logAdd, logSumExp } from '../../../src/math/log-sum-exp.ts';
import { random } from '../../../src/math/random.ts';

/** Science's case: two states, three symbols. */
const case3: DiscreteModel = {
  initial: [0.6, 0.4],
  transition: [
    [0.7, 0.3],
    [0.4, 0.6],
  ],
  emission: [
    [0.5, 0.4, 0.1],
    [0.1, 0.3, 0.6],
  ],
};

/** A model of any size whose rows add up to 1; every third entry or so is 0. */
function anyModel(seed: number, states: number, symbols: number): DiscreteModel {
  const r = random(seed, 'model');
  const row = (n: number) => {
    const raw: number[] = Array.from({ length: n }, (): number => (r.integer(3) === 0 ? 0 : r.uniform() + 0.05));
    if (!raw.some((v) => v > 0)) raw[r.integer(n)] = 1;
    const sum = raw.reduce((s, v) => s + v, 0);
    return raw.map((v) => v / sum);
  };
  return {
    initial: row(states),
    transition: Array.from({ length: states }, () => row(states)),
    emission: Array.from({ length: states }, () => row(symbols)),
  };
}
const models = fc
  .record({
    seed: fc.integer({ min: 0, max: 1e6 }),
    states: fc.integer({ min: 1, max: 4 }),
    symbols: fc.integer({ min: 1, max: 3 }),
    frames: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ seed, states, symbols, frames }) => {
    const r = random(seed, 'observations');
    return {
      model: anyModel(seed, states, symbols),
      observations: Array.from({ length: frames }, () => r.integer(symbols)),
    };
  });

/** Every path with its probability, one product each. */
function allPaths({ initial, transition, emission }: DiscreteModel, observations: readonly number[]) {
  const states = initial.length;
  return Array.from({ length: states ** observations.length }, (_, code) => {
    const path = observations.map((_, t) => Math.floor(code / states ** t) % states);
    const p = path.reduce(
      (product, s, t) =>
        product * (t === 0 ? initial[s]! : transition[path[t - 1]!]![s]!) * emission[s]![observations[t]!]!,
      1,
    );
    return { path, p };
  });
}
const sum = (values: Iterable<number>) => [...values].reduce((s, v) => s + v, 0);

describe('sums of logarithms', () => {
  it('are sums, and stand where e^x over- or underflows', () => {
    expect(logSumExp(Float64Array.of(Math.log(2), Math.log(3)))).toBeCloseTo(Math.log(5), 14);
    expect(logSumExp(Float64Array.of(-1e4, -1e4))).toBeCloseTo(Math.log(2) - 1e4, 9);
    expect(logSumExp(Float64Array.of(9, 1e4, -Infinity, 1e4), 1)).toBeCloseTo(Math.log(2) + 1e4, 9);
    expect(logSumExp(Float64Array.of(-Infinity, -Infinity))).toBe(-Infinity);
    expect(logSumExp(new Float64Array(0))).toBe(-Infinity);
    expect(logAdd(Math.log(2), Math.log(3))).toBeCloseTo(Math.log(5), 14);
    expect(logAdd(-Infinity, 2)).toBe(2);
    expect(logAdd(-Infinity, -Infinity)).toBe(-Infinity);
  });
});

describe('the case of science.md', () => {
  const chain = discreteChain(case3),
    emissions = discreteEmissions(case3, [0, 1, 2]);
  it('has probability .03628, its best path .01512', () => {
    expect(Math.exp(trellisOf(chain, emissions).logProbability)).toBeCloseTo(0.03628, 14);
    const { path, logProbability } = viterbi(chain, emissions)!;
    expect(Math.exp(logProbability)).toBeCloseTo(0.01512, 14);
    expect([...path]).toEqual([0, 0, 1]);
  });
  it('has these forward and backward values', () => {
    const { forward, backward } = trellisOf(chain, emissions);
    const expected = [0.3, 0.04, 0.0904, 0.0342, 0.007696, 0.028584];
    forward.forEach((value, i) => expect(Math.exp(value)).toBeCloseTo(expected[i]!, 14));
    // β₂ = A·b(2): .7·.1 + .3·.6 and .4·.1 + .6·.6.
    [0.25, 0.4].forEach((value, s) => expect(Math.exp(backward[2 + s]!)).toBeCloseTo(value, 14));
    [1, 1].forEach((value, s) => expect(Math.exp(backward[4 + s]!)).toBeCloseTo(value, 14));
  });
});

describe('forward and backward', () => {
  it('agree with all paths one by one, at every time, and the best path is the best of them', () =>
    fc.assert(
      fc.property(models, ({ model, observations }) => {
        const chain = discreteChain(model),
          emissions = discreteEmissions(model, observations);
        const paths = allPaths(model, observations),
          total = sum(paths.map(({ p }) => p));
        const { forward, backward, logProbability } = trellisOf(chain, emissions);
        expect(Math.exp(logProbability)).toBeCloseTo(total, 12);
        expect(forwardLogs(chain, emissions).logProbability).toBe(logProbability);
        const best = viterbi(chain, emissions),
          counted = occupanciesOf(chain, emissions);
        if (total === 0) {
          expect([best, counted, logProbability]).toEqual([undefined, undefined, -Infinity]);
          return;
        }
        const { states } = chain;
        observations.forEach((_, t) => {
          const both = forward.map((alpha, i) => alpha + backward[i]!);
          expect(logSumExp(both, t * states, states)).toBeCloseTo(logProbability, 11);
          for (let s = 0; s < states; s++)
            expect(counted!.gamma[t * states + s]! * total).toBeCloseTo(
              sum(paths.filter(({ path }) => path[t] === s).map(({ p }) => p)),
              12,
            );
          expect(sum(counted!.gamma.subarray(t * states, (t + 1) * states))).toBeCloseTo(1, 12);
        });
        for (let s = 0; s < states; s++)
          for (let a = chain.into[s]!; a < chain.into[s + 1]!; a++) {
            const times = ({ path }: { path: number[] }) =>
              path.filter((to, t) => t > 0 && to === s && path[t - 1] === chain.from[a]).length;
            expect(counted!.moves[a]! * total).toBeCloseTo(sum(paths.map((one) => one.p * times(one))), 11);
          }
        const most = Math.max(...paths.map(({ p }) => p));
        expect(Math.exp(best!.logProbability)).toBeCloseTo(most, 12);
        expect(best!.logProbability).toBeLessThanOrEqual(logProbability + 1e-12);
        const own = paths.find(({ path }) => path.join() === best!.path.join())!;
        expect(own.p).toBeCloseTo(most, 12);
      }),
      { numRuns: 100 },
    ));
  it('hold where scaling would lose the path: 400 frames that the last state hates', () => {
    // The right path must be in state 1 all the time; state 0 is e^900 likelier at the beginning, but may not end.
    const chain = chainOf(
      Float64Array.of(Math.log(0.5), Math.log(0.5)),
      [
        { from: 0, to: 0, log: 0 },
        { from: 1, to: 1, log: 0 },
      ],
      Float64Array.of(-Infinity, 0),
    );
    const emissions = Float64Array.from({ length: 800 }, (_, i) => (i % 2 === 0 ? -1 : -10));
    const { logProbability } = trellisOf(chain, emissions);
    expect(logProbability).toBeCloseTo(Math.log(0.5) - 4000, 8);
    expect([...new Set(viterbi(chain, emissions)!.path)]).toEqual([1]);
  });
  it('refuses emissions that do not fit the states', () => {
    expect(() => trellisOf(discreteChain(case3), new Float64Array(3))).toThrow('3 numbers for 2 states');
    expect(() => trellisOf(discreteChain(case3), new Float64Array(0))).toThrow(RangeError);
    expect(() =>
      chainOf(
        new Float64Array(1),
        [0, 0].map(() => ({ from: 0, to: 0, log: 0 })),
      ),
    ).toThrow('two from 0 to 0');
  });
});

describe('Viterbi', () => {
  it('takes the lower-numbered state of equal ones, from the end backwards', () => {
    const half = [0.5, 0.5];
    const chain = chainOfTable(half, [half, half]);
    expect([...viterbi(chain, new Float64Array(6))!.path]).toEqual([0, 0, 0]);
    // Only paths 0 → 1 and 1 → 0 can be gone, equally likely: the last state decides.
    const crossing = chainOfTable(half, [
      [0, 1],
      [1, 0],
    ]);
    expect([...viterbi(crossing, new Float64Array(4))!.path]).toEqual([1, 0]);
  });
  it('is −∞ nowhere but where no path comes, and points back along the best path', () => {
    const { best, before, path } = viterbi(discreteChain(case3), discreteEmissions(case3, [0, 1, 2]))!;
    expect([...before.subarray(0, 2)]).toEqual([-1, -1]);
    for (let t = 1; t < 3; t++) expect(before[2 * t + path[t]!]).toBe(path[t - 1]);
    expect(Math.exp(best[3]!)).toBeCloseTo(Math.max(0.3 * 0.3, 0.04 * 0.6) * 0.3, 14);
  });
});

describe('Baum and Welch', () => {
  it('never lower the likelihood, and rows stay distributions', () =>
    fc.assert(
      fc.property(models, ({ model, observations }) => {
        let now = model,
          before = -Infinity;
        const sequences = [observations, [...observations].reverse(), observations.slice(0, 1)];
        for (let i = 0; i < 6; i++) {
          const step = baumWelchStep(now, sequences);
          if (i === 0) before = step.logLikelihood;
          // What no path emits at first is emitted by none later: zeros stay.
          else expect(step.logLikelihood).toBeGreaterThanOrEqual(before - 1e-9);
          for (const row of [step.model.initial, ...step.model.transition, ...step.model.emission])
            expect(sum(row)).toBeCloseTo(1, 12);
          [before, now] = [step.logLikelihood, step.model];
        }
      }),
    ));
  it('with one state count symbols; with visible states they count moves', () => {
    const coin: DiscreteModel = { initial: [1], transition: [[1]], emission: [[0.5, 0.5]] };
    expect(
      baumWelchStep(coin, [
        [0, 0, 1],
        [1, 0],
      ]).model.emission[0],
    ).toEqual([0.6, 0.4].map((v) => expect.closeTo(v, 14)));
    const seen: DiscreteModel = {
      initial: [0.5, 0.5],
      transition: [
        [0.5, 0.5],
        [0.5, 0.5],
      ],
      emission: [
        [1, 0],
        [0, 1],
      ],
    };
    const { model } = baumWelchStep(seen, [[0, 0, 1, 0]]);
    expect(model.initial).toEqual([1, 0].map((v) => expect.closeTo(v, 14)));
    expect(model.transition).toEqual(
      [
        [0.5, 0.5],
        [1, 0],
      ].map((row) => row.map((v) => expect.closeTo(v, 14))),
    );
  });
  it('tell what no path emits', () => {
    const deaf: DiscreteModel = { initial: [1], transition: [[1]], emission: [[1, 0]] };
    const { model, impossible, logLikelihood } = baumWelchStep(deaf, [[0], [0, 1]]);
    expect(impossible).toEqual([1]);
    expect(logLikelihood).toBeCloseTo(0, 14);
    expect(model).toEqual(deaf);
  });
});
