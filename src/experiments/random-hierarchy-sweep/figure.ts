import type experiment from './experiment.ts';
import { type FigureOf } from '../../lab/draw/draw.ts';
const figure: FigureOf<typeof experiment> = () => [];
export default figure;
