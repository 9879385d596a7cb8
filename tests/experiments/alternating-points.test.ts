import { expect, test } from 'vitest';
import experiment from '../../src/experiments/alternating-points/experiment.ts';
import { drain } from '../../src/lab/run/host.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { parametersOf } from './parameters.ts';

const ran = new Map<number, Promise<ResultOf<typeof experiment>>>();
/** The result of so many folds, computed once: sixteen take seconds. */
const run = (folds: number) => {
  if (!ran.has(folds)) ran.set(folds, compute(folds));
  return ran.get(folds)!;
};
const compute = async (folds: number) =>
  (await drain(experiment as never, parametersOf(experiment, { folds }), 0)).result as unknown as ResultOf<
    typeof experiment
  >;

test.each([0, 1, 2, 5, 10, 16])('%i folds: the folding net errs on none of the points', async (folds) => {
  expect(await run(folds)).toMatchObject({ points: 2 ** folds, units: 2 * folds, errors: 0 });
});

test('what one layer was measured to do is what must be, or one more; half of the points for a unit or none', async () => {
  const { points, shallow, rivalErrors, rivalFewest } = await run(10);
  for (const { units, errors, fewest } of shallow.slice(0, -1)) {
    // m units make at most m + 1 pieces, and p pieces err on at least (n − p − 1)/2 points.
    expect(fewest).toBe(Math.ceil((points - units - 2) / 2));
    expect(errors - fewest).toBeGreaterThanOrEqual(0);
    expect(errors - fewest).toBeLessThanOrEqual(1);
  }
  expect(shallow.map(({ units }) => units)).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]);
  expect(shallow.at(-1)).toEqual({ units: 1024, errors: 0, fewest: 0 });
  expect(shallow[7]).toEqual({ units: 64, errors: 480, fewest: 479 });
  // 20 units: right on the 20 pieces that they follow, then 0 for ever: wrong on every second of the 1,004 points left.
  expect([rivalErrors, rivalFewest]).toEqual([502, 501]);
});

test('Telgarsky’s width for three layers is 10 from sixteen folds on', async () => {
  const widthOf = async (folds: number) => (await run(folds)).telgarsky[2]!;
  expect((await widthOf(15)).width).toBeLessThan(10);
  expect(await widthOf(16)).toMatchObject({ layers: 3, width: 10 });
  for (const { width, counted } of (await run(16)).telgarsky) expect(counted).toBeGreaterThanOrEqual(width);
});
