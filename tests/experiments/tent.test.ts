import { expect, test } from 'vitest';
import experiment from '../../src/experiments/tent/experiment.ts';
import { drain } from '../../src/lab/run/host.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { parametersOf } from './parameters.ts';

const run = async (folds: number) =>
  (await drain(experiment as never, parametersOf(experiment, { folds }), 0)).result as unknown as ResultOf<
    typeof experiment
  >;

test.each([
  [0, 1, 0, 2],
  [1, 2, 2, 7],
  [10, 1024, 20, 61],
  [16, 65536, 32, 97],
])('%i folds: %i pieces from %i units and %i parameters', async (folds, pieces, units, parameters) => {
  expect(await run(folds)).toMatchObject({
    folds,
    pieces,
    units,
    parameters,
    shallowUnits: pieces,
    shallowParameters: 3 * pieces + 1,
    deepSizes: Array.from({ length: folds + 1 }, (_, k) => 2 * k),
    shallowSizes: Array.from({ length: folds + 1 }, (_, k) => 2 ** k),
  });
});

test('the graph goes up and down between 0 and 1; one layer with as many units follows it that far and then goes straight on', async () => {
  for (const folds of [1, 2, 5, 10]) {
    const { knots, rival, units, pieces } = await run(folds);
    expect(knots).toEqual(Array.from({ length: Math.min(pieces, 64) + 1 }, (_, i) => [i / pieces, i % 2]));
    const followed = Math.min(units, pieces);
    expect(rival.slice(0, followed + 1)).toEqual(knots.slice(0, followed + 1));
    expect(rival.at(-1)![0]).toBe(knots.at(-1)![0]);
    if (units < pieces) {
      const [[x0, y0], [x1, y1]] = [rival.at(-2)!, rival.at(-1)!];
      // The last unit's piece falls, from an odd knot to an even one: it goes on falling.
      expect((y1 - y0) / (x1 - x0)).toBe(-pieces);
    }
  }
});

test('no fold is the identity', async () => {
  expect(await run(0)).toMatchObject({
    knots: [
      [0, 0],
      [1, 1],
    ],
    rival: [
      [0, 0],
      [1, 0],
    ],
  });
});
