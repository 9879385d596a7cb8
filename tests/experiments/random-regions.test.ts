import { expect, test } from 'vitest';
import experiment from '../../src/experiments/random-regions/experiment.ts';
import figure from '../../src/experiments/random-regions/figure.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { drain, startRun } from '../../src/lab/run/host.ts';
import { parametersOf } from './parameters.ts';

type Result = ResultOf<typeof experiment>;
const params = (given: Record<string, unknown>) => parametersOf(experiment, given);
const run = async (given: Record<string, unknown>, seed = 0) =>
  (await drain(experiment as never, params(given), seed)).result as unknown as Result;

test('one layer: lines in general position, or all through the origin', async () => {
  const { starts } = await run({ widths: '7', nets: 20 });
  expect(starts.map(({ start }) => start)).toEqual(['zero', 'spread', 'uniform']);
  // 1 + 7 + 21, and 2 · 7.
  expect(starts.map(({ median, most }) => [median, most])).toEqual([
    [14, 14],
    [29, 29],
    [29, 29],
  ]);
  expect(starts.map(({ reach }) => reach)).toEqual([0, 20, 20]);
});

test('what is said of the counts is true of them', async () => {
  const { starts, montufar } = await run({ widths: '5,3,6', nets: 40 }, 3);
  for (const { counts, least, lower, median, upper, most, reach } of starts) {
    expect(counts).toHaveLength(40);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect([least, most]).toEqual([counts[0], counts.at(-1)]);
    expect(median).toBe((counts[19]! + counts[20]!) / 2);
    expect(counts.filter((count) => count < lower!).length).toBeLessThanOrEqual(10);
    expect(counts.filter((count) => count > upper!).length).toBeLessThanOrEqual(10);
    expect(reach).toBe(counts.filter((count) => count >= montufar!).length);
  }
});

test('more nets go on where fewer ended; another seed draws others', async () => {
  const [few, many] = [await run({ widths: '4,4', nets: 10 }), await run({ widths: '4,4', nets: 20 })];
  const rest = [...many.starts[1]!.counts];
  for (const count of few.starts[1]!.counts) rest.splice(rest.indexOf(count), 1);
  expect(rest).toHaveLength(10);
  expect((await run({ widths: '4,4', nets: 20 }, 1)).starts).not.toEqual(many.starts);
});

test('every step can be drawn, and told in a sentence', () => {
  const given = params({ widths: '4,4', nets: 20 });
  for (const result of startRun(experiment as never, given, 0)) {
    const shown = result as unknown as Result;
    expect(figure(shown, given, { width: 375 })).toHaveLength(1);
    expect(experiment.describe(shown, given)).toMatch(/。$/);
  }
});

test('too many units are refused, in one sentence', () => {
  expect(experiment.refuses!(params({ widths: '16,16,8' }))?.message).toMatch(/^参数 widths（.*你给了 40 个。$/);
  expect(experiment.refuses!(params({ widths: '12,12,12' }))).toBeUndefined();
});
