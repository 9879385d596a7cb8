import { expect, test } from 'vitest';
import experiment from '../../src/experiments/square-net/experiment.ts';
import { drain } from '../../src/lab/run/host.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { parametersOf } from './parameters.ts';

const run = async (folds: number) =>
  (await drain(experiment as never, parametersOf(experiment, { folds }), 0)).result as unknown as ResultOf<
    typeof experiment
  >;

test.each([0, 1, 2, 3, 8, 16])('%i folds: the error is 2^(−2m−2) exactly', async (folds) => {
  const { maxError, maxErrors } = await run(folds);
  expect(maxError).toBe(2 ** (-2 * folds - 2));
  expect(maxErrors).toEqual(Array.from({ length: folds + 1 }, (_, m) => 2 ** (-2 * m - 2)));
});

test.each([
  [0, 0, 1],
  [1, 2, 2],
  [2, 5, 4],
  [6, 17, 64],
])('%i folds take %i units, one layer %i', async (folds, units, shallowUnits) => {
  expect(await run(folds)).toMatchObject({
    units,
    shallowUnits,
    pieces: 2 ** folds,
    shallowParameters: 3 * shallowUnits + 1,
  });
});

test('the graph meets the parabola at its knots, and is farthest from it in the middle of each piece', async () => {
  const { knots, peaks } = await run(3);
  expect(knots).toEqual(Array.from({ length: 9 }, (_, i) => [i / 8, (i / 8) ** 2]));
  expect(peaks.map(([x]) => x)).toEqual(Array.from({ length: 8 }, (_, i) => (i + 0.5) / 8));
  for (const [x, y] of peaks) expect(y - x * x).toBe(2 ** -8);
});

test('of a graph with more pieces than can be seen only the beginning is drawn', async () => {
  const { knots, peaks } = await run(8);
  expect([knots.length, peaks.length]).toEqual([65, 64]);
  expect(knots.at(-1)).toEqual([1 / 4, 1 / 16]);
});
