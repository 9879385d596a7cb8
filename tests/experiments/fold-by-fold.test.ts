import { expect, test } from 'vitest';
import experiment from '../../src/experiments/fold-by-fold/experiment.ts';
import figure, { heldAt } from '../../src/experiments/fold-by-fold/figure.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { drain } from '../../src/lab/run/host.ts';
import { readFigure } from '../drawings/read-marks.ts';
import { parametersOf } from './parameters.ts';

const run = async (given: Record<string, string | number>) =>
  (await drain(experiment as never, parametersOf(experiment, given), 0)).result as unknown as ResultOf<
    typeof experiment
  >;

test('of all widths three units that fold four times are cheapest: 15 against 20', async () => {
  const { prices } = await run({});
  expect(prices.map(({ width, montufar, serra }) => [width, montufar.units, serra?.units ?? null])).toEqual([
    [2, 20, null],
    [3, 21, 15],
    [4, 20, 20],
    [5, 25, 20],
    [6, 24, 24],
  ]);
});

test('a fold that is bent loses pieces layer by layer; made a tenth higher it loses none', async () => {
  const bent = await run({ layers: 5, moved: '0.004' }),
    higher = await run({ layers: 5, moved: '0.004', spare: 10 });
  const lost = bent.stages.map(({ pieces, most }) => most - pieces);
  expect(lost).toEqual(lost.toSorted((a, b) => a - b));
  expect([bent.covers.includes(false), bent.lost > 0]).toEqual([true, true]);
  expect([higher.covers.every(Boolean), higher.lost, higher.pieces]).toEqual([true, 0, 1024]);
});

test('what is drawn: one layer and where its units are on, the last layers that are not a smear, pieces against units', async () => {
  const params = parametersOf(experiment, { layers: 6 }),
    result = await run({ layers: 6 });
  const [layer, folded, counted] = readFigure(figure(result, params, { width: 340 }), 340);
  const hinges = layer!.find({ stroke: 'var(--vermilion)' }).flatMap(({ points }) => points);
  // The one unit that faces left is on from the left edge to its hinge at 5/7.
  expect(hinges.map(([x]) => x).sort()).toEqual([expect.closeTo(-0.12, 3), expect.closeTo(5 / 7, 3)]);
  expect(folded!.title).toBe('第 6 层起太密；折 5 层：上面 1024 段，下面 243 段');
  const [now] = counted!.find({ r: '5.5' });
  expect(now!.points[0]).toEqual([expect.closeTo(18, 1), expect.closeTo(Math.log10(4096), 2)]);
});

test('a hinge that was dragged far down is held above the rows of where units are on', async () => {
  const given = parametersOf(experiment, { moved: '-0.651' }),
    result = await run({ moved: '-0.651' });
  const [layer] = readFigure(figure(result as never, given as never, { width: 340 }), 340);
  const rows = layer!.find({ tag: 'path', 'stroke-opacity': '0.75' }).flatMap(({ points }) => points.map(([, y]) => y));
  expect(Math.min(...result.hinges.map(([, y]) => y))).toBeLessThan(Math.max(...rows));
  expect(rows).not.toHaveLength(0);
  for (const hinge of result.hinges) expect(heldAt(hinge)[1]).toBeGreaterThan(Math.max(...rows) + 0.05);
});
