import type { Json, Params } from '../../src/lab/declare/define.ts';
import type { FigureOf } from '../../src/lab/draw/draw.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import { readFigure, type Panel, type Point } from './read-marks.ts';
import { expect } from 'vitest';

/** The published runs of an experiment with the panels of their drawings, read back. */

type Read<E> = Parameters<FigureOf<E>>;

/** @param width of the whole figure in pixels */
export function publishedDrawings<E>(id: string, figure: FigureOf<E>, width = 680) {
  return (loadResults(id)?.runs ?? []).map(({ params, result }, i) => {
    const [given, found] = [params as unknown as Read<E>[1], result as unknown as Read<E>[0]];
    const changed = i === 0 ? '' : ` ${JSON.stringify(params)}`;
    return {
      name: `${id} ${i}${changed}`,
      params: given,
      result: found,
      panels: readFigure(figure(found, given, { width }), width),
    };
  });
}

/** A figure drawn while another run of it lies behind. */
export const drawnBefore = <E>(
  figure: FigureOf<E>,
  run: { result: Json; params: Params },
  published: Json,
  width = 680,
): Panel[] =>
  readFigure(
    figure(run.result as Read<E>[0], run.params as unknown as Read<E>[1], {
      width,
      published: published as Read<E>[0],
    }),
    width,
  );

/** A drawing is that near to its data: half a thousandth of the panel, or of the number on a logarithmic axis. */
export function expectPlaces(found: readonly Point[], wanted: readonly Point[], tolerance: Point): void {
  expect(found.length).toBe(wanted.length);
  wanted.forEach(([x, y], i) => {
    expect(Math.abs(found[i]![0] - x), `x of ${i}`).toBeLessThanOrEqual(tolerance[0]);
    expect(Math.abs(found[i]![1] - y), `y of ${i}`).toBeLessThanOrEqual(tolerance[1]);
  });
}
