import type { FigureOf } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';
import { planePanel } from './plane.ts';
import { wayPanel } from './way.ts';

const figure: FigureOf<typeof experiment> = (result, params, { width }) => [
  planePanel(result, params, width),
  wayPanel(result, params, width),
];
export default figure;
