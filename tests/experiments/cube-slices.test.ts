import fc from 'fast-check';
import { expect, test } from 'vitest';
import experiment from '../../src/experiments/cube-slices/experiment.ts';
import { fromRow, toRows } from '../../src/experiments/cube-slices/units.ts';
import figure, { LEFT } from '../../src/experiments/cube-slices/figure.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import { drain } from '../../src/lab/run/host.ts';
import { levelSlices } from '../../src/math/circuits/cube-slices.ts';
import { readRows } from '../../src/math/number-list.ts';
import { drawn } from '../drawings/read-marks.ts';
import { textBoxes } from '../drawings/text-boxes.ts';
import { parametersOf } from './parameters.ts';

const run = async (given: { d?: number; looked?: number; planes?: string }) =>
  (await drain(experiment as never, parametersOf(experiment, given), 0)).result as unknown as ResultOf<
    typeof experiment
  >;
const answers = (units: { threshold: number; weights: number[] }[], input: string) =>
  units.map(
    ({ threshold, weights }) => weights.reduce((sum, weight, i) => sum + weight * Number(input[i]), 0) >= threshold,
  );
const onesIn = (input: string) => Array.from(input).filter((bit) => bit === '1').length;

test('the silent pair differs in the bit that is told, in parity, and in no unit’s answer; times count what units cut', async () => {
  const given = fc.integer({ min: 2, max: 5 }).chain((d) =>
    fc.record({
      d: fc.constant(d),
      looked: fc.integer({ min: 1, max: 7 }),
      rows: fc.array(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: d + 1, maxLength: d + 1 }), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(given, async ({ d, looked, rows }) => {
      const planes = toRows(rows.map((row) => fromRow(row, d)));
      const {
        units,
        silent,
        alike,
        uncut,
        mixed,
        times,
        edges,
        count,
        sums,
        looked: seen,
      } = await run({ d, looked, planes });
      expect([edges, count, seen]).toEqual([d * 2 ** (d - 1), rows.length, Math.min(looked, rows.length)]);
      expect(times.reduce((sum, each) => sum + each, 0)).toBe(units.reduce((sum, { cuts }) => sum + cuts, 0));
      expect(times.filter((each) => each === 0)).toHaveLength(uncut);
      expect(times.filter((each) => each === 1)).toHaveLength(units.reduce((sum, { alone }) => sum + alone, 0));
      expect(sums[2 ** d - 1]).toBe(units[seen - 1]!.weights.reduce((sum, weight) => sum + weight, 0));
      expect(silent === null).toBe(uncut === 0);
      expect(alike === null).toBe(mixed === 0);
      for (const pair of [silent, alike]) {
        if (!pair) continue;
        const [a, b] = pair.inputs;
        expect(answers(units, a)).toEqual(answers(units, b));
        expect((onesIn(a) + onesIn(b)) % 2).toBe(1);
      }
      if (silent) {
        const differ = [...silent.inputs[0]].flatMap((bit, i) => (bit === silent.inputs[1][i] ? [] : [i + 1]));
        expect(differ).toEqual([silent.bit]);
      }
    }),
    { numRuns: 60 },
  );
});

test('a bit more is one that no unit reads yet', async () => {
  const planes = toRows(levelSlices(3));
  expect(await run({ planes })).toMatchObject({ uncut: 0, mixed: 0 });
  expect(await run({ d: 4, planes })).toMatchObject({ uncut: 8, silent: { bit: 4 } });
  expect(readRows(planes).map((row) => fromRow(row, 2).weights)).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
  ]);
});

test('a weight that is no integer is refused in one sentence', () => {
  expect(experiment.refuses!(parametersOf(experiment, { planes: '1,0.5,1' }))?.name).toBe('planes');
  expect(experiment.refuses!(parametersOf(experiment, {}))).toBeUndefined();
});

test('no number of cut edges lies on the line of the limit', async () => {
  for (const { params, result } of loadResults('cube-slices')!.runs) {
    const boxes = textBoxes(drawn(figure(result as never, params as never, { width: 340 }), 340)),
      limit = boxes.find(({ text }) => text === '上限')!,
      line = (limit.top + limit.bottom) / 2;
    const inLine = boxes.filter(
      ({ text, left, top, bottom }) => /^\d+$/.test(text) && left > LEFT && top + 2 < line && line < bottom - 2,
    );
    expect(inLine.map(({ text }) => text)).toEqual([]);
  }
});
