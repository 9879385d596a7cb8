import { dot, type FigureOf } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';
const figure: FigureOf<typeof experiment> = ({ place }) => ({ height: 200, marks: [dot([[place.f2, place.f1]])] });
export default figure;
