import { HALF } from '../../datasets/plane-points.ts';
import { box, integerLayers, linearRegions } from '../../math/plane/linear-regions.ts';
import { mapRegion } from '../../math/plane/region-map.ts';
import type { Pair } from '../../math/plane/rounded.ts';
import type { LayerWeights } from './learning.ts';

/** The pieces of the plane in each of which a net of ReLUs is one affine function. */

export interface Pieces {
  /** How many of them lie in the square. */
  count: number;
  /** Corners of each, counter-clockwise. */
  outlines: Pair[][];
}

/** Weights are rounded to multiples of 1/1024, and the pieces of that net are exact. @param hidden layers on the plane itself */
export function piecesOf(hidden: readonly LayerWeights[]): Pieces {
  const layers = integerLayers(
    hidden.map(({ units, kernel, bias }) => ({
      weights: bias.map((_, j) => kernel.filter((_, at) => at % units === j)),
      biases: bias,
    })),
  );
  const half = BigInt(HALF);
  const regions = linearRegions(layers, box(-half, -half, half, half));
  return { count: regions.length, outlines: regions.map((region) => mapRegion(region).corners) };
}
