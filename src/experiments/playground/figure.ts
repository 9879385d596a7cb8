import type { FigureOf, Frame, Panel } from '../../lab/draw/draw.ts';
import { curvePanel } from './drawn/curves.ts';
import { layoutOf } from './drawn/layout.ts';
import { netPanel } from './drawn/net.ts';
import { surfacePanel, type Shown } from './drawn/surface.ts';
import type experiment from './experiment.ts';
import type { Result } from './playground.ts';

/** Net, surface and curves; with what the reader asked to see of the surface. */

interface Params {
  inputs: string;
  held: string;
  steps: number;
}

export function drawing(
  result: Result,
  { steps, ...params }: Params,
  { width, ...behind }: Frame<Result>,
  shown: Shown = {},
): Panel[] {
  const layout = layoutOf(width);
  return [
    netPanel(result, params, layout, shown.chosen),
    surfacePanel(result, params.inputs, layout, shown),
    curvePanel(result, steps, layout, behind),
  ];
}

const figure: FigureOf<typeof experiment> = (result, params, frame) => drawing(result, params, frame);
export default figure;
