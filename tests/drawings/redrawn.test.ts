import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { Json, Params } from '../../src/lab/declare/define.ts';
import { drawFigure, redrawPanels, type Figure, type FigureOf } from '../../src/lab/draw/draw.ts';
import { experimentIds, loadResults } from '../../src/lab/publish/catalogue.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as { document: Document };
const figures = import.meta.glob<FigureOf<unknown>>('/src/experiments/*/figure.ts', { import: 'default' });

/** Ids differ in every drawing; what they name does not. */
const plain = (svg: Element): string => svg.outerHTML.replace(/\b(id="|url\(#)[^")]+/g, '$1');

/** Every published run of a figure, drawn into the drawing of the run before it, is drawn as if there were none. */
for (const id of experimentIds()) {
  test(`${id} drawn into another run's drawing is the drawing of the run`, async () => {
    const figure = (await figures[`/src/experiments/${id}/figure.ts`]!()) as (
      result: Json,
      params: Params,
      frame: { width: number },
    ) => Figure;
    const runs = loadResults(id)!.runs.slice(0, 4);
    for (const width of [340, 680]) {
      const drawing = { document, width, prefix: 'redrawn' };
      const made = runs.map(({ result, params }) => figure(result, params, { width }));
      const root = drawFigure(made[0]!, drawing);
      for (const next of made.slice(1)) {
        const order: number[] = [];
        const plots = [...root.querySelectorAll<SVGSVGElement>(':scope > svg')];
        const redrawing = redrawPanels(root, next, drawing, (plot) => plot === plots.at(-1));
        if (!redrawing) continue;
        for (const { place } of redrawing) order.push(plots.indexOf(place()));
        expect(order[0]).toBe(plots.length - 1);
        expect(order.toSorted((a, b) => a - b)).toEqual([...plots.keys()]);
        expect(plain(root)).toBe(plain(drawFigure(next, drawing)));
      }
    }
  });
}

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
