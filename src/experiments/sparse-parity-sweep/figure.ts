import type { FigureOf } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';

const figure: FigureOf<typeof experiment> = () => ({ height: 200, marks: [] });
export default figure;
