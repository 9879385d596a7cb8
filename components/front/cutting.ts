import type { Point } from '../../src/lab/hands/pointer.ts';
import { fewerCorners, strokeCorners } from '../../src/lab/hands/stroke.ts';

/** What a stroke cuts out of the folded paper: a wedge between the creases at 0° and 30°, in thousandths of the paper's radius. */

export interface Cut {
  /** What was drawn, in whole thousandths: one place tapped, the two ends of a slash, or the corners of an outline. The rest follows from it. */
  corners: readonly Point[];
  /** The hole, as SVG path data; it may reach beyond the creases, where it is clipped. */
  path: string;
  /** Which creases it reaches: the first, at 0°; the second, at 30°. */
  creases: readonly [first: boolean, second: boolean];
}

const HALF = Math.PI / 6;
/** A cut that comes so near to a crease is across it. */
const NEAR = 8;
/** A stroke shorter than this is a tap. */
const TAP = 25;
const LEAF_WIDTH = 60;
/** What the reader's cuts are called in an address, and how many a paper takes. */
export const KEY = 'flower';
export const MOST_CUTS = 24;
/** Corners of an outline, at most, and how little (in square thousandths) one may stand out: a line of it is told by its ends. */
export const MOST_CORNERS = 24;
const FLAT = 60;
/** How far beside the paper a stroke may begin or end. */
export const REACH = { x: [-400, 1500], y: [-600, 1200] } as const;

/** How far a point is inside the wedge from each crease; negative outside. */
const depths = ([x, y]: Point): readonly [number, number] => [y, Math.sin(HALF) * x - Math.cos(HALF) * y];
const isOnPaper = (place: Point): boolean => Math.min(...depths(place)) >= 0 && Math.hypot(...place) < 1050;

function creasesOf(places: readonly Point[]): Cut['creases'] {
  const [first, second] = [0, 1].map((k) => places.some((place) => depths(place)[k as 0 | 1] < NEAR));
  return [first!, second!];
}

const written = (place: Point): string => place.map(Math.round).join(' ');

/** A lozenge around a point, pointing away from the paper's centre: what a tap cuts. */
function nick([x, y]: Point): Cut {
  const size = 45,
    length = Math.hypot(x, y);
  // At the centre no way is outwards.
  const [ux, uy] = length === 0 ? [size, 0] : [(x / length) * size, (y / length) * size];
  const corners: Point[] = [
    [x + 2 * ux, y + 2 * uy],
    [x - uy, y + ux],
    [x - 2 * ux, y - 2 * uy],
    [x + uy, y - ux],
  ];
  return { corners: [[x, y]], path: `M${corners.map(written).join('L')}Z`, creases: creasesOf(corners) };
}

/** A willow leaf between two points: what a straight slash cuts. */
function leaf(from: Point, to: Point): Cut {
  const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const [nx, ny] = [(-(to[1] - from[1]) / length) * LEAF_WIDTH, ((to[0] - from[0]) / length) * LEAF_WIDTH];
  const controls: Point[] = [
    [middle[0] + nx, middle[1] + ny],
    [middle[0] - nx, middle[1] - ny],
  ];
  const belly: Point[] = controls.map(([x, y]) => [(x + middle[0]) / 2, (y + middle[1]) / 2]);
  return {
    corners: [from, to],
    path: `M${written(from)}Q${written(controls[0]!)} ${written(to)}Q${written(controls[1]!)} ${written(from)}Z`,
    creases: creasesOf([from, to, ...belly]),
  };
}

/** The cut that a stroke makes: a nick from a tap, a leaf from a slash, else what it encloses. Undefined if it misses the paper. */
export function cutOf(stroke: readonly Point[]): Cut | undefined {
  if (!stroke.some(isOnPaper)) return undefined;
  const corners = strokeCorners(stroke, { tap: TAP, slender: LEAF_WIDTH });
  const told = corners.length > 2 ? fewerCorners(corners, MOST_CORNERS, FLAT) : corners;
  return cutAt(told.map(([x, y]): Point => [within(x, REACH.x), within(y, REACH.y)]));
}

const within = (value: number, [low, high]: readonly [number, number]) =>
  Math.min(high, Math.max(low, Math.round(value) + 0));

/** The cut of these corners, at least one: how a cut is had again that was told by them. */
export function cutAt(corners: readonly Point[]): Cut {
  const [first, second] = corners;
  if (second === undefined || (corners.length === 2 && first!.join() === second.join())) return nick(first!);
  if (corners.length === 2) return leaf(first!, second);
  return { corners, path: `M${corners.map(written).join('L')}Z`, creases: creasesOf(corners) };
}

/** In how many places a cut opens when a paper of that many layers is unfolded: across one crease two layers share each hole, across both all do. */
export function placesOf({ creases: [first, second] }: Cut, layers: number): number {
  if (first && second) return 1;
  return first || second ? layers / 2 : layers;
}
