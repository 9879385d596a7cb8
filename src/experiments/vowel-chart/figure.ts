import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import type { FigureOf, Panel } from '../../lab/draw/draw.ts';
import { chartPanel } from './chart-panel.ts';
import { mouthPanel } from './mouth-panel.ts';
import { placesOf } from './places.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;

/** @param shown what the chart is drawn of, where that is not the place's own result: while the groups still move */
export function figureWith(
  shown: Result,
  shownFor: Given,
  place: Result['place'],
  params: Given,
  width: number,
): Panel[] {
  const places = placesOf(width);
  return [chartPanel(shown.groups, { y: shown.y, place }, shownFor, places, width), mouthPanel(place, params, places)];
}

const figure: FigureOf<typeof experiment> = (result, params, { width }) =>
  figureWith(result, params, result.place, params, width);
export default figure;
