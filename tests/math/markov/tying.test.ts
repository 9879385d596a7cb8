import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterLogLikelihood, logLikelihoodUnder, pooled, statisticsOf } from '../../../src/math/markov/clusters.ts';
import { mergeLeaves } from '../../../src/math/markov/leaf-merging.ts';
import {
  growTree,
  leafOf,
  leavesOf,
  offersAt,
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
  it('of other frames is what the Gaussian that was learned gives them', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom(1e-9, 0.5, 30), (seed, floor) => {
        const [learned, tried] = [states(seed, 2), states(seed + 1, 2)];
        const gaussian = gaussianOf({ values: all(learned), dims: DIMS }, { shape: 'diagonal', floor });
        const of = (items: typeof learned) => pooled(items.map(({ statistics }) => statistics));
        const expected = logLikelihood(gaussian, { values: all(tried), dims: DIMS });
        expect(logLikelihoodUnder(of(learned), of(tried), floor)).toBeCloseTo(expected, 6);
        expect(logLikelihoodUnder(of(learned), of(learned), floor)).toBeCloseTo(
          clusterLogLikelihood(of(learned), floor),
          6,
        );
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
    // A node that stood already when another was asked is one that gains less: nodes are made in the order in which leaves were split.
    const asked = tree.flatMap(({ split }, at) => (split ? [{ at, gain: split.gain, then: split.yes }] : []));
    for (const first of asked)
      for (const later of asked)
        if (later.then > first.then && later.at < first.then) expect(later.gain).toBeLessThanOrEqual(first.gain);
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
  it('asks first what it is told to, then goes on by itself', () => {
    const items = states(4, 8);
    const tree = grown(
      growTree(items, questions, { ...limits, mostLeaves: 4 }, [
        { node: 0, question: 2 },
        { node: 2, question: 0 },
      ]),
    );
    expect([0, 2].map((at) => tree[at]!.split?.question)).toEqual([2, 0]);
    expect(leavesOf(tree)).toHaveLength(4);
    const told = grown(growTree(items, questions, { ...limits, leastGain: 1e9 }, [{ node: 0, question: 2 }]));
    expect(leavesOf(told)).toEqual([1, 2]);
    const own = grown(growTree(items, questions, limits));
    const asked = own.flatMap(({ split }, node) =>
      split ? [{ node, question: split.question, then: split.yes }] : [],
    );
    asked.sort((a, b) => a.then - b.then);
    expect(grown(growTree(items, questions, { ...limits, leastGain: 1e9 }, asked))).toEqual(own);
    for (const wrong of [
      { node: 0, question: 3 },
      { node: 5, question: 0 },
      { node: 0, question: 9 },
    ])
      expect(() => [...growTree(items, questions, limits, [wrong])]).toThrow('invalid question');
    expect(() => [...growTree(items, questions, limits, [asked[0]!, asked[0]!])]).toThrow('at node 0');
    expect(leavesOf(grown(growTree(items, questions, { ...limits, mostLeaves: 2 }, asked)))).toHaveLength(2);
  });
  it('tells what every question would gain at a node', () => {
    const items = states(5, 8);
    const tree = grown(growTree(items, questions, { ...limits, mostLeaves: 3 }));
    for (const { items: members, split } of tree) {
      const offers = offersAt({ items: members }, items, questions, limits.floor);
      // Who answers all yes or all no is not parted.
      expect(offers.map(({ question }) => question)).not.toContain(3);
      if (split) {
        expect(offers.find(({ question }) => question === split.question)!.gain).toBeCloseTo(split.gain, 9);
        expect(Math.max(...offers.map(({ gain }) => gain))).toBeCloseTo(split.gain, 9);
      }
    }
  });
});

describe('leaves that are merged', () => {
  it('are those that cost least, wherever they hang, and never gain', () => {
    // Right neighbours that shift as much as left ones: leaves across the tree are alike.
    const items = phones.flatMap((left) =>
      phones.map((right) => {
        const r = random(7, left + right);
        const shift = ('mn'.includes(left) ? 5 : 0) + ('tk'.includes(right) ? 5 : 0);
        const values = Float64Array.from({ length: 2 * 20 }, () => shift + r.normal());
        return { context: { left, right }, values, statistics: statisticsOf(values, DIMS) };
      }),
    );
    const tree = grown(growTree(items, questions.slice(0, 2), limits));
    expect(leavesOf(tree)).toHaveLength(4);
    const { groups, logLikelihood: after } = mergeLeaves(tree, items, { floor: limits.floor, mostLoss: 30 });
    const shifts = groups.map((leaves) =>
      leaves.flatMap((leaf) =>
        tree[leaf]!.items.map((i) => {
          const { left, right } = items[i]!.context;
          return Number('mn'.includes(left)) + Number('tk'.includes(right));
        }),
      ),
    );
    expect(shifts.map((all) => [...new Set(all)]).sort()).toEqual([[0], [1], [2]]);
    expect(after).toBeLessThanOrEqual(treeLogLikelihood(tree));
    expect(after).toBeGreaterThan(treeLogLikelihood(tree) - 30);
    expect(mergeLeaves(tree, items, { floor: limits.floor, mostLoss: 0 }).groups).toEqual(
      leavesOf(tree).map((leaf) => [leaf]),
    );
    const one = mergeLeaves(tree, items, { floor: limits.floor, mostLoss: 1e9 });
    expect(one.groups).toEqual([leavesOf(tree)]);
    expect(one.logLikelihood).toBeCloseTo(tree[0]!.logLikelihood, 7);
  });
  it('are merged cheapest first', () => {
    // At 0, 1 and 3: 1 might go to either, but 3 no longer comes to 0 and 1 together.
    const items = [0, 1, 3].map((at, i) => {
      const values = Float64Array.from({ length: 40 }, (_, n) => at + (n % 2 === 0 ? 0.7 : -0.7));
      return { context: { left: phones[i]!, right: 's' }, statistics: statisticsOf(values, 1) };
    });
    const each = [
      { name: 'm', holds: ({ left }: Context) => left === 'm' },
      { name: 'n', holds: ({ left }: Context) => left === 'n' },
    ];
    const tree = grown(growTree(items, each, limits));
    const groups = (mostLoss: number) =>
      mergeLeaves(tree, items, { floor: 0.01, mostLoss }).groups.map((leaves) =>
        leaves.flatMap((leaf) => tree[leaf]!.items).sort(),
      );
    const loss = (...which: number[]) => {
      const all = which.map((i) => items[i]!.statistics);
      return (
        all.reduce((sum, one) => sum + clusterLogLikelihood(one, 0.01), 0) - clusterLogLikelihood(pooled(all), 0.01)
      );
    };
    const between = (loss(1, 2) + loss(0, 1, 2) - loss(0, 1)) / 2;
    expect(loss(0, 1)).toBeLessThan(loss(1, 2));
    expect(loss(1, 2)).toBeLessThan(between);
    expect(groups(between).sort()).toEqual([[0, 1], [2]]);
  });
});
