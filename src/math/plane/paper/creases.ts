import { cos, sin } from '../../elementary/elementary.ts';

/**
 * Folding a round paper along lines through its centre, as paper cutters do, and the same folds as layers of a ReLU net.
 *
 * A fold has an oriented crease t = (cos θ, sin θ) with the normal n = (−sin θ, cos θ) to its left. It keeps what lies to the left and turns the
 * rest over: x ↦ ⟨t,x⟩ t + |⟨n,x⟩| n. With |v| = relu(v) + relu(−v) that is a layer of four ReLU units (folding as in Montúfar et al. 2014).
 */

export type Point = readonly [x: number, y: number];
/** Linear map (x, y) ↦ (a x + b y, c x + d y). */
export type Matrix = readonly [a: number, b: number, c: number, d: number];

export interface Crease {
  /** Direction t; the paper to its left stays. */
  along: Point;
  /** Normal n, to the left. */
  left: Point;
}

/**
 * Folds as the book writes them: one angle θ a crease, in degrees, 0 ≤ θ < 180, first fold first. The crease is the whole line of that angle;
 * of its two sides the one stays that holds the directions just above 0°, and the other is turned over onto it.
 */
export type Folds = readonly number[];

export type FoldName = 'mirror' | 'd4' | 'd5' | 'd6';

/**
 * Folds into n petals, whose paper ends as the wedge from 0 to 180°/n: in half; for four petals three times in half; for five in half, at 72°,
 * back at 0°, and in half again at 36°; for six in three at 60° and 0°, and in half at 30°.
 */
export const petals: Record<FoldName, Folds> = {
  mirror: [0],
  d4: [0, 90, 45],
  d5: [0, 72, 0, 36],
  d6: [0, 60, 0, 30],
};

/** The unit vector of an angle in degrees. */
export const direction = (degrees: number): Point => {
  const radians = (degrees * Math.PI) / 180;
  return [cos(radians), sin(radians)];
};

export const creasesOf = (folds: Folds): Crease[] =>
  folds.map((degrees) => {
    // Above 0° the part to be kept lies to the right: the crease is directed the other way.
    const [c, s] = direction(degrees === 0 ? 0 : degrees + 180);
    return { along: [c, s], left: [-s, c] };
  });

const dot = ([a, b]: Point, [x, y]: Point): number => a * x + b * y;
/** Distances below this are rounding, not paper: coordinates are of size 1. */
const ROUNDING = 1e-9;

export const apply = ([a, b, c, d]: Matrix, [x, y]: Point): Point => [a * x + b * y, c * x + d * y];

/** Where what lies to the right of a crease is turned over to. */
const mirrored = ({ left }: Crease, [x, y]: Point): Point => {
  const twice = 2 * dot(left, [x, y]);
  return [x - twice * left[0], y - twice * left[1]];
};

/** Where a point of the open paper lies after these folds. */
export const fold = (creases: readonly Crease[], point: Point): Point =>
  creases.reduce<Point>((at, crease) => (dot(crease.left, at) < 0 ? mirrored(crease, at) : at), point);

/** A layer of the folding net: kernel[i·4 + j] joins input i to unit j. */
interface FoldLayer {
  units: number;
  kernel: number[];
  bias: number[];
}

/**
 * The folds as a ReLU net with two outputs, the folded point: 4 units a fold, relu(±⟨t,u⟩) and relu(±⟨n,u⟩), where u = (h₁ − h₂) t + (h₃ + h₄) n is
 * read from the layer before. 20 parameters a fold and 2 more.
 */
export function foldingLayers(creases: readonly Crease[]): FoldLayer[] {
  /** Rows that give the folded point from what is read: the inputs themselves, or four units. */
  let readout: Point[] = [
    [1, 0],
    [0, 1],
  ];
  const layers = creases.map(({ along, left }): FoldLayer => {
    const directed = [along, negative(along), left, negative(left)];
    const kernel = readout.flatMap((row) => directed.map((direction) => dot(direction, row)));
    readout = [along, negative(along), left, left];
    return { units: 4, kernel, bias: [0, 0, 0, 0] };
  });
  return [...layers, { units: 2, kernel: readout.flat(), bias: [0, 0] }];
}

const negative = ([x, y]: Point): Point => [-x, -y];

/**
 * The net run backwards: all points of the open paper that the folds take to this one. Each layer, last first, is undone: |v| = y has the
 * solutions ±y, none if y < 0 and one if y = 0.
 */
export function unfold(creases: readonly Crease[], point: Point): Point[] {
  let places: Point[] = [point];
  for (const crease of creases.toReversed()) {
    places = places.flatMap((at) => {
      const height = dot(crease.left, at);
      if (height < -ROUNDING) return [];
      return height <= ROUNDING ? [at] : [at, mirrored(crease, at)];
    });
  }
  return distinct(places);
}

function distinct(places: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const [x, y] of places)
    if (!kept.some(([a, b]) => Math.abs(a - x) < ROUNDING && Math.abs(b - y) < ROUNDING)) kept.push([x, y]);
  return kept;
}
