import { beforeAll, describe, expect, it } from 'vitest';
import {
  abstractly,
  CLASSES,
  DIMS,
  directions,
  drawTraits,
  idealScores,
  meanTraits,
  RARE,
} from '../../src/datasets/attributes.ts';
import { ready } from '../../src/engine/ready.ts';
import { examplesOf, withRare } from '../../src/experiments/attributes/examples.ts';
import { apart, estimated, measure } from '../../src/experiments/attributes/measuring.ts';
import { models } from '../../src/experiments/attributes/models.ts';
import { MODELS } from '../../src/experiments/attributes/plans.ts';
import { random, streams } from '../../src/math/random.ts';

beforeAll(ready);

const plain = { clear: 1.5, interaction: 0, turn: 0 };

describe('the world', () => {
  it('moves a trait by its attribute, a third by both at once, and turns a man’s long hair up', () => {
    expect(meanTraits({ ...plain, interaction: 2 })).toEqual([
      { sex: 1.5, hair: 1.5, crown: 0, shirt: 2 },
      { sex: -1.5, hair: 1.5, crown: 0, shirt: -2 },
      { sex: 1.5, hair: -1.5, crown: 0, shirt: -2 },
      { sex: -1.5, hair: -1.5, crown: -0, shirt: 2 },
    ]);
    const turned = meanTraits({ ...plain, turn: 90 });
    expect(turned[0]).toMatchObject({ hair: 1.5, crown: 0 });
    expect(turned[RARE]!.hair).toBeCloseTo(0, 12);
    expect(turned[RARE]!.crown).toBeCloseTo(1.5, 12);
  });
  it('can be known as well as the normal distribution says: two attributes 3 deviations apart are both right with Φ(1.5)²', () => {
    const means = meanTraits(plain);
    const draw = random(1, 'traits');
    let right = 0;
    const count = 20_000;
    for (let i = 0; i < count; i++) {
      const scores = idealScores(drawTraits(means[RARE]!, draw), means);
      if (scores.every((score, c) => c === RARE || score < scores[RARE]!)) right++;
      if (i < 20) expect(scores.reduce((sum, score) => sum + Math.exp(score), 0)).toBeCloseTo(1, 9);
    }
    expect(right / count).toBeCloseTo(0.93319 ** 2, 2);
  });
  it('is shown abstractly without loss: the traits are read off along their directions, all else is noise of variance 1', () => {
    const along = directions(random(2, 'directions'));
    along.forEach((a, i) =>
      along.forEach((b, j) => expect(a.reduce((sum, v, d) => sum + v * b[d]!, 0)).toBeCloseTo(Number(i === j), 9)),
    );
    const draw = random(3, 'noise');
    let squares = 0;
    for (let n = 0; n < 300; n++) {
      const x = abstractly({ sex: 4, hair: -3, crown: 2, shirt: 1 }, along, draw);
      [4, -3, 2, 1].forEach((trait, k) =>
        expect(along[k]!.reduce((sum, v, d) => sum + v * x[d]!, 0)).toBeCloseTo(trait, 4),
      );
      squares += x.reduce((sum, v) => sum + v * v, 0) - 30;
    }
    expect(squares / 300 / (DIMS - 4)).toBeCloseTo(1, 1);
  });
});

describe('examples', () => {
  const { training, test, ideal, validation } = examplesOf(plain, 'vectors', streams(1));
  const counts = (labels: Uint8Array) => CLASSES.map((_, c) => labels.filter((label) => label === c).length);
  it('are 500 of each class, of the rare one as many as are said, the first ones; repeated, as many as of the others', () => {
    expect(counts(training.labels)).toEqual([500, 500, 500, 500]);
    expect(counts(withRare(training, 5, false).labels)).toEqual([500, 5, 500, 500]);
    expect(counts(withRare(training, 0, true).labels)).toEqual([500, 0, 500, 500]);
    expect(counts(withRare(validation, 50, false).labels)).toEqual([150, 15, 150, 150]);
    const again = withRare(training, 5, true);
    expect(counts(again.labels)).toEqual([500, 500, 500, 500]);
    const rows = new Set(
      [...again.labels].flatMap((label, i) =>
        label === RARE ? [again.x.subarray(i * DIMS, (i + 1) * DIMS).join()] : [],
      ),
    );
    expect(rows.size).toBe(5);
    const [few, more] = [5, 6].map((rare) => withRare(training, rare, false).x);
    expect([...few!.subarray(0, 1505 * DIMS)]).toEqual([...more!.subarray(0, 1505 * DIMS)]);
  });
  it('of the test are as the ideal knows them, and it is hard to beat', () => {
    const known = measure(ideal, test.labels, 500);
    expect(known.recall).toBeGreaterThan(0.8);
    expect(known.testError).toBeLessThan(0.17);
    expect(known.auc).toBeGreaterThan(0.96);
    expect(counts(test.labels)).toEqual([250, 250, 250, 250]);
  });
});

