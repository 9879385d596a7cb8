import { panelWidth, type FigureOf } from '../../lab/draw/draw.ts';
import { learningCurves } from './curves.ts';
import type experiment from './experiment.ts';
import { bothSurfaces, surface } from './surfaces.ts';

const figure: FigureOf<typeof experiment> = (result, { diamonds, steps }, { width, published }) => {
  const side = Number(diamonds),
    narrow = width < 560,
    each = panelWidth(width, 3);
  const curves = learningCurves(result, steps, narrow ? 250 : each + 4, published);
  return narrow
    ? [bothSurfaces(result, side, width), curves]
    : [surface(result, 'deep', side, each), surface(result, 'shallow', side, each), curves];
};
export default figure;
