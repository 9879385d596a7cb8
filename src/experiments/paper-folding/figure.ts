import type { FigureOf } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';
import { foldSteps, openPaper } from './flower.ts';

const figure: FigureOf<typeof experiment> = (result, _params, { width }) => [
  openPaper(result, width),
  foldSteps(result, width),
];
export default figure;