describe('measures', () => {
  it('are recall, AUC and precision of the rare class, by hand', () => {
    // Two of the rare class, one found; one long-haired woman taken for it.
    const scores = Float64Array.from([0, 1, 0, 0, 5, 0, 0, 0, 0, 3, 0, 0, 2, 1, 0, 0, 0, 0, 9, 0, 0, 0, 0, 9]);
    const labels = Uint8Array.of(1, 1, 0, 0, 2, 3);
    const { recall, auc, precision, testError } = measure(scores, labels, 5);
    expect(recall).toBe(0.5);
    expect(testError).toBeCloseTo(2 / 6, 4);
    expect(precision).toBeCloseTo((5 * 0.5) / (5 * 0.5 + 500 * 0.5), 4);
    // Scores 1, 0 of the rare one against 3, 1, 0, 0.
    expect(auc).toBeCloseTo((0.5 + 1 + 1 + 0.5 + 0.5) / 8, 4);
  });
  it('have paired intervals: what a seed gives to both cancels', () => {
    expect(apart([0.5, 0.7, 0.9], [0.4, 0.6, 0.8])).toEqual({ value: 0.1, low: 0.1, high: 0.1 });
    const alone = estimated([0.5, 0.7, 0.9]);
    expect(alone.value).toBe(0.7);
    expect(alone.high - alone.low).toBeGreaterThan(0.9);
    expect(estimated([0.3])).toEqual({ value: 0.3, low: 0.3, high: 0.3 });
    expect(apart([0.3], [0.1]).value).toBeCloseTo(0.2, 9);
  });
});

describe('the six ways', () => {
  const told = (world: typeof plain, rare: number, seed = 1) => {
    const own = streams(seed);
    const { training, validation, test } = examplesOf(world, 'vectors', own);
    const found = new Map<string, ReturnType<typeof measure> & { parameters: number }>();
    for (const [name, model] of models(
      withRare(training, rare, false),
      withRare(validation, rare, false),
      [{ learningRate: 1e-2, weightDecay: 1e-3 }],
      own,
    )) {
      const scores = model.scores(test);
      expect(scores).toHaveLength(4 * test.count);
      // Logarithms of chances.
      expect(Math.max(...scores)).toBeLessThanOrEqual(1e-6);
      found.set(name, { ...measure(scores, test.labels, rare), parameters: model.parameters });
    }
    return found;
  };
  it('have the weights they say, and with examples enough are all about as good as can be', () => {
    const all = told(plain, 500);
    expect([...all.keys()].sort()).toEqual([...MODELS].sort());
    expect(Object.fromEntries([...all].map(([name, { parameters }]) => [name, parameters]))).toEqual({
      oneVsRest: 4 * 51,
      softmax: 4 * 51,
      shared: 51 * 32 + 33 * 4,
      multiplied: 2 * 51,
      head: 2 * 51 + 3 * 8 + 9 * 4,
      sharedAttributes: 51 * 32 + 33 * 2,
    });
    for (const [, { testError }] of all) expect(testError).toBeLessThan(0.19);
  });
  it('with five examples only those that learn attributes from all find the rare class; with none the product still does', () => {
    const few = told(plain, 5);
    expect(few.get('multiplied')!.recall).toBeGreaterThan(0.4);
    for (const name of ['oneVsRest', 'softmax', 'shared']) expect(few.get(name)!.recall).toBeLessThan(0.2);
    expect(told(plain, 0).get('multiplied')!.recall).toBeGreaterThan(0.4);
  });
  it('each takes the setting that validation likes, not the first', () => {
    const own = streams(2);
    const { training, validation } = examplesOf(plain, 'vectors', own);
    const settings = [1e-9, 1e-2].map((learningRate) => ({ learningRate, weightDecay: 1e-3 }));
    for (const [name, { setting }] of models(training, validation, settings, own)) expect(setting, name).toBe(1);
  });
  it('the product cannot know what neither attribute says alone', () => {
    const bound = told({ ...plain, interaction: 2 }, 50);
    expect(bound.get('softmax')!.auc).toBeGreaterThan(bound.get('multiplied')!.auc + 0.05);
  });
});

