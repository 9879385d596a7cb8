import { clusterLogLikelihood, pooled, type GaussianStatistics } from './clusters.ts';
import type { Floor } from '../mixtures/floor.ts';

/**
 * Tying states by a decision tree (Young, Odell & Woodland 1994, "Tree-based state tying for high accuracy acoustic modelling"): states of
 * the same place in the same phone, but with other neighbours, are parted question by question, each time by the one that raises the
 * likelihood most; afterwards leaves that differ little may be one again.
 */

/** A question that can be asked about a state's context, as whether its left neighbour is nasal. */
export interface Question<Context> {
  name: string;
  holds: (context: Context) => boolean;
}

/** A state that may be tied to others: its context, and its frames. */
export interface TyingItem<Context> {
  context: Context;
  statistics: GaussianStatistics;
}

/** A leaf's items share one state; an inner node asks. */
export interface TyingNode {
  /** Numbers of the items in it, ascending. */
  items: readonly number[];
  count: number;
  logLikelihood: number;
  /** What was asked here, how much it gained, and the nodes for yes and no, as places in the list of nodes; of a leaf undefined. */
  split?: { question: number; gain: number; yes: number; no: number };
}

/** The tree, its root first. */
export type TyingTree = readonly TyingNode[];

export interface TyingLimits {
  floor: Floor;
  /** Least gain in log likelihood (nats) for which a leaf is split. 0 or more. */
  leastGain: number;
  /** Least frames on both sides. */
  leastCount: number;
  /** Most leaves; as many as there are items if not given. */
  mostLeaves?: number;
}

/** A question put to a leaf, by its place in the list of nodes. */
export interface Asked {
  node: number;
  question: number;
}

/**
 * Grows the tree, the best question of all leaves first, and yields it at the beginning and after every question. Of questions that gain
 * equally much, the one of the earlier node, and there the earlier question, is asked. The gain is never negative, for the two sides' own
 * Gaussians do at least as well as the common one.
 * @param asked these questions are asked first, in their order, whatever they gain; only `mostLeaves` limits them
 * @throws RangeError if there are no items, or if one of these questions is put to no leaf or parts nothing
 */
export function* growTree<Context>(
  items: readonly TyingItem<Context>[],
  questions: readonly Question<Context>[],
  limits: TyingLimits,
  asked: readonly Asked[] = [],
): Generator<TyingTree> {
  if (items.length === 0) throw new RangeError('invalid items: none');
  const { node, parted } = partingOf(items, questions, limits.floor);
  const nodes = [node(items.map((_, i) => i))];
  const most = limits.mostLeaves ?? Infinity;
  yield [...nodes];
  for (const { node: at, question } of asked.slice(0, Math.max(0, most - 1))) {
    const leaf = nodes[at];
    const found = leaf && !leaf.split && questions[question] ? parted(leaf, question) : undefined;
    if (!found) throw new RangeError(`invalid question ${question} at node ${at}`);
    nodes[at] = { ...leaf!, split: { question, gain: found.gain, yes: nodes.length, no: nodes.length + 1 } };
    nodes.push(found.yes, found.no);
    yield [...nodes];
  }
  const offers = new Map<number, Offer>();
  const offer = (at: number) => {
    const best = bestOf(
      questions.map((_, question) => parted(nodes[at]!, question)),
      limits,
    );
    if (best) offers.set(at, best);
  };
  for (const at of leavesOf(nodes)) offer(at);
  for (let leaves = leavesOf(nodes).length; leaves < most && offers.size > 0; leaves++) {
    let chosen = -1;
    for (const [at, { gain }] of [...offers].sort(([a], [b]) => a - b))
      if (chosen < 0 || gain > offers.get(chosen)!.gain) chosen = at;
    const { question, gain, yes, no } = offers.get(chosen)!;
    offers.delete(chosen);
    nodes[chosen] = { ...nodes[chosen]!, split: { question, gain, yes: nodes.length, no: nodes.length + 1 } };
    nodes.push(yes, no);
    offer(nodes.length - 2);
    offer(nodes.length - 1);
    yield [...nodes];
  }
}

/** What a question would do to a leaf. */
export interface Offer {
  question: number;
  /** In log likelihood, 0 or more. */
  gain: number;
  yes: TyingNode;
  no: TyingNode;
}

/** Every question that parts the items of a node, in the questions' order, whatever limits there are. */
export function offersAt<Context>(
  { items: members }: Pick<TyingNode, 'items'>,
  items: readonly TyingItem<Context>[],
  questions: readonly Question<Context>[],
  floor: Floor,
): Offer[] {
  const { node, parted } = partingOf(items, questions, floor);
  const whole = node(members);
  return questions.flatMap((_, question) => parted(whole, question) ?? []);
}

function partingOf<Context>(
  items: readonly TyingItem<Context>[],
  questions: readonly Question<Context>[],
  floor: Floor,
) {
  const answers = questions.map(({ holds }) => items.map(({ context }) => holds(context)));
  const node = (members: readonly number[]): TyingNode => {
    const statistics = pooled(members.map((i) => items[i]!.statistics));
    return { items: members, count: statistics.count, logLikelihood: clusterLogLikelihood(statistics, floor) };
  };
  const parted = (leaf: TyingNode, question: number): Offer | undefined => {
    const answer = answers[question]!;
    const [yes, no] = [leaf.items.filter((i) => answer[i]), leaf.items.filter((i) => !answer[i])];
    if (yes.length === 0 || no.length === 0) return undefined;
    const [one, other] = [node(yes), node(no)];
    return { question, gain: one.logLikelihood + other.logLikelihood - leaf.logLikelihood, yes: one, no: other };
  };
  return { node, parted };
}

/** The first of those that gain most, within the limits. */
function bestOf(offers: readonly (Offer | undefined)[], limits: TyingLimits): Offer | undefined {
  let best: Offer | undefined;
  for (const offer of offers) if (offer && allowed(offer, limits) && (!best || offer.gain > best.gain)) best = offer;
  return best;
}

/** Whether a question gains enough, and leaves frames enough on both sides. */
export const allowed = ({ gain, yes, no }: Offer, { leastGain, leastCount }: TyingLimits): boolean =>
  gain >= leastGain && yes.count >= leastCount && no.count >= leastCount;

/** The leaf that a context comes to, as a place in the list of nodes: one that was never seen finds a state, too. */
export function leafOf<Context>(tree: TyingTree, questions: readonly Question<Context>[], context: Context): number {
  let at = 0;
  for (let split = tree[0]!.split; split; split = tree[at]!.split)
    at = questions[split.question]!.holds(context) ? split.yes : split.no;
  return at;
}

/** Places of the leaves, ascending: how many states are left. */
export const leavesOf = (tree: TyingTree): number[] => tree.flatMap(({ split }, i) => (split === undefined ? [i] : []));

/** Σ of the leaves' log likelihoods: that of the root and all gains. */
export const treeLogLikelihood = (tree: TyingTree): number =>
  leavesOf(tree).reduce((sum, leaf) => sum + tree[leaf]!.logLikelihood, 0);
