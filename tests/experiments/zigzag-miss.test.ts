import fc from 'fast-check';
import { expect, test } from 'vitest';
import experiment from '../../src/experiments/zigzag-miss/experiment.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { drain } from '../../src/lab/run/host.ts';
import { parametersOf } from './parameters.ts';

const run = async (given: { line: string; teeth?: number }) =>
  (await drain(experiment as never, parametersOf(experiment, given), 0)).result as unknown as ResultOf<
    typeof experiment
  >;

test('whatever line is drawn, the zigzag found for it has a corner of the wrong sign, and is missed by its height', async () => {
  const knots = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(knots, fc.infiniteStream(fc.integer({ min: -200, max: 200 })), async (inner, heights) => {
      const xs = [0, ...inner.sort((a, b) => a - b), 100];
      const line = xs.map((x) => `${x / 100},${heights.next().value / 1000}`).join(' ');
      const { units, teeth, height, miss, corners, changes, pieces } = await run({ line });
      expect([units, pieces, teeth]).toEqual([inner.length, inner.length + 1, inner.length + 2]);
      expect(changes).toBeLessThanOrEqual(pieces);
      expect(corners.some(({ wrong }) => wrong)).toBe(true);
      expect(miss).toBeGreaterThanOrEqual(height * (1 - 1e-9));
    }),
    { numRuns: 40 },
  );
});

test('a line on the zigzag of as many teeth as it has pieces misses nothing there, and the next one', async () => {
  const line = '0,-0.125 0.25,0.125 0.5,-0.125 0.75,0.125 1,-0.125';
  expect(await run({ line, teeth: 4 })).toMatchObject({ miss: 0, changes: 4, height: 0.125 });
  expect((await run({ line })).miss).toBeGreaterThan(0.1);
});

test('a line that goes back is refused in one sentence', () => {
  const refused = (line: string) => experiment.refuses!(parametersOf(experiment, { line }))?.name;
  expect(refused('0,0 0.5,0.1 0.4,0 1,0')).toBe('line');
  expect(refused('0.1,0 1,0')).toBe('line');
  expect(refused('0,0 1,0')).toBeUndefined();
});
