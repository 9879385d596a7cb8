import { reestimate } from './em.ts';
import type { Floor } from './floor.ts';
import { rowsOf, type Features, type Mixture } from './mixture.ts';
import { accumulator } from './statistics.ts';

/**
 * Mixtures that share their Gaussians and have only their weights of their own: the semi-continuous densities of Huang & Jack (1989), "tied
 * mixtures". Expectation maximization as for one mixture, but for the weights, which every state learns from its own rows.
 */
export interface SharedPool {
  /** The Gaussians; the weights are those of all rows together. */
  pool: Mixture;
  /** Of every state its weights, together 1. */
  weights: readonly Float64Array[];
}

/** All states begin with the pool's own weights. */
export const poolStart = (pool: Mixture, states: number): SharedPool => ({
  pool,
  weights: Array.from({ length: states }, () => Float64Array.from(pool.weights)),
});

export interface PoolStep {
  shared: SharedPool;
  /** Σ log p(row | its state) of what was given; that of the new one is no lower, if no variance was below the floor. */
  logLikelihood: number;
}

/** One iteration. @param states of every row its state; a state without rows keeps its weights */
export function poolStep(
  { pool, weights }: SharedPool,
  features: Features,
  states: ArrayLike<number>,
  floor: Floor,
): PoolStep {
  const all = weights.map((own) => accumulator({ ...pool, weights: own }));
  for (let i = 0; i < rowsOf(features); i++) all[states[i]!]!.add(features.values, i * features.dims);
  const sums = all.map(({ statistics }) => statistics);
  const added = (pick: (one: (typeof sums)[0]) => Float64Array) =>
    pick(sums[0]!).map((_, k) => sums.reduce((sum, one) => sum + pick(one)[k]!, 0));
  const total = sums.reduce((sum, one) => sum + one.total, 0),
    logLikelihood = sums.reduce((sum, one) => sum + one.logLikelihood, 0);
  const statistics = {
    total,
    logLikelihood,
    counts: added(({ counts }) => counts),
    first: added(({ first }) => first),
    second: added(({ second }) => second),
  };
  return {
    shared: {
      pool: reestimate(pool, statistics, floor).mixture,
      weights: sums.map(({ counts, total: rows }, s) => (rows > 0 ? counts.map((count) => count / rows) : weights[s]!)),
    },
    logLikelihood,
  };
}

/** Σ log p(row | its state). @param states of every row its state */
export function poolLogLikelihood(
  { pool, weights }: SharedPool,
  features: Features,
  states: ArrayLike<number>,
): number {
  const all = weights.map((own) => accumulator({ ...pool, weights: own }));
  let sum = 0;
  for (let i = 0; i < rowsOf(features); i++) sum += all[states[i]!]!.add(features.values, i * features.dims);
  return sum;
}

/** Free parameters: K diagonal Gaussians once, and K − 1 weights a state. */
export const poolParameters = (components: number, dims: number, states: number): number =>
  2 * components * dims + states * (components - 1);
