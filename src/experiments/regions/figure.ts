import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { panelWidth, type Figure, type FigureOf, type Frame } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';
import { boundsPanel, bracketPanel, countPanel, growthPanel, tracePanel } from './count-panels.ts';
import { graphPanel, errorPanel, squarePanel, widthPanel } from './graph-panels.ts';
import { mapPanel } from './map-panel.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;

/** Every mode has two panels of this height, so that the page stands still when another is chosen. */
export const heightOf = (width: number): number => (width < 560 ? 390 : width < 900 ? 410 : 500);

/**
 * The figure with one region of the map picked out.
 * @param chosen its place in the map; without it one that is easily seen
 */
export function draw(result: Result, params: Given, { width, published }: Frame<Result>, chosen?: number): Figure {
  const height = heightOf(width),
    each = panelWidth(width, 2),
    before = published?.mode === result.mode ? published : undefined;
  const frame = { width: each, height };
  switch (result.mode) {
    case 'tent':
      return [graphPanel(result, frame, before as typeof result), widthPanel(result, frame)];
    case 'square':
      return [squarePanel(result, frame), errorPanel(result, frame)];
    case 'lines':
      return [
        result.map ? mapPanel(result, result.map, frame, chosen) : tracePanel(result, params.dims, frame),
        growthPanel(result, frame),
      ];
    case 'net':
      return [
        result.map ? mapPanel(result, result.map, frame, chosen) : bracketPanel(result, frame),
        countPanel(result, frame),
      ];
    case 'bounds':
      return [bracketPanel(result, frame), boundsPanel(result, frame)];
  }
}

const figure: FigureOf<typeof experiment> = (result, params, frame) => draw(result, params, frame);
export default figure;
