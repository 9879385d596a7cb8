import { expect, test } from 'vitest';
import { drawFigure, redrawPanels, type Figure } from '../../src/lab/draw/draw.ts';
import { experimentIds } from '../../src/lab/publish/catalogue.ts';
import { document, expectRedrawn } from './redrawn.ts';

/** A run drawn into the drawing of another is drawn as if there were none; redrawn.slow.test.ts says so of the column of text. */
test.each(experimentIds())("%s drawn into another run's drawing is the drawing of the run", (id) =>
  expectRedrawn(id, 340),
);

test('another figure, or one of another size, is not drawn into it', () => {
  const drawing = { document, width: 340, prefix: 'a' };
  const panel = { title: '一', height: 200, marks: [] };
  const into = (figure: Figure, width = 340) =>
    redrawPanels(drawFigure([panel, panel], drawing), figure, { ...drawing, width }, () => true);
  expect(into([panel, panel])).toBeDefined();
  expect(into([panel])).toBeUndefined();
  expect(into([panel, { ...panel, height: 201 }])).toBeUndefined();
  expect(into([panel, { height: 200, marks: [] }])).toBeUndefined();
  expect(into([panel, panel], 680)).toBeUndefined();
});
