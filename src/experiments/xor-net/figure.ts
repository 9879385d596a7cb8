import type { FigureOf } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';
import { inputPlane, movedPlane } from './planes.ts';

const figure: FigureOf<typeof experiment> = (result, { stage }, { width }) => [
  inputPlane(result, width),
  movedPlane(result, stage, width),
];
export default figure;
