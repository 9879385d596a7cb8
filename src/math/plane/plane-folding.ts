import { cos, sin } from '../elementary/elementary.ts';

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

export type FoldName = 'mirror' | 'd4' | 'd5' | 'd6';

/** Order n of the symmetry: the folded paper is the wedge from angle 0 to π/n. */
export const orders: Record<FoldName, number> = { mirror: 1, d4: 4, d5: 5, d6: 6 };

/**
 * Directions of the creases in degrees, first fold first. In half; for five petals once more at 72°, back at 0°, and in half again at 36°;
 * for six in three at 60° and 0°, and in half at 30°. A crease directed away from 0 … 180 keeps what lies below it.
 */
const directions: Record<FoldName, readonly number[]> = {
  mirror: [0],
  d4: [0, 270, 225],
  d5: [0, 252, 0, 216],
  d6: [0, 240, 0, 210],
};

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

export const creasesOf = (name: FoldName): Crease[] =>
  directions[name].map((degrees) => {
    const [c, s] = [cos(radians(degrees)), sin(radians(degrees))];
    return { along: [c, s], left: [-s, c] };
  });

const dot = ([a, b]: Point, [x, y]: Point): number => a * x + b * y;
/** Distances below this are rounding, not paper: coordinates are of size 1. */
const ROUNDING = 1e-9;

export const apply = ([a, b, c, d]: Matrix, [x, y]: Point): Point => [a * x + b * y, c * x + d * y];
export const multiply = ([a, b, c, d]: Matrix, [p, q, r, s]: Matrix): Matrix => [
  a * p + b * r,
  a * q + b * s,
  c * p + d * r,
  c * q + d * s,
];
export const identity: Matrix = [1, 0, 0, 1];

/**
 * Turning over about a crease, seen from above: distances from the crease are multiplied by `across`, from 1 (flat) over 0 (upright) to −1
 * (turned over, the reflection).
 */
export const turn = ({ along: [x, y] }: Crease, across: number): Matrix => {
  const mixed = (1 - across) * x * y;
  return [x * x + across * y * y, mixed, mixed, y * y + across * x * x];
};
const reflection = (crease: Crease): Matrix => turn(crease, -1);

/** Where a point of the open paper lies after these folds. */
export const fold = (creases: readonly Crease[], point: Point): Point =>
  creases.reduce<Point>((at, crease) => (dot(crease.left, at) < 0 ? apply(reflection(crease), at) : at), point);

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
      return height <= ROUNDING ? [at] : [at, apply(reflection(crease), at)];
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

/**
 * The sheets of the folded paper: the maps that take the wedge to each of its places on the open paper, found by undoing the folds; each is
 * an affine piece of the net's inverse. The first is the identity.
 */
export function sheets(name: FoldName): Matrix[] {
  const middle = wedgePlace(name, 0.5, 0.5);
  let maps: Matrix[] = [identity];
  for (const crease of creasesOf(name).toReversed()) {
    maps = maps
      .filter((map) => dot(crease.left, apply(map, middle)) > 0)
      .flatMap((map) => [map, multiply(reflection(crease), map)]);
  }
  return maps;
}

/**
 * Where each sheet lies before the first fold, after it, … and after the last, when all are the identity. While a sheet is turned over it is
 * seen at (1 + cos πt)/2 of the one place and (1 − cos πt)/2 of the other, for `turn` is linear in `across`.
 */
export function foldedSheets(name: FoldName): Matrix[][] {
  const middle = wedgePlace(name, 0.5, 0.5);
  const stages = [sheets(name)];
  for (const crease of creasesOf(name)) {
    stages.push(
      stages.at(-1)!.map((map) => (dot(crease.left, apply(map, middle)) < 0 ? multiply(reflection(crease), map) : map)),
    );
  }
  return stages;
}

/** A point of the folded paper: share 0 lies on the first crease, 1 on the second; the radius is 0 to 1. */
export function wedgePlace(name: FoldName, share: number, radius: number): Point {
  const angle = (share * Math.PI) / orders[name];
  return [radius * cos(angle), radius * sin(angle)];
}

/**
 * Where the outline of a cut meets the two creases of the folded paper, first and second: a place on each that it reaches or crosses.
 * @param outline corners in the plane; one that lies wholly beyond a crease does not occur
 */
export function creasesMet(name: FoldName, outline: readonly Point[]): (Point | undefined)[] {
  const angle = Math.PI / orders[name],
    [c, s] = [cos(angle), sin(angle)];
  const borders: Crease[] = [
    { along: [1, 0], left: [0, 1] },
    { along: [c, s], left: [s, -c] }, // inwards
  ];
  return borders.map(({ along, left }) => {
    for (const [i, p] of outline.entries()) {
      const q = outline[(i + 1) % outline.length]!;
      const [inside, next] = [dot(left, p), dot(left, q)];
      const isOn = Math.abs(inside) <= ROUNDING;
      if (!isOn && inside > 0 === next > 0) continue;
      const share = isOn ? 0 : inside / (inside - next);
      const at: Point = [p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1])];
      if (dot(along, at) >= -ROUNDING) return at;
    }
    return undefined;
  });
}

/**
 * In how many places a cut opens: 2n, n if it meets one crease, where two sheets share each hole, and 1 if it meets both.
 * @param outline corners in the plane
 */
export function copiesOf(name: FoldName, outline: readonly Point[]): number {
  const n = orders[name],
    met = creasesMet(name, outline).filter((place) => place !== undefined).length;
  return met === 2 ? 1 : met === 1 ? n : 2 * n;
}

/** Most layers of paper on one another after each fold. */
export function thickness(name: FoldName): number[] {
  const creases = creasesOf(name);
  return creases.map((_, i) => {
    const done = creases.slice(0, i + 1);
    // Middles of half-sectors all round: between them nothing changes.
    const around = Array.from({ length: 4 * orders[name] }, (_, k) => {
      const angle = ((k + 0.5) * Math.PI) / (2 * orders[name]);
      return [cos(angle) / 2, sin(angle) / 2] as const;
    });
    return Math.max(...around.map((point) => unfold(done, point).length));
  });
}
