import { leafOf, leavesOf, type TyingTree } from '../../math/markov/tying.ts';
import { kMeansStart } from '../../math/mixtures/start.ts';
import {
  poolLogLikelihood,
  poolParameters,
  poolStart,
  poolStep,
  type SharedPool,
} from '../../math/mixtures/shared-pool.ts';
import type { Random } from '../../math/random.ts';
import { DIMS, type Contexts } from './contexts.ts';
import type { Fit } from './growing.ts';
import { QUESTIONS } from './questions.ts';

/** A pool of Gaussians that all states share, each with weights of its own. */

const STEPS = 20;

export interface Sharing extends Fit {
  parameters: number;
}

/** The leaves' weights over one pool, and those of every context; one that was never seen takes the common ones. */
export function sharings(
  tree: TyingTree,
  contexts: Contexts,
  pool: number,
  floor: Float64Array,
  random: Random,
): Sharing[] {
  const { items, features, itemOf, held, heldFeatures, heldItemOf } = contexts;
  const start = kMeansStart(features, Math.min(pool, contexts.count), random, { shape: 'diagonal', floor });
  const leaves = leavesOf(tree);
  const leaf = (context: (typeof items)[0]['context']) => leaves.indexOf(leafOf(tree, QUESTIONS, context));
  const leafOfItem = items.map(({ context }) => leaf(context));
  const heldContexts = contexts.heldContextOf.map((item) => leaf(held[item]!.context));
  return [
    fit(
      leaves.length,
      itemOf.map((item) => leafOfItem[item]!),
      heldContexts,
    ),
    fit(items.length, itemOf, heldItemOf),
  ];

  function fit(states: number, of: number[], triedOf: number[]): Sharing {
    let shared = poolStart(start, states);
    for (let step = 0; step < STEPS; step++) ({ shared } = poolStep(shared, features, of, floor));
    const components = start.weights.length;
    return {
      densities: states,
      parameters: poolParameters(components, DIMS, states),
      learned: poolLogLikelihood(shared, features, of) / contexts.count,
      tried:
        contexts.heldCount > 0
          ? poolLogLikelihood(
              withCommon(shared),
              heldFeatures,
              triedOf.map((state) => (state < 0 ? states : state)),
            ) / contexts.heldCount
          : null,
    };
  }
}

const withCommon = ({ pool, weights }: SharedPool): SharedPool => ({ pool, weights: [...weights, pool.weights] });
