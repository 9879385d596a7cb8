import { cos, sin } from './elementary.ts';
import { random, type Random } from './random.ts';

/**
 * Paper window flowers (窗花): a disc of paper is folded into one wedge of angle π/n, cut there, and unfolded. Unfolding applies the 2n symmetries of
 * the regular n-gon (the dihedral group D_n) to every cut: a cut off the creases opens in 2n places, one across a crease in n.
 *
 * Curves are chains of quadratic Bézier arcs, so that reflections map control points to control points exactly.
 */

export type Point = readonly [x: number, y: number];
/** A closed curve: from `start` through arcs of [control, end], the last end being the start. */
export interface Curve {
  start: Point;
  arcs: readonly (readonly [control: Point, end: Point])[];
}
/** A map of the plane: (x, y) → (ax + cy, bx + dy), an orthogonal matrix here. */
export type Isometry = readonly [a: number, b: number, c: number, d: number];

/** A folded paper: the order n of its symmetry, the arc of its outer edge in the wedge, and its cuts. */
export interface FoldedPaper {
  n: number;
  /** Outer edge from the first crease (angle 0) to the second (π/n). */
  edge: readonly [start: Point, control: Point, end: Point];
  /** Cuts that lie off both creases. */
  cuts: readonly Curve[];
  /** Cuts across a crease, given whole; each is its own mirror image in that crease. */
  creaseCuts: readonly Curve[];
}

const apply = ([a, b, c, d]: Isometry, [x, y]: Point): Point => [a * x + c * y, b * x + d * y];
const rotation = (angle: number): Isometry => [cos(angle), sin(angle), -sin(angle), cos(angle)];
const polar = (radius: number, angle: number): Point => [radius * cos(angle), radius * sin(angle)];

export const move = (map: Isometry, { start, arcs }: Curve): Curve => ({
  start: apply(map, start),
  arcs: arcs.map(([control, end]) => [apply(map, control), apply(map, end)] as const),
});

/** The 2n elements of D_n whose mirrors are the creases: rotations by 2πk/n, and those after the reflection in the first crease. */
export function dihedral(n: number): Isometry[] {
  return Array.from({ length: n }, (_, k) => (2 * Math.PI * k) / n).flatMap((angle): Isometry[] => {
    const [a, b, c, d] = rotation(angle);
    return [[a, b, c, d], [a, b, -c, -d]];
  });
}

/** Every place where the cuts open when the paper is unfolded: 2n of each cut off the creases, n of each across one. */
export function unfold({ n, cuts, creaseCuts }: FoldedPaper): Curve[] {
  const all = dihedral(n), rotations = all.filter((_, i) => i % 2 === 0);
  return [...cuts.flatMap((cut) => all.map((map) => move(map, cut))), ...creaseCuts.flatMap((cut) => rotations.map((map) => move(map, cut)))];
}

/** The outer edge of the unfolded paper. */
export function outline({ n, edge: [start, control, end] }: FoldedPaper): Curve {
  const arcs = Array.from({ length: n }, (_, k) => rotation((2 * Math.PI * k) / n)).flatMap((turn) => {
    const mirrored = rotation((2 * Math.PI) / n), flip = ([x, y]: Point): Point => apply(turn, apply(mirrored, [x, -y]));
    return [[apply(turn, control), apply(turn, end)] as const, [flip(control), flip(start)] as const];
  });
  return { start, arcs };
}

const written = ([x, y]: Point): string => `${Math.round(x * 1000)} ${Math.round(y * 1000)}`;

/** A curve as SVG path data, in thousandths of the paper's radius. */
export const pathOf = ({ start, arcs }: Curve): string =>
  `M${written(start)}${arcs.map(([control, end]) => `Q${written(control)} ${written(end)}`).join('')}Z`;

/** The whole flower as one path for fill-rule evenodd, within the square from −1000 to 1000. */
export const flowerPath = (paper: FoldedPaper): string => [outline(paper), ...unfold(paper)].map(pathOf).join('');

/** The folded paper alone: the wedge's border, and each cut (those across a crease reach beyond it and are to be clipped). */
export function wedgePaths({ n, edge: [start, control, end], cuts, creaseCuts }: FoldedPaper): { paper: string; cuts: string[] } {
  const other = rotation((2 * Math.PI) / n);
  const paper = `M0 0L${written(start)}Q${written(control)} ${written(end)}Z`;
  // A cut on the first crease and its turned copy on the second are two copies of one class: only the one that meets the wedge shows.
  return { paper, cuts: [...cuts, ...creaseCuts, ...creaseCuts.map((cut) => move(other, cut))].map(pathOf) };
}