describe('the theorem of chapter 3', () => {
  // Four cells in one dimension, all but the rare one with N examples; the mean of cell (g, h) is ga + hb + ghc.
  const cells = CLASSES.map((_, label) => [label % 2 === 0 ? 1 : -1, label < 2 ? 1 : -1] as const);
  const [N, n, a, b] = [40, 5, 1.5, 0.7];
  /** Least squares for m + ga + hb, by going down along one coordinate after the other until nothing moves: no formula of the theorem. */
  function fitted(means: readonly number[], counts: readonly number[]): number {
    const theta = [0, 0, 0];
    const rows = cells.map(([g, h]) => [1, g, h]);
    for (let round = 0; round < 60; round++)
      for (let k = 0; k < 3; k++) {
        let [slope, bend] = [0, 0];
        rows.forEach((row, i) => {
          const rest = means[i]! - row.reduce((sum, value, j) => sum + value * theta[j]!, 0);
          slope += counts[i]! * row[k]! * rest;
          bend += counts[i]!;
        });
        theta[k]! += slope / bend;
      }
    return rows[RARE]!.reduce((sum, value, j) => sum + value * theta[j]!, 0);
  }
  const error = (rare: number, c: number) => {
    const draw = random(4, `cells ${rare} ${c}`);
    const counts = CLASSES.map((_, label) => (label === RARE ? rare : N));
    const truth = cells.map(([g, h]) => g * a + h * b + g * h * c);
    let sum = 0;
    const rounds = 3000;
    for (let i = 0; i < rounds; i++) {
      const means = truth.map((mean, k) => (counts[k]! > 0 ? mean + draw.normal() / Math.sqrt(counts[k]!) : 0));
      sum += (fitted(means, counts) - truth[RARE]!) ** 2 / rounds;
    }
    return sum;
  };
  const told = (rare: number, c: number) => 1 / (rare + N / 3) + 16 * c * c * (N / (N + 3 * rare)) ** 2;
  it.each([
    [n, 0],
    [n, 0.12],
    [0, 0.12],
  ])('lends n + N/3 examples and biases by 4c what is fitted without an interaction: n = %d, c = %d', (rare, c) => {
    expect(error(rare, c) / told(rare, c)).toBeGreaterThan(0.9);
    expect(error(rare, c) / told(rare, c)).toBeLessThan(1.1);
  });
  it('crosses where 16c² is 1/n + 3/N; a cue that turns by an angle is an interaction of A sin of half of it', () => {
    const c = Math.sqrt(1 / n + 3 / N) / 4;
    expect(told(n, c)).toBeCloseTo(1 / n, 12);
    for (const turn of [0, 30, 90]) {
      const means = meanTraits({ ...plain, turn });
      const contrast = (trait: 'hair' | 'crown') =>
        cells.reduce((sum, [g, h], label) => sum + (g * h * means[label]![trait]) / 4, 0);
      expect(Math.hypot(contrast('hair'), contrast('crown'))).toBeCloseTo(1.5 * Math.sin((turn * Math.PI) / 360), 12);
    }
  });
  it('the product of two posteriors is the posterior exactly if there is no interaction', () => {
    const draw = random(5, 'posterior');
    const amiss = (interaction: number) => {
      const means = meanTraits({ ...plain, interaction });
      const chances = idealScores(drawTraits(means[0]!, draw), means).map(Math.exp);
      const woman = chances[0]! + chances[2]!;
      const long = chances[0]! + chances[1]!;
      return Math.abs(chances[0]! - woman * long);
    };
    for (let i = 0; i < 20; i++) expect(amiss(0)).toBeLessThan(1e-12);
    expect(Math.max(...Array.from({ length: 20 }, () => amiss(1)))).toBeGreaterThan(0.01);
  });
});
