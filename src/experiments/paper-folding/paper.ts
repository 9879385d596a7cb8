import { evaluate } from '../../engine/evaluate.ts';
import { denseWithWeights } from '../../engine/models.ts';
import { readPoints } from '../../math/number-list.ts';
import {
  copiesOf,
  creasesMet,
  creasesOf,
  foldingLayers,
  orders,
  foldedSheets,
  thickness,
  unfold,
  wedgePlace,
  type FoldName,
  type Matrix,
  type Point,
} from '../../math/plane/plane-folding.ts';
import { pair, rounded, type Pair } from '../../math/plane/rounded.ts';
import { outlineOf } from './scissors.ts';

/** A round paper folded, cut and unfolded; the folds are a ReLU net, and unfolding is that net run backwards. */

export type { Pair };

/** Coordinates are rounded to 4 decimals, [x, y] each. */
export interface Result {
  order: number;
  /** Directions of the creases. */
  creases: Pair[];
  /** Most layers of paper on one another after each fold. */
  thickness: number[];
  layers: number;
  units: number;
  parameters: number;
  /** Where each sheet lies, as the map of the folded wedge to its place: on the open paper, and after each fold. */
  stages: Matrix[][];
  cuts: {
    /** Corners on the folded paper; it may reach over a crease, where it is cut off. */
    outline: Pair[];
    copies: number;
    /** Where the cut's middle comes to lie, found by running the net backwards. */
    places: Pair[];
  }[];
  holes: number;
  /** Largest distance between the middle of a cut and what the TensorFlow.js net makes of one of its copies. */
  largestError: number;
}

export function* cutPaper(name: FoldName, text: string): Generator<Result> {
  const creases = creasesOf(name),
    layers = foldingLayers(creases);
  const model = denseWithWeights(
    2,
    layers.map(({ units }, l) => ({ units, activation: l < layers.length - 1 ? 'relu' : 'linear' })),
    layers,
  );
  try {
    const stages = foldedSheets(name).map((maps) => maps.map((map) => map.map(rounded) as unknown as Matrix));
    let largestError = 0;
    const cuts: Result['cuts'] = [];
    const now = (): Result => ({
      order: orders[name],
      creases: creases.map(({ along }) => pair(along)),
      thickness: thickness(name),
      layers: creases.length,
      units: 4 * creases.length,
      parameters: layers.reduce((sum, { kernel, bias }) => sum + kernel.length + bias.length, 0),
      stages,
      cuts: [...cuts],
      holes: cuts.reduce((sum, { copies }) => sum + copies, 0),
      largestError,
    });
    for (const corners of readPoints(text)) {
      const outline = outlineOf(corners.map(([share, radius]) => wedgePlace(name, share, radius)));
      const middle = middleOf(name, corners, outline);
      const places = unfold(creases, middle);
      largestError = Math.max(largestError, errorOf(model, places, middle));
      cuts.push({
        outline: outline.map(pair),
        copies: copiesOf(name, outline),
        places: places.map(pair),
      });
    }
    yield now();
  } finally {
    model.dispose();
  }
}

/** A cut's middle on the folded paper; of one that meets a crease, a point of that crease. */
function middleOf(name: FoldName, corners: readonly Point[], outline: readonly Point[]): Point {
  const met = creasesMet(name, outline).find((place) => place !== undefined);
  if (met) return met;
  const mean = (k: 0 | 1) => corners.reduce((sum, corner) => sum + corner[k], 0) / corners.length;
  return wedgePlace(name, mean(0), mean(1));
}

/** How far from the middle the net folds its copies, at most. */
function errorOf(model: Parameters<typeof evaluate>[0], places: readonly Point[], [x, y]: Point): number {
  const [folded] = evaluate(model, Float32Array.from(places.flat()), places.length);
  const distances = places.map((_, i) => {
    const [dx, dy] = [folded![2 * i]! - x, folded![2 * i + 1]! - y];
    return Math.sqrt(dx * dx + dy * dy);
  });
  return Math.max(...distances);
}
