import { panelWidth, type FigureOf } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';
import { cutCurves, growthCurves, learningCurves, neighbourCurves, rateCurves, sweepCurves } from './curves.ts';
import { bothSurfaces, foldedPapers, surface } from './surfaces.ts';

/** The number of points at which the effect of the learning rate is drawn: the lecture's smaller one. */
const RATES_AT = 20_000;

const figure: FigureOf<typeof experiment> = (result, { diamonds, steps }, { width, published }) => {
  const side = Number(diamonds),
    narrow = width < 560;
  const before = <M extends typeof result.mode>(mode: M) =>
    published?.mode === mode && published !== result ? (published as Extract<typeof result, { mode: M }>) : undefined;
  switch (result.mode) {
    case 'train': {
      const each = panelWidth(width, 3);
      const curves = learningCurves(result, steps, narrow ? 230 : each + 4, before('train'));
      return narrow
        ? [bothSurfaces(result, side, width), curves]
        : [surface(result, 'deep', side, each), surface(result, 'shallow', side, each), curves];
    }
    case 'sweep': {
      const height = narrow ? 250 : 300;
      return [sweepCurves(result, height, before('sweep')), rateCurves(result, RATES_AT, height)];
    }
    case 'exact': {
      const height = narrow ? 230 : 260;
      return [foldedPapers(result, side, panelWidth(width, 2)), growthCurves(result, side, height)];
    }
    case 'folds': {
      const height = narrow ? 250 : 300;
      return [cutCurves(result, height), neighbourCurves(result, height)];
    }
  }
};
export default figure;
