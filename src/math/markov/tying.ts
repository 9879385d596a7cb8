import { log } from '../elementary/elementary.ts';
import { floorOf, type Floor } from '../mixtures/floor.ts';

/**
 * Tying states by a decision tree (Young, Odell & Woodland 1994, "Tree-based state tying for high accuracy acoustic modelling"): states of
 * the same place in the same phone, but with other neighbours, are parted question by question, each time by the one that raises the
 * likelihood most. All that is needed of a state is how many frames it has, their sum and their sum of squares: each cluster is taken for
 * one diagonal Gaussian, and the frames' alignment for unchanged.
 */
export interface GaussianStatistics {
  /** Frames, or expected frames. */
  count: number;
  /** D: Σ x and Σ x². Take deviations from a common mean if means are large against the spread. */
  sum: Float64Array;
  square: Float64Array;
}

/** Statistics of frames in rows of D. */
export function statisticsOf(values: Float64Array, dims: number): GaussianStatistics {
  const [sum, square] = [new Float64Array(dims), new Float64Array(dims)];
  values.forEach((x, i) => {
    sum[i % dims]! += x;
    square[i % dims]! += x * x;
  });
  return { count: values.length / dims, sum, square };
}

/** Statistics of the frames of all of them. @param all at least one */
export function pooled(all: readonly GaussianStatistics[]): GaussianStatistics {
  const add = (pick: (one: GaussianStatistics) => Float64Array) =>
    pick(all[0]!).map((_, d) => all.reduce((sum, one) => sum + pick(one)[d]!, 0));
  return {
    count: all.reduce((sum, { count }) => sum + count, 0),
    sum: add(({ sum }) => sum),
    square: add(({ square }) => square),
  };
}

const LOG_2PI = 1.8378770664093453;

/**
 * log likelihood of the frames under their own Gaussian of greatest likelihood among those whose variances reach the floor:
 * −½ n Σ_d (log 2π + log v_d + σ²_d/v_d), v_d the larger of σ²_d and the floor. Without a floor the last term is 1.
 */
export function clusterLogLikelihood({ count, sum, square }: GaussianStatistics, floor: Floor): number {
  if (count === 0) return 0;
  let total = 0;
  for (let d = 0; d < sum.length; d++) {
    const mean = sum[d]! / count,
      variance = Math.max(0, square[d]! / count - mean * mean),
      used = Math.max(variance, floorOf(floor, d));
    total += LOG_2PI + log(used) + variance / used;
  }
  return -0.5 * count * total;
}

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

/**
 * Grows the tree, the best question of all leaves first, and yields it at the beginning and after every question. Of questions that gain
 * equally much, the one of the earlier node, and there the earlier question, is asked. The gain is never negative, for the two sides' own
 * Gaussians do at least as well as the common one. @throws RangeError if there are no items
 */
export function* growTree<Context>(
  items: readonly TyingItem<Context>[],
  questions: readonly Question<Context>[],
  limits: TyingLimits,
): Generator<TyingTree> {
  if (items.length === 0) throw new RangeError('invalid items: none');
  const node = (members: readonly number[]): TyingNode => {
    const statistics = pooled(members.map((i) => items[i]!.statistics));
    return { items: members, count: statistics.count, logLikelihood: clusterLogLikelihood(statistics, limits.floor) };
  };
  const answers = questions.map(({ holds }) => items.map(({ context }) => holds(context)));
  const nodes = [node(items.map((_, i) => i))];
  const offers = new Map<number, Offer>();
  const offer = (at: number) => {
    const best = bestQuestion(nodes[at]!, answers, node, limits);
    if (best) offers.set(at, best);
  };
  offer(0);
  yield [...nodes];
  for (let leaves = 1; leaves < (limits.mostLeaves ?? Infinity) && offers.size > 0; leaves++) {
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

interface Offer {
  question: number;
  gain: number;
  yes: TyingNode;
  no: TyingNode;
}

function bestQuestion(
  leaf: TyingNode,
  answers: readonly (readonly boolean[])[],
  node: (members: readonly number[]) => TyingNode,
  { leastGain, leastCount }: TyingLimits,
): Offer | undefined {
  let best: Offer | undefined;
  answers.forEach((answer, question) => {
    const [yes, no] = [leaf.items.filter((i) => answer[i]), leaf.items.filter((i) => !answer[i])];
    if (yes.length === 0 || no.length === 0) return;
    const [one, other] = [node(yes), node(no)];
    const gain = one.logLikelihood + other.logLikelihood - leaf.logLikelihood;
    if (one.count < leastCount || other.count < leastCount || gain < leastGain) return;
    if (!best || gain > best.gain) best = { question, gain, yes: one, no: other };
  });
  return best;
}

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
