import type { Point } from '../../src/lab/hands/pointer.ts';
import { strokeCorners } from '../../src/lab/hands/stroke.ts';

/** What a stroke cuts out of the folded paper: a wedge between the creases at 0° and 30°, in thousandths of the paper's radius. */

export interface Cut {
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

/** How far a point is inside the wedge from each crease; negative outside. */
const depths = ([x, y]: Point): readonly [number, number] => [y, Math.sin(HALF) * x - Math.cos(HALF) * y];
const isOnPaper = (place: Point): boolean => Math.min(...depths(place)) >= 0 && Math.hypot(...place) < 1050;

function creasesOf(places: readonly Point[]): Cut['creases'] {
  const [first, second] = [0, 1].map((k) => places.some((place) => depths(place)[k as 0 | 1] < NEAR));
  return [first!, second!];
}

const written = (place: Point): string => place.map(Math.round).join(' ');

/** A lozenge around a point, pointing away from the paper's centre: what a tap cuts. */
export function nick([x, y]: Point): Cut {
  const size = 45,
    length = Math.hypot(x, y) || 1,
    [ux, uy] = [(x / length) * size, (y / length) * size];
  const corners: Point[] = [
    [x + 2 * ux, y + 2 * uy],
    [x - uy, y + ux],
    [x - 2 * ux, y - 2 * uy],
    [x + uy, y - ux],
  ];
  return { path: `M${corners.map(written).join('L')}Z`, creases: creasesOf(corners) };
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
    path: `M${written(from)}Q${written(controls[0]!)} ${written(to)}Q${written(controls[1]!)} ${written(from)}Z`,
    creases: creasesOf([from, to, ...belly]),
  };
}

/** The cut that a stroke makes: a nick from a tap, a leaf from a slash, else what it encloses. Undefined if it misses the paper. */
export function cutOf(stroke: readonly Point[]): Cut | undefined {
  if (!stroke.some(isOnPaper)) return undefined;
  const corners = strokeCorners(stroke, { tap: TAP, slender: LEAF_WIDTH });
  const [first, second] = corners;
  if (second === undefined) return first && nick(first);
  if (corners.length === 2) return leaf(first!, second);
  return { path: `M${stroke.map(written).join('L')}Z`, creases: creasesOf(stroke) };
}

/** In how many places a cut opens when a paper of that many layers is unfolded: across one crease two layers share each hole, across both all do. */
export function placesOf({ creases: [first, second] }: Cut, layers: number): number {
  if (first && second) return 1;
  return first || second ? layers / 2 : layers;
}
