import { expect, test } from 'vitest';
import { boundsPanel } from '../../../src/lab/draw/charts/region-bounds.ts';
import { layerBounds } from '../../../src/math/plane/region-bounds.ts';
import { readFigure } from '../../drawings/read-marks.ts';

/** With two inputs Serra's bound needs six units in every layer before the last, Montúfar's two. */
test.each([
  [[4, 4, 4], ['Montúfar 下界']],
  [
    [6, 4],
    ['Montúfar 下界', 'Serra 等的下界'],
  ],
  [[6, 4, 4], ['Montúfar 下界']],
  [[4, 1, 4], []],
  [[4], ['Montúfar 下界', 'Serra 等的下界']],
])('of a net of widths %j the lower bounds are drawn and named that hold for all of it', (widths, names) => {
  const bounds = layerBounds(2, widths);
  const [panel] = readFigure(boundsPanel(bounds, { width: 340, height: 200 }, { title: '' }), 340);
  expect(panel!.texts.filter((text) => text.endsWith('下界')).sort()).toEqual(names);
  const lines = panel!.marks.filter((mark) => mark.tag === 'path' && mark.attribute('fill') === 'none');
  const long = lines.filter(({ points }) => points.length > 1);
  for (const { points } of long) expect(points.at(-1)![0]).toBeCloseTo(widths.length);
  expect(long).toHaveLength(widths.length === 1 ? 0 : 2 + names.length);
});
