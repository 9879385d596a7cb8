import type { FigureOf } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';
import { foldSteps, openPaper } from './flower.ts';
import { inputPlane, movedPlane } from './planes.ts';

const figure: FigureOf<typeof experiment> = (result, { stage }, { width }) =>
  result.mode === 'xor'
    ? [inputPlane(result, width), movedPlane(result, stage, width)]
    : [openPaper(result, width), foldSteps(result, width)];
export default figure;
