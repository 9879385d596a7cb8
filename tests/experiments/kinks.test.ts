import fc from 'fast-check';
import { expect, test } from 'vitest';
import experiment from '../../src/experiments/kinks/experiment.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { drain } from '../../src/lab/run/host.ts';
import { parametersOf } from './parameters.ts';

const run = async (given: { units: string; x?: number }) =>
  (await drain(experiment as never, parametersOf(experiment, given), 0)).result as unknown as ResultOf<
    typeof experiment
  >;

test('a unit says nothing before its kink, and its slope times the way from there', async () => {
  expect((await run({ units: '0.3,2', x: 0.2 })).units).toEqual([
    { kink: 0.3, slope: 2, sum: -0.1, activation: 0, share: 0 },
  ]);
  expect(await run({ units: '0.3,2', x: 0.8 })).toMatchObject({
    output: 1,
    parameters: 4,
    bends: 1,
    knots: [
      [0, 0],
      [0.3, 0],
      [1, 1.4],
    ],
  });
});

test('shares add up to the output, in whatever order the units stand', async () => {
  const unit = fc
    .tuple(fc.integer({ min: 0, max: 19 }), fc.integer({ min: -160, max: 160 }))
    .map(([t, a]) => [t / 20, a / 20] as const);
  await fc.assert(
    fc.asyncProperty(
      fc.array(unit, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 100 }),
      async (units, percent) => {
        const x = percent / 100;
        const result = await run({ units: units.map((one) => one.join(',')).join(' '), x });
        const value = units.reduce((sum, [t, a]) => sum + a * Math.max(0, x - t), 0);
        expect(result.output).toBeCloseTo(value, 5);
        expect(result.units.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(value, 4);
        expect(result.bends).toBeLessThanOrEqual(units.length);
        for (const [at, height] of result.knots)
          expect(height).toBeCloseTo(
            units.reduce((sum, [t, a]) => sum + a * Math.max(0, at - t), 0),
            4,
          );
      },
    ),
    { numRuns: 40 },
  );
});

test('bends that fall together count once, those that cancel not at all, nor one at the edge', async () => {
  expect((await run({ units: '0.5,2 0.5,1' })).bends).toBe(1);
  expect((await run({ units: '0.5,2 0.5,-2' })).bends).toBe(0);
  expect((await run({ units: '0,2' })).bends).toBe(0);
});
