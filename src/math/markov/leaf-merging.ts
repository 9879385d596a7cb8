import type { Floor } from '../mixtures/floor.ts';
import { clusterLogLikelihood, pooled } from './clusters.ts';
import { leavesOf, type TyingItem, type TyingTree } from './tying.ts';

/**
 * After the tree has grown, leaves may be one state again, wherever they hang: what was parted early by one question may have become alike
 * after others (HTK's TB command does the same). Merged is always the pair that costs least.
 */
export interface Merged {
  /** Places of the leaves that are one state, ascending, the groups by their first. */
  groups: number[][];
  /** Σ of the groups' log likelihoods. */
  logLikelihood: number;
}

/** @param mostLoss pairs that cost less log likelihood than that are merged, one after the other */
export function mergeLeaves<Context>(
  tree: TyingTree,
  items: readonly TyingItem<Context>[],
  { floor, mostLoss }: { floor: Floor; mostLoss: number },
): Merged {
  const cluster = (leaves: number[]) => {
    const statistics = pooled(leaves.flatMap((leaf) => tree[leaf]!.items.map((i) => items[i]!.statistics)));
    return { leaves, logLikelihood: clusterLogLikelihood(statistics, floor) };
  };
  let clusters = leavesOf(tree).map((leaf) => cluster([leaf]));
  for (;;) {
    let least:
      { loss: number; one: (typeof clusters)[0]; other: (typeof clusters)[0]; both: (typeof clusters)[0] } | undefined;
    clusters.forEach((one, i) =>
      clusters.slice(i + 1).forEach((other) => {
        const both = cluster([...one.leaves, ...other.leaves].sort((a, b) => a - b));
        const loss = one.logLikelihood + other.logLikelihood - both.logLikelihood;
        if (loss < mostLoss && (!least || loss < least.loss)) least = { loss, one, other, both };
      }),
    );
    if (!least) break;
    const { one, other, both } = least;
    clusters = clusters.flatMap((each) => (each === one ? [both] : each === other ? [] : [each]));
  }
  return {
    groups: clusters.map(({ leaves }) => leaves),
    logLikelihood: clusters.reduce((sum, one) => sum + one.logLikelihood, 0),
  };
}
