import { describe, expect, it } from 'vitest';
import type { Json, Params } from '../../src/lab/declare/define.ts';
import type { Figure, Frame } from '../../src/lab/draw/draw.ts';
import { experimentIds, loadResults } from '../../src/lab/publish/catalogue.ts';
import { drawn } from './read-marks.ts';
import { meeting, textBoxes } from './text-boxes.ts';

/** In every figure of every published run, alone and with another run behind it, no text lies on another or leaves the drawing. */

const WIDTHS = [340, 680, 960];
/** The estimate of a text's width may be so much too large, in pixels. */
const BEYOND = 6;

const figures = import.meta.glob<(result: Json, params: Params, frame: Frame<Json>) => Figure>(
  '/src/experiments/*/figure.ts',
  { import: 'default' },
);

function faults(svg: Element): string[] {
  const boxes = textBoxes(svg);
  const [width, height] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
  return boxes.flatMap((box, i) => [
    ...(box.left < -BEYOND || box.right > width + BEYOND || box.top < -BEYOND || box.bottom > height + BEYOND
      ? [`out: ${box.text}`]
      : []),
    ...boxes
      .slice(0, i)
      .filter((other) => meeting(box, other))
      .map((other) => `${other.text} × ${box.text}`),
  ]);
}

describe.each(experimentIds())('%s', (id) => {
  it.each(WIDTHS)('at %i px', async (width) => {
    const figure = await figures[`/src/experiments/${id}/figure.ts`]!();
    const { runs } = loadResults(id)!;
    const found = runs.flatMap(({ params, result }, i) =>
      [undefined, ...runs.filter((_, j) => j !== i).slice(0, 2)].flatMap((behind) =>
        faults(
          drawn(
            figure(result as Json, params as Params, { width, ...(behind && { published: behind.result as Json }) }),
            width,
          ),
        ).map((fault) => `run ${i}${behind ? ' before another' : ''}: ${fault}`),
      ),
    );
    expect(found).toEqual([]);
  });
});
