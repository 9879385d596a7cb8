import { beforeAll, expect, it } from 'vitest';
import experiment from '../../src/experiments/given-folds/experiment.ts';
import type { Result } from '../../src/experiments/given-folds/learning.ts';
import { streams } from '../../src/math/random.ts';
import { parametersOf } from './parameters.ts';

const params = parametersOf(experiment, { seeds: 1 });
let told: Result[];
beforeAll(async () => {
  await experiment.prepare!();
  told = [...experiment.run(params, streams(0))];
}, 120_000);

it('the cut is learned only when all folds are made, and folding helps the nearest neighbour', () => {
  const { logisticMean, nearestMean, copies, sizes } = told.at(-1)!;
  expect(copies).toBe(64);
  const all = logisticMean.length - 1;
  sizes.forEach((points, s) => {
    if (points >= 100) expect(logisticMean[all]![s]).toBeGreaterThan(0.9);
    for (let folds = 0; folds < all; folds++) expect(logisticMean[folds]![s]).toBeLessThan(0.7);
    expect(nearestMean.folded[s]).toBeGreaterThan(nearestMean.raw[s]!);
  });
});

it('tells after every number of points how far it is', () => {
  const last = told.at(-1)!;
  expect(told.map((result) => experiment.progress!(result, params))).toEqual(
    last.sizes.map((_, s) => (s + 1) / last.sizes.length),
  );
  expect(experiment.describe(told[0]!, params)).toContain('还没有算完');
  expect(experiment.describe(last, params)).not.toContain('还没有算完');
});
