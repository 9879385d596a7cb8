import fc from 'fast-check';
import { expect, test } from 'vitest';
import experiment from '../../src/experiments/parity-degree/experiment.ts';
import figure from '../../src/experiments/parity-degree/figure.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { drain } from '../../src/lab/run/host.ts';
import { readFigure } from '../drawings/read-marks.ts';
import { parametersOf } from './parameters.ts';

const run = async (given: { n?: number; degree?: number; from?: number }) =>
  (await drain(experiment as never, parametersOf(experiment, given), 0)).result as unknown as ResultOf<
    typeof experiment
  >;

test('wherever its levels lie, the polynomial keeps what is promised and stays below the ceiling', async () => {
  const given = fc
    .record({ n: fc.integer({ min: 1, max: 64 }), degree: fc.nat(64), from: fc.option(fc.nat(64)) })
    .map(({ n, degree, from }) => ({ n, degree: degree % (n + 1), from }));
  await fc.assert(
    fc.asyncProperty(given, async ({ n, degree, from }) => {
      const result = await run({ n, degree, ...(from !== null && { from }) });
      expect(result.from).toBeLessThanOrEqual(n - degree);
      expect(result.levels.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 8);
      expect(result.share).toBeGreaterThanOrEqual(result.promised - 1e-9);
      expect(result.share).toBeLessThanOrEqual(result.ceiling + 1e-9);
      if (from === null) {
        expect(result.curve[degree]).toEqual({ degree, middle: result.share, ceiling: result.ceiling });
        // What is promised errs at most twice as often as any polynomial must.
        expect(1 - result.promised).toBeLessThanOrEqual(2 * (1 - result.ceiling) + 1e-9);
      }
    }),
    { numRuns: 60 },
  );
});

test('of full degree it is parity', async () => {
  expect(await run({ n: 12, degree: 12 })).toMatchObject({ from: 0, share: 1, promised: 1, ceiling: 1 });
});

test('of degree 20 on 64 bits, the middle and one level aside are right on more than 99 in 100 inputs, two aside are not', async () => {
  const shares = await Promise.all(
    [20, 21, 22, 23, 24].map(async (from) => (await run({ n: 64, degree: 20, from })).share),
  );
  expect(shares.map((share) => share > 0.99)).toEqual([false, true, true, true, false]);
});

test('no number stands twice on an axis, however few the bits', async () => {
  for (const n of [1, 2, 3, 4, 5, 6, 7, 36, 64]) {
    const result = await run({ n, degree: 0 });
    const panels = readFigure(
      figure(result as never, parametersOf(experiment, { n, degree: 0 }) as never, { width: 340 }),
      340,
    );
    for (const { texts } of panels) {
      const numbers = texts.filter((text) => /^[−-]?\d+$/.test(text));
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(numbers).not.toContain('−1');
    }
  }
});
