import { evaluate } from '../../engine/evaluate.ts';
import { denseWithWeights } from '../../engine/models.ts';
import { readPoints } from '../../math/number-list.ts';
import {
  creasesOf,
  foldingLayers,
  unfold,
  type Folds,
  type Matrix,
  type Point,
} from '../../math/plane/paper/creases.ts';
import { cutOpened, holesOf } from '../../math/plane/paper/holes.ts';
import {
  copiesByAngle,
  foldedSheets,
  foldedSpan,
  petalsOf,
  sectorsOf,
  thickness,
  wedgeOf,
  wedgePlace,
} from '../../math/plane/paper/sheets.ts';
import { pair, rounded, type Pair } from '../../math/plane/rounded.ts';
import { outlineOf } from '../../math/plane/paper/scissors.ts';

/** A round paper folded, cut and unfolded; the folds are a ReLU net, and unfolding is that net run backwards. */

export type { Pair };

/** Coordinates are rounded to 4 decimals, [x, y] each; angles are in degrees. */
export interface Result {
  /** n for a paper of n petals; null if some points have fewer copies than others. */
  order: number | null;
  /** Directions of the creases. */
  creases: Pair[];
  /** The folded paper's first edge and its second. */
  span: Pair;
  /** Within each of these parts of the folded paper every point, off their edges, has as many copies. */
  parts: { from: number; to: number; copies: number }[];
  /** Most layers of paper on one another after each fold. */
  thickness: number[];
  layers: number;
  units: number;
  parameters: number;
  /** Where each sheet lies, as the map of the folded paper to its place: on the open paper, and after each fold. */
  stages: Matrix[][];
  /** The part of the folded paper that each sheet lies on, from angle to angle. */
  wedges: Pair[];
  cuts: {
    /** Corners on the folded paper; it may reach over an edge, where it is cut off. */
    outline: Pair[];
    /** Holes that this cut alone opens. */
    copies: number;
    /** Of the two edges of the folded paper, how many it reaches. */
    edges: number;
    /** Where one point of the cut comes to lie, found by running the net backwards. */
    places: Pair[];
  }[];
  /** Holes that all cuts open together: what overlaps is one. */
  holes: number;
  /** Largest distance between a cut's point and what the TensorFlow.js net makes of one of its copies. */
  largestError: number;
}

export function* cutPaper(folds: Folds, text: string): Generator<Result> {
  const creases = creasesOf(folds),
    layers = foldingLayers(creases),
    sectors = sectorsOf(folds),
    span = foldedSpan(sectors);
  const model = denseWithWeights(
    2,
    layers.map(({ units }, l) => ({ units, activation: l < layers.length - 1 ? 'relu' : 'linear' })),
    layers,
  );
  try {
    const outlines = readPoints(text).map((corners) =>
      outlineOf(corners.map(([share, radius]) => wedgePlace(span, share, radius))),
    );
    let largestError = 0;
    const cuts = outlines.map((outline) => {
      const { holes, edges, place } = cutOpened(sectors, outline);
      const places = place ? unfold(creases, place) : [];
      if (place) largestError = Math.max(largestError, errorOf(model, places, place));
      return { outline: outline.map(pair), copies: holes, edges, places: places.map(pair) };
    });
    yield {
      order: petalsOf(sectors) ?? null,
      creases: creases.map(({ along }) => pair(along)),
      span: [...span],
      parts: copiesByAngle(sectors),
      thickness: thickness(folds),
      layers: creases.length,
      units: 4 * creases.length,
      parameters: layers.reduce((sum, { kernel, bias }) => sum + kernel.length + bias.length, 0),
      stages: foldedSheets(folds).map((maps) => maps.map((map) => map.map(rounded) as unknown as Matrix)),
      wedges: sectors.map((sector): Pair => [...wedgeOf(sector)]),
      cuts,
      holes: holesOf(sectors, outlines),
      largestError,
    };
  } finally {
    model.dispose();
  }
}

/** How far from a point the net folds its copies, at most. */
function errorOf(model: Parameters<typeof evaluate>[0], places: readonly Point[], [x, y]: Point): number {
  const [folded] = evaluate(model, Float32Array.from(places.flat()), places.length);
  const distances = places.map((_, i) => {
    const [dx, dy] = [folded![2 * i]! - x, folded![2 * i + 1]! - y];
    return Math.sqrt(dx * dx + dy * dy);
  });
  return Math.max(...distances);
}
