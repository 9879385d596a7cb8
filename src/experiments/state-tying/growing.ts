import {
  clusterLogLikelihood,
  logLikelihoodUnder,
  pooled,
  type GaussianStatistics,
} from '../../math/markov/clusters.ts';
import {
  growTree,
  leafOf,
  leavesOf,
  treeLogLikelihood,
  type Asked,
  type TyingLimits,
  type TyingTree,
} from '../../math/markov/tying.ts';
import type { Contexts } from './contexts.ts';
import { QUESTIONS } from './questions.ts';

/** Trees whose nodes have names that stay when others are cut off: the root is 1, below node c yes is 2c and no is 2c + 1. */

/** A question, by its number in QUESTIONS, put to a node, by its name. */
export type Told = readonly [node: number, question: number];

/**
 * The told questions as the tree's own: of questions put to what is no leaf by then, or that part nothing, none is left.
 * @param told in the order in which they are asked
 */
export function askable({ items }: Pick<Contexts, 'items'>, told: readonly Told[]): Asked[] {
  const members = new Map([[1, { place: 0, items: items.map((_, i) => i) }]]);
  const asked: Asked[] = [];
  for (const [name, question] of told) {
    const leaf = members.get(name);
    if (!leaf) continue;
    const { holds } = QUESTIONS[question]!;
    const yes = leaf.items.filter((i) => holds(items[i]!.context)),
      no = leaf.items.filter((i) => !holds(items[i]!.context));
    if (yes.length === 0 || no.length === 0) continue;
    members.delete(name);
    const place = 2 * asked.length + 1;
    members.set(2 * name, { place, items: yes });
    members.set(2 * name + 1, { place: place + 1, items: no });
    asked.push({ node: leaf.place, question });
  }
  return asked;
}

/** The names of a tree's nodes, in their order. */
export function namesOf(tree: TyingTree): number[] {
  const names = [1];
  tree.forEach(({ split }, at) => {
    if (!split) return;
    names[split.yes] = 2 * names[at]!;
    names[split.no] = 2 * names[at]! + 1;
  });
  return names;
}

/** The questions of a tree, in the order in which they were asked. */
export const askedIn = (tree: TyingTree): Asked[] =>
  tree
    .flatMap(({ split }, node) => (split ? [{ node, question: split.question, then: split.yes }] : []))
    .sort((a, b) => a.then - b.then)
    .map(({ node, question }) => ({ node, question }));

/** Nats a frame, learned and tried; null where nothing is there to try on. */
export interface Fit {
  densities: number;
  learned: number;
  tried: number | null;
}

/** What the leaves of a tree are worth. */
export function fitOf(tree: TyingTree, { items, count, held, heldCount }: Contexts, floor: Float64Array): Fit {
  const own = new Map<number, GaussianStatistics>(
    leavesOf(tree).map((leaf) => [leaf, pooled(tree[leaf]!.items.map((i) => items[i]!.statistics))]),
  );
  const tried = held.reduce(
    (sum, { context, statistics }) =>
      sum + logLikelihoodUnder(own.get(leafOf(tree, QUESTIONS, context))!, statistics, floor),
    0,
  );
  return {
    densities: own.size,
    learned: treeLogLikelihood(tree) / count,
    tried: heldCount > 0 ? tried / heldCount : null,
  };
}

/** Every context that was seen has a Gaussian of its own; one that was not takes that of all. */
export function untiedFit({ items, all, count, held, heldCount, known }: Contexts, floor: Float64Array): Fit {
  const tried = held.reduce(
    (sum, { context, statistics }) =>
      sum + logLikelihoodUnder(items[known(context)]?.statistics ?? all, statistics, floor),
    0,
  );
  return {
    densities: items.length,
    learned: items.reduce((sum, { statistics }) => sum + clusterLogLikelihood(statistics, floor), 0) / count,
    tried: heldCount > 0 ? tried / heldCount : null,
  };
}

/** From one leaf by that tree to where no question parts anything any more, whatever the limits: what a leaf more is worth, each time. */
export function wayOn(tree: TyingTree, contexts: Contexts, floor: Float64Array): Fit[] {
  const free: TyingLimits = { floor, leastGain: 0, leastCount: 1 };
  return Array.from(growTree(contexts.items, QUESTIONS, free, askedIn(tree)), (one) => fitOf(one, contexts, floor));
}
