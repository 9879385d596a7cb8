import { expect, it } from 'vitest';
import { accuracyAxis, chance, manyPoints } from '../../../src/lab/draw/charts/accuracy.ts';
import { readFigure } from '../../drawings/read-marks.ts';

it('guessing is a line at one half, which the axis shows', () => {
  const [panel] = readFigure({ height: 200, x: { domain: [0, 1] }, y: accuracyAxis(), marks: [chance()] }, 340);
  const heights = panel!.only({ 'stroke-dasharray': '1 3' }).points.map(([, y]) => y);
  expect(heights).toEqual([expect.closeTo(0.5, 6), expect.closeTo(0.5, 6)]);
  expect(panel!.texts).toEqual(expect.arrayContaining(['50%', '100%']));
});

it('axes say 50% and 1 万', () => {
  expect(accuracyAxis().tickFormat(0.5)).toBe('50%');
  const { tickFormat } = manyPoints([300, 100_000]);
  expect([20, 100, 300, 1000, 2000, 3000, 10_000, 30_000, 100_000, 1200, 110].map(tickFormat)).toEqual([
    '',
    '100',
    '300',
    '1000',
    '',
    '3000',
    '1 万',
    '3 万',
    '10 万',
    '',
    '',
  ]);
});
