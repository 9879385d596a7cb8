import { parseHTML } from 'linkedom';
import { expect } from 'vitest';
import type { Json, Params } from '../../src/lab/declare/define.ts';
import { drawFigure, redrawPanels, type Figure, type FigureOf } from '../../src/lab/draw/draw.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';

export const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as { document: Document };
const figures = import.meta.glob<FigureOf<unknown>>('/src/experiments/*/figure.ts', { import: 'default' });

/** Ids differ in every drawing; what they name does not. */
const plain = (svg: Element): string => svg.outerHTML.replace(/\b(id="|url\(#)[^")]+/g, '$1');

/** Holds published runs of a figure, each drawn into the drawing of the run before it, against the drawing that is made if there is none. */
export async function expectRedrawn(id: string, width: number): Promise<void> {
  const figure = (await figures[`/src/experiments/${id}/figure.ts`]!()) as (
    result: Json,
    params: Params,
    frame: { width: number },
  ) => Figure;
  const runs = loadResults(id)!.runs.slice(0, 4);
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