/** A willow leaf from the origin along +x. */
const leaf = (length: number, width: number): Curve => ({
  start: [0, 0],
  arcs: [[[length * 0.45, width], [length, 0]], [[length * 0.45, -width], [0, 0]]],
});
/** A crescent (月牙) with its tips on the y axis, bulging to +x. */
const crescent = (height: number, depth: number): Curve => ({
  start: [0, -height],
  arcs: [[[depth * 2, 0], [0, height]], [[depth * 0.7, 0], [0, -height]]],
});
/** A drop, pointed at the origin, round towards +x. */
const drop = (length: number, width: number): Curve => ({
  start: [0, 0],
  arcs: [[[length * 0.4, width * 0.5], [length * 0.72, width]], [[length * 1.1, width * 0.9], [length * 1.1, 0]],
    [[length * 1.1, -width * 0.9], [length * 0.72, -width]], [[length * 0.4, -width * 0.5], [0, 0]]],
});
/** A lozenge around the origin. */
const lozenge = (length: number, width: number): Curve => ({
  start: [length, 0],
  arcs: ([[0, width], [-length, 0], [0, -width], [length, 0]] as Point[]).map((end, i, ends) => {
    const from = i === 0 ? ([length, 0] as Point) : ends[i - 1]!;
    return [[(from[0] + end[0]) / 2, (from[1] + end[1]) / 2], end] as const;
  }),
});

/** Turns a curve about the origin, then carries the origin to the point at that radius and angle. */
function placed(curve: Curve, radius: number, angle: number, turn = angle): Curve {
  const [x, y] = polar(radius, angle), at = (p: Point): Point => [p[0] + x, p[1] + y];
  const turned = move(rotation(turn), curve);
  return { start: at(turned.start), arcs: turned.arcs.map(([control, end]) => [at(control), at(end)] as const) };
}

const between = (stream: Random, low: number, high: number): number => low + (high - low) * stream.uniform();
const oneOf = <T>(stream: Random, options: readonly T[]): T => options[stream.integer(options.length)]!;

/**
 * A window flower drawn by chance: petals at the edge and three rings of cuts that leave bridges of paper between them, so that it stays in one piece.
 * @param seed the same seed gives the same flower
 * @param n order of the symmetry, 5 to 8. @throws RangeError otherwise
 */
export function windowFlower(seed: number, n: number): FoldedPaper {
  if (!Number.isInteger(n) || n < 5 || n > 8) throw new RangeError(`invalid n: ${n}`);
  const stream = random(seed, 'window flower');
  const half = Math.PI / n;
  const tall = between(stream, 0.96, 1), low = between(stream, 0.74, 0.84);
  const [start, end] = stream.integer(2) === 0 ? [polar(tall, 0), polar(low, half)] : [polar(low, 0), polar(tall, half)];
  const control = polar(between(stream, 1.02, 1.1), half * between(stream, 0.45, 0.6));
  const petal = start[0] === tall ? 0 : half, hollow = half - petal;
  // The room between neighbouring creases at radius r is r·half·2: widths are shares of it.
  const room = (radius: number) => radius * half;

  const creaseCuts = [
    // Ring 1: around the centre.
    placed(oneOf(stream, [leaf, drop])(between(stream, 0.14, 0.17), room(0.2) * between(stream, 0.36, 0.5)), 0.09, hollow),
    // Ring 2: the eye of each petal, and a lozenge in the hollow between petals.
    placed(oneOf(stream, [drop, leaf])(between(stream, 0.26, 0.32), room(0.5) * between(stream, 0.34, 0.44)), 0.34, petal),
    placed(lozenge(between(stream, 0.055, 0.08), room(0.5) * between(stream, 0.14, 0.2)), 0.52, hollow),
    // Ring 3: a crescent near the petal's tip.
    placed(crescent(room(0.8) * between(stream, 0.36, 0.46), between(stream, 0.05, 0.075)), between(stream, 0.77, 0.81), petal),
  ];
  const side = petal === 0 ? 1 : -1, towards = (share: number) => petal + side * half * share;
  const cuts = [
    // Off the creases: leaves along the petal's rim, and a small tooth beside its eye.
    placed(leaf(between(stream, 0.16, 0.2), room(0.6) * between(stream, 0.1, 0.15)), 0.56, towards(0.62), towards(0.62) - side * between(stream, 0.1, 0.5)),
    placed(leaf(between(stream, 0.1, 0.13), room(0.4) * between(stream, 0.12, 0.17)), 0.3, towards(0.55), towards(0.55) + side * between(stream, 0.2, 0.5)),
  ];
  return { n, edge: [start, control, end], cuts, creaseCuts };
}

/** The book's own mark: six-fold. */
export const mark = (): FoldedPaper => windowFlower(6, 6);
/** The emblem of a chapter, from its number. */
export const emblem = (chapter: number): FoldedPaper => windowFlower(100 + chapter, 5 + (chapter % 4));
