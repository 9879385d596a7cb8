import { handWordsIn } from '../../src/book/words/hand-words.ts';
import type { Json, Params } from '../../src/lab/declare/define.ts';
import type { Figure, Frame } from '../../src/lab/draw/draw.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import { drawn } from './read-marks.ts';
import { meeting, textBoxes } from './text-boxes.ts';

/** The estimate of a text's width may be so much too large, in pixels. */
const BEYOND = 6;

const figures = import.meta.glob<(result: Json, params: Params, frame: Frame<Json>) => Figure>(
  '/src/experiments/*/figure.ts',
  { import: 'default' },
);

function faultsOf(svg: Element): string[] {
  const boxes = textBoxes(svg);
  const [width, height] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
  return boxes.flatMap((box, i) => [
    ...(box.left < -BEYOND || box.right > width + BEYOND || box.top < -BEYOND || box.bottom > height + BEYOND
      ? [`out: ${box.text}`]
      : []),
    ...(handWordsIn(box.text).length > 0 ? [`asks for hands: ${box.text}`] : []),
    ...boxes
      .slice(0, i)
      .filter((other) => meeting(box, other))
      .map((other) => `${other.text} × ${box.text}`),
  ]);
}

/**
 * Texts of the figures of all published runs of an experiment that lie on another, leave the drawing, or ask for what paper can't do.
 * @param behind how many other runs each is drawn before, one after another, beside alone
 */
export async function labelFaults(
  id: string,
  width: number,
  behind: { alone: boolean; others: number },
): Promise<string[]> {
  const figure = await figures[`/src/experiments/${id}/figure.ts`]!();
  const { runs } = loadResults(id)!;
  return runs.flatMap(({ params, result }, i) =>
    [...(behind.alone ? [undefined] : []), ...runs.filter((_, j) => j !== i).slice(0, behind.others)].flatMap((other) =>
      faultsOf(
        drawn(
          figure(result as Json, params as Params, { width, ...(other && { published: other.result as Json }) }),
          width,
        ),
      ).map((fault) => `run ${i}${other ? ' before another' : ''}: ${fault}`),
    ),
  );
}
