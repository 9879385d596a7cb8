import { montufarFold, serraFold, type FoldMap } from '../../math/nets/fold-map.ts';
import { exactFold, foldedPieces } from '../../math/nets/fold-pieces.ts';

/** What so many pieces cost, by the width of the layers. */

/** Pieces of ten folds in the middle. */
export const GOAL = 1024;
const WIDTHS = [2, 3, 4, 5, 6];
/** Two units a layer need as many layers. */
const LAYERS = 10;

interface Price {
  layers: number;
  units: number;
}

/** The fewest layers of one fold whose graph has that many pieces, counted. */
function price(map: FoldMap): Price {
  const pieces = foldedPieces(exactFold(map), LAYERS);
  const layers = pieces.findIndex((count) => count >= GOAL) + 1;
  return { layers, units: layers * map.units.length };
}

/** For every width what both ways of folding cost. Two units don't fold oftener than twice. */
export const prices = (): { width: number; montufar: Price; serra: Price | null }[] =>
  WIDTHS.map((width) => ({
    width,
    montufar: price(montufarFold(width)),
    serra: width < 3 ? null : price(serraFold(width)),
  }));
