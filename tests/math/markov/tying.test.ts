import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clusterLogLikelihood,
  growTree,
  leafOf,
  leavesOf,
  pooled,
  statisticsOf,
  treeLogLikelihood,
  type TyingItem,
  type TyingTree,
} from '../../../src/math/markov/tying.ts';
import { logLikelihood } from '../../../src/math/mixtures/mixture.ts';
import { gaussianOf } from '../../../src/math/mixtures/start.ts';
import { random } from '../../../src/math/random.ts';

/** States with neighbours to the left and right; nasal left neighbours shift the frames much, stops to the right a little. */
interface Context {
  left: string;
  right: string;
}
const phones = ['m', 'n', 't', 'k', 's'];
const questions = [
  { name: '右边是塞音', holds: ({ right }: Context) => 'tk'.includes(right) },
  { name: '左边是鼻音', holds: ({ left }: Context) => 'mn'.includes(left) },
  { name: '左边是 s', holds: ({ left }: Context) => left === 's' },
  { name: '总是', holds: () => true },
];
const DIMS = 2;

function states(seed: number, least = 0): (TyingItem<Context> & { values: Float64Array })[] {
  const r = random(seed, 'states');
  return phones.flatMap((left) =>
    phones.map((right) => {
      const shift = ('mn'.includes(left) ? 6 : 0) + ('tk'.includes(right) ? 2 : 0);
      const values = Float64Array.from({ length: DIMS * (least + r.integer(9)) }, () => shift + r.normal());
      return { context: { left, right }, values, statistics: statisticsOf(values, DIMS) };
    }),
  );
}
const all = (items: readonly { values: Float64Array }[]) =>
  Float64Array.from(items.flatMap(({ values }) => [...values]));
const limits = { floor: 0.01, leastGain: 0, leastCount: 1 };
const grown = (trees: Iterable<TyingTree>) => [...trees].at(-1)!;

describe('the likelihood of a cluster', () => {
  it('is that of its frames under their own Gaussian, floored or not', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom(1e-9, 0.5, 30), (seed, floor) => {
        const items = states(seed, 1),
          values = all(items);
        const statistics = pooled(items.map((item) => item.statistics));
        const gaussian = gaussianOf({ values, dims: DIMS }, { shape: 'diagonal', floor });
        expect(statistics.count).toBe(values.length / DIMS);
        expect(clusterLogLikelihood(statistics, floor)).toBeCloseTo(logLikelihood(gaussian, { values, dims: DIMS }), 7);
      }),
    ));
  it('of no frames is 0', () => expect(clusterLogLikelihood(statisticsOf(new Float64Array(0), DIMS), 1)).toBe(0));
});

describe('the tree', () => {
  it('gains at every question what the two sides are likelier than the whole, never less than 0', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom(0.01, 2), (seed, floor) => {
        const items = states(seed);
        const trees = [...growTree(items, questions, { ...limits, floor })];
        trees.forEach((tree, n) => {
          expect(leavesOf(tree)).toHaveLength(n + 1);
          if (n > 0) expect(treeLogLikelihood(tree)).toBeGreaterThanOrEqual(treeLogLikelihood(trees[n - 1]!) - 1e-9);
        });
        const tree = trees.at(-1)!;
        let gained = tree[0]!.logLikelihood;
        tree.forEach((node) => {
          if (!node.split) return;
          const { yes, no, gain, question } = node.split;
          expect(gain).toBeGreaterThanOrEqual(0);
          const of = (at: number) => {
            const values = all(tree[at]!.items.map((i) => items[i]!));
            return logLikelihood(gaussianOf({ values, dims: DIMS }, { shape: 'diagonal', floor }), {
              values,
              dims: DIMS,
            });
          };
          expect(gain).toBeCloseTo(of(yes) + of(no) - node.logLikelihood, 6);
          expect([...tree[yes]!.items, ...tree[no]!.items].sort((a, b) => a - b)).toEqual([...node.items]);
          for (const i of tree[yes]!.items) expect(questions[question]!.holds(items[i]!.context)).toBe(true);
          for (const i of tree[no]!.items) expect(questions[question]!.holds(items[i]!.context)).toBe(false);
          gained += gain;
        });
        expect(treeLogLikelihood(tree)).toBeCloseTo(gained, 7);
      }),
      { numRuns: 30 },
    ));
  it('asks first what matters most, and of every leaf the best question', () => {
    const tree = grown(growTree(states(1, 8), questions, limits));
    expect(questions[tree[0]!.split!.question]!.name).toBe('左边是鼻音');
    expect(questions[tree[1]!.split!.question]!.name).toBe('右边是塞音');
    const gains = [...growTree(states(1, 8), questions, limits)].map(treeLogLikelihood);
    expect(gains[1]! - gains[0]!).toBeGreaterThan(gains[2]! - gains[1]!);
  });
  it('stops at the least gain, the least frames and the most leaves', () => {
    const items = states(2, 8);
    expect(leavesOf(grown(growTree(items, questions, { ...limits, leastGain: 1e9 })))).toEqual([0]);
    expect(leavesOf(grown(growTree(items, questions, { ...limits, mostLeaves: 3 })))).toHaveLength(3);
    const tree = grown(growTree(items, questions, { ...limits, leastCount: 60 }));
    expect(leavesOf(tree).length).toBeGreaterThan(1);
    for (const leaf of leavesOf(tree)) expect(tree[leaf]!.count).toBeGreaterThanOrEqual(60);
    const strict = grown(growTree(items, questions, { ...limits, leastGain: 50 }));
    for (const { split } of strict) if (split) expect(split.gain).toBeGreaterThanOrEqual(50);
    expect(() => [...growTree([], questions, limits)]).toThrow('none');
  });
  it('has a leaf for contexts that were never seen', () => {
    const items = states(3, 8).filter(({ context }) => context.left !== 'n');
    const tree = grown(growTree(items, questions, limits));
    items.forEach(({ context }, i) => expect(tree[leafOf(tree, questions, context)]!.items).toContain(i));
    expect(leafOf(tree, questions, { left: 'n', right: 't' })).toBe(leafOf(tree, questions, { left: 'm', right: 't' }));
  });
});
