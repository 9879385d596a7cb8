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

it('of many draws of few points, more reach nine of ten right where the points are more; none with fifty falls far below', () => {
  const { repeated } = told.at(-1)!;
  const { points, draws, drawn, reached, least } = repeated;
  expect(points).toEqual([20, 50]);
  expect(draws).toBe(400);
  expect(drawn).toEqual([400, 400]);
  // An own computation of the issue: 12 % of 400 draws of 20 points fall short. Its standard error is 1.6 points.
  expect(1 - reached[0]! / draws).toBeGreaterThan(0.06);
  expect(1 - reached[0]! / draws).toBeLessThan(0.18);
  expect(reached[1]!).toBeGreaterThan(reached[0]!);
  expect(least[0]!).toBeLessThan(0.9);
  expect(least[1]!).toBeGreaterThan(least[0]!);
  // A draw that fell short is one that did not reach: as many fall short as the least says.
  expect(least.map((share) => share >= 0.9)).toEqual(reached.map((count) => count === draws));
  // Draw by draw it is only added to.
  told.slice(1).forEach((result, i) => {
    const [before, now] = [told[i]!.repeated, result.repeated];
    before.reached.forEach((count, n) => expect(now.reached[n]).toBeGreaterThanOrEqual(count));
    now.reached.forEach((count, n) => expect(count).toBeLessThanOrEqual(now.drawn[n]!));
  });
});

it('tells how far it is as it goes on', () => {
  const last = told.at(-1)!;
  const parts = told.map((result) => experiment.progress!(result, params));
  expect(parts).toEqual(parts.toSorted((a, b) => a - b));
  expect(new Set(parts).size).toBe(told.length);
  expect(parts[0]).toBeGreaterThan(0);
  expect(parts.at(-1)).toBe(1);
  expect(
    told.filter((_, i) => parts[i]! < 1).every((result) => experiment.describe(result, params).includes('还没有算完')),
  ).toBe(true);
  expect(experiment.describe(last, params)).not.toContain('还没有算完');
});
